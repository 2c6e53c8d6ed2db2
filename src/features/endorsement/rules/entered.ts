/** The positions that the Secretariat entered for entities, with the written source [ToR 3.b.iv]. */
import type { EntityId, Instant, PersonId } from '../../../core/ids.ts';
import { standOf } from './stands.ts';
import type { Endorsement } from './state.ts';

export interface EnteredFor {
  readonly entity: EntityId;
  readonly position: 'endorse' | 'abstain' | 'object';
  readonly at: Instant;
  readonly by: PersonId;
  /** As of a position: what was written for the Secretariat stays when its author is erased. */
  readonly role: 'secretariat';
  readonly source: string;
}

/** Of those in force, as a property; none where there are none. */
export function enteredFor(e: Endorsement): { readonly entered?: readonly EnteredFor[] } {
  const entered = e.electorate.flatMap((entity): EnteredFor[] => {
    const { position } = standOf(e, entity);
    if (position?.role !== 'secretariat' || !position.source) return [];
    const { position: what, at, by, source } = position;
    const isCurrent = position.revision === e.revision && (what === 'endorse' || what === 'abstain');
    return isCurrent || what === 'object' ? [{ entity, position: what, at, by, role: 'secretariat', source }] : [];
  });
  return entered.length > 0 ? { entered } : {};
}
