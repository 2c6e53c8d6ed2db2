/** A store that tells how its writes go. What it reads and writes is not changed. */
import type { Commit, CommitResult, Settlement, Store } from '../store/store.ts';

export interface StoreWatch {
  /** A commit was answered after so many milliseconds. */
  committed(changes: Commit, result: CommitResult, ms: number): void;
  settled(settlements: readonly Settlement[]): void;
  /** The store answered. */
  answered(): void;
  /** It did not, or said no. */
  failed(fault: unknown): void;
}

export function watchStore(store: Store, watch: StoreWatch): Store {
  const watched = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      const result = await call();
      watch.answered();
      return result;
    } catch (fault) {
      watch.failed(fault);
      throw fault;
    }
  };
  return {
    ...store,
    commit: (changes) =>
      watched(async () => {
        const since = performance.now();
        const result = await store.commit(changes);
        watch.committed(changes, result, performance.now() - since);
        return result;
      }),
    settle: (settlements, tasks) =>
      watched(async () => {
        await store.settle(settlements, tasks);
        watch.settled(settlements);
      }),
    ping: () => watched(() => store.ping()),
  };
}
