/**
 * A cache with limits on the number of entries and on the sum of their sizes. The least recently used entries are removed
 * first.
 */
export interface Cache<Thing> {
  get(id: string): Thing | undefined;
  set(id: string, thing: Thing): void;
  delete(id: string): void;
  clear(): void;
}

export function createCache<Thing extends { readonly size: number }>(most: number, mostSize: number): Cache<Thing> {
  // A Map keeps its insertion order: its first key is the least recently used.
  const things = new Map<string, Thing>();
  let total = 0;
  const remove = (id: string): void => {
    total -= things.get(id)?.size ?? 0;
    things.delete(id);
  };
  return {
    get(id) {
      const thing = things.get(id);
      if (!thing) return undefined;
      things.delete(id);
      things.set(id, thing);
      return thing;
    },
    set(id, thing) {
      remove(id);
      things.set(id, thing);
      total += thing.size;
      while (things.size > most || (total > mostSize && things.size > 1)) {
        const [oldest] = things.keys();
        if (oldest !== undefined) remove(oldest);
      }
    },
    delete: remove,
    clear() {
      things.clear();
      total = 0;
    },
  };
}
