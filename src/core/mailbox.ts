/** What is known of mailboxes besides the record: Concord's own, and those to which mails were sent. */
import { instant, type Instant } from './ids.ts';

/** Where it is kept until when the mailbox has been read to its end, by whoever reads it. */
export const MAILBOX_SPACE = 'mail.mailbox';
/** The value is the instant at which the reading began that found nothing more. Absent: Concord reads no mailbox. */
export const READ_TO_END = 'readToEnd';
/** The value is the instant since which it cannot be read. Absent: it can, or Concord reads none. */
export const UNREADABLE = 'unreadable';

/**
 * Where addresses are kept from which mails came back, by the address's key. They are not tried again until the roll changes
 * or the Secretariat asks for it. The value is the instant and the words of the report.
 */
export const RETURNED_SPACE = 'mail.returned';

export const returnedIn = (value: string): { readonly at: Instant; readonly words: string } => {
  const cut = value.indexOf(' ');
  return { at: instant(value.slice(0, cut)), words: value.slice(cut + 1) };
};

/**
 * Where the last answer of a person's calendar to a meeting is kept, by `NETWORK/MEETING/PERSON`: to which count of the
 * invitation, and when it was written. Mails overtake one another.
 */
export const CALENDAR_ANSWERS_SPACE = 'mail.calendarAnswers';

/** Where the browsers are kept that are trusted as somebody's: `HASH OF THE BROWSER'S WORD/PERSON`, with `KeptPass`. */
export const PASSES_SPACE = 'passes';
export interface KeptPass {
  readonly person: string;
  readonly address: string;
  readonly count: number;
  readonly proved: Instant;
  readonly used: Instant;
  /** The account by which a tab of a platform was opened: `TENANT/OBJECT`. Absent in a browser by itself. */
  readonly account?: string;
  /** The accounts that were linked to the person when the code that proved them was read in a chat. */
  readonly chats?: readonly string[];
}
/** Where the sendings of codes and new links of the last day are counted. */
export const SENDINGS_SPACE = 'codeSendings';
const SENDING_PREFIXES = {
  code: '',
  link: 'link/',
  codeByAddress: 'address/',
  linkByAddress: 'link/address/',
} as const;
type Sending = keyof typeof SENDING_PREFIXES;
/** The keys of those to an address: `PREFIX/HASH OF THE ADDRESS'S KEY/NUMBER`. */
export const sendingsTo = (what: Sending, hash: string): string => `${SENDING_PREFIXES[what]}${hash}/`;
/** The keys of all that were sent to an address. */
export const allSendingsTo = (hash: string): readonly string[] =>
  Object.values(SENDING_PREFIXES).map((prefix) => `${prefix}${hash}/`);
/** The keys of those that were asked for from one place: by address, and so for anybody. */
export const sendingsFrom = (what: Sending, place: string): string => `from/${what}/${place}/`;
/** When it was sent. */
export const sendingAt = (value: string): Instant => instant(value.split(' ')[0] ?? 0);
