/** Working days: the days of the working week that are not on the network's list of holidays (domain.md sections 1 and 2). */
import type { CalendarDate, Instant } from '../core/ids.ts';
import { dateOfDay, dayOf, weekdayOf } from './dates.ts';
import { dateAt, instantAt } from './zones.ts';
import type { Calendar, WorkingDays } from '../core/settings.ts';

/** The longest search for a working day. A calendar with more days off in a row is a mistake in the settings. */
const MAX_DAYS_OFF = 366;
/** The most working days that can be counted, about eight years. People ask for some weeks. */
const MAX_WORKING_DAYS = 2_000;

/**
 * @returns whether `date` is in the working week and not a holiday
 * @throws RangeError when `date` is not a date
 */
export const isWorkingDay = (date: CalendarDate, calendar: WorkingDays): boolean => works(dayOf(date), calendar);

/**
 * @returns `date` when it is a working day, otherwise the next working day. An end on another day moves there [ToR 3.b.iv].
 * @throws RangeError when `date` is not a date, or the calendar has no working day in a year
 */
export const workingDayOnOrAfter = (date: CalendarDate, calendar: WorkingDays): CalendarDate =>
  dateOfDay(nextWorking(dayOf(date), 1, calendar));

/**
 * @param n whole working days, 1 to 2000
 * @returns the n-th working day after `date`, which itself never counts [ToR 3.b.iv]
 * @throws RangeError for another `n`, when `date` is not a date, or when the calendar has no working day in a year
 */
export const workingDaysAfter = (date: CalendarDate, n: number, calendar: WorkingDays): CalendarDate =>
  countWorking(date, n, 1, calendar);

/** Like `workingDaysAfter`, but back: the n-th working day before `date` (reminders, the final agenda). */
export const workingDaysBefore = (date: CalendarDate, n: number, calendar: WorkingDays): CalendarDate =>
  countWorking(date, n, -1, calendar);

/**
 * @param date working day or not
 * @returns the network's closing time on that day (clock changes as in `instantAt`)
 * @throws RangeError when `date`, the closing time or the zone is not one
 */
export const closingOf = (date: CalendarDate, calendar: Calendar): Instant =>
  instantAt(date, calendar.closingTime, calendar.timeZone);

/**
 * One working day from an instant: the closing time of the first working day after its date. Used for the challenge of an
 * editorial correction and for a request that is reopened (domain.md section 3) [ToR 3.b.iv].
 * @throws RangeError when the calendar has no working day in a year, or has a bad zone or time
 */
export const oneWorkingDayFrom = (at: Instant, calendar: Calendar): Instant =>
  closingOf(workingDaysAfter(dateAt(at, calendar.timeZone), 1, calendar), calendar);

const works = (day: number, calendar: WorkingDays): boolean =>
  calendar.workingWeek.includes(weekdayOf(day)) && !calendar.holidays.includes(dateOfDay(day));

/** The first working day from `day` on, in the direction of `step`. */
function nextWorking(day: number, step: 1 | -1, calendar: WorkingDays): number {
  for (let tried = 0; tried <= MAX_DAYS_OFF; tried++) {
    if (works(day + tried * step, calendar)) return day + tried * step;
  }
  throw new RangeError(`no working day within ${MAX_DAYS_OFF} days of ${dateOfDay(day)}`);
}

function countWorking(date: CalendarDate, n: number, step: 1 | -1, calendar: WorkingDays): CalendarDate {
  if (!Number.isInteger(n) || n < 1 || n > MAX_WORKING_DAYS) throw new RangeError(`not a count of working days: ${n}`);
  let day = dayOf(date);
  for (let left = n; left > 0; left--) day = nextWorking(day + step, step, calendar);
  return dateOfDay(day);
}
