/** A meeting as a mail brings it to calendar programs (iTIP, RFC 5546; iMIP, RFC 6047). */
import type { Instant } from './ids.ts';

export interface Invitation {
  /** `REQUEST` invites, and moves what is in the calendar already; `CANCEL` takes it out. */
  readonly method: 'REQUEST' | 'CANCEL';
  /** The meeting's own count of changes. What was sent to a mailbox may be ahead of it. */
  readonly sequence: number;
  /** Writes the calendar for one reader. */
  write(between: Invited): string;
}

export interface Invited {
  /** Where the answer of a calendar program goes. */
  readonly organizer: CalendarUser;
  readonly attendee: CalendarUser;
  /** iCalendar's count of changes, as this mailbox is to see it. */
  readonly sequence: number;
  /** When the message was made, which is the same for each try. */
  readonly made: Instant;
  /** Does Concord read the answer? Otherwise the calendar program is told not to send one. */
  readonly answers: boolean;
}

export interface CalendarUser {
  readonly name: string;
  readonly email: string;
}
