/** What came of a try, as the store keeps it. */
import { MINUTE_MS } from '../core/spans.ts';
import type { Delivery } from '../core/envelope.ts';
import { isOurs, type OurReason } from '../core/envelope.ts';
import { after, millis, type Instant } from '../core/ids.ts';
import type { Failure, FailureReason, RateLimit } from '../platforms/platform.ts';
import type { Settlement } from '../store/store.ts';
import { backoff, MAX_TRIES } from './backoff.ts';
import type { Drawing } from './rendered.ts';

/** Where a try went, when it went anywhere. */
export interface By {
  readonly platform?: string;
}

export const sentBy = (
  delivery: Delivery,
  platform: string,
  messageId: string,
  drawing: Drawing,
  at: Instant,
): Settlement => ({
  id: delivery.id,
  at,
  type: 'sent',
  platform,
  messageId,
  shownVersion: drawing.version,
  shownHash: drawing.hash,
  editAfter: at,
});

/** The sign-in that Concord needs for itself may hiccup: after so long it is told as what it is. */
const HICCUP_MS = 5 * MINUTE_MS;
const nameOf = (reason: FailureReason, since: Instant, at: Instant): FailureReason =>
  reason === 'signInAway' && millis(at) - millis(since) < HICCUP_MS ? 'unavailable' : reason;

/**
 * Tried again with back-off, or given up with the reason. For a fault of Concord's own access nothing is ever given up.
 * @param before when it is to be looked at again at the latest
 */
export function notSent(
  { id, tries, triedSince }: Delivery,
  failure: Failure,
  {
    at,
    random,
    before,
    ...by
  }: { readonly at: Instant; readonly random: number; readonly before?: Instant | undefined } & By,
): Settlement {
  const ours = isOurs(failure.reason);
  const tooOften = failure.kind === 'later' && !ours && tries + 1 >= MAX_TRIES;
  if (tooOften) return { id, at, type: 'failed', reason: 'triedTooOften', ...by };
  if (failure.kind === 'never') return { id, at, type: 'failed', reason: failure.reason, ...by };
  const waits = after(at, backoff(tries + 1, failure, random));
  const nextAt = before !== undefined && before > at && before < waits ? before : waits;
  const reason = nameOf(failure.reason, triedSince ?? at, at);
  return { id, at, type: 'again', nextAt, reason, ...by, ...(ours && { uncounted: true }) };
}

/** What is told of a wait at a gate that is shut. */
export const waitsFor = (reason: OurReason | undefined): { readonly reason?: string } =>
  reason === undefined || reason === 'signInAway' ? {} : { reason };

/** Where Concord itself is refused it asks again after so long, unless the platform says when. */
const PROBE_MS = 30_000;

/** The lanes that a failure asks to rest, and until when. */
export function restAsked(
  failure: Failure,
  lanes: readonly Pick<RateLimit, 'key' | 'access'>[],
  at: Instant,
): { readonly keys: readonly string[]; readonly until: Instant; readonly reason: FailureReason } | undefined {
  const restMs = failure.kind === 'later' ? (failure.retryAfterMs ?? (isOurs(failure.reason) ? PROBE_MS : 0)) : 0;
  if (failure.kind !== 'later' || restMs === 0) return undefined;
  const resting = lanes.filter(({ access }) => !access || isOurs(failure.reason));
  const keys = failure.limit === undefined ? resting.map(({ key }) => key) : [failure.limit];
  return { keys, until: after(at, restMs), reason: failure.reason };
}
