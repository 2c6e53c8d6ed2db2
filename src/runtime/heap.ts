/** Holds V8's heap close to what is alive in it. */
import { setFlagsFromString } from 'node:v8';

/**
 * How far the old generation may grow beyond what was alive after its last full collection, in percent. V8 itself lets it
 * grow to several times that, however small it is.
 */
const MOST_GROWTH_PERCENT = 40;
const growth = (percent: number): string => `--heap-growing-percent=${percent}`;
export const HEAP_FLAG = growth(MOST_GROWTH_PERCENT);
/** V8's own way of growing. */
const BEFORE = growth(0);

/**
 * Called when the program is there, because a start collects little. The built program's `main.js` finds here what to put
 * back while it reads code that was compiled ahead.
 */
export function holdHeap(): void {
  setFlagsFromString(HEAP_FLAG);
  Object.assign(process, { [Symbol.for('concord.heap')]: { flag: HEAP_FLAG, before: BEFORE } });
}
