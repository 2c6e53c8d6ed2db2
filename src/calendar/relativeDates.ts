/** Reads days that are counted from today: “in two weeks”, “end of next week”, “lundi de la semaine prochaine”. */
import { calendarDate, type CalendarDate } from '../core/ids.ts';
import { asSought } from '../core/seen.ts';
import { addDays, dayOf, isDate, weekdayOf as isoWeekdayOf } from './dates.ts';
import { workingDaysAfter } from './workingDays.ts';
import type { WorkingDays } from '../core/settings.ts';
import { isOneOf, WEEKDAYS, weekdayOf, type RuleWords } from './recurrence.ts';

export type Unit = 'day' | 'week' | 'month' | 'year';

/** The words for days that are counted from today, in all languages. */
export interface RelativeWords extends Pick<RuleWords, 'weekdays'> {
  readonly months: readonly (readonly string[])[];
  readonly afterTomorrow: readonly string[];
  readonly next: readonly string[];
  readonly this: readonly string[];
  /** Before a number of days, weeks or months. */
  readonly in: readonly string[];
  /** Behind it instead: “two weeks from now”. */
  readonly fromNow: readonly string[];
  readonly end: readonly string[];
  /** Words between the others that add nothing. */
  readonly of: readonly string[];
  readonly units: Readonly<Record<Unit, readonly string[]>>;
  /** Before or after “day”: “in three working days”. */
  readonly working: readonly string[];
  /** From one to twelve. */
  readonly numbers: readonly (readonly string[])[];
}

/** The first and the last day of the working week, 1 = Monday to 7 = Sunday. The days off belong to the week before them. */
interface WeekEnds {
  readonly first: number;
  readonly last: number;
}
const MONDAY_TO_FRIDAY: WeekEnds = { first: 1, last: 5 };

/**
 * @param week the working days, 1 = Monday to 7 = Sunday
 * @returns Monday and Friday for a week of seven working days, which has no end of its own
 */
function weekEndsOf(week: readonly number[]): WeekEnds {
  const first = week.find((day) => !week.includes(day === 1 ? 7 : day - 1));
  const last = week.find((day) => !week.includes(day === 7 ? 1 : day + 1));
  return first === undefined || last === undefined ? MONDAY_TO_FRIDAY : { first, last };
}

const UNITS = ['day', 'week', 'month', 'year'] as const;
/** More of one unit than people count. */
const MOST = 366;

/** What was typed, by what it is. */
interface Said {
  readonly isNext: boolean;
  readonly isThis: boolean;
  readonly isIn: boolean;
  readonly isEnd: boolean;
  readonly isWorking: boolean;
  readonly numbers: readonly number[];
  readonly units: readonly Unit[];
  readonly weekdays: readonly number[];
  readonly months: readonly number[];
  readonly years: readonly number[];
}

function saidIn(tokens: readonly string[], words: RelativeWords): Said | undefined {
  const flags = { isNext: 0, isThis: 0, isIn: 0, isEnd: 0, isWorking: 0 };
  const found = { numbers: [] as number[], units: [] as Unit[], weekdays: [] as number[] };
  const dated = { months: [] as number[], years: [] as number[] };
  // “sept” is a number in French and a month in both languages: numbers stand only after “in”.
  const isCounted = tokens.some((token) => isOneOf(words.in, token));
  for (const token of tokens) {
    const unit = UNITS.find((one) => isOneOf(words.units[one], token));
    const month = isCounted ? 0 : words.months.findIndex((names) => isOneOf(names, token)) + 1;
    const number = isCounted ? numberOf(token, words) : 0;
    const weekday = weekdayOf(token, words.weekdays);
    if (unit) found.units.push(unit);
    else if (isOneOf(words.next, token)) flags.isNext += 1;
    else if (isOneOf(words.this, token)) flags.isThis += 1;
    else if (isOneOf(words.in, token)) flags.isIn += 1;
    else if (isOneOf(words.end, token)) flags.isEnd += 1;
    else if (isOneOf(words.working, token)) flags.isWorking += 1;
    else if (number > 0) found.numbers.push(number);
    else if (month > 0) dated.months.push(month);
    else if (weekday) found.weekdays.push(WEEKDAYS.indexOf(weekday) + 1);
    else if (/^\d{4}$/.test(token)) dated.years.push(Number(token));
    else return undefined;
  }
  if (Object.values({ ...flags, ...lengthsOf({ ...found, ...dated }) }).some((n) => n > 1)) return undefined;
  const is = {
    isNext: flags.isNext > 0,
    isThis: flags.isThis > 0,
    isIn: flags.isIn > 0,
    isEnd: flags.isEnd > 0,
    isWorking: flags.isWorking > 0,
  };
  return { ...is, ...found, ...dated };
}

const numberOf = (token: string, { numbers }: RelativeWords): number =>
  /^\d{1,3}$/.test(token) ? Number(token) : numbers.findIndex((names) => isOneOf(names, token)) + 1;

const lengthsOf = (lists: Readonly<Record<string, readonly unknown[]>>): Record<string, number> =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));

