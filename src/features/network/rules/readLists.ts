/** Reads lists in settings. Words that are not understood are faults, so that no shorter list than the typed one is stored. */
import { addDays, readDay, readDays, weekdayOf, WEEKDAYS, type WorkingDays } from '../../../calendar/calendar.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import { once } from '../../../core/once.ts';
import { own } from '../../../core/own.ts';
import type { HolidayName } from '../../../core/settings.ts';
import { isCalendar, readCalendar } from './holidayCalendar.ts';
import { DEFAULT_NAMES } from './holidays.ts';
import { LANGUAGES, type Language } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { asSought } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isExpected, isNone, readHoliday, readLanguage, TYPED } from '../../../i18n/typed.ts';

export type Read<T> = { readonly is: T } | { readonly fault: Phrase };

const not = (parts: readonly string[]): { readonly fault: Phrase } => ({
  fault: phrase('input.notUnderstood', { parts: parts.slice(0, 5).map((part) => part.slice(0, 60)) }),
});

const ands = once((): ReadonlySet<string> => new Set(TYPED.and.map(asSought)));
const isAnd = (word: string): boolean => ands().has(asSought(word));
/** `none` is an empty list, because an empty input counts as not given. */
const wordsIn = (typed: string): string[] =>
  isNone(typed) ? [] : typed.split(/[\s,;]+/).filter((word) => word !== '' && !isAnd(word));

const isTo = (word: string): boolean => word === '-' || TYPED.dates.to.some((one) => asSought(one) === word);
const DAYS_A_WEEK = 7;

/** Reads `Mon–Fri`, `lundi au vendredi`, `sun, mon, tue`. A span may pass the end of the week. */
export function readWeek(typed: string): Read<number[]> {
  const tokens = asSought(typed)
    .split(/[\s,;]+|(-)/)
    .filter(Boolean)
    .filter((word, i) => !(i === 0 && TYPED.dates.on.some((one) => asSought(one) === word)));
  const days = new Set<number>();
  const unknown: string[] = [];
  let before: number | undefined;
  let isSpan = false;
  for (const [i, token] of tokens.entries()) {
    const day = weekdayOf(token, TYPED.rules.weekdays);
    const number = day && WEEKDAYS.indexOf(day) + 1;
    if (number !== undefined) {
      if (isSpan && before !== undefined)
        for (let one = before; one !== number; one = (one % DAYS_A_WEEK) + 1) days.add(one);
      days.add(number);
      [before, isSpan] = [number, false];
    } else if (isTo(token) && !isAnd(token) && before !== undefined && !isSpan && i < tokens.length - 1) isSpan = true;
    else if (!isAnd(token) || before === undefined || i === tokens.length - 1) unknown.push(token);
  }
  if (unknown.length > 0) return not(unknown);
  return days.size === 0 ? { fault: phrase('input.notWeek') } : { is: [...days].sort((a, b) => a - b) };
}

/** Sorted in Concord's own order of languages. */
export function readLanguages(typed: string): Read<readonly Language[]> {
  const typedWords = wordsIn(typed);
  const unknown = typedWords.filter((word) => readLanguage(word) === undefined);
  if (unknown.length > 0) return not(unknown);
  const named = typedWords.map(readLanguage);
  const is = LANGUAGES.filter((language) => named.includes(language));
  return is.length === 0 ? { fault: phrase('input.notOption', { options: [...LANGUAGES] }) } : { is };
}

export function readNumbers(typed: string, least: number, most: number): Read<number[]> {
  const typedWords = wordsIn(typed);
  const wrong = typedWords.filter((word) => !/^\d{1,4}$/.test(word) || Number(word) < least || Number(word) > most);
  return wrong.length > 0 ? not(wrong) : { is: [...new Set(typedWords.map(Number))] };
}

