/**
 * What a message must pass to go out: the platform's limits, and how many are under way to one platform at a time. Edits
 * pass the same gates after the messages that wait there.
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

/** `called`: has waited in line. A `newcomer` does not overtake those who wait, unless it is `urgent` and they are not. */
export type Priority = 'newcomer' | 'urgent' | 'called';

export interface ConcurrencyLimiter {
  readonly lines: WaitQueues;
  /** The gate that holds a message back now; undefined when it may pass. */
  holding(way: Route, rank: Priority, now: Instant): string | undefined;
  /** Passes every gate, or none and gives the one that holds it back. What has passed must `leave` when it is answered. */
  pass(way: Route, rank: Priority, now: Instant): string | undefined;
  /** The same for an edit. Gives undefined when it has passed, else when it is worth another try. */
  passEdit(way: Route, now: Instant): Instant | undefined;
  leave(platform: Platform): void;
  /** How many may pass a gate now. */
  turns(gate: string, now: Instant): number;
  /** When the next may pass a gate that somebody waits for; null when nobody waits for a time to come. */
  nextAt(now: Instant): Instant | null;
  /** The platform asked for a rest on these lanes; when it is for want of Concord's own access, they are shut. */
  rest(keys: readonly string[], until: Instant, reason: string): void;
  /** A try has come back from there: what was shut is open, unless it was refused for want of access again. */
  answered(way: Route, reason?: string): void;
  /** Why this gate is shut; undefined for one that is only full. */
  shut(gate: string): OurReason | undefined;
}

/** So many are under way to one platform: one that does not answer holds no other one. */
export const AT_ONCE = 64;
const SLOTS = 'under way/';

export function createConcurrencyLimiter(): ConcurrencyLimiter {
  const lanes = createRateLimiter();
  const lines = createWaitQueues();
  const edits = createEditTurns(lanes);
  const busy = new Map<string, number>();

  /** What is shut is tried by one at a time, after its rest, until one gets through. */
  const shut = new Map<string, { readonly reason: OurReason; trying: boolean }>();

  const slotOf = ({ name }: Platform): string => `${SLOTS}${name}`;
  const free = (slot: string): number => AT_ONCE - (busy.get(slot) ?? 0);
  const enter = (platform: Platform): void => {
    busy.set(slotOf(platform), (busy.get(slotOf(platform)) ?? 0) + 1);
  };

  function holding({ platform, place }: Route, rank: Priority, now: Instant): string | undefined {
    const gates = [...place.limits.map(({ key }) => key), slotOf(platform)];
    const behind = rank === 'called' ? undefined : gates.find((gate) => lines.isBehind(gate, rank === 'urgent'));
    if (behind !== undefined) return behind;
    const tried = place.limits.find(({ key }) => shut.get(key)?.trying)?.key;
    const full = lanes.fullest(place.limits, now)?.key ?? tried ?? edits.kept(place.limits, now);
    return full ?? (free(slotOf(platform)) > 0 ? undefined : slotOf(platform));
  }

  const isAwaited = ({ key }: RateLimit): boolean => lines.isBehind(key, false);

  return {
    lines,
    holding,
    pass(way, rank, now) {
      const gate = holding(way, rank, now);
      if (gate !== undefined) return gate;
      lanes.take(way.place.limits, now);
      for (const { key } of way.place.limits) {
        const one = shut.get(key);
        if (one) one.trying = true;
      }
      edits.count(way.place.limits.filter(isAwaited));
      enter(way.platform);
      return undefined;
    },
    passEdit({ platform, place }, now) {
      const limits = place.edits ?? place.limits;
      const mayPass = limits.every((lane) => !isAwaited(lane) || edits.isDue(lane)) && free(slotOf(platform)) > 0;
      if (!mayPass || lanes.take(limits, now) > 0) return edits.expect(limits, now);
      edits.took(limits);
      enter(platform);
      return undefined;
    },
    leave(platform) {
      busy.set(slotOf(platform), (busy.get(slotOf(platform)) ?? 1) - 1);
    },
    turns(gate, now) {
      if (gate.startsWith(SLOTS)) return free(gate);
      const one = shut.get(gate);
      return Math.min(one ? Number(!one.trying) : Infinity, lanes.turns(gate, now) - edits.keptOf(gate, now));
    },
    nextAt(now) {
      const timed = lines.gates().filter((gate) => !gate.startsWith(SLOTS) && !shut.get(gate)?.trying);
      if (timed.length === 0) return null;
      const waits = timed.map((gate) => Math.max(lanes.waitMs(gate, now), edits.keptForMs(gate, now)));
      return after(now, Math.min(...waits));
    },
    rest(keys, until, reason) {
      lanes.rest(keys, until);
      if (isOurs(reason)) for (const key of keys) shut.set(key, { reason, trying: false });
    },
    answered({ place }, reason) {
      for (const { key } of place.limits) {
        const one = shut.get(key);
        if (one && isOurs(reason)) one.trying = false;
        else shut.delete(key);
      }
    },
    shut: (gate) => shut.get(gate)?.reason,
  };
}
