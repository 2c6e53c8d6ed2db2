/** Blocks as JSON: those that are kept are written already, and only they and what stands around them are put together. */
import type { KnownBlock } from '@slack/types';
import { textOf } from '../../kept.ts';

export const write = (block: KnownBlock): string => put(block);

/** In these, others stand that may be kept. What is nowhere else is written by the engine. */
const holds = (type: string): boolean => type === 'rich_text' || type === 'rich_text_list';

interface Holder {
  readonly type: string;
  readonly elements?: readonly object[];
}

function put(block: Holder): string {
  const known = textOf(block);
  if (known !== undefined) return known;
  if (!holds(block.type) || !block.elements) return JSON.stringify(block);
  const { elements, ...own } = block;
  return `${JSON.stringify(own).slice(0, -1)},"elements":[${(elements as Holder[]).map(put).join(',')}]}`;
}
