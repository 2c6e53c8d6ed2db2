/** Writes blocks as JSON. Cached ones exist as JSON already; only they and the parts around them are joined. */
import type { KnownBlock } from '@slack/types';
import { serialisedOf } from '../../renderCache.ts';

interface Holder {
  readonly type: string;
  readonly elements?: readonly object[];
}

/** Takes the JSON of the blocks piece by piece, in order. */
type Take = (piece: string) => void;

/**
 * The JSON of blocks: measured first, written once it fits. Nothing is put together in between. What is written anew for
 * this card (its buttons) is kept from the one to the other; the rest exists as JSON already.
 */
export class Writing {
  readonly #blocks: readonly Holder[];
  /** The JSON of blocks that were not cached, in the order in which they come. */
  readonly #own: string[] = [];
  /** The length of the whole in UTF-16 units. */
  readonly length: number;
  constructor(blocks: readonly Holder[]) {
    this.#blocks = blocks;
    let length = 0;
    list(
      blocks,
      (piece) => void (length += piece.length),
      (block) => {
        const text = JSON.stringify(block);
        this.#own.push(text);
        return text;
      },
    );
    this.length = length;
  }
  pieces(take: Take): void {
    let place = 0;
    list(this.#blocks, take, () => this.#own[place++] ?? '');
  }
}

/** Blocks that are written. Slack's own client, which knows only blocks, gets these. */
export class WrittenBlocks {
  readonly #blocks: readonly KnownBlock[];
  readonly #writing: Writing;
  constructor(blocks: readonly KnownBlock[], writing = new Writing(blocks)) {
    this.#blocks = blocks;
    this.#writing = writing;
  }
  toJSON(): readonly KnownBlock[] {
    return this.#blocks;
  }
  get text(): string {
    let text = '';
    this.#writing.pieces((piece) => void (text += piece));
    return text;
  }
  /**
   * In UTF-8, between two other texts. The pieces are not joined as texts first: one letter beyond Latin 1 makes the whole
   * twice as long.
   */
  bytesBetween(before: string, after: string): Buffer {
    const most = (before.length + this.#writing.length + after.length) * MAX_BYTES_OF_A_UNIT;
    if (most > room.length) return Buffer.from(before + this.text + after);
    let end = room.write(before);
    this.#writing.pieces((piece) => void (end += room.write(piece, end)));
    end += room.write(after, end);
    return Buffer.from(room.subarray(0, end));
  }
}

const MAX_BYTES_OF_A_UNIT = 3;
/** Reused memory, large enough for every message. */
const room = Buffer.allocUnsafeSlow(64 * 1024);

/** @param write the JSON of a block that is not cached */
function list(blocks: readonly Holder[], take: Take, write: (block: Holder) => string): void {
  take('[');
  for (let place = 0; place < blocks.length; place += 1) {
    if (place > 0) take(',');
    const block = blocks[place] as Holder;
    const known = serialisedOf(block)?.text;
    const head = known === undefined && block.elements ? headOf(block) : undefined;
    if (head === undefined || !block.elements) {
      take(known ?? write(block));
    } else {
      take(head);
      list(block.elements as readonly Holder[], take, write);
      take('}');
    }
  }
  take(']');
}

const RICH = '{"type":"rich_text","elements":';
const BULLETS = '{"type":"rich_text_list","style":"bullet","elements":';

/** How a block with cached elements begins, as `JSON.stringify` writes it; undefined for all others. */
function headOf({ type }: Holder): string | undefined {
  if (type === 'rich_text') return RICH;
  return type === 'rich_text_list' ? BULLETS : undefined;
}
