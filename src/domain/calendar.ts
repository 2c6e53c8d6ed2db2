/** Time as the network counts it: dates, zones, working days, closing instants, reminders, quiet hours. Pure. */
export { addDays, isDate } from './calendar/dates.ts';
export { dateAt, instantAt, isZone, timeAt } from './calendar/zones.ts';
export {
  closingOf,
  isWorkingDay,
  oneWorkingDayFrom,
  workingDayOnOrAfter,
  workingDaysAfter,
  workingDaysBefore,
  type Calendar,
} from './calendar/workingDays.ts';
export { closingInstant, type Closing } from './calendar/closing.ts';
export { reminderRungs, type Ladder, type Rung } from './calendar/reminders.ts';
export { quietUntil } from './calendar/quietHours.ts';
export { datesOf, readRule, ruleAsTyped, WEEKDAYS, type MonthlyRule } from './calendar/recurrence.ts';
