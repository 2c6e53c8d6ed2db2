/** When the objection of an entity stood together with its request for discussion, and how the request went (domain.md 3). */
import type { EntityId } from '../../../core/ids.ts';
import type { Made } from '../../../core/objections.ts';
import type { Stop } from '../../../core/stops.ts';
import { add, isPair, standOf, type Stand } from './stands.ts';
import type { Endorsement, Position } from './state.ts';

/** One objection: the positions with which it was made, and with which it ended. */
interface Objection {
  readonly made: Position;
  readonly ended?: Position;
}

interface Known {
  readonly stop: Stop;
  /** The places of the positions between which the two stood together. */
  readonly from: number;
  readonly until?: number;
}

function knownStops(e: Endorsement, entity: EntityId): Known[] {
  const stops: Known[] = [];
  let stand: Stand = {};
  e.positions.forEach((event, i) => {
    if (event.entity !== entity) return;
    const had = isPair(stand);
    stand = add(stand, event);
    const last = stops.at(-1);
    if (!had && isPair(stand))
      stops.push({ stop: { at: event.at, ...(isFirst(e, event) ? {} : { already: true }) }, from: i });
    else if (had && !isPair(stand) && last) {
      const isStanding = stand.objection !== undefined;
      stops.splice(-1, 1, {
        ...last,
        until: i,
        stop: { ...last.stop, ...(isStanding && { withdrawn: withdrawn(event) }) },
      });
    }
  });
  return stops;
}

/**
 * Of one entity, in order.
 * @param of one of its objections; without it the one in force, or the last
 */
function stopsOf(e: Endorsement, entity: EntityId, of?: Objection): Stop[] {
  const made = of?.made ?? standOf(e, entity).objection ?? e.positions.findLast((one) => isObjection(one, entity));
  if (!made) return [];
  const from = e.positions.indexOf(made);
  const until = of?.ended ? e.positions.indexOf(of.ended) : Infinity;
  return knownStops(e, entity)
    .filter((one) => one.from < until && (one.until ?? Infinity) > from)
    .map(({ stop }) => stop);
}
const isObjection = ({ entity, position, counts }: Position, of: EntityId): boolean =>
  entity === of && position === 'object' && counts;

/** As a property; none where the two never stood together. */
export function stoppedBy(e: Endorsement, entity: EntityId, of?: Objection): { readonly stops?: readonly Stop[] } {
  const stops = stopsOf(e, entity, of);
  return stops.length > 0 ? { stops } : {};
}

/** By whom and when the objection was made in writing. */
export const madeIn = ({ at, by, role, source }: Position): Made => ({
  ...{ at, by, written: true },
  ...(role === 'secretariat' && { entered: true }),
  ...(role === 'secretariat' && source && { source }),
});

/** The same of the entity's objection in force, as a property. */
export function madeBy(e: Endorsement, entity: EntityId): { readonly raised?: Made } {
  const { objection } = standOf(e, entity);
  return objection ? { raised: madeIn(objection) } : {};
}

/** The same of its request for discussion: who asked for it, when, and from which writing the Secretariat entered it. */
export function askedBy(e: Endorsement, entity: EntityId): { readonly raised?: Made } {
  const { request } = standOf(e, entity);
  return request ? { raised: madeIn(request) } : {};
}

/** Did the pair stop the procedure? Requests from before December 2026 do not say. What a merged entity had said, came before. */
const isFirst = ({ turns }: Endorsement, { entity, at, moved }: Position): boolean =>
  turns === undefined ||
  turns.some(
    (turn) => turn.what === 'stopped' && turn.at === at && (turn.entity === entity || moved?.from === turn.entity),
  );

const withdrawn = ({ at, by, role, position, text: reason }: Position): NonNullable<Stop['withdrawn']> => ({
  ...{ at, by },
  ...(role === 'secretariat' && { entered: true }),
  ...(position === 'withdrawRequest' && reason && { reason }),
});
