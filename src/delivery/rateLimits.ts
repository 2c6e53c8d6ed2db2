/** The platforms' limits: when may the next message go? Each lane remembers when its last messages went. */
import { millis, type Instant } from '../core/ids.ts';
import type { RateLimit } from '../platforms/platform.ts';

export interface RateLimiter {
  /** Takes a turn on every lane. Gives 0, or the milliseconds until there may be one (and takes none). */
  take(lanes: readonly RateLimit[], now: Instant): number;
  /** The lane that asks to wait longest, and how long; undefined when a turn is free on all of them. */
  fullest(lanes: readonly RateLimit[], now: Instant): { readonly key: string; readonly waitMs: number } | undefined;
  /** How many turns are free on the lane at this instant, as far as its limits are known. */
  turns(key: string, now: Instant): number;
  /** How long the lane asks to wait for its next turn. */
  waitMs(key: string, now: Instant): number;
  /** The platform asked for a rest: nothing goes on these lanes until then. */
  rest(keys: readonly string[], until: Instant): void;
  /** How many lanes are remembered. */
  readonly size: number;
}

interface Used {
  /** The lane's limits, as a message named them last. */
  windows: RateLimit['windows'];
  /** When messages went, the latest last: as many as the largest window counts. */
  readonly went: number[];
  restsUntil: number;
}

/** A lane whose windows and rest are over says nothing more; now and then those are forgotten. */
const LOOK_AFTER = 1_000;

export function createRateLimiter(): RateLimiter {
  const known = new Map<string, Used>();
  let lookAt = LOOK_AFTER;

  const usedOf = (key: string): Used => {
    const found = known.get(key) ?? { windows: [], went: [], restsUntil: 0 };
    known.set(key, found);
    return found;
  };
  /** A clock that went back must not hold messages for longer than the window. */
  const at = (used: Used, ms: number): Used => {
    if ((used.went.at(-1) ?? ms) > ms) used.went.forEach((went, i) => (used.went[i] = Math.min(went, ms)));
    return used;
  };
  const learn = ({ key, windows }: RateLimit, ms: number): Used => at(Object.assign(usedOf(key), { windows }), ms);

  function forgetSome(ms: number): void {
    if (known.size < lookAt) return;
    for (const [key, used] of known) if (isOver(used, ms)) known.delete(key);
    lookAt = known.size * 2 + LOOK_AFTER;
  }

  return {
    take(lanes, now) {
      const ms = millis(now);
      forgetSome(ms);
      const used = lanes.map((lane) => learn(lane, ms));
      const wait = Math.max(0, ...used.map((each) => waitOn(each, ms)));
      if (wait === 0) used.forEach((each) => note(each, ms));
      return wait;
    },
    fullest(lanes, now) {
      const ms = millis(now);
      let fullest: { key: string; waitMs: number } | undefined;
      for (const lane of lanes) {
        const waitMs = waitOn(learn(lane, ms), ms);
        if (waitMs > (fullest?.waitMs ?? 0)) fullest = { key: lane.key, waitMs };
      }
      return fullest;
    },
    turns(key, now) {
      const used = known.get(key);
      return used ? turnsOn(at(used, millis(now)), millis(now)) : Infinity;
    },
    waitMs(key, now) {
      const used = known.get(key);
      return used ? waitOn(at(used, millis(now)), millis(now)) : 0;
    },
    rest(keys, until) {
      for (const key of keys) {
        const used = usedOf(key);
        used.restsUntil = Math.max(used.restsUntil, millis(until));
      }
    },
    get size() {
      return known.size;
    },
  };
}

function waitOn({ windows, went, restsUntil }: Used, ms: number): number {
  let wait = Math.max(0, restsUntil - ms);
  for (const window of windows) {
    const first = went[went.length - window.messages];
    if (first !== undefined) wait = Math.max(wait, first + window.ms - ms);
  }
  return wait;
}

function turnsOn(used: Used, ms: number): number {
  if (used.restsUntil > ms) return 0;
  const free = used.windows.map((window) => {
    const within = used.went.findLastIndex((went) => went <= ms - window.ms);
    return window.messages - (used.went.length - 1 - within);
  });
  return Math.max(0, Math.min(Infinity, ...free));
}

const isOver = ({ windows, went, restsUntil }: Used, ms: number): boolean =>
  restsUntil <= ms && Math.max(0, ...windows.map((window) => window.ms)) <= ms - (went.at(-1) ?? -Infinity);

function note({ windows, went }: Used, ms: number): void {
  went.push(ms);
  const most = Math.max(0, ...windows.map(({ messages }) => messages));
  if (went.length > most) went.splice(0, went.length - most);
}
