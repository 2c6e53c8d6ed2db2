/**
 * Reads dates as people write them, in any language: `21 Dec 2026`, `21/12/2026`, `next Friday`, `3 to 14 August`. Every word
 * must have a meaning, and a date that could be two dates is returned as both: nothing is guessed.
 */
import { calendarDate, type CalendarDate } from '../core/ids.ts';
import { asSought } from '../core/seen.ts';
import type { WorkingDays } from '../core/settings.ts';
import { addDays, dayOf, isDate, weekdayOf as isoWeekdayOf } from './dates.ts';
import { relativeDay, type RelativeWords } from './relativeDates.ts';
import { isMidnight, readTime, type TimeWords } from './typedTimes.ts';
import { isOneOf, WEEKDAYS, weekdayOf, type RuleWords } from './recurrence.ts';

/** The words in which dates are typed, in all languages. */
export interface DateWords extends Pick<RuleWords, 'weekdays' | 'endings'>, RelativeWords, TimeWords {
  /** January to December, in full and abbreviated. */
  readonly months: readonly (readonly string[])[];
  readonly today: readonly string[];
  readonly tomorrow: readonly string[];
  /** Before a weekday: the first one after today. */
  readonly next: readonly string[];
  /** Between a day and a time. */
  readonly at: readonly string[];
  /** Between the first and the last day. */
  readonly to: readonly string[];
  /** Before a day, or before the first of two; they add nothing. */
  readonly on: readonly string[];
}

export type TypedDay = { readonly day: CalendarDate } | { readonly either: readonly [CalendarDate, CalendarDate] };

const date = (year: number, month: number, day: number): CalendarDate | undefined => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDate(text) ? calendarDate(text) : undefined;
};

/** A date without a year: the next such day, which may be today. */
const coming = (month: number, day: number, today: CalendarDate): CalendarDate | undefined => {
  const year = Number(today.slice(0, 4));
  const found = [year, year + 1, year + 2, year + 3, year + 4].map((one) => date(one, month, day));
  return found.find((one) => one !== undefined && one >= today);
};

/** A year with four figures comes first, and then the month: `2026/12/21`, `2026-3-4`. */
function yearFirst(typed: string): CalendarDate | undefined {
  const [, year, , month, day] = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(typed) ?? [];
  return year === undefined ? undefined : date(Number(year), Number(month), Number(day));
}

/**
 * A date in figures only: `21/12/2026`, `21.12.26`, `21/12`. The day may be before or after the month. With dashes two figures
 * may be a year at the beginning as well: `26-12-21`.
 */
function figures(typed: string, today: CalendarDate): TypedDay | undefined {
  const [, a = '', mark = '', b = '', year] = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(typed) ?? [];
  if (a === '' || (year === undefined && mark === '-')) return undefined;
  const of = (month: string, day: string): CalendarDate | undefined =>
    year === undefined ? coming(Number(month), Number(day), today) : date(fourDigits(year), Number(month), Number(day));
  const isYearFirst = mark === '-' && a.length === 2 && year?.length === 2;
  const yearFirst = isYearFirst ? date(fourDigits(a), Number(b), Number(year)) : undefined;
  const [one, other] = [...new Set([of(b, a), of(a, b), yearFirst].filter((day) => day !== undefined))];
  if (one === undefined) return undefined;
  return other === undefined ? { day: one } : { either: [one, other] };
}
const fourDigits = (year: string): number => Number(year.length === 2 ? `20${year}` : year);

/** The words and numbers of a date, by what they are. */
interface Parts {
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  readonly days: readonly number[];
  readonly years: readonly number[];
  readonly isNext: boolean;
}

