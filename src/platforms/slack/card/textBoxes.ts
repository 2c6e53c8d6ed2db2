/** The boxes of a text field. A box of Slack takes 3,000 characters, so a long text gets several. */
import type { InputBlock } from '@slack/types';
import type { Field } from '../../../core/card.ts';
import { fieldId, inputBlock, VALUE } from './inputBlock.ts';
import { LIMITS } from './limits.ts';

export type TextField = Extract<Field, { type: 'text' }>;
/** A text that may be longer than this gets `MAX_BOXES` boxes, because lists of people are pasted into it. */
const LONG_TEXT = 8000;
const MAX_BOXES = 7;
/** The maximum of boxes for one text. With more there would be no room for the rest of the form. */
const MAX_VALUE_FIELDS = 10;

/** The boxes of a text. A box takes 3,000 characters, so a text that is or may become longer gets several. */
export function textBlocks(field: TextField): InputBlock[] {
  const pieces = piecesOf(fillable(field.value));
  const boxes = Math.max(pieces.length, field.max > LONG_TEXT ? MAX_BOXES : 1);
  return Array.from({ length: boxes }, (_, i) =>
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
