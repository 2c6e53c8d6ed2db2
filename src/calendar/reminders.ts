/** The reminder ladder of a request (domain.md section 2, and "Reminders" in section 3) [ToR 3.b.iv]. */
import { instant, millis, type Instant } from '../core/ids.ts';
import { closingOf, workingDaysBefore } from './workingDays.ts';
import { dateAt, instantAt } from './zones.ts';
import type { Calendar, Ladder } from '../core/settings.ts';

export interface Rung {
  at: Instant;
  kind: 'halfTime' | 'workingDays' | 'closingDay';
  /** For the kind `workingDays`: how many working days before the closing date. */
  days?: number;
}

/**
 * The instants at which entities that have not answered are reminded, planned once for the time `from` … `closesAt`.
 * @param from when planning begins: the opening, a new version or an extension
 * @returns sorted, all strictly between `from` and `closesAt`. Of two at the same instant, a reminder on the closing day
 * replaces one by working days, and that one replaces half-time.
 * @throws RangeError for a bad count, time or zone, or a calendar without working days
 */
export function reminderRungs(from: Instant, closesAt: Instant, ladder: Ladder, calendar: Calendar): Rung[] {
  const byInstant = new Map<Instant, Rung>();
  for (const rung of planned(from, closesAt, ladder, calendar)) {
    if (rung.at > from && rung.at < closesAt) byInstant.set(rung.at, rung);
  }
  return [...byInstant.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The ladder's reminders. At the same instant a later one in this list replaces an earlier one. */
function planned(from: Instant, closesAt: Instant, ladder: Ladder, calendar: Calendar): Rung[] {
  const closesOn = dateAt(closesAt, calendar.timeZone);
  const rungs: Rung[] = [];
  if (ladder.halfTime) rungs.push({ kind: 'halfTime', at: middle(from, closesAt) });
  for (const days of ladder.workingDays) {
    rungs.push({ kind: 'workingDays', days, at: closingOf(workingDaysBefore(closesOn, days, calendar), calendar) });
  }
  if (ladder.closingDayAt !== null) {
    rungs.push({ kind: 'closingDay', at: instantAt(closesOn, ladder.closingDayAt, calendar.timeZone) });
  }
  return rungs;
}

/** It may be at a weekend: every reader is reminded on the first morning of their own after it (`readerReminders.ts`). */
const middle = (from: Instant, closesAt: Instant): Instant =>
  instant(Math.floor((millis(from) + millis(closesAt)) / 2));
