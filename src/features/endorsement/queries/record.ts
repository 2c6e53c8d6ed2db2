/** The record of a request, for the Secretariat: how it reached each entity, what was said, and how it ended. */
import type { Delivery } from '../../../core/envelope.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { asOf, personName, type Roll } from '../../../core/people.ts';
import { evidenceOf } from '../../../kit/evidence.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { ViewRequest, ViewResult } from '../../../kit/views.ts';
import type { CameBy, MailCame, ObjectionEnd, RecordView } from '../cards/recordView.ts';
import { askedByMail, discussing, reachOf, standing, standOf, unreached, unreachedFor } from '../rules/stands.ts';
import { silentAtEnd, silentSoFar } from '../rules/silence.ts';
import { stoppedBy } from '../rules/stopped.ts';
import { overAt, runs, type Endorsement, type EndorsementOutcome } from '../rules/state.ts';
import { withdrawnObjections } from '../rules/withdrawn.ts';
import { rollFor } from '../../../kit/namesGone.ts';

export async function seeRecord(
  read: ReadStore,
  { about, reader }: ViewRequest,
  network: Network,
): Promise<ViewResult<RecordView> | undefined> {
  const found = await read.find('endorsements', about);
  if (!found || !reader.manages) return undefined;
  const e = found.state;
  const [deliveries, register] = await Promise.all([
    read.deliveries({ about: e.target }),
    read.load('register', 'register'),
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
    objections: objectionsOf(e).map((one) => ({ ...one, ...(!one.raised && stoppedBy(e, one.entity)) })),
    discussion: e.outcome?.discussion ?? (e.outcome ? [] : discussing(e).map((entity) => saying(e, entity))),
    stood: stoodOf(e),
    ...(trail && { trail }),
  };
  const isRestricted = e.classification !== 'unclassified';
  return { view, version: found.version, isRestricted, ...(over && { over }) };
}

const namesIn = (roll: Roll): RecordView['names'] =>
  Object.fromEntries(
    Object.keys({ ...roll.erased, ...roll.formerPeople, ...roll.people }).map((id) => [id, personName(roll, id)]),
  );

/** A request that a meeting decided stands in the register by its agenda item. */
const numberedAs = ({ target, state, agendaItem }: Endorsement): Ref =>
  state === 'decided' && agendaItem !== undefined ? agendaItem : target;

const saying = (e: Endorsement, entity: EntityId) => ({ entity, text: standOf(e, entity).request?.text ?? '' });

function cameBy(e: Endorsement, entity: EntityId, deliveries: readonly Delivery[], { roll }: Network): CameBy {
  const state = reachOf(e, entity);
  const at = e.reach[entity]?.at;
  const theirs = deliveries.filter((one) => one.entity === entity);
  const delivery = evidenceOf(theirs, 'request', { at, end: overAt(e) });
  const came = state === 'reached' || state === 'tooLate' || state === 'asked';
  const address = delivery && addressOf(delivery, roll);
  return {
    entity,
    state,
    ...(at !== undefined && { at }),
    ...(came && delivery && { name: personName(roll, delivery.to), platform: delivery.platform ?? '' }),
    ...(came && delivery?.proof && address !== undefined && { mail: mailCame(delivery, address, overAt(e)) }),
    ...cameBackAfter(e, entity, theirs, roll),
    ...(state === 'notReached' && {
      reason: unreachedFor(e, entity),
      ...returnedTo(entity, deliveries, roll),
      ...saidOf(e.reach[entity]?.returned, theirs),
    }),
  };
}

/** A mail that came back after the end, with when it was handed on: the delivery knows only when it came back. */
function cameBackAfter(
  e: Endorsement,
  entity: EntityId,
  deliveries: readonly Delivery[],
  roll: Roll,
): Pick<CameBy, 'cameBack' | 'backMail' | 'mailSaid'> {
  const cameBack = e.cameBack?.find((one) => one.entity === entity);
  if (!cameBack) return {};
  const back = deliveries.findLast(({ state, proofWords }) => state !== 'sent' && proofWords !== undefined);
  const { at: handedAt } = e.reach[entity] ?? {};
  const mail = back ?? deliveries.findLast(({ state }) => state === 'returned');
  const address = mail && addressOf(mail, roll);
  return {
    cameBack,
    ...saidOf(true, deliveries),
    ...(address !== undefined && handedAt !== undefined && { backMail: { address, handedAt } }),
  };
}

/** What the mail system said of the last mail that came back, whatever became of the person's other ways since. */
function saidOf(isReturned: true | undefined, deliveries: readonly Delivery[]): Pick<CameBy, 'mailSaid'> {
  const back = deliveries.findLast(({ state, proofWords }) => state !== 'sent' && proofWords !== undefined);
  return isReturned && back?.proofWords !== undefined ? { mailSaid: back.proofWords } : {};
}

/** The last mail to the entity that came back. */
function returnedTo(entity: EntityId, deliveries: readonly Delivery[], roll: Roll): Pick<CameBy, 'returned'> {
  const back = deliveries.findLast((one) => one.entity === entity && one.state === 'returned');
  const address = back && addressOf(back, roll);
  if (!back || address === undefined) return {};
  return { returned: { address, at: back.at, reason: back.reason ?? 'unavailable' } };
}

/**
 * Where the mail went, whatever address the person has since. Mails from before December 2026 do not have it. Where nobody is
 * named any more, no address is.
 */
const addressOf = ({ address, to }: Delivery, { people, isNameless }: Roll): string | undefined =>
  isNameless ? undefined : (address ?? people[to]?.email);

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

function objectionsOf(e: Endorsement): ObjectionEnd[] {
  const { outcome } = e;
  const ended = runs(e) ? 'stands' : 'recorded';
  const standing = outcome?.objections ?? e.electorate.flatMap((entity) => objectionOf(e, entity));
  const lifted = (outcome?.lifted ?? []).flatMap((one) => liftedOf(e, one));
  const isLifted = (entity: EntityId): boolean => lifted.some((one) => one.entity === entity && !one.raised);
  return [
    ...standing.filter(({ entity }) => !isLifted(entity)).map((one): ObjectionEnd => ({ ...one, ended })),
    ...withdrawnObjections(e)
      .filter(({ entity }) => !isLifted(entity))
      .map((one): ObjectionEnd => ({ ...one, ended: 'withdrawn' })),
    ...lifted,
    ...(outcome?.raised ?? []).map(({ meeting, ...raised }): ObjectionEnd => ({
      ...{ entity: raised.entity, text: raised.text, ended: 'raised', raised, meeting },
    })),
  ];
}

/** What was withdrawn in the meeting: what was raised there, and what still stood in writing. */
function liftedOf(e: Endorsement, one: NonNullable<EndorsementOutcome['lifted']>[number]): ObjectionEnd[] {
  const { raised, ...how } = one;
  const ended = 'lifted' as const;
  if (!raised) return [{ ...how, text: lastObjection(e, one.entity), ended }];
  const written = objectionOf(e, one.entity).map((of) => ({ ...how, ...of, ended }));
  return [...written, { ...how, text: raised.text, raised, ended }];
}

function objectionOf(e: Endorsement, entity: EntityId) {
  const { objection } = standOf(e, entity);
  return objection ? [{ entity, text: objection.text ?? '' }] : [];
}
const lastObjection = (e: Endorsement, entity: EntityId): string =>
  e.positions.findLast((one) => one.entity === entity && one.position === 'object' && one.counts)?.text ?? '';

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
  const missing = [...unreached(e), ...askedByMail(e)];
  const those = (kind: ReturnType<typeof standing>): EntityId[] =>
    e.electorate.filter((entity) => standing(e, entity) === kind);
  return {
    ...none,
    endorsed: those('endorsed'),
    abstained: those('abstained'),
    recused: those('recused'),
    silent: silentSoFar(e, missing),
    unreached: missing,
  };
}
