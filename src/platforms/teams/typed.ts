/** Fills a person's inputs into a form that is drawn again, so that a refusal does not lose them. */
import type { Card, Field, Form } from '../../core/card.ts';
import { formsOn } from '../answerText.ts';

/** @property verb of the form, or of the button that passed the same inputs on */
export interface TypedInputs {
  readonly verb?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The labels of the fields in which they were typed. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Is it a text that took time to write? Choices, dates and numbers contain no space. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && (/\s/.test(value.trim()) || value.startsWith('https://'));

/** Would the form take more than choices with it? */
export const hasText = ({ inputs, labels = {} }: TypedInputs): boolean =>
  Object.keys(labels).some((id) => isText(inputs[id]));

/**
 * Fills inputs into the card of a refused act. Inputs without a field on the card are shown as text, to be copied.
 * @param title the heading of that text
 */
export function withAllTyped(card: Card, typed: TypedInputs, title: string): Card {
  const filled = withTyped(card, typed);
  const { inputs, labels = {} } = typed;
  const shown = new Set(formsOn(filled).flatMap(({ fields }) => fields.map(({ value }) => value)));
  const left = Object.entries(labels).flatMap(([id, by]) => {
    const text = inputs[id];
    return isText(text) && !shown.has(text) ? [{ type: 'quote', text, by } as const] : [];
  });
  return left.length === 0 ? filled : { ...filled, body: [{ type: 'heading', text: title }, ...left, ...filled.body] };
}

/** Fills inputs into each form of the card for the same act, or into its open form when there is none. */
export function withTyped(card: Card, { verb, inputs }: TypedInputs): Card {
  const isOffered = card.actions.some((action) => action.type === 'form' && action.form.verb === verb);
  const wanted = isOffered ? verb : card.form?.verb;
  const actions = card.actions.map((action) =>
    action.type === 'form' ? { ...action, form: filled(action.form, wanted, inputs) } : action,
  );
  return { ...card, actions, ...(card.form && { form: filled(card.form, wanted, inputs) }) };
}

const filled = (form: Form, verb: string | undefined, inputs: TypedInputs['inputs']): Form =>
  form.verb === verb ? { ...form, fields: form.fields.map((field) => withValue(field, inputs[field.id])) } : form;

function withValue(field: Field, value: unknown): Field {
  if (typeof value !== 'string' || value === '') return field;
  return { ...field, value: field.type === 'text' ? value.slice(0, field.max) : value };
}
