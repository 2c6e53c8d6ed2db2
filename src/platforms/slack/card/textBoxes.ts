/** The boxes of a text field. A box of Slack takes 3,000 characters, so a long text gets several. */
import type { ActionsBlock, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Field } from '../../../core/card.ts';
import { fieldId, inputBlock, VALUE } from './inputBlock.ts';
import { LIMITS } from './limits.ts';
import { plain } from './text.ts';

export type TextField = Extract<Field, { type: 'text' }>;
/** A text that may be longer than this can get more boxes by a button: lists of people are pasted into it. */
const LONG_TEXT = 8000;
/** The number of boxes that one press adds. */
const ADDED = 2;
/** The maximum of boxes for one text. With more there would be no room for the rest of the form. */
const MAX_VALUE_FIELDS = 10;

/**
 * The boxes of a text: as many as it needs, and one at least. Below a text that may become longer, a button adds some.
 * @param more the button's words
 */
export function textBlocks(field: TextField, more: string): KnownBlock[] {
  const pieces = piecesOf(fillable(field.value));
  const most = field.max > LONG_TEXT ? Math.min(MAX_VALUE_FIELDS, Math.ceil(field.max / LIMITS.input)) : 1;
  const boxes = pieces.map((_, i) =>
    inputBlock(
      i === 0 ? field : { ...field, required: false, hint: '' },
      fieldId(field.id, i, pieces[i]?.glued),
      {
        type: 'plain_text_input',
        action_id: VALUE,
        multiline: field.lines === 'many',
        max_length: Math.min(field.max, LIMITS.input),
        ...initialText(pieces[i]?.text),
      },
      numbered(i),
    ),
  );
  return pieces.length < most ? [...boxes, moreButton(field.id, most, more)] : boxes;
}

const numbered = (i: number): string => (i === 0 ? '' : ` (${i + 1})`);

type ViewBlock = ModalView['blocks'][number];

/** The action of the button that adds boxes to an open form. Its value is the most boxes, and the field. */
export const MORE_ROOM = 'moreRoom';
const moreButton = (field: string, most: number, words: string): ActionsBlock => ({
  type: 'actions',
  block_id: `${MORE_ROOM}/${field}`,
  elements: [
    { type: 'button', action_id: MORE_ROOM, text: plain(words, LIMITS.buttonText), value: `${most} ${field}` },
  ],
});

/**
 * The blocks of an open form with more boxes for a text. Slack keeps what was typed into the boxes that stay.
 * @param value that of the pressed button
 */
export function withMoreRoom(blocks: readonly ViewBlock[], value: string): ViewBlock[] {
  const [, number, field = ''] = /^(\d{1,3}) (.+)$/.exec(value) ?? [];
  const most = Number(number);
  const isBox = (block: ViewBlock): block is InputBlock =>
    block.type === 'input' &&
    (block.block_id === fieldId(field) || block.block_id?.startsWith(`${fieldId(field)}/`) === true);
  const [first, ...others] = blocks.filter(isBox);
  const last = others.at(-1) ?? first;
  const n = others.length + 1;
  if (!first || !last || first.element.type !== 'plain_text_input') return [...blocks];
  const { initial_value: _filled, ...element } = first.element;
  const { hint: _hint, ...box } = first;
  const added = Array.from({ length: Math.min(ADDED, most - n) }, (_, i): InputBlock => ({
    ...box,
    block_id: fieldId(field, n + i),
    label: plain(`${first.label.text}${numbered(n + i)}`, LIMITS.label),
    optional: true,
    element,
  }));
  const isFull = n + added.length >= most;
  return blocks.flatMap((block) => {
    if (block === last) return [block, ...added];
    return isFull && block.block_id === `${MORE_ROOM}/${field}` ? [] : [block];
  });
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
