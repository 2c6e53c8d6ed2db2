/** Makes the views of correspondence and news for one reader. */
import { oncePer } from '../../../core/oncePer.ts';
import type { Instant, PersonId } from '../../../core/ids.ts';
import { asOf, personName, represents, type Person, type Roll, type Reader } from '../../../core/people.ts';
import type { CorrespondenceLine, CorrespondenceView, NewsView } from '../cards/view.ts';
import {
  asksToAcknowledge,
  hasAcknowledged,
  isOver,
  isPassedOn,
  isUnreviewed,
  notShared,
  owesSharing,
  type Correspondence,
} from '../rules/state.ts';
import { discretionOf } from '../../../core/classification.ts';
import { awaitsDecisionOf, moderationView } from '../../../kit/moderation.ts';
import { discreet } from './kept.ts';
import type { NewsItem } from '../rules/news.ts';
import type { Network } from '../../../core/network.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { rollFor } from '../../../kit/namesGone.ts';

/** Recipients as sets. A message to thousands is drawn for each of them, so recipients are looked up and not searched for. */
const setOf = oncePer((list: readonly string[]): ReadonlySet<string> => new Set(list));
const isAmong = (list: readonly string[], one: string): boolean => setOf(list).has(one);

/**
 * The sender, the Secretariat and the recipients may see a message. Everybody may see one that was sent to the whole network
 * and is not restricted.
 */
export function maySeeCorrespondence(c: Correspondence, person: Person, manages: boolean): boolean {
  if (manages || c.by === person.id) return true;
  if (c.state !== 'sent') return false;
  return (
    isAmong(c.recipients, person.id) ||
    (c.classification === 'unclassified' && c.kind !== 'urgent' && c.audience.includes('all'))
  );
}

/** @param unveiled the reader has just asked for it, so it may be shown in full */
export function correspondenceView(
  c: Correspondence,
  reader: Reader,
  network: Network,
  now: Instant,
  unveiled = false,
): CorrespondenceView {
  const roll = rollFor(c, 'correspondence', network.roll);
  const isSender = c.by === reader.person;
  const own = c.acknowledged.find(({ person }) => person === reader.person);
  const entityShared = c.shared.find(({ entity }) => entity === reader.entity);
  const isRecipient = isAmong(c.recipients, reader.person);
  return discreet({
    ref: c.target,
    kind: c.kind,
    state: c.state,
    subject: c.subject,
    text: c.text,
    links: c.links,
    ...(c.source !== undefined && { source: c.source }),
    classification: c.classification,
    discretion: unveiled ? 'all' : discretionOf(c.classification),
    from: personName(asOf(roll, c.sentAt), c.by),
    ...(c.entity && { fromEntity: c.entity }),
    audience: c.audience,
    people: c.recipients.length,
    entities: c.entities.length,
    asksToAcknowledge: asksToAcknowledge(c, reader.person),
    askedToConfirm: c.acknowledge ? c.recipients.length - (isAmong(c.recipients, c.by) ? 1 : 0) : 0,
    isRecipient,
    ...(own && { acknowledgedAt: own.at }),
    ...(c.dueAt && { dueAt: c.dueAt }),
    isOver: isOver(c, now),
    asksToShare: owesSharing(c, reader.entity),
    ...(entityShared && {
      sharedBy: { name: personName(asOf(roll, entityShared.at), entityShared.by), at: entityShared.at },
    }),
    ...(c.sendAt && { sendAt: c.sendAt }),
    ...(c.sentAt && { sentAt: c.sentAt }),
    cardVersion: String(c.revision),
    manages: reader.manages,
    isSender,
    ...moderated(c, reader, { ...network, roll }, now),
    ...(reader.manages || isSender ? inside(c, roll) : OUTSIDE),
    asksForReview: reader.manages && c.state === 'sent' && isUnreviewed(c),
  });
}

/** What a sender had written before it was changed is for the sender and the Secretariat. */
function moderated(c: Correspondence, reader: Reader, network: Network, now: Instant) {
  const view = moderationView(c, reader, network, now);
  if (view.decided?.before === undefined || reader.manages || c.by === reader.person) return view;
  return { ...view, decided: { ...view.decided, before: { subject: '', text: '' } } };
}

