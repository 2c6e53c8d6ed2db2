/**
 * When one reader gets the rungs of a reminder ladder: awake, on a working day, and before the end (domain.md section 3,
 * "When and to whom"). The rungs themselves are planned once for the network; this moves them into one reader's days.
 */
import { HOUR_MS } from '../core/spans.ts';
import { millis, type CalendarDate, type Instant } from '../core/ids.ts';
import { addDays, minutesOf, timeOf } from './dates.ts';
import { quietUntil, type QuietHours } from './quietHours.ts';
import { isWorkingDay, workingDayOnOrAfter } from './workingDays.ts';
import { dateAt, instantAt } from './zones.ts';
import type { Calendar } from '../core/settings.ts';

/** Two rungs that would reach one person within this are one: the later. */
const TOGETHER_MS = 12 * HOUR_MS;
/** A rung pulled before the end is sent this long before quiet hours begin, in minutes. */
const BEFORE_QUIET = 60;
/** The reader's last working day before an end is looked for this many days back; a calendar without one has none. */
const MAX_DAYS_BACK = 366;
const DAY_MINUTES = 24 * 60;

/** What a person's days look like. */
export interface Reader {
  /** IANA zone name. */
  readonly zone: string;
  readonly quiet: QuietHours;
  /** The network's working week and holidays, read on the reader's dates. */
  readonly calendar: Pick<Calendar, 'workingWeek' | 'holidays' | 'timeZone' | 'closingTime'>;
}

/** The time in which reminders make sense: after the opening and before the end. */
export interface Period {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/** A rung at the reader's own instant; `merged` are the earlier ones that it stands for. */
export type ReaderRung<R> = R & { readonly at: Instant; readonly merged: readonly R[] };

/**
 * @param rungs the network's rungs with their instants, in any order.
 * @returns the reader's rungs, earliest first: each at its instant or at the reader's first waking moment after it. Where
 * that is not before the end: one hour before quiet hours begin on the reader's last working day that has such a moment
 * before the end. A moment that is not after the opening is dropped. Of two within twelve hours the later stays.
 * @throws RangeError for an unknown zone, a bad time, or a calendar without working days.
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
    // Of two at one moment the one whose own instant is later is the later.
    .sort((a, b) => millis(a.at) - millis(b.at) || millis(a.rung.at) - millis(b.rung.at));
  const kept: ReaderRung<R>[] = [];
  for (const { rung, at } of moved.reverse()) {
    const [later] = kept;
    if (later && millis(later.at) - millis(at) < TOGETHER_MS) kept[0] = { ...later, merged: [rung, ...later.merged] };
    else kept.unshift({ ...rung, at, merged: [] });
  }
  return kept;
}

/** Null when the reader has no waking moment before the end at all. */
function momentFor(at: Instant, closesAt: Instant, reader: Reader): Instant | null {
  const awake = wakingMoment(at, reader);
  return awake < closesAt ? awake : lastMomentBefore(closesAt, reader);
}

/** @returns `at`, or the first moment after it that is on a working day of the reader and outside quiet hours. */
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

/** One hour before quiet hours begin, on the last of the reader's working days on which that is before the end. */
function lastMomentBefore(closesAt: Instant, { zone, quiet, calendar }: Reader): Instant | null {
  const time = timeOf((minutesOf(quiet.from) + DAY_MINUTES - BEFORE_QUIET) % DAY_MINUTES);
  let date = dateAt(closesAt, zone);
  for (let back = 0; back < MAX_DAYS_BACK; back += 1, date = addDays(date, -1)) {
    if (!isWorkingDay(date, calendar)) continue;
    // Someone who is awake for less than an hour a day gets it when they wake.
    const before = instantAt(date, time, zone);
    const at = quietUntil(before, zone, quiet) ?? before;
    if (at < closesAt) return at;
  }
  return null;
}
