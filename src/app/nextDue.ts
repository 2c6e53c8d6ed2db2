/** When something is due next: in the store, or in the dispatcher, which knows what waits for a limit or a new try. */
import { earliest, type Instant } from '../core/ids.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { Store } from '../store/store.ts';

export interface NextDue {
  /** The next instant at which something is due; null when nothing is. */
  next(): Promise<Instant | null>;
  /** Is anything due by then besides edits of cards? */
  isMoreThanEdits(at: Instant): Promise<boolean>;
}

export const createNextDue = (
  store: Pick<Store, 'nextDue' | 'due' | 'tasks' | 'dueDeliveries'>,
  dispatcher: Dispatcher,
  now: () => Instant,
): NextDue => ({
  async next() {
    const stored = await store.nextDue();
    const waiting = dispatcher.nextAt();
    // What is due and was not done waits for a limit or a new try.
    return stored !== null && stored <= now() && waiting !== null ? waiting : earliest(stored, waiting);
  },
  async isMoreThanEdits(at) {
    const waiting = dispatcher.nextAt();
    if (waiting !== null && waiting <= at) return true;
    const found = await Promise.all([store.due(at, 1), store.tasks(at, 1), store.dueDeliveries(at, 1)]);
    return found.some(({ length }) => length > 0);
  },
});
