/**
 * Tries to send one delivery now. The card is drawn here, in the reader's language, so that it is as current as possible.
 * Nothing is stored: the caller stores the outcome.
 */
import type { Delivery } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Settlement } from '../store/store.ts';
import { notSent } from './outcomes.ts';
import { createPlatformCall, type PlatformCallDeps } from './platformCall.ts';
import type { Rendered } from './rendered.ts';
import { inOrder, type RouteOrder } from './routeOrder.ts';
import { createRoutes, type Routes } from './routes.ts';
import { createRouteTries, type Ready, type SendOutcome } from './tryRoutes.ts';

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

export interface SendOptions extends RouteOrder, Pick<Ready, 'onStart'> {}

export interface Sender {
  /** Never throws: a fault becomes an outcome that is tried again. */
  send(delivery: Delivery, options: SendOptions): Promise<SendOutcome>;
  /** Called when the delivery has come to its end. */
  forget(delivery: Delivery): void;
}

export function createSender(deps: SenderDeps): Sender {
  const { concurrency, now } = deps;
  const routes = createRoutes();
  const tries = createRouteTries({ ...deps, routes, call: createPlatformCall(deps) });

  async function send(delivery: Delivery, options: SendOptions): Promise<SendOutcome> {
    const at = now();
    const routed = await deps.route(delivery);
    if (!routed) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    const { person, platforms } = routed;
    const open = await routes.to(delivery, person, platforms);
    const [first, ...others] = inOrder(concurrency, open, delivery, options, at);
    if (!first) return { settlement: unreachable(routes, delivery, at) };
    // Checked before the card is drawn: most deliveries of a large batch only join a queue.
    const limit = concurrency.blockedBy(first, options.priority, now());
    if (limit !== undefined) {
      const settlement = tries.passedOver(delivery, first, others, limit);
      return settlement ? { settlement } : { blockedBy: limit };
    }
    const quiet = delivery.urgent ? null : await deps.quietUntil(delivery, person, at);
    if (quiet) return { settlement: { id: delivery.id, at, type: 'later', nextAt: quiet } };
    const rendered = await deps.draw(delivery, person, at);
    if (!rendered) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    const ready = { delivery, person, rendered, onStart: options.onStart };
    return tries.tryRoutes(ready, [first, ...others], options.priority);
  }

  return {
    send: (delivery, options) =>
      send(delivery, options).catch((error: unknown) => {
        deps.fault('a delivery could not be made ready', error);
        return { settlement: tries.failed(delivery, { kind: 'later', reason: 'unavailable' }) };
      }),
    forget: (delivery) => routes.forget(delivery),
  };
}

/**
 * The outcome without a route: there is no address, or every platform refused the message for good. It has failed, with the
 * last refusal's reason.
 */
function unreachable(routes: Routes, delivery: Delivery, at: Instant): Settlement {
  const last = routes.refusal(delivery)?.last;
  if (last) return notSent(delivery, last.failure, { at, random: 0, platform: last.route.platform });
  const hasComeBack = delivery.proofWords !== undefined;
  const reason = hasComeBack ? (delivery.reason ?? 'noSuchMailbox') : 'noAddress';
  return { id: delivery.id, at, type: 'failed', reason };
}
