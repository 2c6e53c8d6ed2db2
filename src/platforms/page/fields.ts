/** Draws the fields of a form as HTML. */
import { never } from '../../core/ids.ts';
import type { Field } from '../../core/card.ts';
import { tag, value as asIs, words, type Html } from './html.ts';

/** What was filled in, by field, and what is wrong with it, in the reader's language. */
export interface Faults {
  readonly inputs: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
}

/** Begins the name of a hidden field that says which field was there: browsers send nothing for a box without a tick. */
export const ASKED = { toggle: 't:', many: 'm:' } as const;
const nameOf = ({ id }: Field): string => `i:${id}`;

interface Drawn {
  readonly id: string;
  readonly fault: string | undefined;
  /** Is it the first field that is wrong? The browser goes there. */
  readonly isFirst: boolean;
}

/** @param id unique on the page */
export function fieldHtml(asked: Field, id: string, sent?: Faults): Html {
  const field = sent ? filled(asked, sent.inputs) : asked;
  const fault = sent?.faults[field.id];
  const at: Drawn = { id, fault, isFirst: sent !== undefined && Object.keys(sent.faults)[0] === field.id };
  const { label, hint } = field;
  const beside = [
    ...(hint === undefined ? [] : [tag('p', { class: 'hint', id: `${id}-hint`, dir: 'auto' }, words(hint))]),
    ...(fault === undefined ? [] : [tag('p', { class: 'fault', id: `${id}-fault`, dir: 'auto' }, words(fault))]),
  ];
  if (field.type === 'choice' && field.many) return manyHtml(field, at, beside);
  if (field.type === 'toggle')
    return tag(
      'fieldset',
      {},
      marker(ASKED.toggle, field),
      tag('label', {}, inputHtml(field, at), tag('span', { dir: 'auto' }, words(label))),
      ...beside,
    );
  return [tag('label', { for: id, dir: 'auto' }, words(label)), ...beside, inputHtml(field, at)].join('');
}

const filled = (field: Field, inputs: Faults['inputs']): Field => {
  const given = inputs[field.id];
  return given === undefined ? field : { ...field, value: given };
};
const marker = (kind: string, { id }: Field): Html => tag('input', { type: 'hidden', name: `${kind}${id}`, value: '' });

const describedBy = ({ hint }: Field, { id, fault }: Drawn): string | undefined =>
  [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === undefined ? [] : [`${id}-fault`])].join(' ') ||
  undefined;

function inputHtml(field: Exclude<Field, { many: true }>, at: Drawn): Html {
  const { required = false, value } = field;
  const common = {
    id: at.id,
    name: nameOf(field),
    required,
    'aria-describedby': describedBy(field, at),
    'aria-invalid': at.fault === undefined ? undefined : 'true',
    autofocus: at.isFirst,
  };
  switch (field.type) {
    case 'text':
      return field.lines === 'many'
        ? tag('textarea', { ...common, dir: 'auto', maxlength: String(field.max) }, areaText(value))
        : tag('input', { ...common, type: 'text', dir: 'auto', maxlength: String(field.max), value });
    case 'date':
      return tag('input', { ...common, type: 'date', min: field.min, value });
    case 'time':
      return tag('input', { ...common, type: 'time', value });
    case 'number':
      return tag('input', { ...common, type: 'number', min: String(field.min), max: String(field.max), value });
    case 'toggle':
      return tag('input', { ...common, required: false, type: 'checkbox', value: 'yes', checked: value === 'yes' });
    case 'choice':
      return tag(
        'select',
        common,
        tag('option', { value: '' }),
        ...field.options.map((one) =>
          tag('option', { value: one.value, selected: one.value === value }, words(one.title)),
        ),
      );
    default:
      return never(field);
  }
}

/** Browsers drop the first line break in a text area, so an extra one is added. */
const areaText = (text = ''): Html => `\n${asIs(text)}`;

/**
 * Draws a choice of several options as tick boxes. They have the same name, which the browser sends once for each ticked
 * one.
 */
function manyHtml(field: Extract<Field, { type: 'choice' }>, at: Drawn, beside: readonly Html[]): Html {
  const chosen = new Set((field.value ?? '').split(/,\s*/));
  const boxes = field.options.map((one, i) =>
    tag(
      'label',
      {},
      tag('input', {
        type: 'checkbox',
        name: nameOf(field),
        value: one.value,
        checked: chosen.has(one.value),
        autofocus: at.isFirst && i === 0,
      }),
      tag('span', { dir: 'auto' }, words(one.title)),
    ),
  );
  const legend = tag('legend', { dir: 'auto' }, words(field.label));
  const group = { id: at.id, 'aria-describedby': describedBy(field, at) };
  return tag('fieldset', group, legend, marker(ASKED.many, field), ...beside, ...boxes);
}
