/** Working days: the days of the working week that are not in the network's holiday list (domain.md sections 1 and 2). */
import type { CalendarDate, Instant } from '../core/ids.ts';
import { dateOfDay, dayOf, weekdayOf } from './dates.ts';
import { dateAt, instantAt } from './zones.ts';
import type { Calendar } from '../core/settings.ts';

/** A calendar without a working day for longer than this is a mistake in the settings, and would be searched for ever. */
const MAX_DAYS_OFF = 366;
/** About eight years; what people ask for is some weeks. */
const MAX_WORKING_DAYS = 2_000;

/** @returns whether `date` is in the working week and not a holiday. @throws RangeError when `date` is not a date. */
export const isWorkingDay = (date: CalendarDate, calendar: Calendar): boolean => works(dayOf(date), calendar);

/**
 * @returns `date` when it is a working day, else the next one. An end on a non-working day moves there [ToR 3.b.iv].
 * @throws RangeError when `date` is not a date, or the calendar has no working day in a year.
 */
export const workingDayOnOrAfter = (date: CalendarDate, calendar: Calendar): CalendarDate =>
  dateOfDay(nextWorking(dayOf(date), 1, calendar));

/**
 * @param n whole working days, 1 to 2000.
 * @returns the n-th working day after `date`; `date` itself never counts [ToR 3.b.iv].
 * @throws RangeError for another `n`, when `date` is not a date, or the calendar has no working day in a year.
 */
export const workingDaysAfter = (date: CalendarDate, n: number, calendar: Calendar): CalendarDate =>
  countWorking(date, n, 1, calendar);

/** As `workingDaysAfter`, counted back: the n-th working day before `date` (reminder ladder, agenda cut-off). */
export const workingDaysBefore = (date: CalendarDate, n: number, calendar: Calendar): CalendarDate =>
  countWorking(date, n, -1, calendar);

/**
 * @param date working day or not.
 * @returns the network's closing time on that day, as an instant (clock changes as in `instantAt`).
 * @throws RangeError when `date`, the closing time or the zone is not one.
 */
export const closingOf = (date: CalendarDate, calendar: Calendar): Instant =>
  instantAt(date, calendar.closingTime, calendar.timeZone);

/**
 * One working day from an instant: closing time of the first working day after its date. Used for the challenge of an
 * editorial correction and for a request that is open again (domain.md section 3) [ToR 3.b.iv].
 * @throws RangeError when the calendar has no working day in a year, or holds a bad zone or time.
 */
export const oneWorkingDayFrom = (at: Instant, calendar: Calendar): Instant =>
  closingOf(workingDaysAfter(dateAt(at, calendar.timeZone), 1, calendar), calendar);

const works = (day: number, calendar: Calendar): boolean =>
  calendar.workingWeek.includes(weekdayOf(day)) && !calendar.holidays.includes(dateOfDay(day));

/** The first working day at `day` or beyond it. */
function nextWorking(day: number, step: 1 | -1, calendar: Calendar): number {
  for (let tried = 0; tried <= MAX_DAYS_OFF; tried++) {
    if (works(day + tried * step, calendar)) return day + tried * step;
  }
  throw new RangeError(`no working day within ${MAX_DAYS_OFF} days of ${dateOfDay(day)}`);
}

function countWorking(date: CalendarDate, n: number, step: 1 | -1, calendar: Calendar): CalendarDate {
  if (!Number.isInteger(n) || n < 1 || n > MAX_WORKING_DAYS) throw new RangeError(`not a count of working days: ${n}`);
  let day = dayOf(date);
  for (let left = n; left > 0; left--) day = nextWorking(day + step, step, calendar);
  return dateOfDay(day);
}
