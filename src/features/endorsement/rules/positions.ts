/** Positions by a focal point or an alternate [ToR 2, 3.b.iv; domain.md 3]. */
import type { Act, ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeDate, maybeWords, words, yesNo, type Inputs } from '../../../core/inputs.ts';
import { focalPointOf, isWithin, represents, representativesOf, type Person, type Roll } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import type { EntityId, Instant, PersonId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { consequences, given } from './breaking.ts';
import {
  cardVersion,
  inTime,
  isCarried,
  runs,
  settles,
  type Endorsement,
  type Position,
  type PositionKind,
} from './state.ts';
import type { Network } from '../../../core/network.ts';
import { add, isMain, isPair, standOf, withPosition } from './stands.ts';
import type { Extras } from '../../../core/decision.ts';

export const endorseInputs = { comment: maybeWords() };
export const objectInputs = { text: words(), requestDiscussion: yesNo(TYPED.answers), wouldSatisfy: maybeWords() };
export const requestInputs = { text: maybeWords() };
export const withdrawInputs = { reason: maybeWords() };
export const needTimeInputs = { until: maybeDate(), text: maybeWords() };
export const recuseInputs = { comment: maybeWords() };
export const commentInputs = { text: words() };

/** What a position says, before it is known how it counts. */
export type Saying = Partial<Pick<Position, 'text' | 'wouldSatisfy' | 'until' | 'source' | 'overturns'>> & {
  readonly position: PositionKind;
  readonly requestsDiscussion?: boolean;
};

export const endorse = (e: Endorsement, act: ByPerson<Inputs<typeof endorseInputs>>, network: Network) =>
  take(e, act, network, saying('endorse', { text: act.inputs.comment }));

export const abstain = (e: Endorsement, act: ByPerson<Inputs<typeof endorseInputs>>, network: Network) =>
  take(e, act, network, saying('abstain', { text: act.inputs.comment }));

/** The entity steps aside: it is shown, and left out of every count. */
export const recuse = (e: Endorsement, act: ByPerson<Inputs<typeof recuseInputs>>, network: Network) =>
  take(e, act, network, saying('recuse', { text: act.inputs.comment }));

/** An objection, with or without the request for discussion: two separate acts, which one form may do together. */
export const object = (e: Endorsement, act: ByPerson<Inputs<typeof objectInputs>>, network: Network) => {
  const { text, wouldSatisfy, requestDiscussion: requestsDiscussion } = act.inputs;
  return take(e, act, network, saying('object', { text, wouldSatisfy, requestsDiscussion }));
};

export const requestDiscussion = (e: Endorsement, act: ByPerson<Inputs<typeof requestInputs>>, network: Network) =>
  take(e, act, network, saying('requestDiscussion', act.inputs));

/** Proposes a date and alerts the Secretariat; the clock goes on. */
export function needTime(
  e: Endorsement,
  act: ByPerson<Inputs<typeof needTimeInputs>>,
  network: Network,
): Decision<Endorsement> {
  const { until } = act.inputs;
  if (runs(e) && until !== undefined && until < dateAt(act.receivedAt, network.settings.timeZone))
    return refuse(e, 'invalid', phrase('refused.invalid'), { fields: { until: phrase('endorsement.inThePast') } });
  return take(e, act, network, saying('needTime', act.inputs));
}

/** Never counts. */
export const comment = (e: Endorsement, act: ByPerson<Inputs<typeof commentInputs>>, network: Network) =>
  take(e, act, network, saying('comment', act.inputs));

/** Open to any representative of the entity, whoever raised it; also after the closing instant of a referred request. */
export function withdrawObjection(
  e: Endorsement,
  act: ByPerson<Inputs<typeof withdrawInputs>>,
  network: Network,
): Decision<Endorsement> {
  return withdraw(e, act, network, 'withdrawObjection');
}
export function withdrawRequest(
  e: Endorsement,
  act: ByPerson<Inputs<typeof withdrawInputs>>,
  network: Network,
): Decision<Endorsement> {
  return withdraw(e, act, network, 'withdrawRequest');
}

const saying = (position: PositionKind, of: { readonly [K in keyof Saying]?: Saying[K] | undefined }): Saying => ({
  ...given(of),
  position,
});

function withdraw(
  e: Endorsement,
  act: ByPerson<Inputs<typeof withdrawInputs>>,
  network: Network,
  position: 'withdrawObjection' | 'withdrawRequest',
) {
  const no = notForThisPerson(e, act, { position }, network);
  if (no) return no;
  const stand = standOf(e, entityOf(act));
  if ((runs(e) || isCarried(e)) && !(position === 'withdrawObjection' ? stand.objection : stand.request))
    return refuse(e, 'conflict', phrase('endorsement.nothingToWithdraw'), shown(e));
  return take(e, act, network, saying(position, { text: act.inputs.reason }));
}

/** The one way in for a position given by a representative. */
function take(
  e: Endorsement,
  act: ByPerson<Record<string, unknown>>,
  network: Network,
  said: Saying,
): Decision<Endorsement> {
  const no = notForThisPerson(e, act, said, network) ?? tooLate(e, act, said) ?? outOfDate(e, act);
  if (no) return no;
  const entity = entityOf(act);
  const role = roleIn(act.actor);
  const away = role === 'alternate' ? awayFocalPoint(network, entity, act) : undefined;
  const counts = role === 'focalPoint' || away !== undefined || !standsAgainst(e, entity, said);
  const event = eventOf(e, act, said, { entity, role, counts, ...(away && { onBehalfOf: away }) });
  const next = withPosition(e, event);
  return counts ? counted(e, next, event, network) : withoutEffect(e, next, event, act, network);
}

/** The event as it is kept, with how the entity stands once it has happened. */
export function eventOf(
  e: Endorsement,
  act: ByPerson<Record<string, unknown>>,
  said: Saying,
  how: Pick<Position, 'entity' | 'role' | 'counts'> & { readonly onBehalfOf?: string },
): Position {
  const raw: Position = {
    objects: false,
    ...said,
    ...how,
    requestsDiscussion: said.requestsDiscussion ?? false,
    by: act.actor.id,
    version: e.documentVersion,
    revision: e.revision,
    at: act.receivedAt,
    platform: act.platform,
  };
  const stand = add(standOf(e, how.entity), raw);
  return {
    ...raw,
    objects: stand.objection !== undefined,
    requestsDiscussion: raw.counts && stand.request !== undefined,
  };
}

/** What follows from an event that counts, and what the person is told. */
export function counted(
  before: Endorsement,
  next: Endorsement,
  event: Position,
  network: Network,
): Decision<Endorsement> {
  const { next: then, effects, broke, reopened } = consequences(before, next, event, network);
  const about: Effect[] = [...effects, ...alerts(event, network), { type: 'refreshCards' }];
  return accept(then, told(before, then, event, { broke, reopened }), about, shown(then));
}

function told(
  before: Endorsement,
  e: Endorsement,
  event: Position,
  what: { broke: boolean; reopened: boolean },
): Phrase {
  const stand = standOf(e, event.entity);
  const values = { ref: e.target, entity: event.entity, closesAt: e.closesAt };
  if (what.broke) return phrase('endorsement.brokeSilence', values);
  if (what.reopened) return phrase('endorsement.reopened', values);
  const isHalf = event.position === 'object' || event.position === 'requestDiscussion';
  if (e.state === 'referred' && isHalf && !isPair(stand)) return phrase('endorsement.recordedReferred', values);
  switch (event.position) {
    case 'endorse':
      return standOf(before, event.entity).objection
        ? phrase('endorsement.endorsedInstead', values)
        : phrase('endorsement.endorsed', values);
    case 'abstain':
      return phrase('endorsement.abstained', values);
    case 'recuse':
      return standOf(before, event.entity).objection
        ? phrase('endorsement.recusedInstead', values)
        : phrase('endorsement.recused', values);
    case 'object':
      return isPair(stand) ? phrase('endorsement.objectedToo', values) : phrase('endorsement.objectedAlone', values);
    case 'requestDiscussion':
      return isPair(stand) ? phrase('endorsement.objectedToo', values) : phrase('endorsement.requestedAlone', values);
    case 'withdrawObjection':
      return phrase('endorsement.objectionWithdrawn', values);
    case 'withdrawRequest':
      return phrase('endorsement.requestWithdrawn', values);
    case 'needTime':
      return phrase('endorsement.timeAsked', values);
    case 'comment':
      return phrase('endorsement.commented', values);
  }
}

/** What the Secretariat hears of at once, besides the breaking of silence. */
function alerts(event: Position, { roll }: Network): Effect[] {
  const data = given({
    entity: event.entity,
    entityName: event.entity,
    byName: roll.people[event.by]?.name ?? '',
    until: event.until,
    text: event.text,
  });
  if (event.position === 'needTime') return [{ type: 'tell', to: 'secretariat', card: 'needTime', data }];
  if (event.position === 'object' && !event.requestsDiscussion)
    return [{ type: 'tell', to: 'secretariat', card: 'objectionNoted', data }];
  return [];
}

/** Recorded, and both the alternate and the focal point are told that the focal point's position stands. */
function withoutEffect(
  before: Endorsement,
  next: Endorsement,
  event: Position,
  act: ByPerson<Record<string, unknown>>,
  { roll }: Network,
) {
  const focalPoint = focalPointOf(roll, event.entity);
  const data = { verb: event.position, byName: act.actor.name, focalPointName: focalPoint?.name ?? '' };
  const people = focalPoint ? [act.actor.id, focalPoint.id] : [act.actor.id];
  return accept(
    { ...next, state: before.state },
    phrase('endorsement.withoutEffect', { name: focalPoint?.name ?? event.entity }),
    [{ type: 'tell', to: { people }, card: 'withoutEffect', data }, { type: 'refreshCards' }],
    shown(next),
  );
}

/** A person's standing as representative. Refused for everyone else, whatever the card said; a newcomer may comment. */
function notForThisPerson(
  e: Endorsement,
  { actor }: ByPerson<Record<string, unknown>>,
  { position }: Saying,
  { roll }: Network,
): Decision<Endorsement> | undefined {
  if (!represents(actor) || !actor.entity) return refuse(e, 'notAllowed', phrase('refused.representativesOnly'));
  if (e.electorate.includes(actor.entity)) return undefined;
  if (position === 'comment' && Object.hasOwn(roll.entities, actor.entity)) return undefined;
  return refuse(e, 'notAllowed', phrase('endorsement.notAsked', { ref: e.target, entity: actor.entity }));
}

/** After the closing instant, or after the end: answered with the outcome and recorded as late. */
function tooLate(
  e: Endorsement,
  act: ByPerson<Record<string, unknown>>,
  said: Saying,
): Decision<Endorsement> | undefined {
  const stillOpenTo =
    (e.state === 'referred' || (isCarried(e) && act.receivedAt > e.closesAt)) &&
    (said.position === 'withdrawObjection' || said.position === 'withdrawRequest');
  if (inTime(e, act.receivedAt) || stillOpenTo) return undefined;
  const late = {
    entity: entityOf(act),
    verb: act.verb,
    by: act.actor.id,
    at: act.receivedAt,
    ...(said.text && { text: said.text }),
  };
  const say = e.awaitingSecretariat
    ? phrase('endorsement.lateAwaiting', { ref: e.target, closedAt: e.closesAt })
    : phrase('endorsement.late', { ref: e.target, closedAt: e.outcome?.at ?? e.closesAt });
  return {
    state: { ...e, late: [...e.late, late] },
    answer: { ok: false, code: 'closed', say, ...shown(e) },
    effects: [],
  };
}

/** A press on an old version's card changes nothing and gets the current card. */
export const outOfDate = (e: Endorsement, act: Act): Decision<Endorsement> | undefined =>
  act.seen === undefined || act.seen === cardVersion(e)
    ? undefined
    : refuse(e, 'stale', phrase('endorsement.stale', { ref: e.target, version: e.documentVersion }), shown(e));

/**
 * Does the focal point's own position, or what the alternate said for it in its absence, stand against what the alternate says? One that agrees with it, or completes its
 * objection by the request for discussion, has effect; so has a withdrawal, which is open to any representative.
 */
function standsAgainst(e: Endorsement, entity: EntityId, said: Saying): boolean {
  const { position, request } = standOf(e, entity);
  const takesBack = settles(said.position);
  if (request && isMain(request) && takesBack) return true;
  if (!position || !isMain(position)) return false;
  if (position.position !== 'object' && position.revision < e.revision) return false;
  switch (said.position) {
    case 'endorse':
    case 'abstain':
    case 'recuse':
      return position.position !== said.position;
    case 'object':
    case 'requestDiscussion':
      return position.position !== 'object';
    case 'withdrawObjection':
    case 'withdrawRequest':
    case 'needTime':
    case 'comment':
      return false;
  }
}

/** The focal point for whom this alternate acts today, when an absence window names them. */
export function awayFocalPoint(
  { roll, settings }: Network,
  entity: EntityId,
  { actor, receivedAt }: { readonly actor: { readonly id: PersonId }; readonly receivedAt: Instant },
): PersonId | undefined {
  const today = dateAt(receivedAt, settings.timeZone);
  return roll.away.find((a) => a.entity === entity && a.alternate === actor.id && isWithin(today, a))?.focalPoint;
}

const roleIn = (person: Person): 'focalPoint' | 'alternate' =>
  person.roles.includes('focalPoint') ? 'focalPoint' : 'alternate';
const entityOf = (act: ByPerson<Record<string, unknown>>): EntityId => act.actor.entity as EntityId;

/** The request's card, as it stands, for whoever pressed. */
export const shown = (e: Endorsement): Extras => ({
  target: e.target,
  card: { name: e.outcome && !runs(e) ? 'outcome' : 'request', about: e.target },
});

/** People of an entity, for telling them. */
export const peopleOf = (roll: Roll, entity: EntityId) => ({
  people: representativesOf(roll, entity).map((p) => p.id),
});
