/** The link in a mail. It is the same for each try of a delivery, and opening it changes nothing. */
import type { NetworkId, PersonId, Ref } from '../../core/ids.ts';

/** @property item what the mail is about, where it is about something */
export interface MailLink {
  readonly network: NetworkId;
  readonly person: PersonId;
  readonly item?: Ref;
  readonly delivery: string;
}

/** The address of the page that shows the same card, for its reader alone. */
export type LinkFor = (asked: MailLink) => Promise<string>;
