/** Lists in settings as people write them. What is not understood is named: nothing is stored as less than was typed. */
import { addDays, readDay, readDays, weekdayOf, WEEKDAYS } from '../../../calendar/calendar.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import { LANGUAGES, type Language } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { asSought } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isNone, readLanguage, TYPED } from '../../../i18n/typed.ts';

export type Read<T> = { readonly is: T } | { readonly fault: Phrase };

const not = (parts: readonly string[]): { readonly fault: Phrase } => ({
  fault: phrase('input.notUnderstood', {
    parts: parts
      .slice(0, 5)
      .map((part) => `“${part.slice(0, 60)}”`)
      .join(', '),
  }),
});

const ands: ReadonlySet<string> = new Set(TYPED.and.map(asSought));
const isAnd = (word: string): boolean => ands.has(asSought(word));
/** `none` is a list without anything: an empty input is one that was not given. */
const wordsIn = (typed: string): string[] =>
  isNone(typed) ? [] : typed.split(/[\s,;]+/).filter((word) => word !== '' && !isAnd(word));

const isTo = (word: string): boolean => word === '-' || TYPED.dates.to.some((one) => asSought(one) === word);
const DAYS_A_WEEK = 7;

/** `Mon–Fri`, `lundi au vendredi`, `sun, mon, tue`: a span may go over the end of the week. */
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

/** In the order in which Concord has them. */
export function readLanguages(typed: string): Read<readonly Language[]> {
  const typedWords = wordsIn(typed);
  const unknown = typedWords.filter((word) => readLanguage(word) === undefined);
  if (unknown.length > 0) return not(unknown);
  const named = typedWords.map(readLanguage);
  const is = LANGUAGES.filter((language) => named.includes(language));
  return is.length === 0 ? { fault: phrase('input.notOption') } : { is };
}

export function readNumbers(typed: string, least: number, most: number): Read<number[]> {
  const typedWords = wordsIn(typed);
  const wrong = typedWords.filter((word) => !/^\d{1,4}$/.test(word) || Number(word) < least || Number(word) > most);
  return wrong.length > 0 ? not(wrong) : { is: [...new Set(typedWords.map(Number))] };
}

const PLACES: ReadonlySet<string> = new Set(['{prefix}', '{year}', '{number}']);
/** A pattern of register numbers: a place that nothing fills would stay in the register for ever. */
export function readNumbering(typed: string): Read<string> {
  const rest = typed.replace(/\{[^{}]*\}/g, (place) => (PLACES.has(place) ? '' : place));
  const unknown = rest.match(/\{[^{}]*\}|[{}]/g) ?? [];
  if (unknown.length > 0) return not(unknown);
  return typed.includes('{number}') ? { is: typed } : { fault: phrase('input.noNumber') };
}

const LONGEST_HOLIDAY = 31;
/** Days and spans with commas, semicolons or line breaks between; behind a `+` they come to those that are there. */
export function readHolidays(
  typed: string,
  today: CalendarDate,
  before: readonly CalendarDate[],
): Read<readonly CalendarDate[]> {
  const adds = /^\s*\+/.test(typed);
  const list = typed.replace(/^\s*\+/, '');
  if (isNone(list)) return adds ? not(['+']) : { is: [] };
  const found = list
    .split(/[,;\n]+/)
    .flatMap((part) =>
      /^\s*(?:\d{4}-\d{2}-\d{2}\s+)+\d{4}-\d{2}-\d{2}\s*$/.test(part) ? part.trim().split(/\s+/) : [part.trim()],
    )
    .filter(Boolean)
    .map((part) => daysIn(part, today));
  for (const one of found) if ('fault' in one) return one;
  const unknown = found.flatMap((one) => ('unknown' in one ? [one.unknown] : []));
  if (unknown.length > 0) return not(unknown);
  const days = found.flatMap((one) => ('days' in one ? one.days : []));
  return { is: [...new Set([...(adds ? before : []), ...days])].sort() };
}

type Days = { readonly days: readonly CalendarDate[] } | { readonly unknown: string } | { readonly fault: Phrase };
function daysIn(part: string, today: CalendarDate): Days {
  const day = readDay(part, today, TYPED.dates);
  if (day && 'day' in day) return { days: [day.day] };
  if (day) return { fault: phrase('input.twoDates', { one: day.either[0], other: day.either[1] }) };
  const span = readDays(part, today, TYPED.dates);
  if (!span || span.to < span.from || addDays(span.from, LONGEST_HOLIDAY) < span.to) return { unknown: part };
  const days: CalendarDate[] = [];
  for (let one = span.from; one <= span.to; one = addDays(one, 1)) days.push(one);
  return { days };
}
