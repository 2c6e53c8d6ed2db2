/**
 * Shortens cards that are too large, step by step: long folded lists first, then long texts, then everything. A cut text
 * ends with `…`; the button `whole` asks for the rest.
 */
import type { Action, Block, Card, Field, Form, ListItem } from '../../core/card.ts';

type Fact = Extract<Block, { type: 'facts' }>['facts'][number];

interface Measure {
  /** Items of a list, and blocks inside a fold. */
  readonly items: number;
  /** UTF-16 units of a text inside a fold, and outside. */
  readonly folded: number;
  readonly text: number;
  /** Options of a choice. */
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
 * Shorter and shorter versions of the card, without steps that change nothing. Parts that are not cut stay the same
 * objects, and need not be drawn again.
 */
export function* cuts(card: Card): Generator<Card> {
  for (const step of STEPS) {
    const cut = cutCard(card, step);
    if (cut !== card) yield withRest(cut);
  }
}

/** Always fits: the card's head and the button for the rest. */
export function smallestCard(card: Card): Card {
  const { form: left, more: none, ...head } = cutCard(card, { items: 0, folded: 0, text: 80, options: 0 });
  return { ...head, body: [], actions: card.whole ? [card.whole] : [] };
}

/** The shortened block, or the same object when nothing has changed. */
function changed<Part extends object>(part: Part, changes: Partial<Part>): Part {
  for (const name in changes) if (part[name] !== changes[name]) return { ...part, ...changes };
  return part;
}

/** The first items, each shortened; the same array when nothing has changed. */
function each<Part>(parts: readonly Part[], most: number, cut: (part: Part) => Part): readonly Part[] {
  let kept: Part[] | undefined;
  const end = Math.min(parts.length, most);
  for (let at = 0; at < end; at += 1) {
    const part = parts[at] as Part;
    const now = cut(part);
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
    body: each(card.body, Infinity, (block) => cutBlock(block, to, to.text)),
    ...(card.form ? { form: cutForm(card.form, to) } : {}),
    actions: each(card.actions, Infinity, (action) => cutAction(action, to)),
  });

/** Below what was cut: a button that asks for all of it. */
const withRest = (card: Card): Card =>
  card.whole
    ? { ...card, body: [...card.body, { type: 'list', items: [{ text: card.whole.title, press: card.whole }] }] }
    : card;

function cutBlock(block: Block, to: Measure, text: number): Block {
  const shorter = (words: string): string => shorten(words, text);
  switch (block.type) {
    case 'list':
      return changed(block, { items: each(block.items, to.items, (item) => cutItem(item, shorter)) });
    case 'fold':
      return changed(block, {
        title: shorter(block.title),
        body: each(block.body, to.items, (part) => cutBlock(part, to, to.folded)),
      });
    case 'facts':
      return changed(block, { facts: each(block.facts, to.items, (fact) => cutFact(fact, shorter)) });
    case 'table':
      return changed(block, { rows: each(block.rows, to.items, (cells) => each(cells, Infinity, shorter)) });
    case 'quote':
      return changed(block, { text: shorter(block.text), by: shorter(block.by) });
    case 'text':
    case 'heading':
    case 'link':
      return changed(block, { text: shorter(block.text) });
  }
}

type Shorter = (words: string) => string;

const cutItem = (item: ListItem, shorter: Shorter): ListItem =>
  changed(item, { text: shorter(item.text), ...(item.note === undefined ? {} : { note: shorter(item.note) }) });

function cutFact(fact: Fact, shorter: Shorter): Fact {
  const [label, value] = fact;
  const cut = shorter(value);
  return cut === value ? fact : [label, cut];
}

const cutAction = (action: Action, to: Measure): Action =>
  action.type === 'form' ? changed(action, { form: cutForm(action.form, to) }) : action;
const cutForm = (form: Form, to: Measure): Form =>
  changed(form, { fields: each(form.fields, Infinity, (field) => cutField(field, to)) });

/** A default value is kept whole or removed: half a text must not be submitted as if it were meant. */
function cutField(field: Field, to: Measure): Field {
  const { value, ...empty } = field;
  const kept = value !== undefined && value.length > to.text ? empty : field;
  if (kept.type !== 'choice') return kept;
  const options = each(kept.options, to.options, (option) =>
    changed(option, { title: shorten(option.title, to.text) }),
  );
  return changed(kept, { options });
}

/** Never inside a character, or between a character and its combining marks. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, '');
  const broken = /^(?:\p{M}|\u200d)/u.test(text.slice(end.length));
  return `${broken ? end.replace(/\P{M}\p{M}*$/u, '') : end}…`;
}
