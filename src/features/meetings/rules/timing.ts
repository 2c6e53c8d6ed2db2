/** When a meeting wants attention: its reminders, the end of its agenda, its minutes (domain.md 5). */
import { HOUR_MS } from '../../../core/spans.ts';
import { after, calendarDate, earliest, instant, millis, type CalendarDate, type Instant } from '../../../core/ids.ts';
import { choice, maybeNumber, maybeWords } from '../../../core/inputs.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import {
  addDays,
  closingOf,
  dateAt,
  instantAt,
  isDate,
  isWorkingDay,
  timeAt,
  workingDayOnOrAfter,
  workingDaysBefore,
  isMissed,
} from '../../../calendar/calendar.ts';
import { endsAt, MEETING_KINDS, type Meeting, type MeetingReminder } from './state.ts';
import type { Settings } from '../../../core/settings.ts';

export const DEFAULT_MINUTES = 60;
export const placeInputs = { minutes: maybeNumber(5, 1440), place: maybeWords(500) };
export const kindInput = () => choice(MEETING_KINDS);

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A local date and time, in one input or in two, as an instant on the zone's wall clock; or what is wrong with it. */
export function readStart(
  typed: { readonly startsAt: string; readonly time?: string | undefined },
  zone: string,
  now: Instant,
): Instant | { readonly fields: Record<string, Phrase> } {
  const [date = '', said = typed.time ?? ''] = typed.startsAt.split(/[T\s]+/);
  const time = said.slice(0, 'HH:mm'.length);
  if (!isDate(date)) return { fields: { startsAt: phrase('input.notLocalTime') } };
  if (said === '') return { fields: { time: phrase('input.required') } };
  if (!TIME.test(time) || !/^\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(said))
    return { fields: { [typed.startsAt.length > date.length ? 'startsAt' : 'time']: phrase('input.notLocalTime') } };
  const at = instantAt(calendarDate(date), time, zone);
  if (at <= now) return { fields: { startsAt: phrase('meeting.inThePast') } };
  if (Number(date.slice(0, 4)) > Number(dateAt(now, zone).slice(0, 4)) + 2)
    return { fields: { startsAt: phrase('meeting.tooFar') } };
  return at;
}

/** Closing time of day, so many working days before the meeting. */
export const cutoffOf = (startsAt: Instant, s: Settings): Instant =>
  closingOf(workingDaysBefore(dateAt(startsAt, s.timeZone), s.agendaCutoffDays, s), s);

/** The reminders still to come at `now`. Days before keep the time of day; hours are counted back from the start. */
export function remindersOf(
  { startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>,
  now: Instant,
  s: Settings,
): MeetingReminder[] {
  const all = s.meetingReminders.map(({ days, hours }): MeetingReminder => {
    if (days === undefined) return { at: after(startsAt, -(hours ?? 0) * HOUR_MS), hours: hours ?? 0 };
    return { at: instantAt(addDays(dateAt(startsAt, zone), -days), timeAt(startsAt, zone), zone), days };
  });
  return all
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((rung, i) => (i === all.length - 1 ? { ...rung, last: true as const } : rung))
    .filter(({ at }) => at > now && at < startsAt);
}

export function dueReminders(m: Meeting, now: Instant): { send: MeetingReminder | undefined; left: MeetingReminder[] } {
  return {
    // Of several that are due together the last says it all.
    send: m.reminders.findLast(({ at }) => at <= now && !isMissed(at, now)),
    left: m.reminders.filter(({ at }) => at > now),
  };
}

const NOT_HELD_AFTER_MS = 24 * HOUR_MS;
/** A meeting that nobody began by then was not held. */
export const lapsesAt = (m: Meeting): Instant => after(endsAt(m), NOT_HELD_AFTER_MS);

/** The first instant at which it is too late for the agenda: a millisecond after the cut-off. */
export const finalAt = (m: Meeting): Instant => after(m.cutoffAt, 1);

/** When the clock has to look at this meeting next; null when never. */
export function dueAt(m: Meeting): Instant | null {
  if (m.state === 'planned') return earliest(m.reminders[0]?.at, m.final ? null : finalAt(m), lapsesAt(m));
  if (m.state === 'ended' && m.record?.state === 'draft' && !m.record.silenceOver) return after(m.record.adoptAt, 1);
  return null;
}

/**
 * The day to propose instead of one that is no working day: the next one, unless that is in another month than a day
 * before would be.
 */
export function proposedDay(on: CalendarDate, s: Settings): CalendarDate | undefined {
  if (isWorkingDay(on, s)) return undefined;
  const next = workingDayOnOrAfter(on, s);
  return next.slice(0, 7) === on.slice(0, 7) ? next : workingDaysBefore(on, 1, s);
}

/** Milliseconds of a year's planning ahead. */
const YEAR_MS = 365 * 24 * HOUR_MS;
export const yearBefore = (at: Instant): Instant => after(at, -YEAR_MS);
/** The same day of the next year. */
export const yearOn = (at: Instant): Instant => {
  const date = new Date(millis(at));
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return instant(date.getTime());
};
