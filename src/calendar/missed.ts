import { millis, type Instant } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';

/** A reminder that is late by more than this was missed while the program was down, in milliseconds. */
const MISSED_MS = 15 * MINUTE_MS;

/** Was the reminder missed? Missed ones are skipped, so that they are not sent late all together (domain.md section 3). */
export const isMissed = (at: Instant, now: Instant): boolean => millis(now) - millis(at) > MISSED_MS;
