/** Tries to send a drawn message by one route after the other, as far as a fallback is allowed. */
import type { Delivery } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Failure, Platform, Sent, StoreLater } from '../platforms/platform.ts';
import type { Settlement } from '../store/store.ts';
import type { ConcurrencyLimiter, Priority, Route } from './concurrency.ts';
import { mayFallBack, mayTryLast, nextRouteAt } from './fallback.ts';
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
}

export const newPriority = ({ urgent }: Delivery): Priority => (urgent ? 'urgent' : 'new');

export function createRouteTries({ concurrency, routes, call, now, random }: TryDeps): RouteTries {
  const failed: RouteTries['failed'] = (delivery, failure, platform, before) =>
    notSent(delivery, failure, { at: now(), random: random(), before, ...(platform && { platform }) });

  /** @param earlier the outcome of an earlier route, which may still succeed when it is tried again */
  async function tryRoutes(
    ready: Ready,
    [route, ...others]: readonly [Route, ...Route[]],
    priority: Priority,
    earlier?: Settlement,
  ): Promise<SendOutcome> {
    const { delivery, person, rendered, onStart } = ready;
    const limit = concurrency.tryAcquire(route, priority, now());
    if (limit !== undefined) return earlier ? { settlement: earlier } : { blockedBy: limit };
    onStart();
    const { platform } = route;
    const message = messageOf(delivery, rendered, delivery.urgent);
    const besides: Write[] = [];
    const sent = await call(route, () => platform.send(person, message, (write) => void besides.push(write)));
    if (sent.ok)
      return { settlement: sentBy(delivery, platform.name, sent, rendered, now()), inFlight: platform, besides };
    besides.forEach(storeNow);
    const [other, ...more] = others;
    const { failure } = sent;
    const isRefused = failure.kind === 'never';
    if (isRefused && (other ?? earlier)) routes.refused(delivery, route, failure);
    const before = other && !isRefused ? nextRouteAt(delivery, other.platform, now()) : undefined;
    const settlement = failed(delivery, failure, platform, before);
    const best = earlier && isRefused ? earlier : settlement;
    const mayTry = other?.platform.isLast
      ? mayTryLast(delivery, isRefused && !earlier, now())
      : mayFallBack(delivery, failure, now());
    if (!other || !mayTry) return { settlement: best };
    return tryRoutes(ready, [other, ...more], newPriority(delivery), isRefused ? earlier : best);
  }

  return { failed, tryRoutes: (ready, open, priority) => tryRoutes(ready, open, priority) };
}
