/** Draws the fields of a form as HTML. */
import { never } from '../../core/ids.ts';
import type { Field } from '../../core/card.ts';
import { tag, value as asIs, words, type Html } from './html.ts';

const nameOf = ({ id }: Field): string => `i:${id}`;

/** @param id unique on the page */
export function fieldHtml(field: Field, id: string): Html {
  const { label, hint } = field;
  const described = hint === undefined ? [] : [tag('p', { class: 'hint', id: `${id}-hint`, dir: 'auto' }, words(hint))];
  if (field.type === 'choice' && field.many) return manyHtml(field, id, described);
  if (field.type === 'toggle')
    return tag(
      'fieldset',
      {},
      tag('label', {}, inputHtml(field, id), tag('span', { dir: 'auto' }, words(label))),
      ...described,
    );
  return [tag('label', { for: id, dir: 'auto' }, words(label)), ...described, inputHtml(field, id)].join('');
}

function inputHtml(field: Field, id: string): Html {
  const { required = false, value, hint } = field;
  const common = {
    id,
    name: nameOf(field),
    required,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
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
function manyHtml(field: Extract<Field, { type: 'choice' }>, id: string, described: readonly Html[]): Html {
  const chosen = new Set((field.value ?? '').split(','));
  const boxes = field.options.map((one) =>
    tag(
      'label',
      {},
      tag('input', { type: 'checkbox', name: nameOf(field), value: one.value, checked: chosen.has(one.value) }),
      tag('span', { dir: 'auto' }, words(one.title)),
    ),
  );
  return tag('fieldset', { id }, tag('legend', { dir: 'auto' }, words(field.label)), ...described, ...boxes);
}
