/** The wait before a failed delivery is tried again. */
import { MINUTE_MS } from '../core/spans.ts';
import type { Failure } from '../platforms/platform.ts';

const FIRST_MS = 2_000;
const MAX_MS = 10 * MINUTE_MS;
/** So often a message is tried at least before it is given up. */
export const MAX_TRIES = 18;

/**
 * Milliseconds to wait after the given number of tries: doubling, with jitter so that many deliveries do not come back at
 * once, and never less than the platform's Retry-After.
 * @param random in [0, 1)
 * @param maxMs the longest wait, apart from one that the platform asks for
 */
export function backoff(tries: number, failure: Failure, random: number, maxMs = MAX_MS): number {
  const doubled = Math.min(FIRST_MS * 2 ** Math.min(tries - 1, 20), maxMs);
  const jittered = Math.round(doubled * (0.5 + random / 2));
  return failure.kind === 'later' ? Math.max(jittered, failure.retryAfterMs ?? 0, failure.waitMs ?? 0) : jittered;
}
