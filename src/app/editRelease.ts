/**
 * Edits cards again on a clock that does not move. A card that was just edited is left alone for five seconds of the clock, so
 * on such a clock it would never be edited again. Five seconds of real time without a move of the clock count too.
 */
import { after, type Instant } from '../core/ids.ts';
import { EDIT_EVERY_MS } from '../delivery/rendered.ts';
import type { Store } from '../store/store.ts';

export interface EditRelease {
  /** Plans the release when cards wait for their five seconds. */
  plan(): Promise<void>;
  stop(): void;
}

/** @param release called after the time; `aheadMs` is how far ahead of the clock edits may be done */
export function createEditRelease(
  { store, now }: { readonly store: Pick<Store, 'dueRefreshes'>; readonly now: () => Instant },
  release: (aheadMs: number) => void,
): EditRelease {
  /** `at`: the clock's time when the timer was set. */
  let planned: { readonly timer: NodeJS.Timeout; readonly at: Instant } | undefined;

  return {
    async plan() {
      const at = now();
      if (planned && planned.at === at) return;
      clearTimeout(planned?.timer);
      planned = undefined;
      if ((await store.dueRefreshes(after(at, EDIT_EVERY_MS), 1)).length === 0) return;
      const end = (): void => {
        planned = undefined;
        release(now() === at ? EDIT_EVERY_MS : 0);
      };
      planned = { timer: setTimeout(end, EDIT_EVERY_MS).unref(), at };
    },
    stop: () => clearTimeout(planned?.timer),
  };
}
