/** Stands before a store like a disk that is full: what is there is read, and nothing is written. */
import type { Store } from '../../src/store/store.ts';

export interface RefusingStore {
  readonly over: (store: Store) => Store;
  full: boolean;
  /** So many writes were refused. */
  readonly refused: number;
}

/** @param settlements so many of the first writes of settlements are refused, though the disk is not full */
export function refusingStore({ settlements = 0 }: { readonly settlements?: number }): RefusingStore {
  let left = settlements;
  let refused = 0;
  const disk = {
    full: false,
    get refused() {
      return refused;
    },
    over: (store: Store): Store => {
      const write = async <Written>(work: () => Promise<Written>): Promise<Written> => {
        if (!disk.full) return work();
        refused += 1;
        throw new Error('the disk is full');
      };
      return {
        ...store,
        ping: () => write(() => store.ping()),
        commit: (commit) => write(() => store.commit(commit)),
        edited: (edits) => write(() => store.edited(edits)),
        refreshLater: (id) => write(() => store.refreshLater(id)),
        settle: (...given) =>
          left-- > 0 ? Promise.reject(new Error('the disk was full')) : write(() => store.settle(...given)),
      };
    },
  };
  return disk;
}
