/** An entity's whole answer: what it gave in time, with later changes applied. */
import { strictest, type Classification } from '../../../core/classification.ts';
import type { AnswerState, InputAnswer, InputCall, Item, Items, Said } from './state.ts';

export const textOf = (item: Item | undefined): string => item?.text ?? '';

export const itemsOf = ({ inTime, late }: Pick<InputAnswer, 'inTime' | 'late'>): Items => ({
  ...inTime?.items,
  ...late?.items,
});

/** Undefined when the entity has given nothing yet. */
export function saidBy({ inTime, late }: InputAnswer): Said | undefined {
  const last = late ?? inTime;
  return last && { ...last, items: itemsOf({ ...(inTime && { inTime }), ...(late && { late }) }) };
}

export const stateOf = (answer: InputAnswer | undefined): AnswerState | undefined =>
  answer && (answer.late ?? answer.inTime)?.state;

/** The numbers of required questions without an answer to their present wording. */
export const missing = (call: Pick<InputCall, 'questions'>, items: Items): number[] =>
  call.questions.flatMap(({ id, version, optional }, i) => {
    const item = items[id];
    return optional || (item && item.version === version && item.text !== '') ? [] : [i + 1];
  });

/** The questions with an answer to their present wording. */
export const givenTo = (call: Pick<InputCall, 'questions'>, items: Items): number =>
  call.questions.filter(({ id, version }) => items[id]?.version === version && textOf(items[id]) !== '').length;

/** The state of an answer now: one that was complete before the questions were corrected may be incomplete since. */
export function standsAs(call: Pick<InputCall, 'questions'>, answer: InputAnswer | undefined): AnswerState | undefined {
  const state = stateOf(answer);
  return answer && state === 'answered' && missing(call, itemsOf(answer)).length > 0 ? 'partly' : state;
}

/** The label of an answer: its own, and never one below the call's. */
export const labelOf = (
  { classification }: Pick<InputCall, 'classification'>,
  item: { readonly classification?: Classification | undefined } | undefined,
): Classification => strictest([classification, item?.classification ?? classification]);
