/**
 * Remembers which press or form of an open window was the last. Slack shows by a hash that a window has changed, but not
 * who changed it. After a newer press, its answer must stay; after a change by Concord itself with the same content, the
 * answer is shown.
 */
import { createBoundedCache } from '../../core/boundedCache.ts';

export interface Windows {
  /**
   * Something was pressed in the window, or its form was sent. @returns a function that tells whether this is still the
   * last press
   */
  touched(view: string): () => boolean;
}

/** The maximum of remembered windows, which are open for minutes. In a forgotten window every press counts as the last. */
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
