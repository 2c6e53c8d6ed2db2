import { millis, type Instant } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';

/** A reminder that could not go out for longer than this was missed by downtime. */
const MISSED_MS = 15 * MINUTE_MS;

/** A reminder that was missed by downtime is skipped, not sent late in a pile with others (domain.md section 3). */
export const isMissed = (at: Instant, now: Instant): boolean => millis(now) - millis(at) > MISSED_MS;
