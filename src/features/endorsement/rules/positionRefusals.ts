/** Why a position is not taken: not this person, too late, or an earlier text. */
import type { Act, ByPerson } from '../../../core/act.ts';
import { refuse, type Decision } from '../../../core/decision.ts';
import type { Network } from '../../../core/network.ts';
import { represents } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { entityOf, type Saying } from './whoSpeaks.ts';
import { shown } from './positionOutcome.ts';
import { isCarried, inTime, cardVersion, type Endorsement } from './state.ts';

/** A person's standing as representative. Refused for everyone else, whatever the card said; a newcomer may comment. */
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

/** After the closing instant, or after the end: answered with the outcome and recorded as late. */
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
