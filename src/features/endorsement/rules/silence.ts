/**
 * Who was silent [ToR 3.b.iv]: the one answer for outcome, notice, register, record and report. Silence means something at the
 * end of the period alone. A request that was withdrawn, or stopped by a pair, never came to its end, so nobody was silent on it.
 */
import type { EntityId } from '../../../core/ids.ts';
import { isSilent } from './stands.ts';
import type { Endorsement, EndorsementOutcome } from './state.ts';

/** Those without a position on the current text to whom it has come so far. */
export function silentSoFar(e: Endorsement, missing: readonly EntityId[]): EntityId[] {
  const without = new Set(missing);
  return e.electorate.filter((entity) => isSilent(e, entity) && !without.has(entity));
}

/** Those who were silent when it ended. The outcome of a request that was stopped names who had said nothing by then: it is no silence. */
export const silentAtEnd = ({ state, silent }: Pick<EndorsementOutcome, 'state' | 'silent'>): readonly EntityId[] =>
  state === 'endorsed' ? silent : NOBODY;
const NOBODY: readonly EntityId[] = [];

/** Who has answered the request as it stands? Of one that has ended, what was said is compared with the outcome. */
export function answeredOn(e: Endorsement): (entity: EntityId) => boolean {
  const { outcome } = e;
  if (!outcome) return (entity) => !isSilent(e, entity);
  const without = new Set([...silentAtEnd(outcome), ...outcome.unreached]);
  return (entity) => !without.has(entity);
}