/** Removes “from now” at the end, which means the same as “in” at the beginning. */
function withoutFromNow(tokens: readonly string[], { fromNow, in: ins }: RelativeWords): readonly string[] {
  const end = fromNow
    .map((words) => asSought(words).split(' '))
    .find((words) => words.length < tokens.length && tokens.slice(-words.length).join(' ') === words.join(' '));
  return end && ins[0] !== undefined ? [ins[0], ...tokens.slice(0, -end.length)] : tokens;
}

/**
 * @param tokens the words, normalised
 * @returns undefined when they are no such day, or one that is over
 */
export function relativeDay(
  tokens: readonly string[],
  today: CalendarDate,
  words: RelativeWords,
  calendar: WorkingDays,
): CalendarDate | undefined {
  if (isOneOf(words.afterTomorrow, tokens.join(' '))) return addDays(today, 2);
  const kept = withoutFromNow(tokens, words).filter((token) => !isOneOf(words.of, token));
  const said = kept.length > 1 ? saidIn(kept, words) : undefined;
  const found =
    said &&
    (said.isWorking ? workingDayOf(said, today, calendar) : dayOfSaid(said, today, weekEndsOf(calendar.workingWeek)));
  return found !== undefined && found >= today ? found : undefined;
}

/** “The next working day”, “in three working days”. */
function workingDayOf(said: Said, today: CalendarDate, calendar: WorkingDays): CalendarDate | undefined {
  const { isNext, isThis, isIn, isEnd, numbers, units, weekdays, months, years } = said;
  if (units[0] !== 'day' || isThis || isEnd || weekdays.length + months.length + years.length > 0) return undefined;
  const n = isIn ? numbers[0] : 1;
  return isNext !== isIn && n !== undefined && n <= MOST ? workingDaysAfter(today, n, calendar) : undefined;
}

function dayOfSaid(said: Said, today: CalendarDate, week: WeekEnds): CalendarDate | undefined {
  const { isNext, isThis, isIn, isEnd, numbers, units, weekdays, months, years } = said;
  const [unit] = units;
  const [number] = numbers;
  const [weekday] = weekdays;
  const isDated = months.length + years.length > 0;
  if (isNext && isThis) return undefined;
  if (isIn) {
    const isAll = number !== undefined && unit !== undefined && !isEnd && !isNext && !isThis && weekday === undefined;
    return isAll && !isDated && number <= MOST ? ahead(today, number, unit) : undefined;
  }
  if (number !== undefined) return undefined;
  if (isEnd && weekday === undefined) {
    if (unit === undefined) return isNext || isThis ? undefined : endOfMonth(months[0], years[0], today);
    return isDated ? undefined : endOf(unit, isNext, today, week);
  }
  if (isEnd || isDated || weekday === undefined) return undefined;
  if (unit === 'week' && (isNext || isThis))
    return addDays(firstOfWeek(today, week), offset(weekday, week) + (isNext ? 7 : 0));
  return unit === undefined && isThis ? addDays(today, (weekday - isoWeekdayOf(dayOf(today)) + 7) % 7) : undefined;
}

function ahead(today: CalendarDate, n: number, unit: Unit): CalendarDate {
  if (unit === 'day' || unit === 'week') return addDays(today, unit === 'day' ? n : n * 7);
  return monthsAhead(today, unit === 'month' ? n : n * 12);
}

/** The same day of a later month, or its last day where it has no such day. */
function monthsAhead(today: CalendarDate, n: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const months = year * 12 + month - 1 + n;
  const last = lastOf(Math.floor(months / 12), (months % 12) + 1);
  return calendarDate(`${last.slice(0, 8)}${String(Math.min(day, Number(last.slice(8)))).padStart(2, '0')}`);
}

const firstOf = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
const lastOf = (year: number, month: number): CalendarDate =>
  addDays(calendarDate(firstOf(month === 12 ? year + 1 : year, (month % 12) + 1)), -1);

/** The number of days from the beginning of the week. */
const offset = (weekday: number, { first }: WeekEnds): number => (weekday - first + 7) % 7;
const firstOfWeek = (today: CalendarDate, week: WeekEnds): CalendarDate =>
  addDays(today, -offset(isoWeekdayOf(dayOf(today)), week));

function endOf(unit: Unit, isNext: boolean, today: CalendarDate, week: WeekEnds): CalendarDate | undefined {
  const [year = 0, month = 1] = today.split('-').map(Number);
  switch (unit) {
    case 'day':
      return undefined;
    case 'week':
      return addDays(firstOfWeek(today, week), offset(week.last, week) + (isNext ? 7 : 0));
    case 'month':
      return isNext ? lastOf(month === 12 ? year + 1 : year, (month % 12) + 1) : lastOf(year, month);
    case 'year':
      return lastOf(isNext ? year + 1 : year, 12);
  }
}

/** The last day of a month by its name: of this year, or of the next when it is over. */
function endOfMonth(
  month: number | undefined,
  year: number | undefined,
  today: CalendarDate,
): CalendarDate | undefined {
  if (month === undefined) return undefined;
  if (year !== undefined) return isDate(firstOf(year, month)) ? lastOf(year, month) : undefined;
  const thisYear = lastOf(Number(today.slice(0, 4)), month);
  return thisYear >= today ? thisYear : lastOf(Number(today.slice(0, 4)) + 1, month);
}
