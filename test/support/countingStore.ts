/** A store that counts what is read from it: how much a look or an act reads must not depend on the history. */
import type { Store } from '../../src/store/store.ts';

export interface CountedStore {
  readonly store: Store;
  /** Documents, deliveries and lines of the audit trail that were read since the last call. */
  read(): number;
}

const READS = [
  ...['load', 'list', 'latest', 'due', 'tasks', 'findByKey', 'receipt', 'repeated', 'delivery', 'deliveries', 'audit'],
  ...['dueDeliveries', 'dueRefreshes', 'outdated'],
] as const;

export function countedStore(store: Store): CountedStore {
  let count = 0;
  const counted: Record<string, unknown> = { ...store };
  for (const name of READS) {
    const read = store[name as keyof Store] as (...asked: readonly unknown[]) => Promise<unknown>;
    counted[name] = async (...asked: readonly unknown[]) => {
      const found = await read(...asked);
      count += Array.isArray(found) ? found.length : 1;
      return found;
    };
  }
  counted['peek'] = ((id) => {
    const found = store.peek?.(id);
    if (found) count += 1;
    return found;
  }) satisfies Store['peek'];
  return {
    store: counted as unknown as Store,
    read() {
      const before = count;
      count = 0;
      return before;
    },
  };
}
