/**
 * Shortens cards that are too large, step by step: first long folded lists, then long texts, then everything. A cut text
 * ends with `…`; the button `whole` asks for the rest.
 */
import type { Action, Block, Card, Field, Form, ListItem } from '../../core/card.ts';

type Fact = Extract<Block, { type: 'facts' }>['facts'][number];

interface Measure {
  /** The number of items in a list, and of blocks inside a fold. */
  readonly items: number;
  /** The length of a text inside a fold, and outside one, in UTF-16 units. */
  readonly folded: number;
  readonly text: number;
  /** The number of options of a choice. */
  readonly options: number;
}

const STEPS: readonly Measure[] = [
  { items: 30, folded: Infinity, text: Infinity, options: Infinity },
  { items: 15, folded: 400, text: Infinity, options: 300 },
  { items: 15, folded: 200, text: 2000, options: 100 },
  { items: 10, folded: 100, text: 600, options: 50 },
  { items: 5, folded: 60, text: 200, options: 30 },
  { items: 3, folded: 40, text: 80, options: 10 },
];

/**
 * Shorter and shorter versions of the card, without steps that change nothing. Parts that are not cut stay the same objects
 * and need not be drawn again.
 */
export function* cuts(card: Card): Generator<Card> {
  for (const step of STEPS) {
    const cut = cutCard(card, step);
    if (cut !== card) yield withRest(cut);
  }
}

/** A card that always fits: the head of the card, and the button for the rest. */
export function smallestCard(card: Card): Card {
  const { form: left, more: none, ...head } = cutCard(card, { items: 0, folded: 0, text: 80, options: 0 });
  return { ...head, body: [], actions: card.whole ? [card.whole] : [] };
}

/**
 * The shortened part, or the same object when nothing has changed. Most steps change little, and a large card is cut at
 * every press.
 */
function changed<Part extends object>(part: Part, changes: Partial<Part>): Part {
  for (const name in changes) if (part[name] !== changes[name]) return { ...part, ...changes };
  return part;
}

/** The first items, each shortened; the same array when nothing has changed. */
function each<Part>(
  parts: readonly Part[],
  most: number,
  cut: (part: Part, to: Measure, text: number) => Part,
  to: Measure,
  text: number,
): readonly Part[] {
  let kept: Part[] | undefined;
  const end = Math.min(parts.length, most);
  for (let at = 0; at < end; at += 1) {
    const part = parts[at] as Part;
    const now = cut(part, to, text);
    if (!kept && now !== part) kept = parts.slice(0, at);
    kept?.push(now);
  }
  return kept ?? (end < parts.length ? parts.slice(0, end) : parts);
}

const cutCard = (card: Card, to: Measure): Card =>
  changed(card, {
    ...(card.eyebrow === undefined ? {} : { eyebrow: shorten(card.eyebrow, to.text) }),
    title: shorten(card.title, to.text),
    summary: shorten(card.summary, to.text),
    body: each(card.body, Infinity, cutBlock, to, to.text),
    ...(card.form ? { form: cutForm(card.form, to) } : {}),
    actions: each(card.actions, Infinity, cutAction, to, to.text),
  });

/** Adds a button below the cut parts that asks for the whole card. */
const withRest = (card: Card): Card =>
  card.whole
    ? { ...card, body: [...card.body, { type: 'list', items: [{ text: card.whole.title, press: card.whole }] }] }
    : card;

function cutBlock(block: Block, to: Measure, text: number): Block {
  switch (block.type) {
    case 'list': {
      const items = each(block.items, to.items, cutItem, to, text);
      return items === block.items ? block : { ...block, items };
    }
    case 'fold': {
      const title = shorten(block.title, text);
      const body = each(block.body, to.items, cutBlock, to, to.folded);
      return title === block.title && body === block.body ? block : { ...block, title, body };
    }
    case 'facts': {
      const facts = each(block.facts, to.items, cutFact, to, text);
      return facts === block.facts ? block : { ...block, facts };
    }
    case 'table': {
      const rows = each(block.rows, to.items, cutRow, to, text);
      return rows === block.rows ? block : { ...block, rows };
    }
    case 'quote': {
      if (block.text.length <= text && block.by.length <= text) return block;
      return { ...block, text: shorten(block.text, text), by: shorten(block.by, text) };
    }
    case 'text':
    case 'heading':
    case 'link':
      return block.text.length <= text ? block : { ...block, text: shorten(block.text, text) };
  }
}

const cutRow = (cells: readonly string[], to: Measure, text: number): readonly string[] =>
  each(cells, Infinity, cutCell, to, text);
const cutCell = (words: string, _to: Measure, text: number): string => shorten(words, text);

function cutItem(item: ListItem, _to: Measure, text: number): ListItem {
  if (item.text.length <= text && (item.note === undefined || item.note.length <= text)) return item;
  const note = item.note === undefined ? {} : { note: shorten(item.note, text) };
  return { ...item, text: shorten(item.text, text), ...note };
}

function cutFact(fact: Fact, _to: Measure, text: number): Fact {
  const [label, value] = fact;
  return value.length <= text ? fact : [label, shorten(value, text)];
}

function cutAction(action: Action, to: Measure): Action {
  if (action.type !== 'form') return action;
  const form = cutForm(action.form, to);
  return form === action.form ? action : { ...action, form };
}

function cutForm(form: Form, to: Measure): Form {
  const fields = each(form.fields, Infinity, cutField, to, to.text);
  return fields === form.fields ? form : { ...form, fields };
}

/** Keeps a default value whole or removes it, so that half a text is never submitted as if it were meant. */
function cutField(field: Field, to: Measure): Field {
  const kept = field.value !== undefined && field.value.length > to.text ? withoutValue(field) : field;
  if (kept.type !== 'choice') return kept;
  const options = each(kept.options, to.options, cutOption, to, to.text);
  return options === kept.options ? kept : { ...kept, options };
}

function withoutValue({ value: _value, ...field }: Field): Field {
  return field;
}

const cutOption = <Option extends { readonly title: string }>(option: Option, _to: Measure, text: number): Option =>
  option.title.length <= text ? option : { ...option, title: shorten(option.title, text) };

/** Shortens a text. It is never cut inside a character, or between a character and its combining marks. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, '');
  const broken = /^(?:\p{M}|\u200d)/u.test(text.slice(end.length));
  return `${broken ? end.replace(/\P{M}\p{M}*$/u, '') : end}…`;
}
