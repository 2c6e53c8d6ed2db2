/** Quiet hours for direct messages that are not urgent, in the reader's own zone (domain.md section 2). */
import type { Instant } from '../core/ids.ts';
import { addDays, minutesOf } from './dates.ts';
import { dateAt, instantAt, timeAt } from './zones.ts';

/** `HH:mm` on the reader's wall clock; `from` is quiet, `to` no longer. */
export interface QuietHours {
  from: string;
  to: string;
}

/**
 * @param quiet a range over midnight (20:00–08:00) or within a day (12:00–14:00); the same time twice means none.
 * @returns the instant at which the quiet hours that hold `at` end, or null when `at` is in none. Clock changes as in
 * `instantAt`: a reader is rather left alone longer.
 * @throws RangeError for an unknown zone or a time that is not `HH:mm`.
 */
export function quietUntil(at: Instant, zone: string, quiet: QuietHours): Instant | null {
  const isQuiet = (time: string): boolean => isWithin(time, quiet);
  if (!isQuiet(timeAt(at, zone))) return null;
  const today = dateAt(at, zone);
  // Today's end can be past already, and where the clock jumps over an end it lands where quiet may begin again.
  const ends = [0, 1, 2].map((days) => instantAt(addDays(today, days), quiet.to, zone));
  return ends.find((end) => end > at && !isQuiet(timeAt(end, zone))) ?? null;
}

function isWithin(time: string, { from, to }: QuietHours): boolean {
  const [now, begin, end] = [minutesOf(time), minutesOf(from), minutesOf(to)];
  return begin <= end ? now >= begin && now < end : now >= begin || now < end;
}