type Inside = Pick<
  CorrespondenceView,
  | 'progress'
  | 'failures'
  | 'fallbacks'
  | 'acknowledged'
  | 'confirmed'
  | 'unconfirmed'
  | 'shared'
  | 'notShared'
  | 'replies'
  | 'reviewed'
>;
const OUTSIDE: Inside = {
  progress: { queued: 0, sent: 0, failed: 0 },
  failures: [],
  fallbacks: [],
  acknowledged: [],
  confirmed: 0,
  unconfirmed: [],
  shared: [],
  notShared: [],
  replies: [],
};

/** What only the sender and the Secretariat see: deliveries and answers. */
function inside(c: Correspondence, roll: Roll): Inside {
  const confirmed = c.acknowledged.filter(({ person }) => person !== c.by);
  return {
    progress: c.progress,
    failures: c.failures.map(({ person, entity, reason }) => ({
      name: personName(roll, person),
      ...(entity && { entity }),
      reason,
    })),
    fallbacks: c.fallbacks.map(({ entity, to }) => ({ entity, to: to.map((id) => personName(roll, id)) })),
    acknowledged: roll.isNameless ? [] : confirmed.map(({ person }) => personName(roll, person)),
    confirmed: confirmed.length,
    unconfirmed: roll.isNameless ? [] : unconfirmed(c).map((person) => personName(roll, person)),
    shared: c.shared.map(({ entity, by, at, where, link }) => ({
      entity,
      name: personName(asOf(roll, at), by),
      at,
      ...(where !== undefined && { where }),
      ...(link !== undefined && { link }),
    })),
    notShared: isPassedOn(c.kind) ? notShared(c) : [],
    replies: c.replies.map(({ person, text, at }) => ({ name: personName(asOf(roll, at), person), text, at })),
    ...(c.reviewed && {
      reviewed: {
        name: personName(asOf(roll, c.reviewed.at), c.reviewed.by),
        at: c.reviewed.at,
        ...(c.reviewed.note && { note: c.reviewed.note }),
      },
    }),
  };
}

function unconfirmed({ acknowledge, by, recipients, acknowledged, failures }: Correspondence): readonly PersonId[] {
  if (!acknowledge) return [];
  const others = new Set([by, ...[...acknowledged, ...failures].map(({ person }) => person)]);
  return recipients.filter((person) => !others.has(person));
}

/** One line of a list, with what this reader has to do. Subjects of strictly confidential messages are not shown in lists. */
export function correspondenceLine(c: Correspondence, reader: Reader, network: Network): CorrespondenceLine {
  const wants = wanted(c, reader, network);
  return {
    ref: c.target,
    kind: c.kind,
    state: c.state,
    subject: c.subject,
    veiled: c.classification === 'strictlyConfidential',
    at: c.sentAt ?? c.sendAt ?? c.heldSince ?? c.createdAt,
    ...(wants && { wants }),
    ...(c.dueAt && { dueAt: c.dueAt }),
  };
}

function wanted(c: Correspondence, reader: Reader, network: Network): CorrespondenceLine['wants'] {
  if (c.state === 'held') return awaitsDecisionOf(c, reader, network) ? 'decision' : undefined;
  if (c.state !== 'sent' || c.restsAt === undefined) return undefined;
  if (reader.manages && isUnreviewed(c)) return 'review';
  if (owesSharing(c, reader.entity)) return 'sharing';
  const isAsked = asksToAcknowledge(c, reader.person) && isAmong(c.recipients, reader.person);
  return isAsked && !hasAcknowledged(c, reader.person) ? 'acknowledgement' : undefined;
}

/** The Secretariat and the sender's entity may see news. */
export const maySeeNews = (item: NewsItem, person: Person, manages: boolean): boolean =>
  manages || item.by === person.id || (represents(person) && item.entity === person.entity);

export function newsView(item: NewsItem, reader: Reader, network: Network): NewsView {
  const roll = rollFor(item, 'news', network.roll);
  const { target, state, headline, text, picture, by, entity, submittedAt, ended } = item;
  return {
    ref: target,
    state,
    headline,
    text,
    ...(picture && { picture }),
    from: personName(asOf(roll, ended?.at), by),
    entity,
    submittedAt,
    ...(ended && state === 'used' && { usedAt: ended.at, usedOn: dateAt(ended.at, network.settings.timeZone) }),
    ...(ended?.reason && { reason: ended.reason }),
    manages: reader.manages,
  };
}
