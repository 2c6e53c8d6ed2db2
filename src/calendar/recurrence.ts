/** Calendar rules for series of meetings (domain.md 5): words such as `second thursday`, and the dates that they give. */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { calendarDate, type CalendarDate } from '../core/ids.ts';

/** A day of each month: by weekday (`-1` is the last), or by number (clamped to the month's last day; 31 is always that). */
export type MonthlyRule =
  | { readonly type: 'weekday'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: Weekday }
  | { readonly type: 'day'; readonly day: number };

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** As typed, in lower case without accents; the beginning of a word is enough. */
const DAY_WORDS: readonly (readonly [Weekday, readonly string[]])[] = [
  ['MO', ['mon', 'lundi']],
  ['TU', ['tue', 'mardi']],
  ['WE', ['wed', 'mercredi']],
  ['TH', ['thu', 'jeudi']],
  ['FR', ['fri', 'vendredi']],
  ['SA', ['sat', 'samedi']],
  ['SU', ['sun', 'dimanche']],
];
const NTH: Readonly<Record<string, 1 | 2 | 3 | 4 | -1>> = {
  first: 1,
  '1st': 1,
  premier: 1,
  premiere: 1,
  '1er': 1,
  second: 2,
  '2nd': 2,
  deuxieme: 2,
  third: 3,
  '3rd': 3,
  troisieme: 3,
  fourth: 4,
  '4th': 4,
  quatrieme: 4,
  last: -1,
  dernier: -1,
  derniere: -1,
};
/** Words that say what every rule means anyway. */
const FILLING = new Set(['the', 'every', 'each', 'of', 'month', 'monthly', 'on', 'le', 'chaque', 'du', 'mois', 'de']);

const LAST_DAY = 31;

/** Reads a rule as people write it; undefined when it is none. */
export function readRule(typed: string): MonthlyRule | undefined {
  const words = typed
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[\s,.-]+/)
    .filter((word) => word !== '' && !FILLING.has(word));
  const [first = '', second, ...more] = words;
  if (more.length > 0) return undefined;
  if (second === undefined) return dayRule(first);
  const nth = Object.hasOwn(NTH, first) ? NTH[first] : undefined;
  if (nth === undefined) return first === 'day' || first === 'jour' ? dayRule(second) : undefined;
  if (second === 'day' || second === 'jour') return { type: 'day', day: nth === -1 ? LAST_DAY : nth };
  const weekday = DAY_WORDS.find(([, starts]) => starts.some((start) => second.startsWith(start)))?.[0];
  return weekday && { type: 'weekday', nth, weekday };
}

function dayRule(word: string): MonthlyRule | undefined {
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th|er|e)?$/.exec(word) ?? [];
  const day = Number(digits);
  return day >= 1 && day <= LAST_DAY ? { type: 'day', day } : undefined;
}

/** The rule as the record keeps it and as `readRule` reads it again. */
export function ruleAsTyped(rule: MonthlyRule): string {
  if (rule.type === 'day') return rule.day === LAST_DAY ? 'last day' : String(rule.day);
  const names = ['first', 'second', 'third', 'fourth'];
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return `${names[rule.nth - 1] ?? 'last'} ${days[WEEKDAYS.indexOf(rule.weekday)] ?? ''}`;
}

const SHORTEST_MONTH = 28;

/**
 * The dates of the rule from `from` to `to`, both included, in their order. Dates have no zone: the wall clock of the
 * series' zone is put to them by `instantAt`, so that a meeting keeps its time of day over clock changes.
 * @throws RangeError for something that is no date
 */
export function datesOf(rule: MonthlyRule, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const noon = (date: CalendarDate) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' });
  const found = new RRuleTemporal({ freq: 'MONTHLY', interval: 1, dtstart: noon(from), tzid: 'UTC', ...partsOf(rule) });
  return found.between(noon(from), noon(to), true).map((at) => calendarDate(at.toPlainDate().toString()));
}

/** The 30th in a February is its last day: of the days up to the one asked for, the last that the month has. */
function partsOf(rule: MonthlyRule): { byDay: string[] } | { byMonthDay: number[]; bySetPos?: number[] } {
  if (rule.type === 'weekday') return { byDay: [`${rule.nth}${rule.weekday}`] };
  if (rule.day <= SHORTEST_MONTH) return { byMonthDay: [rule.day] };
  const days = Array.from({ length: rule.day - SHORTEST_MONTH + 1 }, (_, i) => SHORTEST_MONTH + i);
  return { byMonthDay: days, bySetPos: [-1] };
}
