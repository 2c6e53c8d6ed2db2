/** The link in a mail. It is the same for each try of a delivery, and opening it changes nothing. */
import type { Instant, NetworkId, Ref } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';

export interface MailLink {
  readonly network: NetworkId;
  readonly person: Person;
  /** What the mail is about, where it is about something. */
  readonly item?: Ref;
  readonly delivery: string;
  /** When the delivery was made. */
  readonly made: Instant;
}

/** The address of the page that shows the same card, for its reader alone. */
export type LinkFor = (asked: MailLink) => Promise<string>;
