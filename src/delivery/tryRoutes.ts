/** Tries to send a drawn message by one route after the other, as far as a fallback is allowed. */
import type { Delivery } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Failure, Platform, Sent, StoreLater } from '../platforms/platform.ts';
import type { Settlement } from '../store/store.ts';
import type { ConcurrencyLimiter, Priority, Route } from './concurrency.ts';
import { fallbackAt, isFallbackDue, mayFallBack, mayTryLast, nextRouteAt, type TriedBefore } from './fallback.ts';
import { storeNow } from '../platforms/platform.ts';
import { notSent, sentBy } from './outcomes.ts';
import { messageOf, type Rendered } from './rendered.ts';
import type { Routes } from './routes.ts';

/**
 * Either the delivery's next state, or the limit for which it has to wait. `inFlight`: the message was sent and counts as
 * in flight on this platform until the outcome is stored. So a crash can only repeat a bounded number of messages.
 * `besides`: what the platform stores together with the outcome.
 */
export type SendOutcome =
  | { readonly settlement: Settlement; readonly inFlight?: Platform; readonly besides?: Write[] }
  | { readonly blockedBy: string };

/** A write that nobody waits for. */
export type Write = Parameters<StoreLater>[0];

/** A delivery that is drawn and can be sent. */
export interface Ready {
  readonly delivery: Delivery;
  readonly person: Person;
  readonly rendered: Rendered;
  /** Called when the delivery has a turn on all limits and is being sent. */
  readonly onStart: () => void;
}

/** A route that may still succeed: its outcome, and whether it is known to have an address of the person. */
interface Earlier extends Pick<TriedBefore, 'isUnsure'> {
  readonly settlement: Settlement;
}

interface TryDeps {
  readonly concurrency: ConcurrencyLimiter;
  readonly routes: Routes;
  readonly call: (route: Route, send: () => Promise<Sent>) => Promise<Sent>;
  readonly now: () => Instant;
  readonly random: () => number;
}

export interface RouteTries {
  tryRoutes(ready: Ready, routes: readonly [Route, ...Route[]], priority: Priority): Promise<SendOutcome>;
  /** The outcome of a try that failed now. @param before the latest instant of the next try */
  failed(delivery: Delivery, failure: Failure, platform?: Platform, before?: Instant): Settlement;
  /**
   * The outcome without a try, where Concord itself is refused now and the person may have no address: the other routes are
   * tried when that is due. Undefined for a delivery that has to wait for the limit.
   */
  passedOver(delivery: Delivery, route: Route, others: readonly Route[], limit: string): Settlement | undefined;
}

export const newPriority = ({ urgent }: Delivery): Priority => (urgent ? 'urgent' : 'new');

export function createRouteTries({ concurrency, routes, call, now, random }: TryDeps): RouteTries {
  const failed: RouteTries['failed'] = (delivery, failure, platform, before) =>
    notSent(delivery, failure, { at: now(), random: random(), before, ...(platform && { platform }) });

  const passedOver: RouteTries['passedOver'] = (delivery, { platform, place }, others, limit) => {
    const [at, reason] = [now(), concurrency.accessFault(limit)];
    if (reason === undefined || !place.isUnsure || others.length === 0) return undefined;
    const nextAt = fallbackAt(delivery, at);
    return { id: delivery.id, at, type: 'again', nextAt, reason, platform: platform.name, uncounted: true };
  };

  /** @param earlier an earlier route that may still succeed when it is tried again */
  async function tryRoutes(
    ready: Ready,
    [route, ...others]: readonly [Route, ...Route[]],
    priority: Priority,
    earlier?: Earlier,
  ): Promise<SendOutcome> {
    const { delivery, person, rendered, onStart } = ready;
    const limit = concurrency.tryAcquire(route, priority, now());
    const [other, ...more] = others;
    if (limit !== undefined) {
      const settlement = earlier?.settlement ?? passedOver(delivery, route, others, limit);
      if (!settlement) return { blockedBy: limit };
      if (earlier || !other || !isFallbackDue(delivery, now())) return { settlement };
      return tryRoutes(ready, [other, ...more], newPriority(delivery), { settlement, isUnsure: true });
    }
    onStart();
    const { platform } = route;
    const message = messageOf(delivery, rendered, delivery.urgent);
    const besides: Write[] = [];
    const sent = await call(route, () => platform.send(person, message, (write) => void besides.push(write)));
    if (sent.ok)
      return { settlement: sentBy(delivery, platform.name, sent, rendered, now()), inFlight: platform, besides };
    besides.forEach(storeNow);
    const { failure } = sent;
    const isRefused = failure.kind === 'never';
    if (isRefused && (other ?? earlier)) routes.refused(delivery, route, failure);
    // Of a platform that only asks to wait it will soon be known.
    const isUnsure = route.place.isUnsure === true && failure.reason !== 'rateLimited';
    const tried: TriedBefore = {
      isRefused: isRefused && !earlier,
      isUnsure: (isRefused || isUnsure) && earlier?.isUnsure !== false,
    };
    const before = other && !isRefused ? nextRouteAt(delivery, other.platform, tried, now()) : undefined;
    const settlement = failed(delivery, failure, platform, before);
    const best = earlier && isRefused ? earlier.settlement : settlement;
    const mayTry = other?.platform.isLast ? mayTryLast(delivery, tried, now()) : mayFallBack(delivery, failure, now());
    if (!other || !mayTry) return { settlement: best };
    const kept = isRefused ? earlier : { settlement: best, isUnsure: tried.isUnsure };
    return tryRoutes(ready, [other, ...more], newPriority(delivery), kept);
  }

  return { failed, passedOver, tryRoutes: (ready, open, priority) => tryRoutes(ready, open, priority) };
}
