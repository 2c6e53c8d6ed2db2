/** Refusals of positions: the person may not give one, it is too late, or the text is an earlier one. */
import type { Act, ByPerson } from '../../../core/act.ts';
import { refuse, type Decision } from '../../../core/decision.ts';
import type { Network } from '../../../core/network.ts';
import { represents } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { entityOf, type Saying } from './whoSpeaks.ts';
import { shown } from './positionOutcome.ts';
import { isCarried, inTime, cardVersion, type Endorsement } from './state.ts';

/** Refuses people who do not represent an entity that was asked, whatever their card offered. A newcomer may comment. */
export function notForThisPerson(
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

/** After the closing instant or the end: answers with the outcome and records the late position. */
export function tooLate(
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
    ...(said.requestsDiscussion && { requestsDiscussion: true as const }),
    ...(said.wouldSatisfy && { wouldSatisfy: said.wouldSatisfy }),
    ...(said.until && { until: said.until }),
    closedAt: e.outcome !== undefined && e.outcome.at < e.closesAt ? e.outcome.at : e.closesAt,
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

/** A press on a card of an earlier version changes nothing. The answer has the current card. */
export const outOfDate = (e: Endorsement, act: Act): Decision<Endorsement> | undefined =>
  act.seen === undefined || act.seen === cardVersion(e)
    ? undefined
    : refuse(e, 'stale', phrase('endorsement.stale', { ref: e.target, version: e.documentVersion }), shown(e));
