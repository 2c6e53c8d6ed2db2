/** One turn of the product or of a peer: so many presses, and how many a second were acknowledged, or shown. */
import type { Door } from './doors.ts';
import { between, costOf } from './cost.ts';
import { load, type Target } from './load.ts';
import { openRequest, presses, type Pressing } from './presses.ts';
import { letTimePass, passTime, settle, type Running } from './program.ts';

export interface Sample {
  /** Acknowledged; at 64 at a time, where cards come afterwards, shown as well. */
  readonly perSecond: number;
  /** How many were made. */
  readonly presses: number;
  /** Of all threads, for each press. */
  readonly cpuMs: number;
}

const SHOWN_AT = 64;
/** When no more cards come; and when one that is to come does not. */
const CALM_MS = 1_000;
const MAX_CALM_MS = 10_000;
const LOOK_MS = 10;

/** A program that answers presses. */
interface Answering {
  readonly target: Target;
  readonly child: { readonly pid?: number | undefined };
}

/** On a peer, which has no requests. */
export const loaded = (on: Answering, door: Door, name: string, atOnce: number, count: number): Promise<Sample> =>
  measured(on, door, atOnce, presses('E-1', count, name), true);

/** On the product: a request of its own, its cards delivered to everyone before the first press. */
export async function pressed(on: Running, door: Door, name: string, atOnce: number, count: number): Promise<Sample> {
  const { target } = on;
  const request = await openRequest(target, name);
  await passTime(target, 'PT30S');
  await load(target, presses(request, 1, `${name}-first`).map(door.call), 1, door.isAccepted);
  await passTime(target, 'PT1S');
  const stopTime = letTimePass(target);
  const taken = await measured(on, door, atOnce, presses(request, count, name), false);
  await stopTime();
  await settle(target);
  return { ...taken, presses: count + 1 };
}

/**
 * From the first press until all are acknowledged and their cards shown. The product edits other people's cards meanwhile.
 * @param each every press gives a card; the product leaves out those in whose place a newer one came
 */
async function measured(
  { target, child }: Answering,
  door: Door,
  atOnce: number,
  all: readonly Pressing[],
  each: boolean,
): Promise<Sample> {
  const before = door.shown?.().count ?? 0;
  const [from, costFrom] = [performance.now(), costOf(child.pid)];
  const { perSecond } = await load(target, all.map(door.call), atOnce, door.isAccepted);
  const shownAt = await lastShown(door, each ? before + all.length : Infinity);
  const shown = atOnce === SHOWN_AT && shownAt > from ? (all.length / (shownAt - from)) * 1_000 : perSecond;
  const costTo = costOf(child.pid);
  const cpuMs = costFrom && costTo ? between(costFrom, costTo).cpuMs / all.length : NaN;
  return { perSecond: shown, presses: all.length, cpuMs };
}

/** When the last card came: so many have come, or no more do. */
async function lastShown({ shown }: Door, many: number): Promise<number> {
  if (!shown) return 0;
  const since = performance.now();
  const isOver = (): boolean => {
    const { count, at } = shown();
    const calm = performance.now() - Math.max(at, since);
    return count >= many || calm > (many === Infinity ? CALM_MS : MAX_CALM_MS);
  };
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  return shown().at;
}
