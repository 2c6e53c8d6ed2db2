/** Draws cards as Block Kit. How words are written: `card/text.ts`. Forms, which are modals: `card/form.ts`. */
import type { KnownBlock } from '@slack/types';
import type { Card } from '../../core/card.ts';
import { cuts, smallestCard } from '../adaptiveCard/cut.ts';
import { notificationOf } from '../notification.ts';
import { actionBlocks } from './card/actions.ts';
import { bodyBlocks } from './card/blocks.ts';
import { MESSAGE_LIMITS, type SizeLimits } from './card/limits.ts';
import { createBlockScope, type CardOwner } from './card/place.ts';
import { escaped, plain, rich, run, section } from './card/text.ts';
import { LIMITS } from './card/limits.ts';
import { write } from './card/write.ts';
import type { CardPart } from './parts.ts';

export interface RenderedBlocks {
  readonly blocks: KnownBlock[];
  /** The blocks as JSON, so that Slack's client need not serialise them again. */
  readonly json: string;
  /** The length of the JSON in UTF-16 units. */
  readonly size: number;
  /** The text for notifications and screen readers. */
  readonly text: string;
  /** The definitions that buttons refer to. They are stored before the card is sent. */
  readonly parts: ReadonlyMap<string, CardPart>;
}

/** Draws the card within Slack's limits. A card that is too large is cut, and gets a button that asks for the rest. */
export function toBlocks(card: Card, on: CardOwner = {}, room: SizeLimits = MESSAGE_LIMITS): RenderedBlocks {
  const whole = drawn(card, on, room);
  if (fits(whole, room)) return whole;
  for (const shorter of cuts(card)) {
    const cut = drawn(shorter, on, room);
    if (fits(cut, room)) return cut;
  }
  return drawn(smallestCard(card), on, room);
}

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
  { text, json }: RenderedBlocks,
  plain?: readonly KnownBlock[],
): { readonly text: string; readonly blocks: KnownBlock[] } => ({
  text,
  blocks: (plain ? JSON.stringify(plain) : json) as never,
});

function drawn(card: Card, on: CardOwner, room: SizeLimits): RenderedBlocks {
  const at = createBlockScope(card, on, room);
  const blocks = [...head(card), ...bodyBlocks(card.body, at), ...actionBlocks(card, at)];
  let written: readonly string[] | undefined;
  const each = (): readonly string[] => (written ??= blocks.map(write));
  return {
    blocks,
    // Made only when it is asked for: a card with too many blocks needs no size, and a card that is too large needs no
    // text.
    get size() {
      return each().reduce((size, { length }) => size + length + 1, 1);
    },
    get json() {
      return `[${each().join(',')}]`;
    },
    text: fallback(card),
    parts: at.parts,
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
