/** Which positions stood when a request ended: stored with the outcome, never worked out again. */
import type { EntityId } from '../../../core/ids.ts';
import type { Endorsement, EndorsementOutcome } from './state.ts';
import { standing, standOf } from './stands.ts';

type Tally = Pick<
  EndorsementOutcome,
  'version' | 'endorsed' | 'silent' | 'abstained' | 'recused' | 'objections' | 'unreached'
>;

/**
 * Every entity of the electorate in exactly one of `endorsed`, `abstained`, `recused`, `objections`, `silent` and `unreached`.
 * @param unreached those of the silent that were not reached
 */
export function tally(e: Endorsement, unreached: readonly EntityId[] = []): Tally {
  const those = (...of: readonly ReturnType<typeof standing>[]) =>
    e.electorate.filter((entity) => of.includes(standing(e, entity)));
  return {
    version: e.documentVersion,
    endorsed: those('endorsed'),
    abstained: those('abstained'),
    ...recusedAmong(those('recused')),
    silent: those('silent', 'stale').filter((entity) => !unreached.includes(entity)),
    objections: those('objected').map((entity) => ({ entity, text: standOf(e, entity).objection?.text ?? '' })),
    unreached,
  };
}

/** Left out where there is none, as in outcomes of before there was such a position. */
const recusedAmong = (recused: readonly EntityId[]) => (recused.length > 0 ? { recused } : {});
