/** A day that somebody typed among the words of a search, as people write it in any language of the program. */
import { asSought } from '../core/seen.ts';
import { dayInEveryLanguage, monthsInEveryLanguage } from './everyLanguage.ts';

/** `12 Feb 2026`, `1er février 2026`, `the 12th of February, 2026`; `February 12, 2026`; `2026-02-12`. */
const DAY_FIRST =
  /(?<![\p{L}\p{N}])(\d{1,2})(?:er|st|nd|rd|th)?\.? +(?:of +)?(\p{L}{3,})\.?,? +(\d{4})(?![\p{L}\p{N}])/gu;
const MONTH_FIRST = /(?<![\p{L}\p{N}])(\p{L}{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?![\p{L}\p{N}])/gu;
const AS_STORED = /(?<![\p{L}\p{N}-])(\d{4})-(\d{2})-(\d{2})(?![\p{L}\p{N}-])/gu;

/** The words that stand for a day: a text has the day where it has one of these spellings. */
export interface TypedDay {
  readonly spellings: readonly (readonly string[])[];
}

/**
 * Takes the days out of what was typed.
 * @param typed as it is sought
 * @returns the rest, and the days
 */
export function daysIn(typed: string): { readonly rest: string; readonly days: readonly TypedDay[] } {
  const days: TypedDay[] = [];
  const take = (whole: string, day: string, month: number | undefined, year: string): string => {
    const date = month === undefined ? undefined : dateOf(year, month, Number(day));
    if (date === undefined) return whole;
    days.push({ spellings: spellingsOf(date, whole) });
    return ' ';
  };
  const rest = typed
    .replace(AS_STORED, (whole, year: string, month: string, day: string) => take(whole, day, Number(month), year))
    .replace(DAY_FIRST, (whole, day: string, month: string, year: string) => take(whole, day, monthOf(month), year))
    .replace(MONTH_FIRST, (whole, month: string, day: string, year: string) => take(whole, day, monthOf(month), year));
  return { rest, days };
}

const MIN_MONTH = 3;
/** The month with which the word begins, from `feb` on; none where it could be two (`jui`). */
function monthOf(word: string): number | undefined {
  if (word.length < MIN_MONTH) return undefined;
  const found = monthsInEveryLanguage().flatMap((names, i) =>
    names.some((name) => asSought(name).startsWith(word) || word === SHORT[asSought(name)]) ? [i + 1] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}
/** Written shorter, and not as its beginning. */
const SHORT: Readonly<Record<string, string>> = { september: 'sept', septembre: 'sept' };

/** The day in the calendar's form; none where there is no such day. */
function dateOf(year: string, month: number, day: number): string | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
}

const NO_LETTERS = /[^\p{L}\p{N}]+/u;
const wordsOf = (text: string): string[] => asSought(text).split(NO_LETTERS).filter(Boolean);
function spellingsOf(date: string, typed: string): readonly (readonly string[])[] {
  const whole = dayInEveryLanguage(date).map(wordsOf);
  const turned = whole.flatMap(([day = '', month = '', year = '']) => (day.length > 2 ? [] : [[month, day, year]]));
  return [...whole, ...turned, wordsOf(typed)];
}
