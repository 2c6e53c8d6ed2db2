/** Draws the blocks of a card as blocks of Slack. */
import type { ContextBlock, KnownBlock, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Block, Card, ListItem } from '../../../core/card.ts';
import { never } from '../../../core/ids.ts';
import { visible } from '../../adaptiveCard/words.ts';
import { cached, createTextCache } from '../../renderCache.ts';
import { pressButton, rows } from './actions.ts';
import { LIMITS } from './limits.ts';
import type { BlockScope } from './place.ts';
import { GAP, hrefOf, plain, rich, run, section } from './text.ts';

export function bodyBlocks(body: readonly Block[], at: BlockScope): KnownBlock[] {
  const made: KnownBlock[] = [];
  let tables = 0;
  const add = (block: Block): void => {
    if (block.type === 'fold') {
      made.push(...strong(block.title));
      block.body.forEach(add);
    } else if (block.type === 'table' && at.room.tables && isDrawable(block) && (tables += 1) === 1) {
      made.push(table(block));
    } else {
      made.push(...drawnOnce(block, at));
    }
  };
  body.forEach(add);
  return made;
}

/**
 * At least so many blocks the card is drawn in, counted without drawing it: most cards that are too large are too large by
 * far. Buttons, and blocks that may turn out to be empty, are not counted.
 */
export function leastBlocks({ eyebrow, title, body }: Card): number {
  let least = (eyebrow ? 1 : 0) + (title ? 1 : 0);
  for (const block of body) least += leastOf(block);
  return least;
}

function leastOf(block: Block): number {
  switch (block.type) {
    case 'fold': {
      let least = block.title ? 1 : 0;
      for (const part of block.body) least += leastOf(part);
      return least;
    }
    case 'text':
    case 'heading':
      return block.text ? 1 : 0;
    case 'quote':
      return block.text || block.by ? 1 : 0;
    case 'link':
      return 1;
    case 'list':
      return block.items.reduce((sum, { press }) => (press ? sum + 1 : sum), 0);
    case 'facts':
    case 'table':
      return 0;
    default:
      return never(block);
  }
}

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

function drawnOnce(block: Exclude<Block, { type: 'fold' }>, at: BlockScope): readonly KnownBlock[] {
  const known = at.known.blocks.get(block);
  if (known) return known;
  const made = blocks(block, at);
  if (!hasButtons(block)) at.known.blocks.set(block, made);
  return made;
}

const hasButtons = (block: Block): boolean => block.type === 'list' && block.items.some(({ press }) => press);

function blocks(block: Exclude<Block, { type: 'fold' }>, at: BlockScope): KnownBlock[] {
  switch (block.type) {
    case 'text':
      return text(block);
    case 'heading':
      return strong(block.text);
    case 'facts':
      return lines(block.facts.map(([label, value]) => fact(label, value)));
    case 'quote':
      return quote(block);
    case 'link':
      return [paragraphs('link', block.text, block.url, () => rich(section(link(block))))];
    case 'list':
      return list(block.items, at);
    case 'table':
      return lines([row(block.columns, true), ...block.rows.map((cells) => row(cells, false))].map(section));
    default:
      return never(block);
  }
}

const strong = (words: string): KnownBlock[] => text({ type: 'text', text: words, weight: 'strong' });

const paragraphs = createTextCache<ContextBlock | RichTextBlock>();
const facts = createTextCache<RichTextSection>();

/** Small grey text is a context block, which accepts only short text. */
function text({ text: words, weight }: Of<'text'>): KnownBlock[] {
  if (words === '') return [];
  const isSmall = weight === 'subtle' && words.length <= LIMITS.plainText / 2;
  const made = paragraphs(WEIGHTS[weight ?? 'normal'], words, '', () =>
    isSmall
      ? { type: 'context', elements: [plain(words, LIMITS.plainText)] }
      : rich(section(run(words, weight === 'strong' ? { bold: true } : undefined))),
  );
  return [made];
}

/** Names of drawings in the cache, not put together at each text. */
const WEIGHTS = { strong: 'strong text', subtle: 'subtle text', normal: 'text' } as const;

