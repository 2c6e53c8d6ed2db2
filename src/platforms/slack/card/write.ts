/** Writes blocks as JSON. Cached ones exist as JSON already; only they and the parts around them are joined. */
import { serialisedOf } from '../../renderCache.ts';

/** Block types that may contain cached elements. Everything else is written by `JSON.stringify`. */
const holds = (type: string): boolean => type === 'rich_text' || type === 'rich_text_list';

interface Holder {
  readonly type: string;
  readonly elements?: readonly object[];
}

export function write(block: Holder): string {
  const known = serialisedOf(block)?.text;
  if (known !== undefined) return known;
  if (!holds(block.type) || !block.elements) return JSON.stringify(block);
  const { elements, ...own } = block;
  return `${JSON.stringify(own).slice(0, -1)},"elements":[${(elements as Holder[]).map(write).join(',')}]}`;
}
