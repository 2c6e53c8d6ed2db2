/** Draws forms as inputs of an Adaptive Card, and reads submitted data back into an act's inputs. */
import { oncePer } from '../../core/oncePer.ts';
import { never } from '../../core/ids.ts';
import type { Field, Form } from '../../core/card.ts';
import { paragraph, runs, visible } from './words.ts';
import type { Json } from './words.ts';
import { serialisedOnce } from '../renderCache.ts';

/**
 * The id of an input. It contains the verb, because two forms on one card may both have a field `text`, and clients treat
 * equal ids as one input.
 */
const inputId = (verb: string, field: Field): string => `${verb}#${field.id}`;

/** The elements of forms. Most forms are the same objects on every card, so their elements are made once. */
export const formElements = oncePer((form: Form): readonly Json[] => {
  const note = form.note === undefined ? [] : [paragraph(runs(form.note))];
  return serialisedOnce([...note, ...form.fields.flatMap((field) => fieldElements(form.verb, field))]);
});

function fieldElements(verb: string, field: Field): Json[] {
  const hint =
    field.hint === undefined ? [] : [paragraph(runs(field.hint, { isSubtle: true, size: 'Small' }), 'Small')];
  const common = {
    id: inputId(verb, field),
    ...(field.required ? { isRequired: true } : {}),
    ...(field.error === undefined ? {} : { errorMessage: field.error }),
    ...(field.value === undefined ? {} : { value: field.value }),
  };
  return [input(field, common), ...hint];
}

function input(field: Field, common: Readonly<Record<string, unknown>>): Json {
  const { label } = field;
  switch (field.type) {
    case 'text':
      return {
        type: 'Input.Text',
        ...common,
        label,
        maxLength: field.max,
        ...(field.lines === 'many' ? { isMultiline: true } : {}),
      };
    case 'date':
      return { type: 'Input.Date', ...common, label, ...(field.min === undefined ? {} : { min: field.min }) };
    case 'time':
      return { type: 'Input.Time', ...common, label };
    case 'number':
      return {
        type: 'Input.Number',
        ...common,
        label,
        ...number(field.value),
        // Clients take an empty field for a number out of range. So an optional field has no limits here.
        ...(field.required ? { min: field.min, max: field.max } : {}),
      };
    case 'toggle':
      return {
        type: 'Input.Toggle',
        ...common,
        title: label,
        valueOn: 'yes',
        valueOff: 'no',
        value: field.value ?? 'no',
        wrap: true,
      };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        label,
        style: field.many ? 'expanded' : 'compact',
        ...(field.many ? { isMultiSelect: true } : {}),
        wrap: true,
        choices: field.options.map(choice),
      };
    default:
      return never(field);
  }
}

/** The schema wants a number here, and our form has text. */
const number = (value: string | undefined): { readonly value?: number } =>
  value === undefined ? {} : { value: Number(value) };
const choice = ({ value, title }: { readonly value: string; readonly title: string }) => ({
  title: visible(title),
  value,
});

/** A hidden field with the form's name. Clients send the card's fields with every form, but not with buttons. */
export const openedElement = (opened: string): Json => ({
  type: 'Input.Text',
  id: 'opened',
  isVisible: false,
  value: opened,
});

/** The name of the submitted form. */
export function openedIn(data: Readonly<Record<string, unknown>>): { readonly opened?: string } {
  const { opened } = data;
  return typeof opened === 'string' && opened !== '' ? { opened: opened.slice(0, 100) } : {};
}

/** Properties of a press's data that are not inputs. `concord` and `msteams` are explained in `teams/cards.ts`. */
const OURS: ReadonlySet<string> = new Set(['verb', 'target', 'version', 'network', 'concord', 'msteams', 'opened']);

/**
 * The act's inputs in the data that a client submitted: the fixed ones, and those of this verb's form. Fields of other
 * forms on the card are left out.
 */
export function readInputs(verb: string, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = `${verb}#`;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): [string, unknown][] => {
      if (key.startsWith(own)) return [[key.slice(own.length), value]];
      return key.includes('#') || OURS.has(key) ? [] : [[key, value]];
    }),
  );
}
