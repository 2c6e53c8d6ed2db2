/**
 * Who speaks for an entity, and whose word counts: the focal point's, or that of whoever acts in the focal point's absence [ToR
 * 2].
 */
import type { Network } from '../../../core/network.ts';
import type { EntityId, PersonId, Instant } from '../../../core/ids.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { focalPointOf, isWithin, type Person } from '../../../core/people.ts';
import type { ByPerson } from '../../../core/act.ts';
import { standOf, isMain } from './stands.ts';
import { settles, type Endorsement, type PositionKind, type Position } from './state.ts';

export const roleIn = (person: Person): 'focalPoint' | 'alternate' =>
  person.roles.includes('focalPoint') ? 'focalPoint' : 'alternate';

/** The focal point for whom this alternate acts today, because of an absence. */
export function awayFocalPoint(
  { roll, settings }: Network,
  entity: EntityId,
  { actor, receivedAt }: { readonly actor: { readonly id: PersonId }; readonly receivedAt: Instant },
): PersonId | undefined {
  const today = dateAt(receivedAt, settings.timeZone);
  return roll.away.find((a) => a.entity === entity && a.alternate === actor.id && isWithin(today, a))?.focalPoint;
}

/**
 * Does this representative speak as the focal point does? So does an alternate who acts for the focal point today, and one of
 * an entity that has no focal point: positions belong to the entity, so nobody who has left binds those who are there.
 */
export const speaksAsMain = (
  network: Network,
  entity: EntityId,
  by: { readonly actor: { readonly id: PersonId }; readonly receivedAt: Instant },
): boolean => {
  const main = focalPointOf(network.roll, entity);
  return main === undefined || main.id === by.actor.id || awayFocalPoint(network, entity, by) !== undefined;
};

export const entityOf = (act: ByPerson<Record<string, unknown>>): EntityId => act.actor.entity as EntityId;

/**
 * Does the focal point's position, or what the alternate said for the focal point in an absence, prevail over what the
 * alternate says now? It does not prevail over what agrees with it, completes its objection with the request for discussion, or
 * withdraws: any representative may withdraw. The same in other words agrees, but only one of the two can stand.
 */
export function standsAgainst(e: Endorsement, entity: EntityId, said: Saying): boolean {
  const { position, request } = standOf(e, entity);
  const takesBack = settles(said.position);
  if (request && isMain(request) && (takesBack || saysOtherwise(request, said))) return true;
  if (!position || !isMain(position)) return false;
  if (position.position !== 'object' && position.revision < e.revision) return false;
  switch (said.position) {
    case 'endorse':
    case 'abstain':
    case 'recuse':
      return position.position !== said.position;
    case 'object':
      return (
        position.position !== 'object' || (saysOtherwise(position, said) && !(said.requestsDiscussion && !request))
      );
    case 'requestDiscussion':
      return position.position !== 'object';
    case 'withdrawObjection':
    case 'withdrawRequest':
    case 'needTime':
    case 'comment':
      return false;
  }
}

/** The same position again, with words that are not the same. */
const saysOtherwise = ({ position, text }: Position, said: Saying): boolean =>
  position === said.position && said.text !== undefined && said.text !== text;

/** What a position says, before it is decided whether it counts. */
export type Saying = Partial<Pick<Position, 'text' | 'wouldSatisfy' | 'until' | 'source' | 'overturns'>> & {
  readonly position: PositionKind;
  readonly requestsDiscussion?: boolean;
};
