/** Sliding-window rate limits: each limit remembers when its last messages were sent. */
import { millis, type Instant } from '../core/ids.ts';
import type { RateLimit } from '../platforms/platform.ts';

export interface RateLimiter {
  /** Takes a turn on every limit and returns 0, or takes none and returns the milliseconds until one may be free. */
  take(limits: readonly RateLimit[], now: Instant): number;
  /** The limit with the longest wait; undefined when all have a free turn. */
  fullest(limits: readonly RateLimit[], now: Instant): { readonly key: string; readonly waitMs: number } | undefined;
  /** The number of free turns; Infinity for a limit that is not known. */
  freeTurns(key: string, now: Instant): number;
  /** Milliseconds until the next free turn. */
  waitMs(key: string, now: Instant): number;
  /** The platform asked to wait: no turn is free on these limits until then. */
  pause(keys: readonly string[], until: Instant): void;
  /** Takes back a pause until then, unless the platform has asked for a longer one since. */
  resume(key: string, until: Instant): void;
  /** The number of limits in memory. */
  readonly size: number;
}

interface Usage {
  /** The windows as the last message named them. */
  windows: RateLimit['windows'];
  /** When messages were sent (ms), the latest last. As many as the largest window counts. */
  readonly sentAt: number[];
  pausedUntil: number;
}

/** The number of limits in memory from which on those are removed whose windows and pause are over. */
const SWEEP_AFTER = 1_000;

export function createRateLimiter(): RateLimiter {
  const known = new Map<string, Usage>();
  let sweepAt = SWEEP_AFTER;

  const usageOf = (key: string): Usage => {
    const found = known.get(key) ?? { windows: [], sentAt: [], pausedUntil: 0 };
    known.set(key, found);
    return found;
  };
  /** Corrects instants in the future: after the clock was set back, a message must not wait for longer than the window. */
  const at = (used: Usage, ms: number): Usage => {
    if ((used.sentAt.at(-1) ?? ms) > ms) used.sentAt.forEach((sentAt, i) => (used.sentAt[i] = Math.min(sentAt, ms)));
    return used;
  };
  const learn = ({ key, windows }: RateLimit, ms: number): Usage => at(Object.assign(usageOf(key), { windows }), ms);

  function sweep(ms: number): void {
    if (known.size < sweepAt) return;
    for (const [key, used] of known) if (isOver(used, ms)) known.delete(key);
    sweepAt = known.size * 2 + SWEEP_AFTER;
  }

  return {
    take(limits, now) {
      const ms = millis(now);
      sweep(ms);
      const used = limits.map((limit) => learn(limit, ms));
      const wait = Math.max(0, ...used.map((each) => waitOf(each, ms)));
      if (wait === 0) used.forEach((each) => record(each, ms));
      return wait;
    },
    fullest(limits, now) {
      const ms = millis(now);
      let fullest: { key: string; waitMs: number } | undefined;
      for (const limit of limits) {
        const waitMs = waitOf(learn(limit, ms), ms);
        if (waitMs > (fullest?.waitMs ?? 0)) fullest = { key: limit.key, waitMs };
      }
      return fullest;
    },
    freeTurns(key, now) {
      const used = known.get(key);
      return used ? freeTurnsOf(at(used, millis(now)), millis(now)) : Infinity;
    },
    waitMs(key, now) {
      const used = known.get(key);
      return used ? waitOf(at(used, millis(now)), millis(now)) : 0;
    },
    pause(keys, until) {
      for (const key of keys) {
        const used = usageOf(key);
        used.pausedUntil = Math.max(used.pausedUntil, millis(until));
      }
    },
    resume(key, until) {
      const used = known.get(key);
      if (used?.pausedUntil === millis(until)) used.pausedUntil = 0;
    },
    get size() {
      return known.size;
    },
  };
}

function waitOf({ windows, sentAt, pausedUntil }: Usage, ms: number): number {
  let wait = Math.max(0, pausedUntil - ms);
  for (const window of windows) {
    const first = sentAt[sentAt.length - window.messages];
    if (first !== undefined) wait = Math.max(wait, first + window.ms - ms);
  }
  return wait;
}

function freeTurnsOf(used: Usage, ms: number): number {
  if (used.pausedUntil > ms) return 0;
  const free = used.windows.map((window) => {
    const within = used.sentAt.findLastIndex((sentAt) => sentAt <= ms - window.ms);
    return window.messages - (used.sentAt.length - 1 - within);
  });
  return Math.max(0, Math.min(Infinity, ...free));
}

const isOver = ({ windows, sentAt, pausedUntil }: Usage, ms: number): boolean =>
  pausedUntil <= ms && Math.max(0, ...windows.map((window) => window.ms)) <= ms - (sentAt.at(-1) ?? -Infinity);

function record({ windows, sentAt }: Usage, ms: number): void {
  sentAt.push(ms);
  const most = Math.max(0, ...windows.map(({ messages }) => messages));
  if (sentAt.length > most) sentAt.splice(0, sentAt.length - most);
}
