/** Draws a form as a modal, and reads the act's inputs from what was filled in. */
import type { InputBlock, InputBlockElement, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Field } from '../../../core/card.ts';
import { never } from '../../../core/ids.ts';
import { shorten } from '../../adaptiveCard/cut.ts';
import { visible } from '../../adaptiveCard/words.ts';
import type { FormPart } from '../parts.ts';
import { LIMITS } from './limits.ts';
import { plain, rich, run, section } from './text.ts';

export interface FormWords {
  readonly close: string;
  readonly send: string;
  readonly yes: string;
  readonly no: string;
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

/** The action id of every input. The block's id names the field. */
const VALUE = 'value';
/** The block id of a part of a long text: `field/text/1`. `field/text/1+`: the part begins in the middle of a line. */
export const fieldId = (field: string, part = 0, glued = false): string =>
  `field/${field}${part === 0 ? '' : `/${part}`}${glued ? '+' : ''}`;

function fieldBlocks(field: Field, words: FormWords): KnownBlock[] {
  if (field.type === 'text') return textBlocks(field);
  return [input(field, fieldId(field.id), element(field, words)), ...inFull(field)];
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

const input = (field: Field, block_id: string, of: InputBlockElement, more = ''): InputBlock => ({
  type: 'input',
  block_id,
  label: plain(`${field.label}${more}`, LIMITS.label),
  optional: field.required !== true,
  element: of,
  ...(field.hint === undefined || field.hint === '' ? {} : { hint: plain(field.hint, LIMITS.hint) }),
});

type TextField = Extract<Field, { type: 'text' }>;
/** A text that may be longer than this gets `MAX_BOXES` boxes, because lists of people are pasted into it. */
const LONG_TEXT = 8000;
const MAX_BOXES = 7;
/** The maximum of boxes for one text. With more there would be no room for the rest of the form. */
const MAX_VALUE_FIELDS = 10;

/** The boxes of a text. A box takes 3,000 characters, so a text that is or may become longer gets several. */
function textBlocks(field: TextField): InputBlock[] {
  const pieces = piecesOf(fillable(field.value));
  const boxes = Math.max(pieces.length, field.max > LONG_TEXT ? MAX_BOXES : 1);
  return Array.from({ length: boxes }, (_, i) =>
    input(
      i === 0 ? field : { ...field, required: false, hint: '' },
      fieldId(field.id, i, pieces[i]?.glued),
      {
        type: 'plain_text_input',
        action_id: VALUE,
        multiline: field.lines === 'many',
        max_length: Math.min(field.max, LIMITS.input),
        ...initialText(pieces[i]?.text),
      },
      i === 0 ? '' : ` (${i + 1})`,
    ),
  );
}

const initialText = (text: string | undefined) => (text === undefined || text === '' ? {} : { initial_value: text });

/** The default value, whole or not at all, so that half a text is never submitted as if it were meant. */
const fillable = (value = ''): string => (value.length > LIMITS.input * MAX_VALUE_FIELDS ? '' : value);

/** Splits a text into parts, at line ends where possible. They are joined again when the boxes are read. */
function piecesOf(text: string): { readonly text: string; readonly glued: boolean }[] {
  const pieces: { text: string; glued: boolean }[] = [];
  let left = text;
  let glued = false;
  while (left.length > LIMITS.input) {
    const line = left.lastIndexOf('\n', LIMITS.input);
    const end = line > 0 ? line : LIMITS.input;
    pieces.push({ text: left.slice(0, end), glued });
    glued = line <= 0;
    left = left.slice(glued ? end : end + 1);
  }
  return [...pieces, { text: left, glued }];
}

function element(field: Exclude<Field, TextField>, words: FormWords): InputBlockElement {
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
