/** Long work in slices: other work has its turn in between, so nobody waits for a long list. */

/** Saved when the program starts, because a test with fake timers would otherwise stop all long work. */
const defer = globalThis.setImmediate;
export const othersTurn = (): Promise<void> => new Promise((resolve) => void defer(resolve));

/** The number of items in a slice: some milliseconds, whatever is made of them. */
const SLICE = 500;

/** The items in slices, with a turn of others between two of them. */
export async function* slicesOf<T>(items: Iterable<T>, size = SLICE): AsyncGenerator<readonly T[]> {
  let slice: T[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
    await othersTurn();
  }
  if (slice.length > 0) yield slice;
}

export async function mapInSlices<T, Made>(items: Iterable<T>, make: (item: T) => Made, size = SLICE): Promise<Made[]> {
  const made: Made[] = [];
  for await (const slice of slicesOf(items, size)) for (const item of slice) made.push(make(item));
  return made;
}
