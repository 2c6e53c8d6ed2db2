/** Requests for discussion without an objection, in the line of a decision (domain.md 3). */
import type { Acts } from '../../../core/contract.ts';
import type { Around } from './item.ts';

/** Entities that asked for the discussion without objecting: what they asked for stands in the line of the decision too. */
export const discussedBy = (source: Around['source']): Pick<Acts['register.enter']['positions'], 'discussion'> =>
  source?.discussion && source.discussion.length > 0 ? { discussion: source.discussion } : {};
