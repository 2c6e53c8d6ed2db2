/** Rules for the dates of a series of meetings (domain.md 5), such as `second thursday`, and the dates that they give. */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { asSought } from '../core/seen.ts';
import { calendarDate, type CalendarDate } from '../core/ids.ts';

/**
 * A day of each month: by weekday (`-1` is the last one), or by number. In a month without that number its last day counts, so
 * 31 always means the last day.
 */
export type MonthlyRule =
  | { readonly type: 'weekday'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: Weekday }
  | { readonly type: 'day'; readonly day: number };

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The words in which rules are typed, in all languages. */
export interface RuleWords {
  /** Each weekday with its shortest form and its whole name. Forms between the two are understood. */
  readonly weekdays: Readonly<Record<Weekday, readonly string[]>>;
  readonly nth: Readonly<Record<'first' | 'second' | 'third' | 'fourth' | 'last', readonly string[]>>;
  readonly day: readonly string[];
  /** Endings after the number of a day: `15th`. */
  readonly endings: readonly string[];
  /** Words that add nothing to a rule. */
  readonly filling: readonly string[];
}

const NTH = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;
const NTH_NAMES = Object.keys(NTH) as (keyof typeof NTH)[];
/** @param word normalised */
export const isOneOf = (words: readonly string[], word: string): boolean => words.some((one) => asSought(one) === word);

/** The weekday that a word names, shortened or in the plural: `thu`, `thurs`, `Thursdays`. */
export function weekdayOf(typed: string, words: RuleWords['weekdays']): Weekday | undefined {
  const word = asSought(typed).replace(/\.$/, '');
  const names = (day: Weekday): string[] => words[day].map(asSought);
  return WEEKDAYS.find((day) =>
    [word, word.replace(/s$/, '')].some(
      (one) => names(day).some((name) => one.startsWith(name)) && names(day).some((name) => name.startsWith(one)),
    ),
  );
}

const LAST_DAY = 31;

/** Reads a rule that a person typed; undefined when it is not one. */
export function readRule(typed: string, words: RuleWords): MonthlyRule | undefined {
  const [first = '', second, ...more] = asSought(typed)
    .split(/[\s,.-]+/)
    .filter((word) => word !== '' && !isOneOf(words.filling, word));
  if (more.length > 0) return undefined;
  if (second === undefined) return dayRule(first, words);
  const name = NTH_NAMES.find((one) => isOneOf(words.nth[one], first));
  if (name === undefined) return isOneOf(words.day, first) ? dayRule(second, words) : undefined;
  const nth = NTH[name];
  if (isOneOf(words.day, second)) return { type: 'day', day: nth === -1 ? LAST_DAY : nth };
  const weekday = weekdayOf(second, words.weekdays);
  return weekday && { type: 'weekday', nth, weekday };
}

function dayRule(word: string, { endings }: RuleWords): MonthlyRule | undefined {
  const [, digits, ending = ''] = /^(\d{1,2})(\D*)$/.exec(word) ?? [];
  const day = Number(digits);
  return day >= 1 && day <= LAST_DAY && (ending === '' || isOneOf(endings, ending)) ? { type: 'day', day } : undefined;
}

/** The words of rules as they are stored, whatever the language in which they were typed. */
const KEPT: RuleWords = {
  weekdays: {
    MO: ['monday'],
    TU: ['tuesday'],
    WE: ['wednesday'],
    TH: ['thursday'],
    FR: ['friday'],
    SA: ['saturday'],
    SU: ['sunday'],
  },
  nth: { first: ['first'], second: ['second'], third: ['third'], fourth: ['fourth'], last: ['last'] },
  day: ['day'],
  endings: [],
  filling: [],
};

/**
 * Reads a stored rule.
 * @throws RangeError when it is not one
 */
export function keptRule(kept: string): MonthlyRule {
  const rule = readRule(kept, KEPT);
  if (!rule) throw new RangeError(`no rule: ${kept}`);
  return rule;
}

/** The rule as it is stored. */
export function ruleAsTyped(rule: MonthlyRule): string {
  if (rule.type === 'day') return rule.day === LAST_DAY ? 'last day' : String(rule.day);
  const nth = NTH_NAMES.find((name) => NTH[name] === rule.nth) ?? 'last';
  return `${nth} ${KEPT.weekdays[rule.weekday][0] ?? ''}`;
}

const SHORTEST_MONTH = 28;

/**
 * The dates of the rule from `from` to `to`, both included, in order. The caller turns them into instants with `instantAt` and
 * the series' zone, so a meeting keeps its time of day when the clocks change.
 * @throws RangeError for something that is not a date
 */
export function datesOf(rule: MonthlyRule, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const noon = (date: CalendarDate) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' });
  const found = new RRuleTemporal({ freq: 'MONTHLY', interval: 1, dtstart: noon(from), tzid: 'UTC', ...partsOf(rule) });
  return found.between(noon(from), noon(to), true).map((at) => calendarDate(at.toPlainDate().toString()));
}

/** For a number of a day: the last of the days up to it that the month has. So the 30th is the last day of February. */
function partsOf(rule: MonthlyRule): { byDay: string[] } | { byMonthDay: number[]; bySetPos?: number[] } {
  if (rule.type === 'weekday') return { byDay: [`${rule.nth}${rule.weekday}`] };
  if (rule.day <= SHORTEST_MONTH) return { byMonthDay: [rule.day] };
  const days = Array.from({ length: rule.day - SHORTEST_MONTH + 1 }, (_, i) => SHORTEST_MONTH + i);
  return { byMonthDay: days, bySetPos: [-1] };
}
