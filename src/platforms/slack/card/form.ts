/** Draws a form as a modal. What was filled in is read by `readForm.ts`. */
import type { InputBlockElement, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Field } from '../../../core/card.ts';
import { never } from '../../../core/ids.ts';
import { shorten } from '../../adaptiveCard/cut.ts';
import { visible } from '../../adaptiveCard/words.ts';
import type { FormPart } from '../parts.ts';
import { fieldId, inputBlock, VALUE } from './inputBlock.ts';
import { LIMITS } from './limits.ts';
import { plain, rich, run, section } from './text.ts';
import { textBlocks } from './textBoxes.ts';

export interface FormWords {
  readonly close: string;
  readonly send: string;
  readonly yes: string;
  readonly no: string;
  /** On the button that adds boxes for a long text. */
  readonly more: string;
}

interface Filled {
  /** The modal's data, which passes through the client. It contains references only. */
  readonly metadata: string;
  /** A fault of the form as a whole, when it is shown again. */
  readonly fault?: string;
  /** Values that replace the form's own defaults. */
  readonly values?: Readonly<Record<string, unknown>>;
}

export const FORM = 'form';

export function formView({ title, form }: FormPart, words: FormWords, filled: Filled): ModalView {
  const { note, fields, submit } = form;
  const blocks: KnownBlock[] = [
    ...(filled.fault === undefined ? [] : [rich(section(run(filled.fault, { bold: true })))]),
    ...(title.length > LIMITS.modalTitle ? [rich(section(run(title, { bold: true })))] : []),
    ...(note === undefined || note === '' ? [] : [rich(section(run(note)))]),
    ...fields.flatMap((field) => fieldBlocks(withValue(field, filled.values), words)),
    ...(submit.length > LIMITS.modalButton
      ? [{ type: 'context' as const, elements: [plain(submit, LIMITS.plainText)] }]
      : []),
  ];
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(title, LIMITS.modalTitle),
    submit: plain(submit.length > LIMITS.modalButton ? words.send : submit, LIMITS.modalButton),
    close: plain(words.close, LIMITS.modalButton),
    private_metadata: filled.metadata,
    blocks,
  };
}

function withValue(field: Field, values: Readonly<Record<string, unknown>> | undefined): Field {
  const value = values?.[field.id];
  return typeof value === 'string' && value !== '' ? { ...field, value } : field;
}

function fieldBlocks(field: Field, words: FormWords): KnownBlock[] {
  if (field.type === 'text') return textBlocks(field, words.more);
  return [inputBlock(field, fieldId(field.id), element(field, words)), ...inFull(field)];
}

/** Shows options of more than 75 characters in full below the menu, which cuts them. */
function inFull(field: Field): KnownBlock[] {
  if (field.type !== 'choice') return [];
  const long = field.options.filter(({ title }) => visible(title).length > LIMITS.optionText).slice(0, MAX_IN_FULL);
  if (long.length === 0) return [];
  const elements = long.map(({ title }) => section(run(title)));
  return [rich({ type: 'rich_text_list', style: 'bullet', elements })];
}
const MAX_IN_FULL = 100;

function element(field: Exclude<Field, { readonly type: 'text' }>, words: FormWords): InputBlockElement {
  const { value } = field;
  switch (field.type) {
    case 'date':
      return { type: 'datepicker', action_id: VALUE, ...(isDate(value) && { initial_date: value }) };
    case 'time':
      return { type: 'timepicker', action_id: VALUE, ...(isTime(value) && { initial_time: value }) };
    case 'number':
      return {
        type: 'number_input',
        action_id: VALUE,
        is_decimal_allowed: false,
        min_value: String(field.min),
        max_value: String(field.max),
        ...(value === undefined || value === '' ? {} : { initial_value: value }),
      };
    case 'toggle': {
      const options = [option(words.yes, 'yes'), option(words.no, 'no')] as [PlainTextOption, PlainTextOption];
      return { type: 'radio_buttons', action_id: VALUE, options, initial_option: options[value === 'yes' ? 0 : 1] };
    }
    case 'choice':
      return choice(field);
    default:
      return never(field);
  }
}

const isDate = (value: string | undefined): value is string => /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');
const isTime = (value: string | undefined): value is string => /^\d{2}:\d{2}$/.test(value ?? '');

const option = (title: string, value: string): PlainTextOption => ({ text: plain(title, LIMITS.optionText), value });

type ChoiceField = Extract<Field, { type: 'choice' }>;

/** An option is named by its position in the stored form, because its own value may be longer than Slack accepts. */
function choice(field: ChoiceField): InputBlockElement {
  const options = field.options
    .slice(0, LIMITS.options * LIMITS.groups)
    .map(({ title }, i) => option(title, String(i)));
  const groups = options.length > LIMITS.options ? { option_groups: grouped(options) } : { options };
  const chosen = new Set((field.many ? (field.value ?? '').split(',') : [field.value ?? '']).map((v) => v.trim()));
  const initial = options.filter((_, i) => chosen.has(field.options[i]?.value ?? ''));
  if (field.many)
    return {
      type: 'multi_static_select',
      action_id: VALUE,
      ...groups,
      ...(initial.length > 0 && { initial_options: initial }),
    };
  return { type: 'static_select', action_id: VALUE, ...groups, ...(initial[0] && { initial_option: initial[0] }) };
}

const grouped = (options: readonly PlainTextOption[]) =>
  Array.from({ length: Math.ceil(options.length / LIMITS.options) }, (_, i) => {
    const some = options.slice(i * LIMITS.options, (i + 1) * LIMITS.options);
    const label = `${some[0]?.text.text ?? ''} – ${some.at(-1)?.text.text ?? ''}`;
    return { label: plain(shorten(label, LIMITS.optionText), LIMITS.optionText), options: some };
  });
