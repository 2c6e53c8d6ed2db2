/**
 * A map that holds at most so many entries and forgets those that were not used for longest. For what can always be asked
 * or made again.
 *
 * Entries live in two halves. A full young half becomes the old one, and what is read there moves back to the young. So
 * what is forgotten was not used while half of the limit came in, and a read costs one look-up.
 */
export interface BoundedCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  clear(): void;
  readonly size: number;
}

/** @param max entries, 2 or more */
export function createBoundedCache<Key, Value>(max: number): BoundedCache<Key, Value> {
  const half = Math.max(1, Math.floor(max / 2));
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();

  function set(key: Key, value: Value): void {
    if (young.size >= half && !young.has(key)) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    old.delete(key);
  }

  return {
    get(key) {
      const found = young.get(key);
      if (found !== undefined) return found;
      const kept = old.get(key);
      if (kept !== undefined) set(key, kept);
      return kept;
    },
    set,
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
    clear() {
      young.clear();
      old.clear();
    },
    get size() {
      return young.size + old.size;
    },
  };
}
