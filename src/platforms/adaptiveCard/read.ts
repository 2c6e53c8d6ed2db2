/** Reads a card: the acts that it offers, and its text without forms. */
import { never } from '../../core/ids.ts';
import type { Block, Card, Field, Form } from '../../core/card.ts';
import { visible } from './words.ts';

/** The acts that can be done from the card, forms and list items included, each once. */
export function verbsOf(card: Card): string[] {
  const actions = card.actions.flatMap((action) =>
    action.type === 'press' ? [action.verb] : action.type === 'form' ? [action.form.verb] : [],
  );
  return [...new Set([...(card.form ? [card.form.verb] : []), ...actions, ...card.body.flatMap(verbsIn)])];
}

function verbsIn(block: Block): string[] {
  if (block.type === 'fold') return block.body.flatMap(verbsIn);
  return block.type === 'list' ? block.items.flatMap(({ press }) => (press ? [press.verb] : [])) : [];
}

/** All the text of a card, folded parts included, for clients that cannot draw cards. */
export function plainText(card: Card): string {
  const head = [...(card.eyebrow === undefined ? [] : [card.eyebrow]), card.title];
  const form = card.form ? formLines(card.form) : [];
  return [...head, ...card.body.flatMap(lines), ...form].map(visible).join('\n');
}

function lines(block: Block): string[] {
  switch (block.type) {
    case 'text':
    case 'heading':
      return [block.text];
    case 'facts':
      return block.facts.map(([label, value]) => `${label}\t${value}`);
    case 'quote':
      return [block.text, block.by];
    case 'link':
      return [block.text, block.url];
    case 'list':
      return block.items.map(({ text, note }) => (note === undefined ? text : `${text}\t${note}`));
    case 'table':
      return [block.columns, ...block.rows].map((cells) => cells.join('\t'));
    case 'fold':
      return [block.title, ...block.body.flatMap(lines)];
    default:
      return never(block);
  }
}

const formLines = (form: Form): string[] => [
  ...(form.note === undefined ? [] : [form.note]),
  ...form.fields.flatMap(fieldLines),
];
const fieldLines = ({ label, hint }: Field): string[] => (hint === undefined ? [label] : [label, hint]);
