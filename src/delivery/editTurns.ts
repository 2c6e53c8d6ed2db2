/**
 * Decides when edits may use a limit for which messages wait. Messages come first, but one turn in `EDIT_SHARE` is reserved
 * for an edit, so that a long queue does not freeze every card. A reserved turn that no edit takes within `RESERVED_MS`
 * goes back to the messages.
 */
import { createBoundedCache } from '../core/boundedCache.ts';
import { instant, millis, type Instant } from '../core/ids.ts';
import type { RateLimit } from '../platforms/platform.ts';
import type { RateLimiter } from './rateLimits.ts';

export interface EditTurns {
  /** A message has taken a turn on these limits while others wait. */
  onMessage(limits: readonly RateLimit[]): void;
  /** May an edit take the next turn although messages wait? */
  isDue(limit: RateLimit): boolean;
  onEdit(limits: readonly RateLimit[]): void;
  /** One more edit waits for these limits. @returns the instant of its next try, after the edits that wait already */
  enqueue(limits: readonly RateLimit[], now: Instant): Instant;
  /** The limit whose last free turn is reserved for an edit. */
  reserved(limits: readonly RateLimit[], now: Instant): string | undefined;
  /** The number of reserved turns: 0 or 1. */
  reservedOf(key: string, now: Instant): number;
  /** Milliseconds for which the last free turn is still reserved. */
  reservedForMs(key: string, now: Instant): number;
}

const EDIT_SHARE = 60;
const RESERVED_MS = 250;
/** Limits in memory: only those for which messages and edits wait at once. */
const MAX_REMEMBERED = 10_000;

interface Turns {
  /** Turns taken by messages since the last edit. */
  since: number;
  /** When the waiting edits will be done (ms), as an estimate. */
  until: number;
  /** Since when a turn has been reserved (ms). */
  reservedAt?: number | undefined;
}

export function createEditTurns(rates: RateLimiter): EditTurns {
  const known = createBoundedCache<string, Turns>(MAX_REMEMBERED);

  function turnsOf(key: string): Turns {
    const found = known.get(key) ?? { since: 0, until: 0 };
    known.set(key, found);
    return found;
  }

  function reservedOf(key: string, now: Instant): number {
    const turns = known.get(key);
    if (!turns || turns.since < EDIT_SHARE || turns.until <= millis(now) || rates.freeTurns(key, now) < 1) return 0;
    turns.reservedAt ??= millis(now);
    if (Math.abs(millis(now) - turns.reservedAt) < RESERVED_MS) return 1;
    Object.assign(turns, { since: 0, reservedAt: undefined });
    return 0;
  }

  function enqueueOn({ key, windows }: RateLimit, now: Instant): number {
    const step = Math.max(0, ...windows.map(({ messages, ms }) => ms / messages));
    const turns = turnsOf(key);
    turns.until = Math.max(turns.until, millis(now) + rates.waitMs(key, now)) + step;
    return turns.until;
  }

  return {
    onMessage: (limits) => limits.forEach(({ key }) => (turnsOf(key).since += 1)),
    isDue: ({ key }) => (known.get(key)?.since ?? 0) >= EDIT_SHARE,
    onEdit: (limits) =>
      limits.forEach(({ key }) => Object.assign(known.get(key) ?? {}, { since: 0, reservedAt: undefined })),
    enqueue(limits, now) {
      const at = Math.max(millis(now) + 1, ...limits.map((limit) => enqueueOn(limit, now)));
      // Rounded up to whole seconds, so that the edits of one document are tried together.
      return instant(Math.ceil(at / 1_000) * 1_000);
    },
    reserved: (limits, now) =>
      limits.find(({ key }) => reservedOf(key, now) > 0 && rates.freeTurns(key, now) <= 1)?.key,
    reservedOf,
    reservedForMs(key, now) {
      if (reservedOf(key, now) === 0 || rates.freeTurns(key, now) !== 1) return 0;
      return RESERVED_MS - Math.abs(millis(now) - (known.get(key)?.reservedAt ?? 0));
    },
  };
}
