/** Makes a value when it is first asked for, and keeps it: what a start does not need is not made by it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly is: T } | undefined;
  return () => (made ??= { is: make() }).is;
}
