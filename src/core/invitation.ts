/** A meeting as a mail brings it to calendar programs (iTIP, RFC 5546; iMIP, RFC 6047). */
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
  /** Does Concord read the answer? Otherwise the calendar program is told not to send one. */
  readonly answers: boolean;
}

export interface CalendarUser {
  readonly name: string;
  readonly email: string;
}
