/**
 * Makes a mail from a message. Message-ID, Date and the boundaries are the same for each try: a mailbox tells by them that a
 * mail has come before, when the relay's answer to the first try was lost.
 */
import type { SendMailOptions } from 'nodemailer';
import type { Card } from '../../core/card.ts';
import { isRef, millis, type NetworkId, type Ref } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import { cuts, shorten, smallestCard } from '../adaptiveCard/cut.ts';
import { visible } from '../adaptiveCard/words.ts';
import type { Message } from '../platform.ts';
import { mailedCard, type MailedCard } from './asMailed.ts';
import { domainOf, inAscii, isBeyondAscii, tagged, type Mailbox } from './address.ts';
import { mailHtml, type Around } from './html.ts';
import { answersOf, before, cardText, opensOf } from './text.ts';
import type { MailWords } from './words.ts';

/** Who writes, and where answers and bounces go. */
export interface Sender {
  readonly from: Mailbox;
  /** May `name+tag@` be used? */
  readonly tags: boolean;
  /** Does Concord read its own mailbox? Replies go there then. */
  readonly reads: boolean;
  readonly replyTo?: string | undefined;
  readonly publicUrl: string;
}

export interface MailParts {
  readonly message: Message;
  readonly to: Person;
  readonly sender: Sender;
  /** The delivery's own name in mails (`tags.ts`). */
  readonly tag: string;
  /** None: no page is its reader's any more. */
  readonly link?: string | undefined;
  /** Its reader has had mails about it. */
  readonly hasBegun?: boolean;
  /** What it brings to calendar programs, if anything. */
  readonly calendar?: BroughtCalendar | undefined;
  readonly words: MailWords;
}

/** @property tag of the address to which calendar programs answer. @property sequence the count of changes for this mailbox */
export interface BroughtCalendar {
  readonly tag: string;
  readonly sequence: number;
}

/** The cards that begin a matter; mails about it with other cards are its continuation. */
const FIRST: ReadonlySet<string> = new Set(['request', 'circular', 'urgent', 'inputCall', 'meetingInvitation']);
const MAX_SUBJECT = 150;
/** Marks of direction around names: lists of mails that know none show boxes. */
const ISOLATES = /[\u2066-\u2069]/g;

/** All mails about an item refer to this one, so that they stand together whatever relays do to their own ids. */
export const rootOf = (network: NetworkId, about: Ref, domain: string): string => `<${network}.${about}@${domain}>`;

export const messageIdOf = (tag: string, { address }: Mailbox): string => `<${tag}@${domainOf(address)}>`;

/**
 * What people see of a mail without opening it: of a restricted item the reference alone (domain.md 9).
 */
export function subjectOf({ message, words, hasBegun }: Pick<MailParts, 'message' | 'words' | 'hasBegun'>): string {
  const { card, isRestricted, kind, language } = message;
  // A document of the program alone has no reference that people know: the rotation.
  const about = isRef(message.about) ? message.about : undefined;
  const title = shorten(visible(card.title).replace(ISOLATES, '').replace(/\s+/g, ' ').trim(), MAX_SUBJECT);
  const subject = isRestricted
    ? (about ?? words.subject(language))
    : about === undefined
      ? title
      : `${about}: ${title}`;
  return about !== undefined && hasBegun && !FIRST.has(kind) ? `Re: ${subject}` : subject;
}

/** A mail for nodemailer; its words are made here. */
export type ComposedMail = SendMailOptions & { readonly text: string; readonly html: string };

