/**
 * Decides when one reader gets the reminders of a ladder: in waking hours, on a working day, and before the end (domain.md
 * section 3, "When and to whom"). The network plans the ladder's times ("rungs") once; this module moves them into a reader's
 * days.
 */
import { HOUR_MS } from '../core/spans.ts';
import { millis, type CalendarDate, type Instant } from '../core/ids.ts';
import { addDays, minutesOf, timeOf } from './dates.ts';
import { quietUntil, type QuietHours } from './quietHours.ts';
import { isWorkingDay, workingDayOnOrAfter } from './workingDays.ts';
import { dateAt, instantAt } from './zones.ts';
import type { Calendar } from '../core/settings.ts';

/** Of two reminders to one person within this time only the later is sent. */
const TOGETHER_MS = 12 * HOUR_MS;
/** A reminder that would come after the end is moved to this many minutes before quiet hours begin. */
const BEFORE_QUIET = 60;
/** The number of days before an end that are searched for a working day. A calendar without working days has none. */
const MAX_DAYS_BACK = 366;
const DAY_MINUTES = 24 * 60;

/** What has to be known of a reader's days. */
export interface Reader {
  /** An IANA zone name. */
  readonly zone: string;
  readonly quiet: QuietHours;
  /** The network's working week and holidays. They are applied to the dates in the reader's zone. */
  readonly calendar: Pick<Calendar, 'workingWeek' | 'holidays' | 'timeZone' | 'closingTime'>;
}

/** The time within which reminders are sent: after the opening, before the end. */
export interface Period {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/** A reminder at the reader's own instant. `merged` are the earlier ones that it replaces. */
export type ReaderRung<R> = R & { readonly at: Instant; readonly merged: readonly R[] };

/**
 * @param rungs the network's reminders with their instants, in any order
 * @returns the reader's reminders, the earliest first. Each is at its instant, or at the reader's first waking moment after it.
 * When that is not before the end, it is one hour before quiet hours begin, on the reader's last working day on which this is
 * before the end. A reminder that is then not after the opening is dropped. Of two within twelve hours the later stays.
 * @throws RangeError for an unknown zone, a bad time, or a calendar without working days
 */
export function readerReminders<R extends { readonly at: Instant }>(
  rungs: readonly R[],
  period: Period,
  reader: Reader,
): ReaderRung<R>[] {
  const moved = rungs
    .flatMap((rung) => {
      const at = momentFor(rung.at, period.closesAt, reader);
      return at !== null && at > period.opensAt ? [{ rung, at }] : [];
    })
    // When two reminders move to the same moment, the one with the later instant of its own counts as the later.
    .sort((a, b) => millis(a.at) - millis(b.at) || millis(a.rung.at) - millis(b.rung.at));
  const kept: ReaderRung<R>[] = [];
  for (const { rung, at } of moved.reverse()) {
    const [later] = kept;
    if (later && millis(later.at) - millis(at) < TOGETHER_MS) kept[0] = { ...later, merged: [rung, ...later.merged] };
    else kept.unshift({ ...rung, at, merged: [] });
  }
  return kept;
}

/** The reader's moment for a reminder; null when the reader has no waking moment before the end. */
function momentFor(at: Instant, closesAt: Instant, reader: Reader): Instant | null {
  const awake = wakingMoment(at, reader);
  return awake < closesAt ? awake : lastMomentBefore(closesAt, reader);
}

/** @returns `at`, or the first moment after it on a working day of the reader and outside quiet hours */
export function wakingMoment(at: Instant, reader: Reader): Instant {
  let moment = at;
  for (;;) {
    const date = dateAt(moment, reader.zone);
    const next = isWorkingDay(date, reader.calendar)
      ? quietUntil(moment, reader.zone, reader.quiet)
      : startOf(workingDayOnOrAfter(date, reader.calendar), reader.zone);
    if (next === null) return moment;
    moment = next;
  }
}

const startOf = (date: CalendarDate, zone: string): Instant => instantAt(date, '00:00', zone);

/** One hour before quiet hours begin, on the reader's last working day on which this is before the end. */
function lastMomentBefore(closesAt: Instant, { zone, quiet, calendar }: Reader): Instant | null {
  const time = timeOf((minutesOf(quiet.from) + DAY_MINUTES - BEFORE_QUIET) % DAY_MINUTES);
  let date = dateAt(closesAt, zone);
  for (let back = 0; back < MAX_DAYS_BACK; back += 1, date = addDays(date, -1)) {
    if (!isWorkingDay(date, calendar)) continue;
    // A reader who is awake for less than an hour a day is reminded when quiet hours end.
    const before = instantAt(date, time, zone);
    const at = quietUntil(before, zone, quiet) ?? before;
    if (at < closesAt) return at;
  }
  return null;
}
