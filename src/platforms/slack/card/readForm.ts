/** Reads the act's inputs from a submitted modal, and places faults under its fields. */
import type { Field } from '../../../core/card.ts';
import { never } from '../../../core/ids.ts';
import { visible } from '../../adaptiveCard/words.ts';
import type { FormPart } from '../parts.ts';
import { fieldId, VALUE } from './inputBlock.ts';
import type { TextField } from './textBoxes.ts';

/** One input of a submitted view, as Slack sends it. */
export interface FieldState {
  readonly type?: string;
  readonly value?: string | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly { readonly value: string }[];
}
export type ViewValues = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

/** The act's inputs: the fixed ones of the form, and those that were filled in. */
export function readForm({ form }: FormPart, values: ViewValues): Record<string, string> {
  const filled = form.fields.map((field) => [field.id, readField(field, values)] as const);
  return { ...form.inputs, ...Object.fromEntries(filled) };
}

function readField(field: Field, values: ViewValues): string {
  const state = values[fieldId(field.id)]?.[VALUE] ?? {};
  switch (field.type) {
    case 'text':
      return readText(field, values);
    case 'number':
      return state.value ?? '';
    case 'date':
      return state.selected_date ?? '';
    case 'time':
      return state.selected_time ?? '';
    case 'toggle':
      return state.selected_option?.value ?? 'no';
    case 'choice': {
      const chosen = field.many ? (state.selected_options ?? []) : state.selected_option ? [state.selected_option] : [];
      return chosen.flatMap(({ value }) => field.options[Number(value)]?.value ?? []).join(',');
    }
    default:
      return never(field);
  }
}

/** Joins all boxes of a text. */
function readText({ id }: TextField, values: ViewValues): string {
  let text = '';
  for (let part = 0; ; part += 1) {
    const glued = values[fieldId(id, part, true)]?.[VALUE];
    const box = glued ?? values[fieldId(id, part)]?.[VALUE];
    if (!box) return text;
    const more = box.value ?? '';
    if (more !== '') text += glued || text === '' ? more : `\n${more}`;
  }
}

/** The faults of fields by their blocks, for `response_action: errors`. */
export const fieldErrors = ({ form }: FormPart, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    form.fields.flatMap(({ id }) => {
      const fault = fields[id];
      return fault === undefined ? [] : [[fieldId(id), visible(fault)]];
    }),
  );
