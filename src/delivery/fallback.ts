/**
 * Decides when another platform is tried. A platform that fails only for the moment is the only one tried for a while; then
 * the person's other platforms are tried too. A message may then arrive twice: the first platform may have taken it without
 * an answer.
 */
import { isOurs, type Delivery } from '../core/envelope.ts';
import { after, type Instant } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';
import type { Failure, Platform } from '../platforms/platform.ts';
import { AWAY_MS } from './outcomes.ts';

export const FALLBACK_AFTER_MS = 10 * MINUTE_MS;
export const URGENT_FALLBACK_AFTER_MS = MINUTE_MS;

/** When the other platforms are tried too, for a delivery whose try fails now. */
export const fallbackAt = ({ urgent, triedSince }: Delivery, at: Instant): Instant =>
  after(triedSince ?? at, urgent ? URGENT_FALLBACK_AFTER_MS : FALLBACK_AFTER_MS);

export const isFallbackDue = (delivery: Delivery, at: Instant): boolean =>
  delivery.triedSince !== undefined && fallbackAt(delivery, at) <= at;

/** Is another platform tried at once after this failure? */
export const mayFallBack = (delivery: Delivery, failure: Failure, at: Instant): boolean =>
  failure.kind === 'never' || isOurs(failure.reason) || isFallbackDue(delivery, at);

/**
 * For how long the other platforms are tried in vain before the last way. As long as a platform may be away before messages
 * to it are given up.
 */
const LAST_WAY_AFTER_MS = AWAY_MS;
const URGENT_LAST_WAY_AFTER_MS = 10 * MINUTE_MS;

const lastWayAt = ({ urgent, triedSince }: Delivery, at: Instant): Instant =>
  after(triedSince ?? at, urgent ? URGENT_LAST_WAY_AFTER_MS : LAST_WAY_AFTER_MS);

/** Were the other platforms tried for so long, or refused Concord itself? */
export const isLastWayDue = (delivery: Delivery, at: Instant): boolean =>
  delivery.triedSince !== undefined && lastWayAt(delivery, at) <= at;

/**
 * What is known of the routes tried before another one. `isRefused`: all of them have refused the message for good.
 * `isUnsure`: of those that have not, none is known to have an address of the person.
 */
export interface TriedBefore {
  readonly isRefused: boolean;
  readonly isUnsure: boolean;
}

/** When this route is tried too, after a failure for the moment now. Whom no chat is known to have does not wait for one. */
export const nextRouteAt = (
  delivery: Delivery,
  { isLast }: Platform,
  { isUnsure }: TriedBefore,
  at: Instant,
): Instant => (isLast && !isUnsure ? lastWayAt(delivery, at) : fallbackAt(delivery, at));

/** Is the last way tried at once? */
export const mayTryLast = (delivery: Delivery, { isRefused, isUnsure }: TriedBefore, at: Instant): boolean =>
  isRefused || (isUnsure && isFallbackDue(delivery, at)) || isLastWayDue(delivery, at);