const PLACES: ReadonlySet<string> = new Set(['{prefix}', '{year}', '{number}']);
/** Reads a pattern of register numbers. An unknown place in it is a fault, because it would be in every number. */
export function readNumbering(typed: string): Read<string> {
  const rest = typed.replace(/\{[^{}]*\}/g, (place) => (PLACES.has(place) ? '' : place));
  const unknown = rest.match(/\{[^{}]*\}|[{}]/g) ?? [];
  if (unknown.length > 0) return not(unknown);
  return typed.includes('{number}') ? { is: typed } : { fault: phrase('input.noNumber') };
}

const MAX_HOLIDAY_DAYS = 31;
const MAX_NAME = 80;
const MARKED = /\(([^()]*)\)\s*$/u;

export interface HolidayList {
  readonly holidays: readonly CalendarDate[];
  /** Absent: an earlier version stored the settings, and the days have the names of Concord's own list. */
  readonly holidayNames?: Readonly<Record<string, HolidayName>>;
}

/**
 * Reads days and spans, with commas, semicolons or line breaks between them. After a `+` they are added to the present ones. A
 * name follows a colon (`2026-12-25: Christmas Day`), and `(expected)` may follow the name. A date alone keeps its present
 * name, but is no longer marked as expected.
 */
export function readHolidays(
  typed: string,
  today: CalendarDate,
  before: HolidayList & WorkingDays,
): Read<Required<HolidayList>> {
  if (isCalendar(typed)) return fromCalendar(typed, before);
  if (/^\s*[-–—−](?!\d)/.test(typed)) return withoutDays(typed.replace(/^\s*[-–—−]/, ''), today, before);
  const known = before.holidayNames ?? DEFAULT_NAMES;
  const adds = /^\s*\+/.test(typed);
  const list = typed.replace(/^\s*\+/, '');
  if (isNone(list)) return adds ? not(['+']) : { is: { holidays: [], holidayNames: {} } };
  const found = list
    .split(/[,;\n]+/)
    .flatMap((part) =>
      /^\s*(?:\d{4}-\d{2}-\d{2}\s+)+\d{4}-\d{2}-\d{2}\s*$/.test(part) ? part.trim().split(/\s+/) : [part.trim()],
    )
    .filter(Boolean)
    .map((part) => holidayIn(part, today, before));
  for (const one of found) if ('fault' in one) return one;
  const unknown = found.flatMap((one) => ('unknown' in one ? [one.unknown] : []));
  if (unknown.length > 0) return not(unknown);
  const names = new Map(adds ? Object.entries(known) : []);
  for (const one of found)
    if ('days' in one)
      for (const day of one.days) nameDay(names, day, one.name, own(known, day) ?? own(DEFAULT_NAMES, day));
  const days = found.flatMap((one) => ('days' in one ? one.days : []));
  const holidays = [...new Set([...(adds ? before.holidays : []), ...days])].sort();
  return { is: { holidays, holidayNames: Object.fromEntries(names) } };
}

/** Replaces the years that the file contains. Other years do not change. */
function fromCalendar(typed: string, before: HolidayList): Read<Required<HolidayList>> {
  const { found, unread } = readCalendar(typed);
  if (unread.length > 0 || found.length === 0) return not(unread.length > 0 ? unread : ['BEGIN:VCALENDAR']);
  const years = new Set(found.flatMap(({ days }) => days.map(yearOf)));
  const kept = before.holidays.filter((day) => !years.has(yearOf(day)));
  const known = before.holidayNames ?? DEFAULT_NAMES;
  const names = new Map(Object.entries(known).filter(([day]) => !years.has(yearOf(day))));
  for (const { days, name } of found)
    for (const day of days) {
      const holiday = readHoliday(name);
      if (name !== '') names.set(day, holiday ? { known: holiday } : { name: name.slice(0, MAX_NAME) });
    }
  const holidays = [...new Set([...kept, ...found.flatMap(({ days }) => days)])].sort();
  return { is: { holidays, holidayNames: Object.fromEntries(names) } };
}
const yearOf = (day: string): string => day.slice(0, 4);

