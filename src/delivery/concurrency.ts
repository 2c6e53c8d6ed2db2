/**
 * Decides whether a message may be sent now: the platform's rate limits must have a free turn, and the number of calls in
 * flight to the platform is bounded. Edits use the same limits and come after the messages that wait for them.
 *
 * A limit is named by a string: the key of a rate limit, or of the slots of calls in flight to one platform.
 */
import { isOurs, type OurReason } from '../core/envelope.ts';
import { after, type Instant } from '../core/ids.ts';
import type { RateLimit, Place, Platform } from '../platforms/platform.ts';
import { createEditTurns } from './editTurns.ts';
import { createRateLimiter } from './rateLimits.ts';
import { createWaitQueues, type WaitQueues } from './waitQueues.ts';

/** A platform by which a person can be written to. */
export interface Route {
  readonly platform: Platform;
  readonly place: Place;
}

/**
 * How a message queues. `dequeued`: it has waited in a queue already. `new`: it may not overtake waiting messages.
 * `urgent`: it may overtake those that are not urgent.
 */
export type Priority = 'new' | 'urgent' | 'dequeued';

export interface ConcurrencyLimiter {
  readonly queues: WaitQueues;
  /** The limit that holds a message back now; undefined when it may be sent. */
  blockedBy(route: Route, priority: Priority, now: Instant): string | undefined;
  /**
   * Takes a turn on every limit and returns undefined, or takes none and returns the limit that holds the message back.
   * Each success needs one `release`.
   */
  tryAcquire(route: Route, priority: Priority, now: Instant): string | undefined;
  /** Like `tryAcquire`, for an edit. Returns undefined on success, otherwise the instant of the next try. */
  tryAcquireEdit(route: Route, now: Instant): Instant | undefined;
  release(platform: Platform): void;
  /** The number of messages that may be sent now under this limit. */
  freeTurns(limit: string, now: Instant): number;
  /** The earliest instant at which a waiting message may be sent; null when no message waits for a time. */
  nextAt(now: Instant): Instant | null;
  /**
   * Pauses these limits, because the platform asked to wait. When the reason is a fault of Concord's own access, they are
   * also closed (see `accessFault`).
   */
  pause(keys: readonly string[], until: Instant, reason: string): void;
  /**
   * The platform has answered a try. Its closed limits open again, unless the reason is again a fault of Concord's own
   * access.
   */
  onAnswer(route: Route, reason?: string): void;
  /** Somebody says that Concord's own access may be back: every closed limit is probed now, not after its pause. */
  probeClosed(): void;
  /** Why the limit is closed; undefined for a limit that is open or only full. */
  accessFault(limit: string): OurReason | undefined;
}

/** The maximum of calls in flight to one platform, so that a platform that hangs does not delay the others. */
export const MAX_IN_FLIGHT = 64;
/** Part of the names of stored wait queues. */
const SLOT_PREFIX = 'under way/';

export function createConcurrencyLimiter(): ConcurrencyLimiter {
  const rates = createRateLimiter();
  const queues = createWaitQueues();
  const editTurns = createEditTurns(rates);
  const inFlight = new Map<string, number>();

  /** Closed limits. After the pause one message at a time probes the platform, until the platform takes one. */
  const closed = new Map<string, { readonly reason: OurReason; readonly until: Instant; probing: boolean }>();

  const slotOf = ({ name }: Platform): string => `${SLOT_PREFIX}${name}`;
  const freeSlots = (slot: string): number => MAX_IN_FLIGHT - (inFlight.get(slot) ?? 0);
  const occupySlot = (platform: Platform): void => {
    inFlight.set(slotOf(platform), (inFlight.get(slotOf(platform)) ?? 0) + 1);
  };

  function blockedBy({ platform, place }: Route, priority: Priority, now: Instant): string | undefined {
    const limits = [...place.limits.map(({ key }) => key), slotOf(platform)];
    const queued =
      priority === 'dequeued' ? undefined : limits.find((limit) => queues.hasWaiting(limit, priority === 'urgent'));
    if (queued !== undefined) return queued;
    const probed = place.limits.find(({ key }) => closed.get(key)?.probing)?.key;
    const full = rates.fullest(place.limits, now)?.key ?? probed ?? editTurns.reserved(place.limits, now);
    return full ?? (freeSlots(slotOf(platform)) > 0 ? undefined : slotOf(platform));
  }

  const hasQueue = ({ key }: RateLimit): boolean => queues.hasWaiting(key, false);

  return {
    queues,
    blockedBy,
    tryAcquire(route, priority, now) {
      const limit = blockedBy(route, priority, now);
      if (limit !== undefined) return limit;
      rates.take(route.place.limits, now);
      for (const { key } of route.place.limits) {
        const one = closed.get(key);
        if (one) one.probing = true;
      }
      editTurns.onMessage(route.place.limits.filter(hasQueue));
      occupySlot(route.platform);
      return undefined;
    },
    tryAcquireEdit({ platform, place }, now) {
      const limits = place.edits ?? place.limits;
      const mayPass =
        limits.every((limit) => !hasQueue(limit) || editTurns.isDue(limit)) && freeSlots(slotOf(platform)) > 0;
      if (!mayPass || rates.take(limits, now) > 0) return editTurns.enqueue(limits, now);
      editTurns.onEdit(limits);
      occupySlot(platform);
      return undefined;
    },
    release(platform) {
      inFlight.set(slotOf(platform), (inFlight.get(slotOf(platform)) ?? 1) - 1);
    },
    freeTurns(limit, now) {
      if (limit.startsWith(SLOT_PREFIX)) return freeSlots(limit);
      const one = closed.get(limit);
      return Math.min(
        one ? Number(!one.probing) : Infinity,
        rates.freeTurns(limit, now) - editTurns.reservedOf(limit, now),
      );
    },
    nextAt(now) {
      const timed = queues.limits().filter((limit) => !limit.startsWith(SLOT_PREFIX) && !closed.get(limit)?.probing);
      if (timed.length === 0) return null;
      const waits = timed.map((limit) => Math.max(rates.waitMs(limit, now), editTurns.reservedForMs(limit, now)));
      return after(now, Math.min(...waits));
    },
    pause(keys, until, reason) {
      rates.pause(keys, until);
      if (isOurs(reason)) for (const key of keys) closed.set(key, { reason, until, probing: false });
    },
    onAnswer({ place }, reason) {
      for (const { key } of place.limits) {
        const one = closed.get(key);
        if (one && isOurs(reason)) one.probing = false;
        else closed.delete(key);
      }
    },
    probeClosed: () => closed.forEach(({ until }, key) => rates.resume(key, until)),
    accessFault: (limit) => closed.get(limit)?.reason,
  };
}
