/** Handles one mail of the mailbox. What came back and what was written is told to the core; words are never an act. */
import { createHash } from 'node:crypto';
import { instant, type Instant } from '../../../core/ids.ts';
import type { Door } from '../../door.ts';
import { domainOf, isOfOne } from '../address.ts';
import type { TaggedMail } from '../tags.ts';
import { byRoot, firstKnown, handleCalendar, handleWords, type AnswerDeps } from './answers.ts';
import { vouchedDomain, vouchedFor } from './authResults.ts';
import { isOfSystem, kindOf, type MailKind } from './kinds.ts';
import type { RawMail, Shelf } from './mailbox.ts';
import { readMail, type ReceivedMail } from './received.ts';
import { envelopeIdIn, reportIn, type Report } from './reports.ts';
import { returnedHeaders, rootsIn, tagIn, tagsInAddresses, tagsInHeaders, tagsInReferences } from './tagsIn.ts';

export interface HandleDeps extends AnswerDeps {
  readonly door: Pick<Door, 'proved' | 'returned' | 'heard' | 'calendarReply' | 'mailTo'>;
  /** The relay, whose reports are believed. */
  readonly relay?: string;
}

/** What became of a mail, for figures and the log; without a word of it. */
export type Outcome =
  /** A report that was told to the core. */
  | 'returned'
  | 'delayed'
  | 'delivered'
  /** A report that says nothing that counts, a receipt, or a mail of our own. */
  | 'nothing'
  /** Somebody says that a mail has come who is neither our relay nor of its reader's organization. */
  | 'unproved'
  /** A report of a mail that is not ours, or about somebody to whom it did not go. */
  | 'notOurs'
  | 'notUnderstood'
  /** Words, an absence notice or a calendar's answer. */
  | 'words'
  | 'absence'
  | 'calendar';

export type HandleMail = (mail: RawMail) => Promise<Outcome>;

export const shelfFor = (outcome: Outcome): Shelf =>
  outcome === 'notUnderstood' || outcome === 'notOurs' || outcome === 'unproved' ? 'notUnderstood' : 'done';

export function createHandleMail(deps: HandleDeps): HandleMail {
  const handlers: Readonly<Record<MailKind, (mail: ReceivedMail, id: string) => Promise<Outcome>>> = {
    own: async () => 'nothing',
    receipt: async () => 'nothing',
    report: (mail) => handleReport(deps, mail),
    absence: (mail, id) => handleWords(deps, mail, id, 'absence'),
    calendar: (mail, id) => handleCalendar(deps, mail, id),
    words: (mail, id) => handleWords(deps, mail, id, 'words'),
  };
  return async (raw) => {
    const mail = await readMail(raw);
    return mail ? handlers[kindOf(mail, deps.from)](mail, idOf(mail, raw)) : 'notUnderstood';
  };
}

/** Names the mail, also when it comes twice. */
const idOf = ({ messageId, recipients }: ReceivedMail, { source }: RawMail): string => {
  const hash = createHash('sha256');
  return hash
    .update(messageId === '' ? source : `${messageId} ${recipients.join()}`)
    .digest('hex')
    .slice(0, 32);
};

/**
 * The mail that a report is about: by the address to which the report came, the envelope's id, the headers that were returned,
 * and what it refers to, in this order; else by the matter in the returned headers and the recipient.
 */
async function mailOf(deps: HandleDeps, mail: ReceivedMail, report: Report): Promise<TaggedMail | undefined> {
  const { tags, from } = deps;
  const tagged = await firstKnown(tags, [
    ...tagsInAddresses(mail, from).filter(({ use }) => use === 'b'),
    ...tagIn(envelopeIdIn(mail)),
    ...returnedHeaders(mail).flatMap(tagsInHeaders),
    ...tagsInReferences(mail),
  ]);
  // A matter and an address can be known to anybody.
  return tagged ?? (vouchedFor(mail) === 'fail' ? undefined : mailByRoot(deps, mail, report));
}

async function mailByRoot(deps: HandleDeps, mail: ReceivedMail, { about }: Report): Promise<TaggedMail | undefined> {
  for (const headers of returnedHeaders(mail)) {
    const [root] = rootsIn([headers.get('references'), headers.get('in-reply-to')], deps.from);
    if (!root) continue;
    const date = dateIn(headers.get('date'));
    for (const address of new Set([...about, ...addressesIn(headers.get('to') ?? '')].slice(0, MAX_ADDRESSES))) {
      const found = await byRoot(deps, { ...root, address, ...(date && { date }) });
      if (found) return found;
    }
  }
  return undefined;
}
/** A mail of ours has one recipient. Systems add the mailbox behind it. */
const MAX_ADDRESSES = 10;

const dateIn = (value = ''): Instant | undefined =>
  Number.isNaN(Date.parse(value)) ? undefined : instant(Date.parse(value));

async function handleReport(deps: HandleDeps, mail: ReceivedMail): Promise<Outcome> {
  const report = reportIn(mail);
  if (!report) return 'notUnderstood';
  const ours = await mailOf(deps, mail, report);
  if (!ours) return 'notOurs';
  const who = whoIs(ours, report, mail);
  if (who === 'another') return 'notOurs';
  const { delivery } = ours;
  switch (report.what) {
    case 'returned': {
      // An address is given up only by a report that names it, and is not forged.
      const isSure = who === 'same' && vouchedFor(mail) !== 'fail';
      const reason = report.reason === 'notFound' && !isSure ? 'refused' : report.reason;
      const [address] = report.about.filter((one) => ours.wasTo(one));
      await deps.door.returned(delivery, { reason, words: report.words, ...(address !== undefined && { address }) });
      return 'returned';
    }
    case 'delayed':
      await deps.door.proved(delivery, 'delayed', report.words);
      return 'delayed';
    case 'delivered':
      // By it an entity's silence counts, so nobody's word is taken who is not vouched for.
      if (who !== 'same' || vouchedFor(mail) !== 'pass') return 'nothing';
      if (!maySayDelivered(deps, ours, report, mail)) return 'unproved';
      await deps.door.proved(delivery, 'delivered', report.words);
      return 'delivered';
    case 'passedOn':
      return 'nothing';
  }
}

/**
 * Our own system, our relay, and that of the recipient's organization know whether a mail has come. Whoever was sent a copy of
 * it does not, nor does another customer of the same provider: only a mail system is believed.
 */
function maySayDelivered(
  { from, relay }: HandleDeps,
  ours: TaggedMail,
  { about }: Report,
  mail: ReceivedMail,
): boolean {
  const sender = vouchedDomain(mail);
  if (sender === undefined || !isOfSystem(mail)) return false;
  const domains = [from.address, ...about.filter((one) => ours.wasTo(one))].map(domainOf);
  return sender === relay?.toLowerCase() || domains.some((domain) => isOfOne(sender, domain));
}

/**
 * Is the report about the person to whom the mail went? `near`: about another address of the same organization (mail systems
 * name the mailbox behind an address), or it names nobody.
 */
function whoIs(ours: TaggedMail, { about }: Report, mail: ReceivedMail): 'same' | 'near' | 'another' {
  if (about.some((one) => ours.wasTo(one))) return 'same';
  if (about.length === 0) return 'near';
  const named = [...about, ...returnedHeaders(mail).flatMap((headers) => addressesIn(headers.get('to') ?? ''))];
  return named.some((one) => ours.wasTo(one) !== false || ours.wasToDomain(domainOf(one))) ? 'near' : 'another';
}

const addressesIn = (value: string): readonly string[] => value.split(/[\s<>,;"]/).filter((one) => one.includes('@'));
