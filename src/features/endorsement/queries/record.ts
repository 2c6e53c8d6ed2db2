/** The record of a request, for the Secretariat: how it reached each entity, what was said, and how it ended. */
import type { Documents } from '../../../core/contract.ts';
import { hasCome, mailBack, type Delivery } from '../../../core/envelope.ts';
import { endedBesides, heldBefore, raisedIn } from '../../../core/objections.ts';
import { removedOf } from '../../../core/retention.ts';
import type { EntityId, Instant, PlatformName, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { asOf, personName, type Roll } from '../../../core/people.ts';
import { evidenceOf } from '../../../kit/evidence.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { ViewRequest, ViewResult } from '../../../kit/views.ts';
import type { CameBy, MailCame, ObjectionEnd, RecordView, ReturnedTo } from '../cards/recordView.ts';
import { countsAs, reachOf, standing, standOf, unproved, notReachedFor } from '../rules/stands.ts';
import { silentAtEnd, silentSoFar } from '../rules/silence.ts';
import { askedBy, madeBy, stoppedBy } from '../rules/stopped.ts';
import { discussionOf } from '../rules/tally.ts';
import {
  isCarried,
  overAt,
  runs,
  type CameBack,
  type Endorsement,
  type EndorsementOutcome,
  type Reached,
} from '../rules/state.ts';
import { liftedInMeetings, withdrawnInWriting } from '../rules/withdrawn.ts';
import { agreedNow } from './agreedNow.ts';
import { rollFor } from '../../../kit/namesGone.ts';

export async function seeRecord(
  read: ReadStore,
  { about, reader }: ViewRequest,
  network: Network,
): Promise<ViewResult<RecordView> | undefined> {
  const found = await read.find('endorsements', about);
  if (!found || !reader.manages) return undefined;
  const e = found.state;
  const [deliveries, register, item] = await Promise.all([
    read.deliveries({ about: e.target }),
    read.load('register', 'register'),
    read.load('agenda', e.agendaItem),
  ]);
  const trail = register?.lines.find((line) => line.decision === numberedAs(e))?.trail;
  const over = overAt(e);
  const live = rollFor(e, 'endorsements', network.roll);
  const frozen = { ...network, roll: asOf(live, over) };
  const names = namesIn(frozen.roll);
  const view: RecordView = {
    network: network.settings.name,
    request: e,
    names,
    lateBy: e.late.map(({ at, by }) => personName(asOf(live, at), by)),
    reach: e.electorate.map((entity) => cameBy(e, entity, deliveries, frozen)),
    objections: objectionsOf(e, item),
    sittings: item ? sittingsOf(item) : [],
    // What was asked for in writing stays so, whatever the entity raised and withdrew in the room.
    discussion: askedFor(e),
    actions: agreedNow(e, item, live, network.settings.timeZone),
    stood: withoutRaised(stoodOf(e), raisedOn(item)),
    ...(trail && { trail }),
  };
  const isRestricted = e.classification !== 'unclassified';
  return { view, version: found.version, isRestricted, ...(over && { over }) };
}

const askedFor = (e: Endorsement): RecordView['discussion'] =>
  ((e.outcome && e.outcome.meeting === undefined ? e.outcome : discussionOf(e)).discussion ?? []).map((one) => ({
    ...one,
    ...askedBy(e, one.entity),
  }));

const namesIn = (roll: Roll): RecordView['names'] =>
  Object.fromEntries(
    Object.keys({ ...roll.erased, ...roll.formerPeople, ...roll.people }).map((id) => [id, personName(roll, id)]),
  );

/** A request that a meeting decided stands in the register by its agenda item. */
const numberedAs = ({ target, state, agendaItem }: Endorsement): Ref =>
  state === 'decided' && agendaItem !== undefined ? agendaItem : target;

function cameBy(e: Endorsement, entity: EntityId, deliveries: readonly Delivery[], { roll }: Network): CameBy {
  const state = reachOf(e, entity);
  const { at: known, seenBy } = e.reach[entity] ?? {};
  const over = overAt(e);
  const theirs = deliveries.filter((one) => one.entity === entity);
  const noted = e.cameBack?.find((one) => one.entity === entity);
  const isAfter = (one: Delivery): boolean => over !== undefined && (backAt(one, noted) ?? '') > over;
  const back = cameBackTo(theirs, isAfter, noted, roll);
  const why = notReachedFor(e, entity);
  const came = state === 'reached' || state === 'tooLate' || state === 'asked';
  if (came && seenBy && known !== undefined)
    return {
      ...{ entity, state, at: known, name: personName(roll, seenBy.person), platform: seenBy.platform, isLook: true },
      ...(why !== undefined && { reason: why }),
      ...back,
    };
  const by = { at: known, end: over };
  // What counted at the end stays, whatever came back since: a record says the same on every day.
  const delivery = evidenceOf(asAtEnd(theirs, isAfter, e.reach[entity]), 'request', by);
  // When the mail that is named was handed on, and not an earlier one to somebody else.
  const at = state === 'asked' && known !== undefined ? (delivery?.at ?? known) : known;
  const address = delivery && addressOf(delivery, roll);
  return {
    entity,
    state,
    ...(at !== undefined && { at }),
    ...(came && delivery && { name: personName(roll, delivery.to), platform: delivery.platform ?? '' }),
    ...(came && delivery?.proof && address !== undefined && { mail: mailCame(delivery, address, over) }),
    ...back,
    ...(why !== undefined && { reason: why }),
    ...(state === 'notReached' && {
      ...saidOf(e.reach[entity]?.returned, theirs),
    }),
  };
}

/** When its mail came back: for one of which that is known no more, when the request was told after its end. */
function backAt(one: Delivery, noted: CameBack | undefined): Instant | undefined {
  const back = mailBack(one);
  return back && (back.at ?? noted?.at);
}

/**
 * The deliveries as they were at the end. One that came back later knows no more when it was handed on, and what proved that it
 * had come; what the request knows of the entity since its end says it.
 */
function asAtEnd(
  deliveries: readonly Delivery[],
  isAfter: (one: Delivery) => boolean,
  { at, byMail }: Partial<Reached> = {},
): Delivery[] {
  // Where nothing else shows how a mail had come, one of these did.
  const proves = (one: Delivery): boolean => !isAfter(one) && hasCome(one) && at !== undefined && one.at <= at;
  const proof = byMail && !deliveries.some(proves) ? 'delivered' : 'handed';
  return deliveries.map((one) => {
    if (!isAfter(one)) return one;
    const { proofWords: _words, reason: _reason, provedAt: _proved, cameBack: back, ...rest } = one;
    const sent = { ...rest, state: 'sent', platform: 'mail' as PlatformName } as const;
    if (back?.handedAt !== undefined)
      return {
        ...{ ...sent, at: back.handedAt, proof: back.proof ?? 'handed' },
        ...(back.provedAt !== undefined && { provedAt: back.provedAt }),
        ...(back.address !== undefined && { address: back.address }),
      };
    const handedAt = at !== undefined && at > one.createdAt ? at : one.createdAt;
    return { ...sent, at: handedAt, proof, ...(at !== undefined && { provedAt: at }) };
  });
}

/** The mails that came back, the last to each address before the end and after it. */
function cameBackTo(
  deliveries: readonly Delivery[],
  isAfter: (one: Delivery) => boolean,
  noted: CameBack | undefined,
  roll: Roll,
): Pick<CameBy, 'cameBack'> {
  const last = new Map<string, ReturnedTo>();
  for (const one of deliveries) {
    const back = mailBack(one);
    const after = isAfter(one);
    const at = backAt(one, after ? noted : undefined);
    const reason = back?.reason ?? (after ? noted?.reason : undefined);
    if (!back || at === undefined || reason === undefined) continue;
    const address = addressOf({ ...one, ...back }, roll);
    const key = JSON.stringify([one.to, address, after]);
    const before = last.get(key);
    if (before && before.at > at) continue;
    last.set(key, {
      ...{ at, reason },
      ...(address !== undefined && { to: { name: personName(roll, one.to), address } }),
      ...(back.words !== undefined && { said: back.words }),
      ...(after && { isAfterEnd: true }),
    });
  }
  const all = [...last.values()];
  const isNoted = all.some(({ isAfterEnd }) => isAfterEnd);
  if (noted && !isNoted) all.push({ at: noted.at, reason: noted.reason, isAfterEnd: true });
  return all.length > 0 ? { cameBack: all } : {};
}

/** What the mail system said of the last mail that came back, whatever became of the person's other ways since. */
function saidOf(isBack: true | undefined, deliveries: readonly Delivery[]): Pick<CameBy, 'mailSaid'> {
  const back = deliveries.findLast(({ state, proofWords }) => state !== 'sent' && proofWords !== undefined);
  return isBack && back?.proofWords !== undefined ? { mailSaid: back.proofWords } : {};
}

/**
 * Where the mail went, whatever address the person has since. Mails from before December 2026 do not have it. Where nobody is
 * named any more, no address is.
 */
const addressOf = (
  { address, to }: Pick<Delivery, 'address' | 'to'>,
  { people, isNameless }: Roll,
): string | undefined => (isNameless ? undefined : (address ?? people[to]?.email));

/** @param over the end: what was learnt of the mail after it is no part of the record */
function mailCame({ at, proof: known, provedAt }: Delivery, address: string, over: Instant | undefined): MailCame {
  const isLater = over !== undefined && provedAt !== undefined && provedAt > over;
  const proof = isLater ? 'handed' : known;
  const isProved = proof === 'delivered' || proof === 'seen';
  return {
    ...{ address, handedAt: at, isSeen: proof === 'seen', isDelayed: proof === 'delayed' },
    ...(isProved && provedAt !== undefined && { provedAt }),
  };
}

/** Every objection of the request's whole course: in writing, and in the meetings that took its item. */
function objectionsOf(e: Endorsement, item: Item | undefined): ObjectionEnd[] {
  const { outcome } = e;
  const ended = runs(e) ? 'stands' : 'recorded';
  const inRoom = outcome?.lifted ?? [];
  const stillThere = inForce(e).filter(({ entity }) => !inRoom.some((one) => one.entity === entity));
  // Where another meeting will take it, that one may have heard since that an objection is withdrawn.
  const standing = (isCarried(e) ? undefined : outcome?.objections) ?? stillThere;
  return [
    ...standing.map(({ entity, text }): ObjectionEnd => ({
      ...{ entity, text, ended, ...madeBy(e, entity), ...stoppedBy(e, entity) },
    })),
    ...withdrawnInWriting(e).map((one): ObjectionEnd => ({ ...one, ended: one.ended ?? 'withdrawn' })),
    ...[...liftedInMeetings(e).map((one): ObjectionEnd => ({ ...one, ended: 'lifted' })), ...besides(e, inRoom)].map(
      (one) => ({ ...one, ...heldFor(item, one) }),
    ),
    ...raisedOn(item),
  ];
}

/**
 * What was still in force in writing when the entity withdrew in the meeting what it had raised there. Requests from before
 * December 2026 were not told of it.
 */
const besides = (e: Endorsement, inRoom: NonNullable<EndorsementOutcome['lifted']>): ObjectionEnd[] =>
  endedBesides(
    inForce(e),
    inRoom.flatMap(({ raised, ...how }) => (raised ? [{ ...how, text: raised.text }] : [])),
  ).map(({ one: { entity, text }, end }) => ({
    ...{ ...end, entity, text, ended: 'lifted' as const },
    ...{ ...madeBy(e, entity), ...stoppedBy(e, entity) },
  }));

const inForce = (e: Endorsement) =>
  e.electorate.flatMap((entity) => {
    const { objection } = standOf(e, entity);
    return objection ? [{ entity, text: objection.text ?? '', at: objection.at }] : [];
  });

type Item = Documents['agenda'];
/** When the meeting in which it was withdrawn was held, where that was entered afterwards. */
function heldFor(item: Item | undefined, { entity, at }: ObjectionEnd): Pick<ObjectionEnd, 'held'> {
  const sat = item?.sittings.find(({ lifted = [] }) => lifted.some((one) => one.entity === entity && one.at === at));
  return heldBefore(at, sat?.at);
}

/** What was raised in the meetings, and in the one that is being held. Names go with the item's texts. */
function raisedOn(item: Item | undefined): ObjectionEnd[] {
  if (!item) return [];
  const { sittings, question } = item;
  const isNameless = removedOf(item).meetings !== undefined;
  const before = sittings.flatMap(({ lifted = [] }) => lifted);
  const { at: _put, ...put } = question ?? {};
  const here = question && {
    ...{ meeting: question.meeting, objections: question.objections, ...put },
    lifted: (question.lifted ?? []).filter(
      (one) => !before.some(({ entity, at }) => entity === one.entity && at === one.at),
    ),
  };
  return raisedIn(here ? [...sittings, here] : sittings).map(({ entity, by, raised, ...one }): ObjectionEnd => {
    const { by: who, ...made } = raised ?? {};
    const isHere = question !== undefined && one.ended === 'stood' && one.since === undefined;
    return {
      ...{ ...one, entity: entity as EntityId },
      ...(isHere && { ended: 'stands' as const }),
      ...(by !== undefined && !isNameless && { by }),
      ...('at' in made && { raised: { ...made, ...(who !== undefined && !isNameless && { by: who }) } }),
    };
  });
}

/** The meetings that took it, with who recorded what came of it there. */
const sittingsOf = (item: Item): RecordView['sittings'] =>
  item.sittings.map(({ meeting, by, text, question }) => ({
    ...{ meeting, text },
    ...(by !== 'concord' && removedOf(item).meetings === undefined && { by }),
    ...(question && { question }),
  }));

/** An entity that objected in a meeting was not silent. */
const withoutRaised = (stood: RecordView['stood'], raised: readonly ObjectionEnd[]): RecordView['stood'] => ({
  ...stood,
  silent: stood.silent.filter((entity) => !raised.some((one) => one.entity === entity)),
});

function stoodOf(e: Endorsement): RecordView['stood'] {
  const { outcome } = e;
  const none = { present: [], lifted: [] };
  if (outcome)
    return {
      endorsed: outcome.endorsed,
      silent: silentAtEnd(outcome),
      abstained: outcome.abstained,
      recused: outcome.recused ?? [],
      unreached: outcome.unreached,
      present: outcome.present ?? [],
      lifted: (outcome.lifted ?? []).map(({ entity }) => entity),
    };
  const missing = unproved(e);
  const those = (kind: ReturnType<typeof standing>): EntityId[] =>
    e.electorate.filter((entity) => standing(e, entity) === kind);
  return {
    ...none,
    endorsed: those('endorsed'),
    abstained: those('abstained'),
    recused: those('recused'),
    silent: silentSoFar(e, missing),
    // Who was asked by mail, and whom nothing has come to yet, stand in the table of reach.
    unreached: missing.filter((entity) => countsAs(e, entity) === 'unreached'),
  };
}
