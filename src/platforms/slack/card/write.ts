/** Blocks as JSON: those that are kept are written already, and only they and what stands around them are put together. */
import { jsonOf } from '../../kept.ts';

/** In these, others stand that may be kept. What is nowhere else is written by the engine. */
const holds = (type: string): boolean => type === 'rich_text' || type === 'rich_text_list';

interface Holder {
  readonly type: string;
  readonly elements?: readonly object[];
}

export function write(block: Holder): string {
  const known = jsonOf(block);
  if (known !== undefined) return known;
  if (!holds(block.type) || !block.elements) return JSON.stringify(block);
  const { elements, ...own } = block;
  return `${JSON.stringify(own).slice(0, -1)},"elements":[${(elements as Holder[]).map(write).join(',')}]}`;
}
