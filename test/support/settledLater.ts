/** A promise that a test settles itself, as `Promise.withResolvers` of newer Node.js does. */
export interface SettledLater<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (fault: unknown) => void;
}

export function settledLater<Value = void>(): SettledLater<Value> {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (fault: unknown) => void = () => undefined;
  const promise = new Promise<Value>((...ends) => {
    [resolve, reject] = ends;
  });
  return { promise, resolve, reject };
}
