/** Computes the closing instant of a request. This is the only place that does (domain.md sections 1–3) [ToR 3.b.iv]. */
import { HOUR_MS } from '../core/spans.ts';
import { after, type CalendarDate, type Instant } from '../core/ids.ts';
import { addDays } from './dates.ts';
import { closingOf, workingDayOnOrAfter, workingDaysAfter } from './workingDays.ts';
import { dateAt } from './zones.ts';
import type { Calendar } from '../core/settings.ts';

export interface Closing {
  closesAt: Instant;
  /** A working day of the network. */
  closesOn: CalendarDate;
  /** The end was moved so that the request stays open for the least number of hours. */
  raised: boolean;
  /**
   * The date asked for, when it was not a working day. When `raised` is true, the least number of hours decided the end
   * instead.
   */
  movedFrom?: CalendarDate;
}

type Asked = { openedAt: Instant } & ({ closesOn: CalendarDate } | { workingDays: number });

/**
 * When a request that was opened at `openedAt` ends: at the closing time of the date asked for, or of the n-th working day
 * after the date of opening in the network's zone. So opening at 09:00 or at 16:59 gives the same end. A date that is not a
 * working day moves to the next working day. An end before the least number of hours moves to the next closing time of a
 * working day after these hours.
 * @param floorHours the least number of hours: elapsed time, 0 or more (72 in the default settings)
 * @throws RangeError for a bad number of hours, date, count, zone or time, or for a calendar without working days
 */
export function closingInstant(asked: Asked, floorHours: number, calendar: Calendar): Closing {
  if (!Number.isFinite(floorHours) || floorHours < 0) throw new RangeError(`not a number of hours: ${floorHours}`);
  const wanted = dateWanted(asked, calendar);
  const earliest = after(asked.openedAt, floorHours * HOUR_MS);
  const closesAt = closingOf(wanted.closesOn, calendar);
  return closesAt >= earliest
    ? { ...wanted, closesAt, raised: false }
    : { ...wanted, ...firstClosingFrom(earliest, calendar), raised: true };
}

function dateWanted(asked: Asked, calendar: Calendar): Pick<Closing, 'closesOn' | 'movedFrom'> {
  if ('workingDays' in asked) {
    return { closesOn: workingDaysAfter(dateAt(asked.openedAt, calendar.timeZone), asked.workingDays, calendar) };
  }
  const closesOn = workingDayOnOrAfter(asked.closesOn, calendar);
  return closesOn === asked.closesOn ? { closesOn } : { closesOn, movedFrom: asked.closesOn };
}

function firstClosingFrom(earliest: Instant, calendar: Calendar): Pick<Closing, 'closesAt' | 'closesOn'> {
  // The search begins one day early: where the clock jumps over midnight, a day's closing time can fall on the next date.
  let closesOn = workingDayOnOrAfter(addDays(dateAt(earliest, calendar.timeZone), -1), calendar);
  let closesAt = closingOf(closesOn, calendar);
  while (closesAt < earliest) {
    closesOn = workingDaysAfter(closesOn, 1, calendar);
    closesAt = closingOf(closesOn, calendar);
  }
  return { closesAt, closesOn };
}

/** Is the closing date after the end of next year? Such a date is a typing mistake. */
export const isTooFar = (closesOn: CalendarDate, now: Instant, { timeZone }: Calendar): boolean =>
  Number(closesOn.slice(0, 4)) > Number(dateAt(now, timeZone).slice(0, 4)) + 1;
