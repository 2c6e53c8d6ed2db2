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

/** Entries are linked in the order of their use. To move one in a map instead would make the map anew every so often. */
interface Entry<Thing> {
  readonly id: string;
  readonly thing: Thing;
  older: Entry<Thing> | undefined;
  newer: Entry<Thing> | undefined;
}

export function createCache<Thing extends { readonly size: number }>(most: number, mostSize: number): Cache<Thing> {
  const entries = new Map<string, Entry<Thing>>();
  let oldest: Entry<Thing> | undefined;
  let newest: Entry<Thing> | undefined;
  let total = 0;

  function unlink(entry: Entry<Thing>): void {
    if (entry.older) entry.older.newer = entry.newer;
    else oldest = entry.newer;
    if (entry.newer) entry.newer.older = entry.older;
    else newest = entry.older;
  }

  function append(entry: Entry<Thing>): void {
    entry.older = newest;
    entry.newer = undefined;
    if (newest) newest.newer = entry;
    else oldest = entry;
    newest = entry;
  }

  function remove(id: string): void {
    const entry = entries.get(id);
    if (!entry) return;
    unlink(entry);
    entries.delete(id);
    total -= entry.thing.size;
  }

  return {
    get(id) {
      const entry = entries.get(id);
      if (entry && entry !== newest) {
        unlink(entry);
        append(entry);
      }
      return entry?.thing;
    },
    set(id, thing) {
      remove(id);
      const entry = { id, thing, older: undefined, newer: undefined };
      entries.set(id, entry);
      append(entry);
      total += thing.size;
      while (oldest && (entries.size > most || (total > mostSize && entries.size > 1))) remove(oldest.id);
    },
    delete: remove,
    clear() {
      entries.clear();
      oldest = newest = undefined;
      total = 0;
    },
  };
}
