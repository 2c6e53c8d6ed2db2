/** Calendar dates without a zone, as numbers of days since 1970-01-01. */
import { DAY_MS } from '../core/spans.ts';
import { calendarDate, type CalendarDate } from '../core/ids.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const YEAR_0 = -719_528;
const YEAR_9999_ENDS = 2_932_896;

/** @param text anything. @returns whether it is a real date written `YYYY-MM-DD` (`2026-02-30` is not). */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  // `Date.parse` reads 30 February as 2 March, and gives NaN for a day that no month has.
  return new Date(text).getUTCDate() === Number(text.slice(8));
}

/**
 * @param n whole days, negative to go back.
 * @returns the date `n` days after `date`.
 * @throws RangeError when `date` is not a date, `n` is not a whole number, or the years 0000–9999 are left.
 */
export const addDays = (date: CalendarDate, n: number): CalendarDate => dateOfDay(dayOf(date) + n);

/** @returns days since 1970-01-01. @throws RangeError when `date` is not a date. */
export function dayOf(date: CalendarDate): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(date) / DAY_MS;
}

/** @param day days since 1970-01-01. @throws RangeError when it is not a whole number or its year has not four digits. */
export function dateOfDay(day: number): CalendarDate {
  if (!Number.isInteger(day) || day < YEAR_0 || day > YEAR_9999_ENDS) throw new RangeError(`no such day: ${day}`);
  const date = new Date(day * DAY_MS);
  // This takes a third of the time of `toISOString`. Counting working days mostly does this.
  return calendarDate(
    `${digits(date.getUTCFullYear(), 4)}-${digits(date.getUTCMonth() + 1, 2)}-${digits(date.getUTCDate(), 2)}`,
  );
}

/** @returns the ISO weekday, 1 = Monday to 7 = Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** @param time `HH:mm`, 00:00 to 23:59. @returns minutes since midnight. @throws RangeError for anything else. */
export function minutesOf(time: string): number {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError(`not a time of day: ${time}`);
  return Number(hours) * 60 + Number(minutes);
}

/** @param minutes since midnight. @returns `HH:mm`. */
export const timeOf = (minutes: number): string => `${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}`;

const digits = (n: number, width: number): string => String(n).padStart(width, '0');
