/** The time left until an end, as people say it, by the reader's zone. */
import type { Instant } from '../core/ids.ts';
import { addDays } from './dates.ts';
import type { Reader } from './readerReminders.ts';
import { isWorkingDay } from './workingDays.ts';
import { dateAt } from './zones.ts';

/** `workingDays` is the number of working days after today, up to the day of the end. When it is 0, today is the last one. */
export type TimeLeft =
  { readonly says: 'today' | 'tomorrow' | 'lastWorkingDay' } | { readonly says: 'workingDays'; readonly left: number };

/** The most working days that are counted. */
const MAX_DAYS_COUNTED = 2_000;

/** @returns the time left at `at`, which is before `endsAt`; dates are in the reader's zone */
export function timeLeft(
  at: Instant,
  endsAt: Instant,
  { zone, calendar }: Pick<Reader, 'zone' | 'calendar'>,
): TimeLeft {
  const [today, end] = [dateAt(at, zone), dateAt(endsAt, zone)];
  if (end <= today) return { says: 'today' };
  if (end === addDays(today, 1)) return { says: 'tomorrow' };
  let left = 0;
  for (let date = addDays(today, 1); date <= end && left < MAX_DAYS_COUNTED; date = addDays(date, 1))
    if (isWorkingDay(date, calendar)) left += 1;
  return left === 0 ? { says: 'lastWorkingDay' } : { says: 'workingDays', left };
}
