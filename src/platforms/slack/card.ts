/** Our card vocabulary as Block Kit. Words: see `card/text.ts`; forms, which are modals: see `card/form.ts`. */
import type { KnownBlock } from '@slack/types';
import type { Card } from '../../core/card.ts';
import { cuts, shorten, smallestCard } from '../adaptiveCard/cut.ts';
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
  /** The same as JSON, so that Slack's client need not serialise it again. */
  readonly json: string;
  /** Its length in UTF-16 units. */
  readonly size: number;
  /** For notifications and screen readers. */
  readonly text: string;
  /** The parts that buttons name: stored before the card is sent. */
  readonly parts: ReadonlyMap<string, CardPart>;
}

/** The card within Slack's size limits: cut if it is too large, with a button that asks for the rest. */
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

/**
 * The same for an answer, which is not edited later: what does not fit and cannot be asked for goes into further messages.
 */
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

/** The card as arguments of a message's methods, whose types know blocks as objects alone. @param plain instead of its blocks */
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
    // Neither for what has too many blocks anyway, nor the whole text for what is too large.
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

const MAX_FALLBACK = 1000;
/** Shown in notifications, where the card is not drawn. */
const fallback = ({ summary, title }: Card): string => escaped(shorten(summary || title, MAX_FALLBACK));

function head({ eyebrow, title }: Card): KnownBlock[] {
  const over: KnownBlock[] =
    eyebrow === undefined || eyebrow === '' ? [] : [{ type: 'context', elements: [plain(eyebrow, LIMITS.plainText)] }];
  return [...over, ...heading(title)];
}

/** A header block is a heading for screen readers as well, and takes one short line. */
export const heading = (title: string): KnownBlock[] => {
  if (title === '') return [];
  const short = plain(title, Infinity);
  return short.text.length <= LIMITS.header && !title.includes('\n')
    ? [{ type: 'header', text: short }]
    : [rich(section(run(title, { bold: true })))];
};
