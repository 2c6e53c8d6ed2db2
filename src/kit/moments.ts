/** Reads a day with a time as people and programs write it. Every act reads it here, so that all take the same. */
import {
  addDays,
  instantAt,
  isDate,
  isMidnight,
  readDay,
  readMoment,
  readTime,
  type TypedDay,
  type WorkingDays,
} from '../calendar/calendar.ts';
import { calendarDate, instant, type CalendarDate, type Instant } from '../core/ids.ts';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';
import { TYPED } from '../i18n/typed.ts';

interface TypedMoment {
  readonly day: string;
  /** The field beside it for the time of day, where there is one. */
  readonly time?: string | undefined;
}

interface Where {
  /** The date for whoever typed it. */
  readonly today: CalendarDate;
  /** The zone of a time that names none. */
  readonly zone: string;
  readonly calendar: WorkingDays;
}

/**
 * @property on the date as it was typed. Whoever bounds the year looks at it before `at`: instants after 9999 are not compared
 * as texts.
 * @property isLocal it was typed without a zone of its own
 */
export type MomentRead =
  | { readonly at: Instant; readonly on: CalendarDate; readonly isLocal: boolean }
  | { readonly fault: Phrase; readonly field: 'day' | 'time' };

const ofDay = (fault: Phrase): MomentRead => ({ fault, field: 'day' });
const ofTime = (fault: Phrase): MomentRead => ({ fault, field: 'time' });

/** `2026-12-21T17:00`, `21 Dec 2026 at 5 pm`, `2026-12-21T22:00:00Z`. A day that could be two is asked about. */
export function momentTyped({ day: typed, time: beside }: TypedMoment, { today, zone, calendar }: Where): MomentRead {
  const withZone = instantTyped(typed);
  if (withZone) return withZone;
  const local = (on: CalendarDate, time: string): MomentRead => ({ at: instantAt(on, time, zone), on, isLocal: true });
  const dayBefore = END_OF_DAY.test(typed)
    ? readDay(typed.replace(END_OF_DAY, ''), today, TYPED.dates, calendar)
    : undefined;
  const read = dayBefore ? { day: dayBefore } : readMoment(withoutSeconds(typed), today, TYPED.dates, calendar);
  if (!read) return ofDay(phrase('input.notLocalTime'));
  const on = oneDay(read.day);
  if (typeof on !== 'string') return ofDay(on);
  if (dayBefore) return local(addDays(on, 1), '00:00');
  if ('isMidnight' in read) return ofDay(midnightOf(on));
  if ('time' in read) return local(on, read.time);
  if (beside === undefined) return ofDay(phrase('input.notLocalTime'));
  if (beside === '') return ofTime(phrase('input.required'));
  if (isMidnight(beside, TYPED.dates)) return ofTime(midnightOf(on));
  const time = readTime(withoutSeconds(beside), TYPED.dates);
  return time === undefined ? ofTime(phrase('input.notTime')) : local(on, time);
}

const WITH_ZONE =
  /^(\d{4}-\d{2}-\d{2})[T ] *((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})$/i;

/** An instant with a zone of its own; undefined for anything else, and for an offset that does not exist (`+99:00`). */
function instantTyped(typed: string): MomentRead | undefined {
  const [, date = '', time = '', offset = ''] = WITH_ZONE.exec(typed.trim()) ?? [];
  const ms = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
  return isDate(date) && !Number.isNaN(ms) ? { at: instant(ms), on: calendarDate(date), isLocal: false } : undefined;
}

/** ISO 8601 ends a day at 24:00, which is 00:00 of the next one. */
const END_OF_DAY = /(?:(?<=\d)T|(?<!\s)\s+)24(?::00(?::00)?|h(?:00)?)$/i;

/** Removes seconds, which some clients send. */
const withoutSeconds = (typed: string): string => typed.trim().replace(/(?<=\d\d:\d\d):[0-5]\d(\.\d+)?$/, '');

/** The fault of a day that could be two. */
function oneDay(read: TypedDay): CalendarDate | Phrase {
  if ('day' in read) return read.day;
  const [one, other] = read.either;
  return phrase('input.twoDates', { one, other });
}

/** “21 December, midnight” may be the beginning of that day or its end, so people are asked. */
const midnightOf = (on: CalendarDate): Phrase => phrase('input.midnightOf', { on, next: addDays(on, 1) });
