/** When a request wants attention: reminders, and the instant after which it can be closed. */
import { after, type Instant } from '../../../core/ids.ts';
import { dateAt, instantAt, reminderRungs, isMissed } from '../../../calendar/calendar.ts';
import type { Endorsement, Reminder } from './state.ts';
import type { Settings } from '../../../core/settings.ts';

const LAST_DAY_AT = '09:00';

/**
 * The reminders still to come at `now` of a period that began at `from`, and the word to lone objectors on the last
 * working day. A period that is extended or resumed keeps its beginning, so nobody is reminded of half-time twice.
 */
export function plan(
  { from, now, closesAt }: { from: Instant; now: Instant; closesAt: Instant },
  s: Settings,
): Reminder[] {
  const lastDay = instantAt(dateAt(closesAt, s.timeZone), s.ladder.closingDayAt ?? LAST_DAY_AT, s.timeZone);
  const rungs: Reminder[] = reminderRungs(from, closesAt, s.ladder, s);
  if (lastDay < closesAt) rungs.push({ at: lastDay, kind: 'lastDay' });
  return rungs.filter(({ at }) => at > now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The first instant at which it is too late: a millisecond after the closing instant. */
export const closable = (e: Endorsement): Instant => after(e.closesAt, 1);

/** When the clock has to look at this request next; null when never. */
export function dueAt(e: Endorsement): Instant | null {
  if (e.state === 'referred') return e.spoken ? null : closable(e);
  if (e.state !== 'open' || e.awaitingSecretariat) return null;
  const reminder = e.reminders[0]?.at;
  return reminder !== undefined && reminder <= e.closesAt ? reminder : closable(e);
}

/** Splits the plan at `now`: those whose time it is, those missed, and those to come. */
export function dueReminders(e: Endorsement, now: Instant): { send: Reminder[]; left: Reminder[] } {
  const past = e.reminders.filter((r) => r.at <= now);
  return {
    send: past.filter(({ at }) => !isMissed(at, now)),
    left: e.reminders.filter((r) => r.at > now),
  };
}
