/** When something is due for a meeting: its reminders, its final agenda, its minutes (domain.md 5). */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/spans.ts';
import { after, calendarDate, earliest, instant, millis, type CalendarDate, type Instant } from '../../../core/ids.ts';
import { choice, maybeNumber, maybeLine } from '../../../core/inputs.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { momentTyped } from '../../../kit/moments.ts';
import {
  addDays,
  closingOf,
  dateAt,
  instantAt,
  isDate,
  isWorkingDay,
  timeAt,
  todayFor,
  workingDayOnOrAfter,
  workingDaysBefore,
  type TypedIn,
  type WorkingDays,
} from '../../../calendar/calendar.ts';
import { endsAt, heldFrom, MEETING_KINDS, type Meeting, type MeetingReminder } from './state.ts';
import type { Settings } from '../../../core/settings.ts';

export const DEFAULT_MINUTES = 60;
export const placeInputs = { minutes: maybeNumber(5, 1440), place: maybeLine(500) };
export const kindInput = () => choice(MEETING_KINDS);

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Reads a date and time, from one input or two, as an instant; without a zone of its own it is local to `zone`. Or returns the
 * fault. A time of day that is missing is a fault of the field for it, where there is one.
 */
export function readStart(
  typed: { readonly startsAt: string; readonly time?: string | undefined },
  zone: string,
  act: TypedIn,
  calendar: WorkingDays,
): Instant | { readonly fields: Record<string, Phrase> } {
  const now = act.receivedAt;
  const read = momentTyped({ day: typed.startsAt, time: typed.time }, { today: todayFor(act), zone, calendar });
  if ('fault' in read) return { fields: { [read.field === 'day' ? 'startsAt' : 'time']: read.fault } };
  if (Number(read.on.slice(0, 4)) > Number(dateAt(now, zone).slice(0, 4)) + 2)
    return { fields: { startsAt: phrase('meeting.tooFar') } };
  const at = toMinute(read.at);
  return at <= now ? { fields: { startsAt: phrase('meeting.inThePast') } } : at;
}

/** A meeting begins at a whole minute, also where a program sends seconds. */
const toMinute = (at: Instant): Instant => after(at, -(millis(at) % MINUTE_MS));

const MAX_DURATION_MS = DAY_MS;

/**
 * Reads when a meeting that nobody began was held. A time without a date is on the meeting's own day, in its zone. An end
 * before the start is on the next day.
 */
export function readSpan(
  typed: { readonly startedAt?: string | undefined; readonly endedAt?: string | undefined },
  m: Pick<Meeting, 'startsAt' | 'zone' | 'plannedAt'>,
  now: Instant,
): { readonly from: Instant; readonly until: Instant } | { readonly fields: Record<string, Phrase> } {
  const from = readPast(typed.startedAt, m);
  const end = readPast(typed.endedAt, m);
  if (from === undefined || end === undefined)
    return {
      fields: {
        ...(from === undefined && { startedAt: timeFault(typed.startedAt) }),
        ...(end === undefined && { endedAt: timeFault(typed.endedAt) }),
      },
    };
  const until = TIME.test(typed.endedAt ?? '') && end <= from ? after(end, MAX_DURATION_MS) : end;
  if (from < m.plannedAt) return { fields: { startedAt: phrase('meeting.beforePlanned') } };
  if (from >= now) return { fields: { startedAt: phrase('meeting.notYet') } };
  if (until > now) return { fields: { endedAt: phrase('meeting.notYet') } };
  if (until <= from || millis(until) - millis(from) > MAX_DURATION_MS)
    return { fields: { endedAt: phrase('meeting.endBeforeStart') } };
  return { from, until };
}

/**
 * Reads when a meeting that is being held ended. A time without a date is on the day on which it began, or, before the time of
 * the beginning, on the next one.
 */
export function readEnd(
  typed: string,
  m: Pick<Meeting, 'begunAt' | 'startsAt' | 'zone'>,
  now: Instant,
): Instant | { readonly fields: Record<string, Phrase> } {
  const from = heldFrom(m);
  const read = readPast(typed, { startsAt: from, zone: m.zone });
  if (read === undefined) return { fields: { endedAt: timeFault(typed) } };
  const next = after(read, DAY_MS);
  const at = TIME.test(typed) && read < from && next <= now ? next : read;
  if (at < from) return { fields: { endedAt: phrase('meeting.endBeforeBegin', { begunAt: from }) } };
  return at > now ? { fields: { endedAt: phrase('meeting.notYet') } } : at;
}

const timeFault = (typed: string | undefined): Phrase =>
  phrase(typed === undefined ? 'input.required' : 'input.notLocalTime');

