/** The focal point says that a position which the Secretariat entered over the focal point's own is wrong (domain.md 3). */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { maybeWords, type Inputs } from '../../../core/inputs.ts';
import type { EntityId, Instant, PersonId } from '../../../core/ids.ts';
import { represents } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { given } from './breaking.ts';
import { shown } from './positionOutcome.ts';
import { speaksAsMain } from './whoSpeaks.ts';
import { runs, type Contest, type Endorsement, type Position } from './state.ts';
import { standOf } from './stands.ts';

export const contestInputs = { text: maybeWords() };

/** The position that was entered over the focal point's own, while it is the entity's position. */
function enteredOver(e: Endorsement, entity: EntityId): Position | undefined {
  const { position } = standOf(e, entity);
  return position?.role === 'secretariat' && position.overturns !== undefined ? position : undefined;
}

const isContested = (e: Endorsement, { entity, at }: Position): boolean =>
  (e.contests ?? []).some((contest) => contest.entity === entity && contest.enteredAt === at);

/** May this person say that the position entered for their entity is wrong? */
export function mayContest(
  e: Endorsement,
  entity: EntityId,
  person: PersonId,
  network: Network,
  now: Instant,
): boolean {
  const entered = enteredOver(e, entity);
  return (
    runs(e) &&
    entered !== undefined &&
    !isContested(e, entered) &&
    speaksAsMain(network, entity, { actor: { id: person }, receivedAt: now })
  );
}

/** `endorsement.contest`: the Secretariat is alerted. The position stays until it is changed. */
export function contest(
  e: Endorsement,
  act: ByPerson<Inputs<typeof contestInputs>>,
  network: Network,
): Decision<Endorsement> {
  const { actor, receivedAt: at, inputs } = act;
  const { entity } = actor;
  if (!represents(actor) || !entity) return refuse(e, 'notAllowed', phrase('refused.representativesOnly'));
  if (!runs(e)) return refuse(e, 'closed', phrase('endorsement.ended', { ref: e.target }), shown(e));
  const entered = enteredOver(e, entity);
  if (!entered) return refuse(e, 'conflict', phrase('endorsement.nothingToContest', { ref: e.target }), shown(e));
  if (!speaksAsMain(network, entity, act))
    return refuse(e, 'notAllowed', phrase('endorsement.contestedByFocalPoint', { entity }), shown(e));
  if (isContested(e, entered))
    return refuse(e, 'conflict', phrase('endorsement.contestedAlready', { ref: e.target }), shown(e));
  const made: Contest = given({ entity, by: actor.id, at, text: inputs.text, enteredAt: entered.at });
  const data = given({ entityName: entity, byName: actor.name, position: entered.position, text: inputs.text });
  return accept(
    { ...e, contests: [...(e.contests ?? []), made] },
    phrase('endorsement.contested', { ref: e.target, entity }),
    [{ type: 'tell', to: 'secretariat', card: 'contested', data }, { type: 'refreshCards' }],
    shown(e),
  );
}
