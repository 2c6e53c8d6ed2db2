/** What came of a try, as the store keeps it. */
import type { Delivery } from '../core/envelope.ts';
import { after, type Instant } from '../core/ids.ts';
import type { Failure } from '../platforms/platform.ts';
import type { Settlement } from '../store/store.ts';
import { backoff, MOST_TRIES } from './backoff.ts';
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

/** Tried again with back-off, or given up with the reason. */
export function notSent(
  { id, tries }: Delivery,
  failure: Failure,
  { at, random, ...by }: { readonly at: Instant; readonly random: number } & By,
): Settlement {
  const reason = failure.kind === 'later' && tries + 1 >= MOST_TRIES ? 'triedTooOften' : failure.reason;
  if (failure.kind === 'never' || reason === 'triedTooOften') return { id, at, type: 'failed', reason, ...by };
  return { id, at, type: 'again', nextAt: after(at, backoff(tries + 1, failure, random)), reason, ...by };
}

/** The lanes that a failure asks to rest, and until when. */
export function restAsked(
  failure: Failure,
  lanes: readonly { readonly key: string }[],
  at: Instant,
): { readonly keys: readonly string[]; readonly until: Instant } | undefined {
  if (failure.kind !== 'later' || !failure.retryAfterMs) return undefined;
  const keys = failure.lane === undefined ? lanes.map(({ key }) => key) : [failure.lane];
  return { keys, until: after(at, failure.retryAfterMs) };
}
