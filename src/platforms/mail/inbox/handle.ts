/** Handles one mail of the mailbox. What came back is told to the core; nothing in a mail is ever an act of a person. */
import type { Door } from '../../door.ts';
import type { Mailbox } from '../address.ts';
import { domainOf } from '../address.ts';
import type { TaggedMail, Tags } from '../tags.ts';
import { vouchedFor } from './authResults.ts';
import { kindOf, type MailKind } from './kinds.ts';
import type { RawMail, Shelf } from './mailbox.ts';
import { readMail, type ReceivedMail } from './received.ts';
import { envelopeIdIn, reportIn, type Report } from './reports.ts';
import { returnedHeaders, tagIn, tagsInAddresses, tagsInHeaders, tagsInReferences, type FoundTag } from './tagsIn.ts';

export interface HandleDeps {
  readonly from: Mailbox;
  readonly tags: Tags;
  readonly door: Pick<Door, 'proved' | 'returned'>;
}

/** What became of a mail, for figures and the log; without a word of it. */
export type Outcome =
  /** A report that was told to the core. */
  | 'returned'
  | 'delayed'
  | 'delivered'
  /** A report that says nothing that counts, a receipt, or a mail of our own. */
  | 'nothing'
  /** A report of a mail that is not ours, or about somebody to whom it did not go. */
  | 'notOurs'
  | 'notUnderstood'
  /** For people: it stays where it is. */
  | 'left';

export type HandleMail = (mail: RawMail) => Promise<Outcome>;

export const shelfFor = (outcome: Outcome): Shelf | undefined =>
  outcome === 'left' ? undefined : outcome === 'notUnderstood' || outcome === 'notOurs' ? 'notUnderstood' : 'done';

export function createHandleMail(deps: HandleDeps): HandleMail {
  const handlers: Readonly<Record<MailKind, (mail: ReceivedMail) => Promise<Outcome>>> = {
    own: async () => 'nothing',
    receipt: async () => 'nothing',
    report: (mail) => handleReport(deps, mail),
    absence: async () => 'left',
    calendar: async () => 'left',
    words: async () => 'left',
  };
  return async (raw) => {
    const mail = await readMail(raw);
    return mail ? handlers[kindOf(mail, deps.from)](mail) : 'notUnderstood';
  };
}

/**
 * The mail that a report is about: by the address to which the report came, the envelope's id, the headers that were returned,
 * and what it refers to, in this order.
 */
async function mailOf({ tags, from }: HandleDeps, mail: ReceivedMail): Promise<TaggedMail | undefined> {
  const found: readonly FoundTag[] = [
    ...tagsInAddresses(mail, from).filter(({ use }) => use === 'b'),
    ...tagIn(envelopeIdIn(mail)),
    ...returnedHeaders(mail).flatMap(tagsInHeaders),
    ...tagsInReferences(mail),
  ];
  for (const { tag } of found) {
    const known = await tags.find(tag);
    if (known) return known;
  }
  return undefined;
}

async function handleReport(deps: HandleDeps, mail: ReceivedMail): Promise<Outcome> {
  const report = reportIn(mail);
  if (!report) return 'notUnderstood';
  const ours = await mailOf(deps, mail);
  if (!ours) return 'notOurs';
  const who = whoIs(ours, report, mail);
  if (who === 'another') return 'notOurs';
  const { delivery } = ours;
  switch (report.what) {
    case 'returned': {
      // An address is given up only by a report that names it.
      const reason = report.reason === 'notFound' && who === 'near' ? 'refused' : report.reason;
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
      await deps.door.proved(delivery, 'delivered', report.words);
      return 'delivered';
    case 'passedOn':
      return 'nothing';
  }
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
