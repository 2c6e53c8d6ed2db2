/**
 * Consensus of the entities present [ToR 3.b.ii]. There are no votes. It is prevented by the objection of one entity that was
 * present when the question was put, and when nobody was present.
 */
import type { EntityId } from '../../../core/ids.ts';
import type { Question } from './item.ts';
import { notLifted } from './lifted.ts';
import type { Objection } from './itemOutcome.ts';

type Asked = Pick<Question, 'present' | 'objections' | 'lifted'>;

/**
 * The objections in force of entities that are present: those made to the question, and the written ones (`written`) that the
 * entity has not withdrawn in the meeting since.
 */
export function standing({ present, objections, lifted = [] }: Asked, written: readonly Objection[]): Objection[] {
  const spoken = objections.filter((one) => !one.written);
  const holds = ({ entity }: Objection): boolean =>
    present.includes(entity) && !spoken.some((one) => one.entity === entity);
  return [...spoken, ...notLifted(written, lifted).filter(holds)];
}

/** What prevents consensus, if anything does. */
export type Hindrance =
  { readonly why: 'notPut' | 'nobodyPresent' } | { readonly why: 'objections'; readonly of: readonly EntityId[] };

export function hindrance(question: Asked | undefined, written: readonly Objection[]): Hindrance | undefined {
  if (!question) return { why: 'notPut' };
  if (question.present.length === 0) return { why: 'nobodyPresent' };
  const of = standing(question, written).map(({ entity }) => entity);
  return of.length === 0 ? undefined : { why: 'objections', of };
}
