/** The effects of a position, and the answer to the person who gave it. */
import { accept, type Effect, type Decision, type Extras } from '../../../core/decision.ts';
import { consequences, given } from './breaking.ts';
import type { Network } from '../../../core/network.ts';
import { isHalf, runs, type Endorsement, type Position } from './state.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isPair, standOf } from './stands.ts';
import type { ByPerson } from '../../../core/act.ts';
import { focalPointOf } from '../../../core/people.ts';

/** The request's card in its present state, for the person who pressed. */
export const shown = (e: Endorsement): Extras => ({
  target: e.target,
  card: { name: e.outcome && !runs(e) ? 'outcome' : 'request', about: e.target },
});

/** The effects and the answer for a position that counts. */
export function counted(
  before: Endorsement,
  next: Endorsement,
  event: Position,
  network: Network,
): Decision<Endorsement> {
  const { next: then, effects, broke, reopened } = consequences(before, next, event, network);
  const about: Effect[] = [...effects, ...alerts(event, then, network), { type: 'refreshCards' }];
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
  if (e.state === 'referred' && isHalf(event) && !isPair(stand)) return phrase('endorsement.recordedReferred', values);
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
      return event.until === undefined
        ? phrase('endorsement.timeAsked', values)
        : phrase('endorsement.timeAskedUntil', { ...values, until: event.until });
    case 'comment':
      return phrase('endorsement.commented', values);
  }
}

/** What the Secretariat is told at once, besides the breaking of silence. */
function alerts(event: Position, { state }: Endorsement, { roll }: Network): Effect[] {
  const data = given({
    entity: event.entity,
    entityName: event.entity,
    byName: roll.people[event.by]?.name ?? '',
    until: event.until,
    text: event.text,
  });
  if (event.position === 'needTime') return [{ type: 'tell', to: 'secretariat', card: 'needTime', data }];
  if (event.position === 'object' && !event.requestsDiscussion)
    return [
      {
        type: 'tell',
        to: 'secretariat',
        card: 'objectionNoted',
        data: { ...data, ...(state === 'referred' && { stopped: true }) },
      },
    ];
  return [];
}

/** A position without effect is recorded. The alternate and the focal point are told that the focal point's position counts. */
export function withoutEffect(
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
    before.classification === 'unclassified'
      ? phrase('endorsement.withoutEffect', { name: focalPoint?.name ?? event.entity })
      : phrase('endorsement.withoutEffectBare'),
    [{ type: 'tell', to: { people }, card: 'withoutEffect', data }, { type: 'refreshCards' }],
    shown(next),
  );
}
