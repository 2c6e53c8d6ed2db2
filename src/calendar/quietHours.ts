/** Quiet hours for direct messages that are not urgent, in the reader's zone (domain.md section 2). */
import type { Instant } from '../core/ids.ts';
import { addDays, minutesOf } from './dates.ts';
import { dateAt, instantAt, timeAt } from './zones.ts';

/** `HH:mm` in the reader's zone. `from` is in the quiet hours, `to` is not. */
export interface QuietHours {
  from: string;
  to: string;
}

/**
 * @param quiet a range over midnight (20:00–08:00) or within a day (12:00–14:00); two equal times mean no quiet hours
 * @returns the end of the quiet hours that contain `at`; null when none do. Where the clocks change, `instantAt` decides, so
 * that quiet hours end rather later than earlier.
 * @throws RangeError for an unknown zone, or a time that is not `HH:mm`
 */
export function quietUntil(at: Instant, zone: string, quiet: QuietHours): Instant | null {
  const isQuiet = (time: string): boolean => isWithin(time, quiet);
  if (!isQuiet(timeAt(at, zone))) return null;
  const today = dateAt(at, zone);
  // Today's end may be past. Where the clock jumps over an end, it falls where the next quiet hours may have begun.
  const ends = [0, 1, 2].map((days) => instantAt(addDays(today, days), quiet.to, zone));
  return ends.find((end) => end > at && !isQuiet(timeAt(end, zone))) ?? null;
}

function isWithin(time: string, { from, to }: QuietHours): boolean {
  const [now, begin, end] = [minutesOf(time), minutesOf(from), minutesOf(to)];
  return begin <= end ? now >= begin && now < end : now >= begin || now < end;
}