/** Reads `10:05` or `2026-12-10T10:05` in the meeting's zone, or an instant with `Z`. */
function readPast(
  typed: string | undefined,
  { startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>,
): Instant | undefined {
  if (typed === undefined) return undefined;
  if (TIME.test(typed)) return instantAt(dateAt(startsAt, zone), typed, zone);
  const [date = '', said = ''] = typed.split(/[T\s]+/);
  const [, time = '', utc] = /^(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z?)$/.exec(said) ?? [];
  if (!isDate(date) || !TIME.test(time)) return undefined;
  return utc === 'Z' ? instant(Date.parse(typed.replace(/\s+/, 'T'))) : instantAt(calendarDate(date), time, zone);
}

/** The agenda's deadline: the closing time of day, some working days before the meeting. */
export const cutoffOf = (startsAt: Instant, s: Settings): Instant =>
  closingOf(workingDaysBefore(dateAt(startsAt, s.timeZone), s.agendaCutoffDays, s), s);

/**
 * The reminders of a meeting that was known since `from`. Days before it keep the time of day; hours are counted back from the
 * start.
 */
export function remindersOf(
  { startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>,
  from: Instant,
  s: Settings,
): MeetingReminder[] {
  const all = s.meetingReminders.map(({ days, hours }): MeetingReminder => {
    if (days === undefined) return { at: after(startsAt, -(hours ?? 0) * HOUR_MS), hours: hours ?? 0 };
    return { at: instantAt(addDays(dateAt(startsAt, zone), -days), timeAt(startsAt, zone), zone), days };
  });
  return all
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((rung, i) => (i === all.length - 1 ? { ...rung, last: true as const } : rung))
    .filter(({ at }) => at > from && at < startsAt);
}

/** When somebody is reminded next. For reminders that an earlier version planned, this is the instant of the next one. */
const remindsAt = (m: Meeting): Instant | undefined =>
  m.remindedUntil === undefined ? m.reminders[0]?.at : m.remindAt;

const NOT_HELD_AFTER_MS = DAY_MS;
/** A meeting that nobody has begun by then counts as not held. */
export const lapsesAt = (m: Meeting): Instant => after(endsAt(m), NOT_HELD_AFTER_MS);

/** The first instant that is too late for the agenda: a millisecond after the deadline. */
export const finalAt = (m: Meeting): Instant => after(m.cutoffAt, 1);

/** When the RMC Chair is asked for the outcome of a meeting that nobody has ended; null when there is no such time. */
export function outcomeAskedAt(m: Meeting): Instant | null {
  if (m.kind !== 'rmc' || m.outcomeAsked) return null;
  // A meeting that is being held may last longer than planned.
  return m.state === 'planned' ? endsAt(m) : m.state === 'running' ? lapsesAt(m) : null;
}

const END_ASKED_AFTER_MS = 3 * HOUR_MS;
/**
 * When the officers are next reminded to end a meeting that is being held: some hours after its time was over, then once a day.
 * Null when it is not being held.
 */
export function endAskedAt(m: Meeting): Instant | null {
  if (m.state !== 'running') return null;
  if (m.endAskedAt !== undefined) return after(m.endAskedAt, DAY_MS);
  const over = after(heldFrom(m), m.minutes * MINUTE_MS);
  const [known, planned] = [m.afterwards?.at ?? over, endsAt(m)];
  return after(known > planned ? known : planned, END_ASKED_AFTER_MS);
}

/** The next instant at which something is due for this meeting; null when there is none. */
export function dueAt(m: Meeting): Instant | null {
  if (m.state === 'planned') return earliest(remindsAt(m), m.final ? null : finalAt(m), outcomeAskedAt(m), lapsesAt(m));
  if (m.state === 'running') return earliest(outcomeAskedAt(m), endAskedAt(m));
  if (m.state === 'ended' && m.record?.state === 'draft' && !m.record.silenceOver) return after(m.record.adoptAt, 1);
  return null;
}

/**
 * The day that is proposed instead of one that is not a working day: the next working day, or one before it when the next would
 * be in another month.
 */
export function proposedDay(on: CalendarDate, s: Settings): CalendarDate | undefined {
  if (isWorkingDay(on, s)) return undefined;
  const next = workingDayOnOrAfter(on, s);
  return next.slice(0, 7) === on.slice(0, 7) ? next : workingDaysBefore(on, 1, s);
}

/** How far ahead the meetings of a series are made, in milliseconds. */
const YEAR_MS = 365 * DAY_MS;
export const yearBefore = (at: Instant): Instant => after(at, -YEAR_MS);
/** The same day in the next year. */
export const yearOn = (at: Instant): Instant => {
  const date = new Date(millis(at));
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return instant(date.getTime());
};
