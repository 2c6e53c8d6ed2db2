/** What somebody typed into a form, put into the form as it is drawn anew: a refusal loses nobody's words. */
import type { Card, Field, Form } from '../../core/card.ts';

/** @property verb of the form, or of the button that carried the same inputs on */
export interface Typed {
  readonly verb?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The card with these words in each of its forms for the same act; without one, in the form that stands open on it. */
export function withTyped(card: Card, { verb, inputs }: Typed): Card {
  const isOffered = card.actions.some((action) => action.type === 'form' && action.form.verb === verb);
  const wanted = isOffered ? verb : card.form?.verb;
  const actions = card.actions.map((action) =>
    action.type === 'form' ? { ...action, form: filled(action.form, wanted, inputs) } : action,
  );
  return { ...card, actions, ...(card.form && { form: filled(card.form, wanted, inputs) }) };
}

const filled = (form: Form, verb: string | undefined, inputs: Typed['inputs']): Form =>
  form.verb === verb ? { ...form, fields: form.fields.map((field) => withValue(field, inputs[field.id])) } : form;

function withValue(field: Field, value: unknown): Field {
  if (typeof value !== 'string' || value === '') return field;
  return { ...field, value: field.type === 'text' ? value.slice(0, field.max) : value };
}
