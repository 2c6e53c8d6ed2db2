/** Objections that are no longer in force: which, since when, and why their entities withdrew them. */
import type { EntityId, Instant, PersonId } from '../../../core/ids.ts';
import { add, standOf, type Stand } from './stands.ts';
import type { Endorsement, Position } from './state.ts';

export interface Withdrawn {
  readonly entity: EntityId;
  readonly text: string;
  /** When it was withdrawn or replaced by another position. */
  readonly at: Instant;
  readonly by: PersonId;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  readonly reason?: string;
}

/** The last objection of each entity that does not object now. */
export const withdrawnObjections = (e: Endorsement): Withdrawn[] => endedObjections(e).map(({ made }) => made);

/** Those that were withdrawn or replaced in writing, not in a meeting. */
export const withdrawnInWriting = (e: Endorsement): Withdrawn[] =>
  endedObjections(e).flatMap(({ made, meeting }) => (meeting === undefined ? [made] : []));

interface Ended {
  readonly made: Withdrawn;
  readonly meeting: Position['meeting'];
}

function endedObjections(e: Endorsement): Ended[] {
  const stands = new Map<EntityId, Stand>();
  const ended = new Map<EntityId, Ended>();
  for (const event of e.positions) {
    const before = stands.get(event.entity) ?? {};
    const now = add(before, event);
    stands.set(event.entity, now);
    if (before.objection && !now.objection)
      ended.set(event.entity, { made: withdrawn(before.objection, event), meeting: event.meeting });
  }
  return [...ended.values()].filter(
    ({ made: { entity } }) => e.electorate.includes(entity) && !standOf(e, entity).objection,
  );
}

const withdrawn = ({ entity, text = '' }: Position, { at, by, role, position, text: reason }: Position): Withdrawn => ({
  entity,
  text,
  at,
  by,
  ...(role === 'secretariat' && { entered: true }),
  ...(position === 'withdrawObjection' && reason && { reason }),
});
