/** How much time is left until an end, as somebody would say it on the wall clock of a reader's zone. */
import type { Instant } from '../core/ids.ts';
import { addDays } from './dates.ts';
import type { Reader } from './readerReminders.ts';
import { isWorkingDay } from './workingDays.ts';
import { dateAt } from './zones.ts';

/** `workingDays` has how many there are after today's date, up to that of the end; none: today is the last of them. */
export type TimeLeft =
  { readonly says: 'today' | 'tomorrow' | 'lastWorkingDay' } | { readonly says: 'workingDays'; readonly left: number };

/** More are not counted one by one in anybody's head. */
const MAX_DAYS_COUNTED = 2_000;

/** @returns what is left at `at`, before `endsAt`; the dates are those of the reader's zone. */
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
