/** An input of a modal, and the ids by which what was filled in is found. */
import type { InputBlock, InputBlockElement } from '@slack/types';
import type { Field } from '../../../core/card.ts';
import { LIMITS } from './limits.ts';
import { plain } from './text.ts';

/** The action id of every input. The block's id names the field. */
export const VALUE = 'value';
/** The block id of a part of a long text: `field/text/1`. `field/text/1+`: the part begins in the middle of a line. */
export const fieldId = (field: string, part = 0, glued = false): string =>
  `field/${field}${part === 0 ? '' : `/${part}`}${glued ? '+' : ''}`;

export const inputBlock = (field: Field, block_id: string, of: InputBlockElement, more = ''): InputBlock => ({
  type: 'input',
  block_id,
  label: plain(`${field.label}${more}`, LIMITS.label),
  optional: field.required !== true,
  element: of,
  ...(field.hint === undefined || field.hint === '' ? {} : { hint: plain(field.hint, LIMITS.hint) }),
});