export function composeMail(parts: MailParts): ComposedMail {
  const { message, to, sender, tag } = parts;
  const { from, tags } = sender;
  const domain = domainOf(from.address);
  const root = message.about === undefined ? undefined : rootOf(message.network, message.about, domain);
  const returnPath = tags ? tagged(from.address, `b${tag}`) : from.address;
  const replies = repliesTo(sender, `r${tag}`);
  return {
    ...envelopeOf(to.email, returnPath, tag),
    from,
    to: { name: to.name, address: to.email },
    ...(replies !== from.address && { replyTo: { name: from.name, address: replies } }),
    messageId: messageIdOf(tag, from),
    date: new Date(millis(message.since)),
    ...(root !== undefined && { references: root, inReplyTo: root }),
    subject: subjectOf(parts),
    ...bodyOf(parts),
    ...calendarOf(parts),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Concord': tag },
    baseBoundary: tag,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const repliesTo = ({ from, tags, reads, replyTo }: Sender, tag: string): string =>
  reads ? (tags ? tagged(from.address, tag) : from.address) : (replyTo ?? from.address);

/** The meeting for calendar programs: as a part beside the text, which Outlook and Google offer to accept, and as a file. */
function calendarOf({ message, to, sender, calendar }: MailParts): Pick<SendMailOptions, 'icalEvent'> {
  const { invitation } = message;
  if (!invitation || !calendar) return {};
  const content = invitation.write({
    organizer: { name: sender.from.name, email: repliesTo(sender, `c${calendar.tag}`) },
    attendee: { name: to.name, email: to.email },
    ...{ made: message.since, sequence: calendar.sequence },
    answers: sender.reads,
  });
  return { icalEvent: { method: invitation.method, content, filename: 'invitation.ics' } };
}

/** One recipient for each mail: of several, one may be refused and the others taken, and nobody would be told. */
export const envelopeOf = (address: string, returnPath: string, tag: string): SendMailOptions => ({
  envelope: { from: returnPath, to: [inAscii(address)] },
  dsn: {
    ...{ id: tag, return: 'headers', notify: ['failure', 'delay'] },
    // Of another address it would have to be written in another way, and a report names it in any case.
    ...(!isBeyondAscii(address) && { recipient: `rfc822;${inAscii(address)}` }),
  },
});

/** The card that a mail has, with what stands around it. */
function cardOf({ message, to, sender, link, words }: MailParts): { readonly card: Card; readonly around: Around } {
  const { language, invitation } = message;
  const card = message.byMail?.() ?? message.card;
  const answers = answersOf(card);
  const around: Around = {
    ...{ language, link },
    open: answers.length > 0 ? words.open(language) : words.look(language),
    youCan: words.youCan(language),
    above: words.above(language),
    foot: [
      link === undefined
        ? words.whoseFormer(language, { name: to.name })
        : words.whose(language, { name: to.name, ...(message.entity && { entity: message.entity }) }),
      words.notYou(language),
    ],
    // The mail itself brings the calendar file, for the same meeting and with an address for answers.
    isLeftOut: (url) =>
      url.startsWith(`${sender.publicUrl}/page/`) || (invitation !== undefined && url.endsWith('/invitation.ics')),
  };
  return { card, around };
}

function bodyOf(parts: MailParts): { readonly text: string; readonly html: string } {
  const { card, around } = cardOf(parts);
  return { text: mailText(card, around), html: mailHtml(card, around) };
}

/** The card as the mail shows it, for its link. */
export function shownBy(parts: MailParts, lines: readonly string[]): MailedCard {
  const { card, around } = cardOf(parts);
  return mailedCard(fitting(card, around).card, lines, around.isLeftOut);
}

/** Bytes of the text part. */
export const MAX_TEXT_BYTES = 90_000;

/** The text part, complete. A card that is too large is cut; the link leads to all of it. */
export const mailText = (card: Card, around: Around): string => fitting(card, around).text;

function fitting(card: Card, around: Around): { readonly card: Card; readonly text: string } {
  const drawn = (shown: Card) => ({ card: shown, text: drawText(shown, around) });
  const fits = ({ text }: { readonly text: string }): boolean => Buffer.byteLength(text) <= MAX_TEXT_BYTES;
  const whole = drawn(card);
  if (fits(whole)) return whole;
  for (const shorter of cuts(card)) {
    const cut = drawn(shorter);
    if (fits(cut)) return cut;
  }
  return drawn(smallestCard(card));
}

function drawText(card: Card, around: Around): string {
  const answers = around.link === undefined ? [] : answersOf(card).map((answer) => `- ${visible(answer)}`);
  const opens = opensOf(card, around.isLeftOut).map(({ title, url }) => `${before(title, around.language)}\n${url}`);
  const parts = [
    visible(card.summary),
    cardText(card, around.language),
    ...opens,
    ...(answers.length > 0 ? [[around.youCan, ...answers].join('\n')] : []),
    ...(around.link === undefined ? [] : [`${before(around.open, around.language)}\n${around.link}`]),
    around.above,
    ...around.foot.map(visible),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
