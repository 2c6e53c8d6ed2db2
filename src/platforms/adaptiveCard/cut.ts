/**
 * Cards that would be too large, made shorter step by step: long folded lists first, then long texts, then everything.
 * A cut text ends with `…`; the button `whole` asks for what is missing.
 */
import type { Action, Block, Card, Field, Form } from '../../core/card.ts';

interface Measure {
  /** Items of a list, and blocks of a fold. */
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

/** Ever shorter versions of the card. */
export function* cuts(card: Card): Generator<Card> {
  for (const step of STEPS) yield cutCard(card, step);
}

/** What always fits: the head of the card and the button for the rest. */
export function smallest(card: Card): Card {
  const { form: left, more: none, ...head } = cutCard(card, { items: 0, folded: 0, text: 80, options: 0 });
  return { ...head, body: [], actions: card.whole ? [card.whole] : [] };
}

function cutCard(card: Card, to: Measure): Card {
  const { form, eyebrow, ...others } = card;
  return {
    ...others,
    ...(eyebrow === undefined ? {} : { eyebrow: shorten(eyebrow, to.text) }),
    title: shorten(card.title, to.text),
    summary: shorten(card.summary, to.text),
    body: [...card.body.map((block) => cutBlock(block, to, to.text)), ...rest(card)],
    ...(form ? { form: cutForm(form, to) } : {}),
    actions: card.actions.map((action) => cutAction(action, to)),
  };
}

/** Under what was cut: asks for all of it. */
const rest = ({ whole }: Card): Block[] =>
  whole ? [{ type: 'list', items: [{ text: whole.title, press: whole }] }] : [];

function cutBlock(block: Block, to: Measure, text: number): Block {
  switch (block.type) {
    case 'list': {
      const items = block.items.slice(0, to.items);
      return {
        ...block,
        items: items.map((item) => ({
          ...item,
          text: shorten(item.text, text),
          ...(item.note === undefined ? {} : { note: shorten(item.note, text) }),
        })),
      };
    }
    case 'fold':
      return {
        ...block,
        title: shorten(block.title, text),
        body: block.body.slice(0, to.items).map((part) => cutBlock(part, to, to.folded)),
      };
    case 'facts':
      return {
        ...block,
        facts: block.facts.slice(0, to.items).map(([label, value]) => [label, shorten(value, text)] as const),
      };
    case 'table':
      return { ...block, rows: block.rows.slice(0, to.items).map((cells) => cells.map((c) => shorten(c, text))) };
    case 'quote':
      return { ...block, text: shorten(block.text, text), by: shorten(block.by, text) };
    case 'text':
    case 'heading':
    case 'link':
      return { ...block, text: shorten(block.text, text) };
  }
}

const cutAction = (action: Action, to: Measure): Action =>
  action.type === 'form' ? { ...action, form: cutForm(action.form, to) } : action;
const cutForm = (form: Form, to: Measure): Form => ({
  ...form,
  fields: form.fields.map((field) => cutField(field, to)),
});

/** A value that is filled in already goes whole or not at all: half a text must not be sent back as if it were meant. */
function cutField(field: Field, to: Measure): Field {
  const { value, ...rest } = field;
  const kept = { ...rest, ...(value === undefined || value.length > to.text ? {} : { value }) };
  if (kept.type !== 'choice') return kept;
  return {
    ...kept,
    options: kept.options.slice(0, to.options).map((option) => ({ ...option, title: shorten(option.title, to.text) })),
  };
}

/** Never in the middle of a character, nor between a character and what is combined with it. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, '');
  const broken = /^(?:\p{M}|\u200d)/u.test(text.slice(end.length));
  return `${broken ? end.replace(/\P{M}\p{M}*$/u, '') : end}…`;
}