/** After a `-`: removes days. A day that is not a holiday is a fault. */
function withoutDays(
  typed: string,
  today: CalendarDate,
  before: HolidayList & WorkingDays,
): Read<Required<HolidayList>> {
  const parts = typed
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const days: CalendarDate[] = [];
  const unknown: string[] = [];
  for (const part of parts) {
    const read = daysIn(part, today, before);
    if ('fault' in read) return read;
    if ('days' in read && read.days.every((day) => before.holidays.includes(day))) days.push(...read.days);
    else unknown.push(part);
  }
  if (unknown.length > 0 || days.length === 0) return not(unknown.length > 0 ? unknown : ['-']);
  const isKept = (day: string): boolean => !days.some((one) => one === day);
  const names = Object.entries(before.holidayNames ?? DEFAULT_NAMES).filter(([day]) => isKept(day));
  return { is: { holidays: before.holidays.filter(isKept), holidayNames: Object.fromEntries(names) } };
}

/** The day with the given name, or its present name, without the mark. */
function nameDay(
  names: Map<string, HolidayName>,
  day: CalendarDate,
  { expected, ...said }: HolidayName,
  before: HolidayName | undefined,
): void {
  const { expected: _, ...same } = before ?? {};
  const name = { ...(Object.keys(said).length > 0 ? said : same), ...(expected && { expected }) };
  if (Object.keys(name).length > 0) names.set(day, name);
  else names.delete(day);
}

type Days = { readonly days: readonly CalendarDate[] } | { readonly unknown: string } | { readonly fault: Phrase };
type Named =
  (Days & { readonly days: readonly CalendarDate[]; readonly name: HolidayName }) | Exclude<Days, { days: unknown }>;

function holidayIn(part: string, today: CalendarDate, calendar: WorkingDays): Named {
  const mark = MARKED.exec(part);
  const isMarked = mark?.[1] !== undefined && isExpected(mark[1]);
  const words = (isMarked ? part.slice(0, mark.index) : part).trim();
  const marked = isMarked ? { expected: true as const } : {};
  const whole = daysIn(words, today, calendar);
  if ('days' in whole) return { ...whole, name: marked };
  const { days, name, isApart } = partsOf(words);
  const [named, holiday] = [daysIn(days, today, calendar), readHoliday(name)];
  if ('fault' in named) return named;
  // Without punctuation before it, only a known name is accepted. Otherwise words that were not understood would become a name.
  if (!('days' in named) || name === '' || (holiday === undefined && !isApart)) return whole;
  return { ...named, name: { ...(holiday ? { known: holiday } : { name: name.slice(0, MAX_NAME) }), ...marked } };
}

interface HolidayParts {
  readonly days: string;
  readonly name: string;
  /** There is punctuation between the date and the name. */
  readonly isApart: boolean;
}
/** Splits `25 Dec 2026: Christmas`, `25 Dec 2026 (Christmas)`, `25 Dec 2026 Christmas`, `Christmas 25 Dec 2026`. */
function partsOf(words: string): HolidayParts {
  const of = (days = '', name = '', isApart = false): HolidayParts => ({
    days: days.trim(),
    name: name.trim(),
    isApart,
  });
  const [, before, behind] = /^([^:=(]+)[:=(]([^)]*)\)?$/.exec(words) ?? [];
  if (before !== undefined) return /\d/.test(before) ? of(before, behind, true) : of(behind, before, true);
  const [, date, last] = /^(.*\d)\s+(\D+)$/.exec(words) ?? [];
  if (date !== undefined) return of(date, last);
  const [, first, rest] = /^(\D+)\s(\d.*)$/.exec(words) ?? [];
  return of(rest, first);
}

function daysIn(part: string, today: CalendarDate, calendar: WorkingDays): Days {
  const day = readDay(part, today, TYPED.dates, calendar);
  if (day && 'day' in day) return { days: [day.day] };
  if (day) return { fault: phrase('input.twoDates', { one: day.either[0], other: day.either[1] }) };
  const span = readDays(part, today, TYPED.dates, calendar);
  if (!span || span.to < span.from || addDays(span.from, MAX_HOLIDAY_DAYS) < span.to) return { unknown: part };
  const days: CalendarDate[] = [];
  for (let one = span.from; one <= span.to; one = addDays(one, 1)) days.push(one);
  return { days };
}
