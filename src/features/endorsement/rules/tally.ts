/** The positions at the end of a request. They are stored with the outcome and never computed again. */
import type { EntityId } from '../../../core/ids.ts';
import type { Endorsement, EndorsementOutcome } from './state.ts';
import { silentSoFar } from './silence.ts';
import { discussing, standing, standOf, unproved } from './stands.ts';

type Tally = Pick<
  EndorsementOutcome,
  'version' | 'endorsed' | 'silent' | 'abstained' | 'recused' | 'objections' | 'discussion' | 'unreached'
>;

/**
 * Every entity of the electorate is in exactly one of `endorsed`, `abstained`, `recused`, `objections`, `silent` and
 * `unreached`, except those that only ask for a discussion: they are in `discussion` alone.
 * @param missing the entities without a position that were not reached, or are not proved to be
 */
export function tally(e: Endorsement, missing: readonly EntityId[] = unproved(e)): Tally {
  const those = (...of: readonly ReturnType<typeof standing>[]) =>
    e.electorate.filter((entity) => of.includes(standing(e, entity)));
  return {
    version: e.documentVersion,
    endorsed: those('endorsed'),
    abstained: those('abstained'),
    ...recusedAmong(those('recused')),
    silent: silentSoFar(e, missing),
    objections: those('objected').map((entity) => ({ entity, text: standOf(e, entity).objection?.text ?? '' })),
    ...discussionOf(e),
    unreached: missing,
  };
}

/** The answers in writing that are in force, for the line of a decision that a meeting took. Silence means nothing there. */
export function answersOf(e: Endorsement): Partial<Pick<Tally, 'endorsed' | 'abstained' | 'recused'>> {
  const those = (kind: ReturnType<typeof standing>) => e.electorate.filter((entity) => standing(e, entity) === kind);
  const [endorsed, abstained] = [those('endorsed'), those('abstained')];
  return {
    ...(endorsed.length > 0 && { endorsed }),
    ...(abstained.length > 0 && { abstained }),
    ...recusedAmong(those('recused')),
  };
}

/** With the words of the request for discussion. The words of a withdrawn objection are not among them. */
export function discussionOf(e: Endorsement): Pick<Tally, 'discussion'> {
  const discussion = discussing(e).map((entity) => {
    const { request } = standOf(e, entity);
    return { entity, text: request?.position === 'requestDiscussion' ? (request.text ?? '') : '' };
  });
  return discussion.length > 0 ? { discussion } : {};
}

/** Absent when there are none, as in older outcomes. */
const recusedAmong = (recused: readonly EntityId[]) => (recused.length > 0 ? { recused } : {});
