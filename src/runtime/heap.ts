/** Holds V8's heap close to what is alive in it. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/**
 * How far the old generation may grow beyond what was alive after its last full collection, in percent. V8 itself lets it
 * grow to several times that, however small it is.
 */
const MOST_GROWTH_PERCENT = 40;
/** The same in MB: with a long history much is alive, and 40 % of that would be as much as the program takes without it. */
const MOST_GROWTH_MB = 32;
/** Each full collection goes through all that is alive, so they must not come too often. */
const LEAST_GROWTH_PERCENT = 15;
const growth = (percent: number): string => `--heap-growing-percent=${percent}`;
export const HEAP_FLAG = growth(MOST_GROWTH_PERCENT);
/** V8's own way of growing. */
const BEFORE = growth(0);
/** How often it is looked how much is in use, in milliseconds. */
const LOOK_MS = 5_000;

/** @param used in bytes */
export function heapFlagFor(used: number): string {
  const percent = Math.round((100 * MOST_GROWTH_MB) / (used / 2 ** 20));
  return growth(Math.max(LEAST_GROWTH_PERCENT, Math.min(MOST_GROWTH_PERCENT, percent)));
}

/**
 * Called when the program is there, because a start collects little. The built program's `main.js` finds here what to put
 * back while it reads code that was compiled ahead.
 */
export function holdHeap(): void {
  const held = { flag: HEAP_FLAG, before: BEFORE };
  Object.assign(process, { [Symbol.for('concord.heap')]: held });
  setFlagsFromString(held.flag);
  setInterval(() => {
    const flag = heapFlagFor(getHeapStatistics().used_heap_size);
    if (flag === held.flag) return;
    held.flag = flag;
    setFlagsFromString(flag);
  }, LOOK_MS).unref();
}
