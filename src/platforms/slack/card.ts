/** Draws cards as Block Kit. How words are written: `card/text.ts`. Forms, which are modals: `card/form.ts`. */
import type { KnownBlock } from '@slack/types';
import type { Block, Card } from '../../core/card.ts';
import { cuts, smallestCard } from '../adaptiveCard/cut.ts';
import { notificationOf } from '../notification.ts';
import { actionBlocks, actionsOnce } from './card/actions.ts';
import { bodyBlocks, leastBlocks } from './card/blocks.ts';
import { MESSAGE_LIMITS, type SizeLimits } from './card/limits.ts';
import { createBlockScope, type CardOwner, type DrawnParts } from './card/place.ts';
import { escaped, plain, rich, run, section } from './card/text.ts';
import { LIMITS } from './card/limits.ts';
import { Writing, WrittenBlocks } from './card/write.ts';
import type { CardPart } from './parts.ts';

export interface RenderedBlocks {
  readonly blocks: KnownBlock[];
  /** The blocks as JSON, so that they need not be serialised again. */
  readonly written: WrittenBlocks;
  /** The length of the JSON in UTF-16 units. */
  readonly size: number;
  /** The text for notifications and screen readers. */
  readonly text: string;
  /** The definitions that buttons refer to. They are stored before the card is sent. */
  readonly parts: ReadonlyMap<string, CardPart>;
}

/** Draws the card within Slack's limits. A card that is too large is cut, and gets a button that asks for the rest. */
export function toBlocks(card: Card, on: CardOwner = {}, room: SizeLimits = MESSAGE_LIMITS): RenderedBlocks {
  const known: DrawnParts = { blocks: new Map() };
  const whole = drawnWithin(card, on, room, known);
  if (whole) return whole;
  let tooLarge = card;
  for (const shorter of cuts(card)) {
    if (isAsLarge(shorter, tooLarge)) continue;
    const cut = drawnWithin(shorter, on, room, known);
    if (cut) return cut;
    tooLarge = shorter;
  }
  return drawn(smallestCard(card), on, room);
}

/**
 * Do the two versions of a card differ only in their forms? A button names its form by a key, and all keys have one length.
 * The last block of a version is the button for the rest.
 */
function isAsLarge(card: Card, other: Card): boolean {
  const last = card.body.length - (card.whole ? 1 : 0);
  return (
    card.body.length === other.body.length &&
    card.title === other.title &&
    card.eyebrow === other.eyebrow &&
    card.body.every((block, place) => block === other.body[place] || (place === last && isRest(block, other)))
  );
}

const isRest = (block: Block, { whole, body }: Card): boolean =>
  [block, body.at(-1)].every((one) => one?.type === 'list' && one.items.length === 1 && one.items[0]?.press === whole);

/** The maximum of messages for one answer: a command can be answered five times. */
const MAX_PAGES = 4;

/** Draws an answer, which is not edited later. What does not fit and cannot be asked for is sent in further messages. */
export function toPages(
  card: Card,
  on: CardOwner = {},
  room = MESSAGE_LIMITS,
): RenderedBlocks & { readonly pages: KnownBlock[][] } {
  const whole = drawn(card, on, room);
  if (card.whole === undefined && !fits(whole, room)) {
    const pages = dealt(whole.blocks, room);
    if (pages.length <= MAX_PAGES && pages.every((page) => sizeOf(page) <= room.size)) return { ...whole, pages };
  }
  const cut = toBlocks(card, on, room);
  return { ...cut, pages: [cut.blocks] };
}

function dealt(blocks: readonly KnownBlock[], room: SizeLimits): KnownBlock[][] {
  const pages: KnownBlock[][] = [[]];
  for (const block of blocks) {
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && (page.length === room.blocks || sizeOf([...page, block]) > room.size)) pages.push([block]);
    else page.push(block);
  }
  return pages;
}

export const sizeOf = (blocks: readonly KnownBlock[]): number => JSON.stringify(blocks).length;
const fits = (drawn: RenderedBlocks, room: SizeLimits): boolean =>
  drawn.blocks.length <= room.blocks && drawn.size <= room.size;

/**
 * The card as arguments of Slack's methods, whose types accept blocks only as objects. @param plain simpler blocks, instead
 * of the card's own
 */
export const asArguments = (
  { text, written }: RenderedBlocks,
  plain?: KnownBlock[],
): { readonly text: string; readonly blocks: KnownBlock[] } => ({ text, blocks: plain ?? (written as never) });

function drawn(card: Card, on: CardOwner, room: SizeLimits): RenderedBlocks {
  const at = createBlockScope(card, on, room);
  return rendered(card, [...head(card), ...bodyBlocks(card.body, at), ...actionBlocks(card, at)], at.parts);
}

/**
 * The card, if it fits. One that does not is not drawn further than that is known.
 * @param known blocks that other versions of the card have too
 */
function drawnWithin(card: Card, on: CardOwner, room: SizeLimits, known: DrawnParts): RenderedBlocks | undefined {
  if (leastBlocks(card) > room.blocks) return undefined;
  const at = createBlockScope(card, on, room, known);
  const blocks = head(card).concat(bodyBlocks(card.body, at));
  if (blocks.length > room.blocks) return undefined;
  for (const block of actionsOnce(card, at)) blocks.push(block);
  const made = rendered(card, blocks, at.parts);
  return fits(made, room) ? made : undefined;
}

function rendered(card: Card, blocks: KnownBlock[], parts: RenderedBlocks['parts']): RenderedBlocks {
  let made: Writing | undefined;
  const writing = (): Writing => (made ??= new Writing(blocks));
  return {
    blocks,
    // Made only when it is asked for: a card with too many blocks needs no size, and a card that is too large needs no
    // text.
    get size() {
      return writing().length;
    },
    get written() {
      return new WrittenBlocks(blocks, writing());
    },
    get text() {
      return fallback(card);
    },
    parts,
  };
}

/** The text for notifications, which do not show the card. */
const fallback = (card: Card): string => escaped(notificationOf(card));

function head({ eyebrow, title }: Card): KnownBlock[] {
  const over: KnownBlock[] =
    eyebrow === undefined || eyebrow === '' ? [] : [{ type: 'context', elements: [plain(eyebrow, LIMITS.plainText)] }];
  return [...over, ...heading(title)];
}

/** A header block is also a heading for screen readers. It takes one short line. */
export const heading = (title: string): KnownBlock[] => {
  if (title === '') return [];
  const short = plain(title, Infinity);
  return short.text.length <= LIMITS.header && !title.includes('\n')
    ? [{ type: 'header', text: short }]
    : [rich(section(run(title, { bold: true })))];
};