function partsOf(tokens: readonly string[], words: DateWords): Parts | undefined {
  const months = tokens.map((token) => words.months.findIndex((names) => isOneOf(names, token)) + 1);
  const several = months.filter((month) => month > 0).length > 1;
  const asWeekday = several ? tokens.findIndex((token, i) => months[i] && weekdayOf(token, words.weekdays)) : -1;
  const found = { months: [] as number[], weekdays: [] as number[], days: [] as number[], years: [] as number[] };
  let isNext = false;
  for (const [i, token] of tokens.entries()) {
    const weekday = weekdayOf(token, words.weekdays);
    const [, digits, ending = ''] = /^(\d{1,2})(\D*)$/.exec(token) ?? [];
    const isLast = i === tokens.length - 1;
    // “mar.” is Tuesday in French and March in English. Beside another month it is the weekday.
    if (months[i] && i !== asWeekday) found.months.push(months[i]);
    else if (weekday) found.weekdays.push(WEEKDAYS.indexOf(weekday) + 1);
    else if (/^\d{4}$/.test(token)) found.years.push(Number(token));
    // “21 Dec 26”: two figures at the end, after a month and a day, are a year.
    else if (isLast && one(found.months) && one(found.days) && /^'?\d{2}$/.test(token))
      found.years.push(fourDigits(token.slice(-2)));
    else if (digits && (ending === '' || isOneOf(words.endings, ending))) found.days.push(Number(digits));
    else if (isOneOf(words.next, token) && !isNext) isNext = true;
    else return undefined;
  }
  return { ...found, isNext };
}

const one = (list: readonly number[]): boolean => list.length === 1;
const none = (...lists: (readonly number[])[]): boolean => lists.every((list) => list.length === 0);

function inWords(
  tokens: readonly string[],
  today: CalendarDate,
  words: DateWords,
  calendar: WorkingDays,
): CalendarDate | undefined {
  if (tokens.length === 1 && isOneOf(words.today, tokens[0] ?? '')) return today;
  if (tokens.length === 1 && isOneOf(words.tomorrow, tokens[0] ?? '')) return addDays(today, 1);
  const parts = partsOf(tokens, words);
  if (!parts) return relativeDay(tokens, today, words, calendar);
  const { months, weekdays, days, years, isNext } = parts;
  if (one(weekdays) && none(months, days, years)) {
    const ahead = ((weekdays[0] ?? 1) - isoWeekdayOf(dayOf(today)) + 7) % 7;
    return addDays(today, ahead === 0 ? 7 : ahead);
  }
  if (!one(months) || !one(days) || years.length > 1 || weekdays.length > 1 || isNext) return undefined;
  const [month = 0, day = 0] = [months[0], days[0]];
  const found = years[0] === undefined ? coming(month, day, today) : date(years[0], month, day);
  // The weekday does not fit the date, so one of the two is a mistake.
  if (!found || (weekdays[0] !== undefined && isoWeekdayOf(dayOf(found)) !== weekdays[0])) return undefined;
  return found;
}

const tokensOf = (typed: string): string[] => typed.split(/[\s,]+|\.(?=\s|,|$)/).filter(Boolean);
const withoutOn = (tokens: readonly string[], words: DateWords): readonly string[] =>
  tokens.slice(onLength(tokens, words));
/** How many words before a day add nothing: “on”, “no later than”. */
const onLength = (tokens: readonly string[], words: DateWords): number =>
  [4, 3, 2, 1].find((n) => n <= tokens.length && isOneOf(words.on, tokens.slice(0, n).join(' '))) ?? 0;

/**
 * @param today the date in the zone of whoever typed it
 * @param calendar decides what the end of a week and a working day are
 * @returns undefined when the text is not a date, or contains more than a date
 */
export function readDay(
  typed: string,
  today: CalendarDate,
  words: DateWords,
  calendar: WorkingDays,
): TypedDay | undefined {
  const said = tokensOf(asSought(typed));
  const tokens = withoutOn(said, words);
  const [only = '', ...more] = tokens;
  if (more.length === 0 && isDate(only)) return { day: calendarDate(only) };
  const inOrder = more.length === 0 ? yearFirst(only) : undefined;
  if (inOrder) return { day: inOrder };
  const inFigures = more.length === 0 ? figures(only, today) : undefined;
  if (inFigures) return inFigures;
  const day = inWords(tokens, today, words, calendar) ?? counted(said, tokens, today, words, calendar);
  return day && { day };
}

/** “D’ici à deux semaines” is “dans deux semaines”: some words before a day stand before a number of days as well. */
function counted(
  said: readonly string[],
  tokens: readonly string[],
  today: CalendarDate,
  words: DateWords,
  calendar: WorkingDays,
): CalendarDate | undefined {
  const [first = ''] = said;
  return tokens.length < said.length && isOneOf(words.in, first)
    ? relativeDay([first, ...tokens], today, words, calendar)
    : undefined;
}

/**
 * “tomorrow at 9”: after the word for a time, a number alone is an hour. From 1 to 7 it may also be an hour in the afternoon,
 * so then it is none.
 */
const hourAlone = (typed: string): string | undefined =>
  /^(?:[89]|1\d|2[0-3])$/.test(typed) ? `${typed.padStart(2, '0')}:00` : undefined;

export interface TypedMoment {
  readonly day: TypedDay;
  readonly time?: string;
  /** The time was typed as “midnight”, which may be the beginning of the day or its end. */
  readonly isMidnight?: true;
}

/** Reads a day with a time: `21 Dec 2026 at 5 pm`, `2026-12-21T17:00`, `demain à 9h`, `noon tomorrow`. */
export function readMoment(
  typed: string,
  today: CalendarDate,
  words: DateWords,
  calendar: WorkingDays,
): TypedMoment | undefined {
  const whole = readDay(typed, today, words, calendar);
  if (whole) return { day: whole };
  const tokens = typed
    .replace(/(?<=\d)T(?=\d)/, ' ')
    .trim()
    .split(/[\s,]+/);
  for (let n = tokens.length - 1; n > 0; n -= 1)
    for (const [first, last] of [
      [tokens.slice(0, n), tokens.slice(n)],
      [tokens.slice(-n), tokens.slice(0, -n)],
    ] as const) {
      const isAt = isOneOf(words.at, asSought(last[0] ?? ''));
      const said = (isAt ? last.slice(1) : last).join(' ');
      const time = readTime(said, words) ?? (isAt ? hourAlone(said) : undefined);
      // A day takes far longer to read, and few parts of a text are a time.
      const day = time === undefined ? undefined : readDay(first.join(' '), today, words, calendar);
      if (day && time !== undefined) return { day, time, ...(isMidnight(said, words) && { isMidnight: true }) };
    }
  return undefined;
}

export interface TypedDays {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
/** A first and a last day, each of which may be two. */
export interface TypedSpan {
  readonly from: TypedDay;
  readonly to: TypedDay;
}

/** Reads a first and a last day: `3 to 14 August`, `du 3 au 14 août 2027`, `2026-12-21 2027-01-04`. */
export function readDays(
  typed: string,
  today: CalendarDate,
  words: DateWords,
  calendar: WorkingDays,
): TypedDays | undefined {
  const read = readSpan(typed, today, words, calendar);
  return read && 'day' in read.from && 'day' in read.to ? { from: read.from.day, to: read.to.day } : undefined;
}

/** The same where a day that could be two is given as both. */
export function readSpan(
  typed: string,
  today: CalendarDate,
  words: DateWords,
  calendar: WorkingDays,
): TypedSpan | undefined {
  const tokens = withoutOn(
    tokensOf(asSought(typed).replace(/(?<=\s)-(?=\s)|(?<=^|\s)(\d{1,2})-(?=\d{1,2}\s)/g, '$1 - ')),
    words,
  );
  const at = tokens.findIndex((token, i) => i > 0 && (token === '-' || isOneOf(words.to, token)));
  // Without a word between them, two dates stand side by side: “5 March 7 March”.
  const cuts =
    at > 0
      ? [[tokens.slice(0, at), tokens.slice(at + 1)] as const]
      : tokens.slice(1).map((_, i) => [tokens.slice(0, i + 1), tokens.slice(i + 1)] as const);
  for (const [first, last] of cuts) {
    const to = readDay(last.join(' '), today, words, calendar);
    if (to === undefined) continue;
    const borrows = 'day' in to ? borrowed(first, to.day, words) : undefined;
    const from = readDay(first.join(' '), today, words, calendar) ?? (borrows && { day: borrows });
    if (from === undefined) continue;
    if (!('day' in from) || !('day' in to) || to.day >= from.day) return { from, to };
    return { from, to: { day: later(last, from.day, words, calendar) ?? to.day } };
  }
  return undefined;
}

function dayIn(typed: string, today: CalendarDate, words: DateWords, calendar: WorkingDays): CalendarDate | undefined {
  const read = readDay(typed, today, words, calendar);
  return read && 'day' in read ? read.day : undefined;
}

/**
 * Reads the first day: `3` of `3 to 14 August`, `28 July` of `28 July to 3 August 2027`. Its missing month and year are those
 * of the last day.
 */
function borrowed(first: readonly string[], to: CalendarDate, words: DateWords): CalendarDate | undefined {
  const parts = partsOf(first, words);
  if (!parts || !one(parts.days) || parts.years.length > 0 || parts.weekdays.length > 0 || parts.isNext)
    return undefined;
  return date(Number(to.slice(0, 4)), parts.months[0] ?? Number(to.slice(5, 7)), parts.days[0] ?? 0);
}

/** A last day without a year that would be before the first one is in the next year. */
const later = (
  last: readonly string[],
  from: CalendarDate,
  words: DateWords,
  calendar: WorkingDays,
): CalendarDate | undefined =>
  last.some((token) => /\d{4}/.test(token)) ? undefined : dayIn(last.join(' '), from, words, calendar);
