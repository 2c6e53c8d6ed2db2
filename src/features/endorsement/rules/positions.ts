/** Positions by a focal point or an alternate [ToR 2, 3.b.iv; domain.md 3]. */
import type { ByPerson } from '../../../core/act.ts';
import { refuse, type Decision } from '../../../core/decision.ts';
import { maybeDate, maybeWords, words, yesNo, type Inputs } from '../../../core/inputs.ts';
import { focalPointOf, representativesOf, type Roll } from '../../../core/people.ts';
import type { EntityId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { given } from './breaking.ts';
import { isCarried, runs, type Endorsement, type Position, type PositionKind } from './state.ts';
import type { Network } from '../../../core/network.ts';
import { add, standOf, withPosition } from './stands.ts';
import { awayFocalPoint, entityOf, roleIn, speaksAsMain, standsAgainst, type Saying } from './whoSpeaks.ts';
import { notForThisPerson, outOfDate, tooLate } from './positionRefusals.ts';
import { counted, shown, withoutEffect } from './positionOutcome.ts';

export const endorseInputs = { comment: maybeWords() };
export const objectInputs = { text: words(), requestDiscussion: yesNo(TYPED.answers), wouldSatisfy: maybeWords() };
export const requestInputs = { text: maybeWords() };
export const withdrawInputs = { reason: maybeWords() };
export const needTimeInputs = { until: maybeDate(), text: maybeWords() };
export const recuseInputs = { comment: maybeWords() };
export const commentInputs = { text: words() };

export const endorse = (e: Endorsement, act: ByPerson<Inputs<typeof endorseInputs>>, network: Network) =>
  take(e, act, network, saying('endorse', { text: act.inputs.comment }));

export const abstain = (e: Endorsement, act: ByPerson<Inputs<typeof endorseInputs>>, network: Network) =>
  take(e, act, network, saying('abstain', { text: act.inputs.comment }));

/** The entity recuses itself: this is shown, and the entity is left out of every count. */
export const recuse = (e: Endorsement, act: ByPerson<Inputs<typeof recuseInputs>>, network: Network) =>
  take(e, act, network, saying('recuse', { text: act.inputs.comment }));

/** An objection, with or without a request for discussion. They are two separate acts, which one form may do together. */
export const object = (e: Endorsement, act: ByPerson<Inputs<typeof objectInputs>>, network: Network) => {
  const { text, wouldSatisfy, requestDiscussion: requestsDiscussion } = act.inputs;
  return take(e, act, network, saying('object', { text, wouldSatisfy, requestsDiscussion }));
};

export const requestDiscussion = (e: Endorsement, act: ByPerson<Inputs<typeof requestInputs>>, network: Network) =>
  take(e, act, network, saying('requestDiscussion', act.inputs));

/** Proposes a later date and alerts the Secretariat. The period does not change. */
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

/** A comment, which never counts as a position. */
export const comment = (e: Endorsement, act: ByPerson<Inputs<typeof commentInputs>>, network: Network) =>
  take(e, act, network, saying('comment', act.inputs));

/** Withdraws an objection. Any representative of the entity may do it, also after the closing instant of a referred request. */
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

/** Takes a position. Every position by a representative comes through here. */
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
  const counts = speaksAsMain(network, entity, act) || !standsAgainst(e, entity, said);
  const alone = role === 'alternate' && focalPointOf(network.roll, entity) === undefined;
  const who = { entity, role, ...(away && { onBehalfOf: away }), ...(alone && { alone }) };
  const event = eventOf(e, act, said, { ...who, counts });
  const next = withPosition(e, event);
  return counts
    ? withReceipt(counted(e, next, event, network), { ...event, ...said }, act, network)
    : withoutEffect(e, next, event, act, network);
}

/** In a browser a position is given by a link and a code: everybody of the entity hears of it, also at the address itself. */
const IN_BROWSERS: ReadonlySet<string> = new Set(['mail', 'page']);
const NO_RECEIPT: ReadonlySet<PositionKind> = new Set(['comment', 'needTime']);
function withReceipt(
  done: Decision<Endorsement>,
  { entity, position, at, requestsDiscussion }: Pick<Position, 'entity' | 'at'> & Saying,
  { actor, platform }: ByPerson<Record<string, unknown>>,
  { roll }: Network,
): Decision<Endorsement> {
  if (!done.answer.ok || !IN_BROWSERS.has(platform) || NO_RECEIPT.has(position)) return done;
  const data = { entity, byName: actor.name, position, at, ...(requestsDiscussion && { requestsDiscussion }) };
  return {
    ...done,
    effects: [...done.effects, { type: 'tell', to: peopleOf(roll, entity), card: 'positionReceipt', data }],
  };
}

/** The position as it is stored, with where the entity stands after it. */
export function eventOf(
  e: Endorsement,
  act: ByPerson<Record<string, unknown>>,
  said: Saying,
  how: Pick<Position, 'entity' | 'role' | 'counts' | 'onBehalfOf' | 'alone'>,
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
    ...(!how.counts && said.requestsDiscussion && { alsoRequested: true }),
  };
  const stand = add(standOf(e, how.entity), raw);
  return {
    ...raw,
    objects: stand.objection !== undefined,
    requestsDiscussion: raw.counts && stand.request !== undefined,
  };
}

/** The people of an entity, as an audience. */
export const peopleOf = (roll: Roll, entity: EntityId) => ({
  people: representativesOf(roll, entity).map((p) => p.id),
});
