/** Adopts the work plan: when a request about it is endorsed, or by an officer's act. */
import type { ByPerson, BySystem } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import type { Instant, PersonId, Ref } from '../../../core/ids.ts';
import { line, type Inputs } from '../../../core/inputs.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { DecisionFacts } from './plan.ts';
import { emptyBook, type PlanBook } from './state.ts';

type State = PlanBook | undefined;

export const adoptInputs = { decision: line(60) };
/** `plan.adopt` (Secretariat): records the decision by which the present plan was adopted, in writing or in a meeting. */
export function adopt(before: State, act: ByPerson<Inputs<typeof adoptInputs> & DecisionFacts>): Decision<State> {
  const book = before ?? emptyBook;
  const { decision, isDecided } = act.inputs;
  if (!isDecided)
    return refuse(before, 'invalid', phrase('refused.invalid'), { fields: { decision: phrase('plan.noDecision') } });
  const one = { decision, at: act.receivedAt, by: act.actor.id };
  return accept({ ...book, adopted: [...book.adopted, one] }, phrase('plan.adopted', { decision }), [], {
    card: { name: 'planPage' },
  });
}

export interface PutInputs {
  readonly ref: Ref;
  readonly at: Instant;
  readonly by: PersonId;
}
/** `plan.put`: a request about the plan was opened. */
export function put(before: State, { inputs }: BySystem<PutInputs>): Decision<State> {
  const book = before ?? emptyBook;
  const { put: earlier = [] } = book;
  return earlier.some(({ ref }) => ref === inputs.ref)
    ? accept(before, phrase('concord.done'))
    : accept({ ...book, put: [...earlier, inputs] }, phrase('concord.done'));
}

export interface AdoptedInputs {
  readonly decision: string;
  readonly ref: Ref;
}
/** `plan.adopted`: the request about the plan was endorsed, or a meeting decided it. The register has given its number. */
export function adopted(before: State, { inputs, receivedAt }: BySystem<AdoptedInputs>): Decision<State> {
  const book = before ?? emptyBook;
  const { decision, ref } = inputs;
  return book.adopted.some((one) => one.decision === decision)
    ? accept(before, phrase('concord.done'))
    : accept({ ...book, adopted: [...book.adopted, { decision, ref, at: receivedAt }] }, phrase('concord.done'));
}
