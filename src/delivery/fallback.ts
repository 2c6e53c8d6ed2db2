/**
 * Decides when another platform is tried. A platform that fails only for the moment is the only one tried for a while; then
 * the person's other platforms are tried too. A message may then arrive twice: the first platform may have taken it without
 * an answer.
 */
import { isOurs, type Delivery } from '../core/envelope.ts';
import { after, type Instant } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';
import type { Failure } from '../platforms/platform.ts';

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
