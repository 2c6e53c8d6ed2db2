/** Which positions stood when a request ended: stored with the outcome, never worked out again. */
import type { EntityId } from '../../../core/ids.ts';
import type { Endorsement, EndorsementOutcome } from './state.ts';
import { discussing, isSilent, standing, standOf, unreached } from './stands.ts';

type Tally = Pick<
  EndorsementOutcome,
  'version' | 'endorsed' | 'silent' | 'abstained' | 'recused' | 'objections' | 'discussion' | 'unreached'
>;

/**
 * Every entity of the electorate in exactly one of `endorsed`, `abstained`, `recused`, `objections`, `silent` and `unreached`,
 * but for those that only ask for a discussion, which are in `discussion` alone.
 * @param missing those without a position that were not reached
 */
export function tally(e: Endorsement, missing: readonly EntityId[] = unreached(e)): Tally {
  const those = (...of: readonly ReturnType<typeof standing>[]) =>
    e.electorate.filter((entity) => of.includes(standing(e, entity)));
  return {
    version: e.documentVersion,
    endorsed: those('endorsed'),
    abstained: those('abstained'),
    ...recusedAmong(those('recused')),
    silent: e.electorate.filter((entity) => isSilent(e, entity) && !missing.includes(entity)),
    objections: those('objected').map((entity) => ({ entity, text: standOf(e, entity).objection?.text ?? '' })),
    ...discussionOf(e),
    unreached: missing,
  };
}

/** With the words of the request; those of an objection that was taken back are not its words. */
function discussionOf(e: Endorsement): Pick<Tally, 'discussion'> {
  const discussion = discussing(e).map((entity) => {
    const { request } = standOf(e, entity);
    return { entity, text: request?.position === 'requestDiscussion' ? (request.text ?? '') : '' };
  });
  return discussion.length > 0 ? { discussion } : {};
}

/** Left out where there is none, as in outcomes of before there was such a position. */
const recusedAmong = (recused: readonly EntityId[]) => (recused.length > 0 ? { recused } : {});
