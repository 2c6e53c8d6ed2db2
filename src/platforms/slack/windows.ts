/**
 * Which press or form of an open window came last. Slack tells a changed window by its hash, but not who changed it: it may
 * have been a newer press, which is to stand, or Concord itself with the same content, over which the answer is to be shown.
 */
import { createBoundedCache } from '../../core/boundedCache.ts';

export interface Windows {
  /** Something was pressed in the window, or its form was sent. @returns whether that is still the last */
  touched(view: string): () => boolean;
}

/** Windows are open for minutes; of one that was forgotten, whatever was pressed counts as the last. */
const MAX_WINDOWS = 5_000;

export function createWindows(): Windows {
  const last = createBoundedCache<string, number>(MAX_WINDOWS);
  let presses = 0;
  return {
    touched(view) {
      const own = (presses += 1);
      last.set(view, own);
      return () => (last.get(view) ?? own) === own;
    },
  };
}
