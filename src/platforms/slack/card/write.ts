/** Writes blocks as JSON. Cached ones exist as JSON already; only they and the parts around them are joined. */
import type { KnownBlock } from '@slack/types';
import { serialisedOf } from '../../renderCache.ts';

/** Block types that may contain cached elements. Everything else is written by `JSON.stringify`. */
const holds = (type: string): boolean => type === 'rich_text' || type === 'rich_text_list';

interface Holder {
  readonly type: string;
  readonly elements?: readonly object[];
}

/** The JSON of the blocks in pieces. They are joined once, if at all: a card that is too large is only measured. */
export function write(blocks: readonly Holder[]): string[] {
  const pieces: string[] = [];
  list(blocks, pieces);
  return pieces;
}

/** Blocks that are written. Slack's own client, which knows only blocks, gets these. */
export class WrittenBlocks {
  readonly #blocks: readonly KnownBlock[];
  readonly #pieces: readonly string[];
  constructor(blocks: readonly KnownBlock[], pieces: readonly string[]) {
    this.#blocks = blocks;
    this.#pieces = pieces;
  }
  toJSON(): readonly KnownBlock[] {
    return this.#blocks;
  }
  get text(): string {
    return this.#pieces.join('');
  }
  /**
   * In UTF-8, between two other texts. The pieces are not joined as texts first: one letter beyond Latin 1 makes the whole
   * twice as long.
   */
  bytesBetween(before: string, after: string): Buffer {
    const most = (before.length + lengthOf(this.#pieces) + after.length) * MAX_BYTES_OF_A_UNIT;
    if (most > room.length) return Buffer.from(before + this.text + after);
    let end = room.write(before);
    for (const piece of this.#pieces) end += room.write(piece, end);
    end += room.write(after, end);
    return Buffer.from(room.subarray(0, end));
  }
}

const MAX_BYTES_OF_A_UNIT = 3;
/** Reused memory, large enough for every message. */
const room = Buffer.allocUnsafeSlow(64 * 1024);

/** The length of the whole in UTF-16 units. */
export function lengthOf(pieces: readonly string[]): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}

function list(blocks: readonly Holder[], pieces: string[]): void {
  pieces.push('[');
  blocks.forEach((block, place) => {
    if (place > 0) pieces.push(',');
    put(block, pieces);
  });
  pieces.push(']');
}

function put(block: Holder, pieces: string[]): void {
  const known = serialisedOf(block)?.text;
  if (known !== undefined) return void pieces.push(known);
  if (!holds(block.type) || !block.elements) return void pieces.push(JSON.stringify(block));
  const { elements, ...own } = block;
  pieces.push(JSON.stringify(own).slice(0, -1), ',"elements":');
  list(elements as Holder[], pieces);
  pieces.push('}');
}
