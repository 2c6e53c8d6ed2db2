/**
 * Tries to send one delivery now. The card is drawn here, in the reader's language, so that it is as current as possible.
 * Nothing is stored: the caller stores the outcome.
 */
import type { Delivery } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Failure, Platform } from '../platforms/platform.ts';
import type { Settlement } from '../store/store.ts';
import type { Priority, Route } from './concurrency.ts';
import { fallbackAt, isFallbackDue, mayFallBack } from './fallback.ts';
import { notSent, sentBy } from './outcomes.ts';
import { createPlatformCall, type PlatformCallDeps } from './platformCall.ts';
import type { Rendered } from './rendered.ts';
import { createRoutes } from './routes.ts';

export interface SenderDeps extends PlatformCallDeps {
  /**
   * The platforms on which a person can be reached, the preferred one first; undefined for a person who is not on the roll.
   */
  readonly route: (
    delivery: Delivery,
  ) => Promise<{ readonly person: Person; readonly platforms: readonly Platform[] } | undefined>;
  readonly draw: (delivery: Delivery, person: Person, now: Instant) => Promise<Rendered | null>;
  readonly quietUntil: (delivery: Delivery, person: Person, now: Instant) => Promise<Instant | null>;
  readonly random: () => number;
}

/**
 * Either the delivery's next state, or the limit for which it has to wait. `inFlight`: the message was sent and counts as
 * in flight on this platform until the outcome is stored. So a crash can only repeat a bounded number of messages.
 */
export type SendOutcome =
  { readonly settlement: Settlement; readonly inFlight?: Platform } | { readonly blockedBy: string };

export interface SendOptions {
  readonly priority: Priority;
  /** The limit in whose queue the delivery has waited. */
  readonly waitedFor: string | undefined;
  /** Called when the delivery has a turn on all limits and is being sent. */
  readonly onStart: () => void;
}

export interface Sender {
  /** Never throws: a fault becomes an outcome that is tried again. */
  send(delivery: Delivery, options: SendOptions): Promise<SendOutcome>;
  /** Called when the delivery has come to its end. */
  forget(delivery: Delivery): void;
}

interface Ready {
  readonly delivery: Delivery;
  readonly person: Person;
  readonly rendered: Rendered;
  readonly onStart: () => void;
}

export const newPriority = ({ urgent }: Delivery): Priority => (urgent ? 'urgent' : 'new');

export function createSender(deps: SenderDeps): Sender {
  const { concurrency, now } = deps;
  const routes = createRoutes();
  const call = createPlatformCall(deps);

  async function send(delivery: Delivery, options: SendOptions): Promise<SendOutcome> {
    const at = now();
    const routed = await deps.route(delivery);
    if (!routed) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    const { person, platforms } = routed;
    const open = await routes.to(delivery, person, platforms);
    const [first, ...others] = inOrder(open, delivery, options, at);
    if (!first) return { settlement: unreachable(delivery, at) };
    // Checked before the card is drawn: most deliveries of a large batch only join a queue.
    const limit = concurrency.blockedBy(first, options.priority, now());
    if (limit !== undefined) return { blockedBy: limit };
    const quiet = delivery.urgent ? null : await deps.quietUntil(delivery, person, at);
    if (quiet) return { settlement: { id: delivery.id, at, type: 'later', nextAt: quiet } };
    const rendered = await deps.draw(delivery, person, at);
    if (!rendered) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    return tryRoutes({ delivery, person, rendered, onStart: options.onStart }, [first, ...others], options.priority);
  }

  /**
   * The routes in the person's order, with three exceptions. Routes for whose limit the delivery has waited come first;
   * closed ones come last; and once the fallback is due, full ones come last too.
   */
  function inOrder(open: readonly Route[], delivery: Delivery, options: SendOptions, at: Instant): readonly Route[] {
    if (open.length < 2) return open;
    const isDue = isFallbackDue(delivery, at);
    const rankOf = (route: Route): number => {
      const limit = concurrency.blockedBy(route, options.priority, at);
      if (limit !== undefined && (isDue || concurrency.accessFault(limit) !== undefined)) return 2;
      return route.place.limits.some(({ key }) => key === options.waitedFor) ? 0 : 1;
    };
    return open
      .map((route) => ({ route, rank: rankOf(route) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ route }) => route);
  }

  /**
   * The outcome without a route: there is no address, or every platform refused the message for good. It has failed, with
   * the last refusal's reason.
   */
  function unreachable(delivery: Delivery, at: Instant): Settlement {
    const last = routes.refusal(delivery)?.last;
    if (!last) return { id: delivery.id, at, type: 'failed', reason: 'noAddress' };
    return notSent(delivery, last.failure, { at, random: 0, platform: last.route.platform.name });
  }

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
    const message = { ...rendered.message, id: delivery.id, urgent: delivery.urgent };
    const sent = await call(route, () => platform.send(person, message));
    if (sent.ok)
      return { settlement: sentBy(delivery, platform.name, sent.messageId, rendered, now()), inFlight: platform };
    const [other, ...more] = others;
    const { failure } = sent;
    const isRefused = failure.kind === 'never';
    if (isRefused && (other ?? earlier)) routes.refused(delivery, route, failure);
    const before = other && !isRefused ? fallbackAt(delivery, now()) : undefined;
    const settlement = failed(delivery, failure, platform.name, before);
    const best = earlier && isRefused ? earlier : settlement;
    if (!other || !mayFallBack(delivery, failure, now())) return { settlement: best };
    return tryRoutes(ready, [other, ...more], newPriority(delivery), isRefused ? earlier : best);
  }

  const failed = (delivery: Delivery, failure: Failure, platform?: string, before?: Instant): Settlement =>
    notSent(delivery, failure, {
      at: now(),
      random: deps.random(),
      before,
      ...(platform !== undefined && { platform }),
    });

  return {
    send: (delivery, options) =>
      send(delivery, options).catch((error: unknown) => {
        deps.fault('a delivery could not be made ready', error);
        return { settlement: failed(delivery, { kind: 'later', reason: 'unavailable' }) };
      }),
    forget: (delivery) => routes.forget(delivery),
  };
}
