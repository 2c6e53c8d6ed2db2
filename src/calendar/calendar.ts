/**
 * Time as the network counts it: dates, zones, working days, closing instants, reminders, quiet hours. Everything here is pure.
 */
export { addDays, isDate } from './dates.ts';
export { dateAt, instantAt, isZone, readZone, timeAt, todayFor, type TypedIn } from './zones.ts';
export {
  closingOf,
  isWorkingDay,
  oneWorkingDayFrom,
  workingDayOnOrAfter,
  workingDaysAfter,
  workingDaysBefore,
} from './workingDays.ts';
export { closingInstant, type Closing } from './closing.ts';
export { reminderRungs, type Rung } from './reminders.ts';
export type { Calendar, Ladder, WorkingDays } from '../core/settings.ts';
export { quietUntil } from './quietHours.ts';
export { datesOf, keptRule, readRule, ruleAsTyped, weekdayOf, WEEKDAYS, type MonthlyRule } from './recurrence.ts';
export { readerReminders, wakingMoment, type Period, type Reader, type ReaderRung } from './readerReminders.ts';
export { readDay, readDays, readMoment, readSpan, type TypedDay, type TypedDays } from './typedDates.ts';
export { isMidnight, readTime } from './typedTimes.ts';
export { decisiveInstant, momentsOf, type Moment } from './moments.ts';
export {
  chasedAt,
  decisiveDay,
  dueMoments,
  isDueReminder,
  nextMoment,
  plansOf,
  readerIn,
  urgentAt,
  zonesOfPeople,
  type Plans,
} from './chase.ts';
export { timeLeft, type TimeLeft } from './timeLeft.ts';
