/** A meeting as a mail brings it to calendar programs (iTIP, RFC 5546; iMIP, RFC 6047). */
import type { Instant } from './ids.ts';

export interface Invitation {
  /** `REQUEST` invites, and moves what is in the calendar already; `CANCEL` takes it out. */
  readonly method: 'REQUEST' | 'CANCEL';
  /** Writes the calendar for one reader. */
  write(between: Invited): string;
}

export interface Invited {
  /** Where the answer of a calendar program goes. */
  readonly organizer: CalendarUser;
  readonly attendee: CalendarUser;
  /** When the message was made, which is the same for each try. */
  readonly made: Instant;
  /** Does Concord read the answer? Otherwise the calendar program is told not to send one. */
  readonly answers: boolean;
}

export interface CalendarUser {
  readonly name: string;
  readonly email: string;
}

/**
 * iCalendar's count of changes for one person, in an invitation and in its cancellation. A calendar program passes over a
 * cancellation, and a new invitation after it, whose count is not higher than the last (RFC 5546, 2.1.4 and 3.2.5). It counts
 * for this person alone: the programs of others would ask for their answers again.
 * @param recalls when a mail took the meeting out of this person's calendar
 * @param made when the message was made: what happened after it does not belong to it
 */
export function countsOf(
  { sequence, recalls }: { readonly sequence: number; readonly recalls: readonly Instant[] },
  made: Instant,
): Readonly<Record<Invitation['method'], number>> {
  const times = recalls.filter((at) => at <= made).length;
  return { REQUEST: sequence + 2 * times, CANCEL: sequence + Math.max(2 * times - 1, 0) };
}