const fact = (label: string, value: string): RichTextSection =>
  facts('fact', label, value, () => section([...run(label, { bold: true }), ...run(value, undefined, GAP)]));

/** Shows each section on a line of its own, in one block. */
function lines(all: readonly RichTextSection[]): KnownBlock[] {
  const said = all.filter(({ elements }) => elements.length > 0);
  return said.length === 0 ? [] : [rich(...said)];
}

/** Cached blocks of people's texts. These do not change while a request is open, and are the same objects in each card. */
const quotes = new WeakMap<Block, RichTextBlock>();
const items = new WeakMap<ListItem, RichTextSection>();

function quote(block: Of<'quote'>): KnownBlock[] {
  if (block.text + block.by === '') return [];
  return [cached(quotes, block, () => quoted(block))];
}

function quoted({ text: words, by }: Of<'quote'>): RichTextBlock {
  const said = run(words);
  const who = run(by, { italic: true });
  return rich(
    ...(said.length > 0 ? [{ type: 'rich_text_quote' as const, elements: said }] : []),
    ...(who.length > 0 ? [section(who)] : []),
  );
}

/** A link. Only http and https addresses become links; others are shown as text. */
function link({ text: words, url }: Of<'link'>): RichTextElement[] {
  const href = hrefOf(url);
  return href === undefined
    ? [...run(words), ...run(GAP), ...run(url)]
    : [{ type: 'link', url: href, text: run(words).flatMap((r) => ('text' in r && r.text ? [r.text] : []))[0] ?? url }];
}

/** Draws a list. Each item that can be pressed gets a block with its button; the items between those share one list. */
function list(all: readonly ListItem[], at: BlockScope): KnownBlock[] {
  const made: KnownBlock[] = [];
  let together: RichTextSection[] = [];
  const flush = (): void => {
    if (together.length > 0) made.push(rich({ type: 'rich_text_list', style: 'bullet', elements: together }));
    together = [];
  };
  for (const item of all) {
    if (item.press) {
      flush();
      made.push(...pressable(item, item.press, at));
    } else {
      const said = cached(items, item, () => itemSection(item));
      if (said.elements.length > 0) together.push(said);
    }
  }
  flush();
  return made;
}

/** The item in one run of text. A network has many entities, and the JSON around a run is longer than its text. */
const itemSection = ({ text: words, note }: ListItem): RichTextSection =>
  section(note ? run(note, undefined, `${visible(words)}${GAP}`) : run(words));

/** An item that can be pressed. Its button shows its own words, or the item's reference, or the item itself when it has none. */
function pressable(item: ListItem, press: NonNullable<ListItem['press']>, at: BlockScope): KnownBlock[] {
  const words = item.note ? `${item.text}${GAP}${item.note}` : item.text;
  if (press.target === undefined && words.length <= LIMITS.buttonText)
    return rows([pressButton({ ...press, title: words }, at)]);
  return [
    {
      type: 'section',
      text: plain(words, LIMITS.plainText),
      accessory: {
        ...pressButton({ ...press, title: press.title ?? press.target ?? '→' }, at),
        accessibility_label: plain(words, LIMITS.buttonText).text,
      },
    },
  ];
}

const isDrawable = ({ columns, rows: all }: Of<'table'>): boolean =>
  columns.length > 0 && columns.length <= LIMITS.tableColumns && all.length < LIMITS.tableRows;

function table({ columns, rows: all }: Of<'table'>): KnownBlock {
  const cell = (words: string) => ({ type: 'raw_text' as const, text: plain(words, Infinity).text });
  return {
    type: 'table',
    column_settings: columns.map(() => ({ is_wrapped: true })),
    rows: [columns.map(cell), ...all.map((cells) => columns.map((_, i) => cell(cells[i] ?? '')))],
  };
}

/** A row of a table as a line of text, where a table cannot be drawn. */
const row = (cells: readonly string[], head: boolean): RichTextElement[] =>
  cells.flatMap((cell, i) => [...(i > 0 ? run(GAP) : []), ...run(cell, head ? { bold: true } : undefined)]);
