/** When the objection of an entity stood together with its request for discussion, and how the request went (domain.md 3). */
import type { EntityId } from '../../../core/ids.ts';
import type { Stop } from '../../../core/stops.ts';
import { add, isPair, type Stand } from './stands.ts';
import type { Endorsement, Position } from './state.ts';

/** Of one entity, in order. */
export function stopsOf(e: Endorsement, entity: EntityId): Stop[] {
  const stops: Stop[] = [];
  let stand: Stand = {};
  for (const event of e.positions) {
    if (event.entity !== entity) continue;
    const had = isPair(stand);
    stand = add(stand, event);
    const last = stops.at(-1);
    if (!had && isPair(stand)) stops.push({ at: event.at, ...(isFirst(e, event) ? {} : { already: true }) });
    else if (had && last && !stand.request && stand.objection)
      stops.splice(-1, 1, { ...last, withdrawn: withdrawn(event) });
  }
  return stops;
}

/** As a property; none where the two never stood together. */
export function stoppedBy(e: Endorsement, entity: EntityId): { readonly stops?: readonly Stop[] } {
  const stops = stopsOf(e, entity);
  return stops.length > 0 ? { stops } : {};
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
