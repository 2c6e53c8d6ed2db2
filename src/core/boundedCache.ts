/**
 * A map with a maximum of entries, which forgets the least recently used ones. Use it for values that can be made again.
 * Entries are in two halves. When the young half is full it becomes the old one, and the former old one is dropped. An entry
 * that is read in the old half moves to the young one. So a read costs about one look-up, and an entry is only forgotten when
 * it was not used while half of the maximum came in.
 */
export interface BoundedCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  clear(): void;
  readonly size: number;
}

/** @param max the number of entries, 2 or more */
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
