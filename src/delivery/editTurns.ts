/**
 * When edits may go. They come after the messages that wait for a limit; yet of the turns there, one in so many is kept for
 * them, so that a long sending does not freeze every card. A turn that no edit takes soon goes back to the messages.
 */
import { createBoundedCache } from '../core/boundedCache.ts';
import { instant, millis, type Instant } from '../core/ids.ts';
import type { RateLimit } from '../platforms/platform.ts';
import type { RateLimiter } from './rateLimits.ts';

export interface EditTurns {
  /** Messages have taken a turn of these lanes while others wait there. */
  count(lanes: readonly RateLimit[]): void;
  /** Is it an edit's turn, although messages wait? */
  isDue(lane: RateLimit): boolean;
  took(lanes: readonly RateLimit[]): void;
  /** One more edit waits for these lanes. Gives when it is worth another try, behind those that wait already. */
  expect(lanes: readonly RateLimit[], now: Instant): Instant;
  /** The lane whose last free turn is kept for an edit, if there is one. */
  kept(lanes: readonly RateLimit[], now: Instant): string | undefined;
  /** How many turns of the lane are kept: none or one. */
  keptOf(key: string, now: Instant): number;
  /** How long the lane's last free turn is still kept. */
  keptForMs(key: string, now: Instant): number;
}

const ONE_IN = 60;
const KEPT_MS = 250;
/** Lanes of which something is known here; only where messages and edits wait together. */
const MAX_REMEMBERED = 10_000;

interface Turns {
  /** Turns that messages took since the last edit. */
  since: number;
  /** When the edits that wait will be through, as far as can be said. */
  until: number;
  /** Since when a free turn has been kept. */
  keptAt?: number | undefined;
}

export function createEditTurns(limits: RateLimiter): EditTurns {
  const known = createBoundedCache<string, Turns>(MAX_REMEMBERED);

  function turnsOf(key: string): Turns {
    const found = known.get(key) ?? { since: 0, until: 0 };
    known.set(key, found);
    return found;
  }

  function keptOf(key: string, now: Instant): number {
    const turns = known.get(key);
    if (!turns || turns.since < ONE_IN || turns.until <= millis(now) || limits.turns(key, now) < 1) return 0;
    turns.keptAt ??= millis(now);
    if (Math.abs(millis(now) - turns.keptAt) < KEPT_MS) return 1;
    Object.assign(turns, { since: 0, keptAt: undefined });
    return 0;
  }

  function expectOn({ key, windows }: RateLimit, now: Instant): number {
    const step = Math.max(0, ...windows.map(({ messages, ms }) => ms / messages));
    const turns = turnsOf(key);
    turns.until = Math.max(turns.until, millis(now) + limits.waitMs(key, now)) + step;
    return turns.until;
  }

  return {
    count: (lanes) => lanes.forEach(({ key }) => (turnsOf(key).since += 1)),
    isDue: ({ key }) => (known.get(key)?.since ?? 0) >= ONE_IN,
    took: (lanes) => lanes.forEach(({ key }) => Object.assign(known.get(key) ?? {}, { since: 0, keptAt: undefined })),
    expect(lanes, now) {
      const at = Math.max(millis(now) + 1, ...lanes.map((lane) => expectOn(lane, now)));
      // By whole seconds, so that those of one document are looked at together.
      return instant(Math.ceil(at / 1_000) * 1_000);
    },
    kept: (lanes, now) => lanes.find(({ key }) => keptOf(key, now) > 0 && limits.turns(key, now) <= 1)?.key,
    keptOf,
    keptForMs(key, now) {
      if (keptOf(key, now) === 0 || limits.turns(key, now) !== 1) return 0;
      return KEPT_MS - Math.abs(millis(now) - (known.get(key)?.keptAt ?? 0));
    },
  };
}
