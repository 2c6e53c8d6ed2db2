/** The outcome of a try to send, as it is stored. */
import { HOUR_MS, MINUTE_MS } from '../core/spans.ts';
import type { Delivery } from '../core/envelope.ts';
import { isOurs, type OurReason } from '../core/envelope.ts';
import { after, millis, type Instant } from '../core/ids.ts';
import type { Failure, FailureReason, Patience, Platform, RateLimit, Sent } from '../platforms/platform.ts';
import type { Settlement } from '../store/store.ts';
import { backoff, MAX_TRIES } from './backoff.ts';
import type { Rendered } from './rendered.ts';

/** The platform that was tried, if one was. */
export interface TriedOn {
  readonly platform?: Pick<Platform, 'name' | 'patience'>;
}

export const sentBy = (
  delivery: Delivery,
  platform: string,
  { messageId, proof, words, address }: Extract<Sent, { ok: true }>,
  rendered: Rendered,
  at: Instant,
): Settlement => ({
  id: delivery.id,
  at,
  type: 'sent',
  platform,
  messageId,
  ...(proof && { proof }),
  ...(words !== undefined && { proofWords: words }),
  ...(address !== undefined && { address }),
  shownVersion: rendered.version,
  shownHash: rendered.hash,
  editAfter: at,
});

/** Concord's own sign-in may fail for a short time. For this long the reason is given as `unavailable`. */
const SIGN_IN_GRACE_MS = 5 * MINUTE_MS;
const reasonOf = (reason: FailureReason, since: Instant, at: Instant): FailureReason =>
  reason === 'signInAway' && millis(at) - millis(since) < SIGN_IN_GRACE_MS ? 'unavailable' : reason;

/**
 * The outcome of a try that failed: a new try after a back-off, or failed with the reason. A fault of Concord's own access
 * never makes a delivery fail.
 * @param before the latest instant of the next try
 */
export function notSent(
  { id, tries, triedSince }: Delivery,
  failure: Failure,
  {
    at,
    random,
    before,
    platform,
  }: { readonly at: Instant; readonly random: number; readonly before?: Instant | undefined } & TriedOn,
): Settlement {
  const ours = isOurs(failure.reason);
  const by = platform && { platform: platform.name };
  const patience = platform?.patience;
  const isGivenUp = failure.kind === 'later' && !ours && isTooOften(tries + 1, triedSince, patience, at);
  if (isGivenUp) return { id, at, type: 'failed', reason: 'triedTooOften', ...by };
  if (failure.kind === 'never') return { id, at, type: 'failed', reason: failure.reason, ...by };
  const retryAt = after(at, backoff(tries + 1, failure, random, patience?.maxWaitMs));
  const nextAt = before !== undefined && before > at && before < retryAt ? before : retryAt;
  const reason = reasonOf(failure.reason, triedSince ?? at, at);
  return { id, at, type: 'again', nextAt, reason, ...by, ...(ours && { uncounted: true }) };
}

/** Has the message been tried for long enough? By the platform's patience where it has one, otherwise for two hours. */
const isTooOften = (
  tries: number,
  triedSince: Instant | undefined,
  patience: Patience | undefined,
  at: Instant,
): boolean =>
  triedSince !== undefined &&
  millis(at) - millis(triedSince) >= (patience?.forMs ?? AWAY_MS) &&
  (patience !== undefined || tries >= MAX_TRIES);

/** So long a platform may be away before messages to it are given up. */
export const AWAY_MS = 2 * HOUR_MS;

/** The reason to store with a delivery that waits for a closed limit. */
export const waitingReason = (reason: OurReason | undefined): { readonly reason?: string } =>
  reason === undefined || reason === 'signInAway' ? {} : { reason };

/** The pause in milliseconds after a platform refused Concord itself, unless the platform names one. */
const PROBE_MS = 30_000;

/** The limits that a failure asks to pause, and until when. */
export function pauseAsked(
  failure: Failure,
  limits: readonly Pick<RateLimit, 'key' | 'access'>[],
  at: Instant,
): { readonly keys: readonly string[]; readonly until: Instant; readonly reason: FailureReason } | undefined {
  const pauseMs = failure.kind === 'later' ? (failure.retryAfterMs ?? (isOurs(failure.reason) ? PROBE_MS : 0)) : 0;
  if (failure.kind !== 'later' || pauseMs === 0) return undefined;
  const paused = limits.filter(({ access }) => !access || isOurs(failure.reason));
  const keys = failure.limit === undefined ? paused.map(({ key }) => key) : [failure.limit];
  return { keys, until: after(at, pauseMs), reason: failure.reason };
}
