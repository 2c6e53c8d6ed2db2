/** The platforms' limits: when may the next message go? Each lane remembers when its last messages went. */
import { millis, type Instant } from '../core/ids.ts';
import type { Lane } from '../platforms/platform.ts';

export interface Lanes {
  /** Takes a turn on every lane. Gives 0, or the milliseconds until there may be one (and takes none). */
  take(lanes: readonly Lane[], now: Instant): number;
  /** The platform asked for a rest: nothing goes on these lanes until then. */
  rest(keys: readonly string[], until: Instant): void;
}

interface Used {
  /** When messages went, the latest last: as many as the largest window counts. */
  readonly went: number[];
  restsUntil: number;
}

export function makeLanes(): Lanes {
  const known = new Map<string, Used>();
  const usedOf = (key: string): Used => {
    const found = known.get(key) ?? { went: [], restsUntil: 0 };
    known.set(key, found);
    return found;
  };
  /** A clock that went back must not hold messages for longer than the window. */
  const usedAt = (key: string, ms: number): Used => {
    const used = usedOf(key);
    if ((used.went.at(-1) ?? ms) > ms) used.went.forEach((went, i) => (used.went[i] = Math.min(went, ms)));
    return used;
  };

  return {
    take(lanes, now) {
      const ms = millis(now);
      const waits = lanes.map((lane) => waitOn(lane, usedAt(lane.key, ms), ms));
      const wait = Math.max(0, ...waits);
      if (wait === 0) for (const lane of lanes) note(lane, usedOf(lane.key), ms);
      return wait;
    },
    rest(keys, until) {
      for (const key of keys) {
        const used = usedOf(key);
        used.restsUntil = Math.max(used.restsUntil, millis(until));
      }
    },
  };
}

function waitOn({ windows }: Lane, { went, restsUntil }: Used, ms: number): number {
  const waits = windows.map((window) => {
    const first = went[went.length - window.messages];
    return first === undefined ? 0 : first + window.ms - ms;
  });
  return Math.max(0, restsUntil - ms, ...waits);
}

function note({ windows }: Lane, { went }: Used, ms: number): void {
  went.push(ms);
  const most = Math.max(0, ...windows.map(({ messages }) => messages));
  if (went.length > most) went.splice(0, went.length - most);
}
