/** The one place where a request's closing instant is computed (domain.md sections 1–3) [ToR 3.b.iv]. */
import { HOUR_MS } from '../core/spans.ts';
import { after, type CalendarDate, type Instant } from '../core/ids.ts';
import { addDays } from './dates.ts';
import { closingOf, workingDayOnOrAfter, workingDaysAfter } from './workingDays.ts';
import { dateAt } from './zones.ts';
import type { Calendar } from '../core/settings.ts';

export interface Closing {
  closesAt: Instant;
  /** Always a working day of the network. */
  closesOn: CalendarDate;
  /** Raised to the floor. */
  raised: boolean;
  /** The date asked for, when it was not a working day. With `raised`, the floor decided and not this move. */
  movedFrom?: CalendarDate;
}

type Asked = { openedAt: Instant } & ({ closesOn: CalendarDate } | { workingDays: number });

/**
 * When a request opened at `openedAt` ends: closing time of the date asked for, or of the n-th working day after the
 * date of opening in the network's zone, so that opening at 09:00 or at 16:59 gives the same end. A date that is not a
 * working day moves to the next. Less than the floor is raised to it, again to the closing time of a working day.
 * @param floorHours elapsed hours, 0 or more (72 by default in the settings); clock changes do not alter them.
 * @throws RangeError when the floor is not a number of hours, or for a bad date, count, zone, time or empty calendar.
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
  // The day before: where the clock jumps over midnight, its closing time can fall on the next date.
  let closesOn = workingDayOnOrAfter(addDays(dateAt(earliest, calendar.timeZone), -1), calendar);
  let closesAt = closingOf(closesOn, calendar);
  while (closesAt < earliest) {
    closesOn = workingDaysAfter(closesOn, 1, calendar);
    closesAt = closingOf(closesOn, calendar);
  }
  return { closesAt, closesOn };
}

/** A closing after the end of next year is a slip of the hand. */
export const isTooFar = (closesOn: CalendarDate, now: Instant, { timeZone }: Calendar): boolean =>
  Number(closesOn.slice(0, 4)) > Number(dateAt(now, timeZone).slice(0, 4)) + 1;
