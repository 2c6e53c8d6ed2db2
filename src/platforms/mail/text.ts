/** Draws a card as the text part of a mail. It is complete, for readers and mailboxes without HTML. */
import type { Action, Block, Card, ListItem } from '../../core/card.ts';
import { never } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import { colonIn } from '../answerText.ts';
import { visible } from '../adaptiveCard/words.ts';

/** The card's words, block by block. The caller adds the possible answers and the link. */
export function cardText({ title, eyebrow, body }: Card, language: Language): string {
  const head = [...(eyebrow === undefined ? [] : [visible(eyebrow)]), visible(title)].join('\n');
  return [head, ...body.map((block) => blockText(block, language))].filter(Boolean).join('\n\n');
}

/** What the card offers, one line each, apart from addresses that are opened as they are. */
export const answersOf = ({ form, actions }: Card): string[] => [
  ...(form ? [form.title ?? form.submit] : []),
  ...actions.flatMap((action) => (action.type === 'open' ? [] : [action.title])),
];

type Opened = Extract<Action, { type: 'open' }>;
/**
 * The addresses that the card names. Our own pages are left out, because their links are for people in a chat, and what the
 * mail itself brings.
 */
export const opensOf = ({ actions }: Card, isLeftOut: (url: string) => boolean): Opened[] =>
  actions.flatMap((action) => (action.type === 'open' && !isLeftOut(action.url) ? [action] : []));

/** A label that stands on a line of its own, before what it names. */
export const before = (label: string, language: Language): string => `${visible(label)}${colonIn(language).trimEnd()}`;

export function blockText(block: Block, language: Language): string {
  switch (block.type) {
    case 'text':
      return visible(block.text);
    case 'heading':
      return visible(block.text);
    case 'facts':
      return block.facts.map(([label, said]) => `${visible(label)}${colonIn(language)}${visible(said)}`).join('\n');
    case 'quote':
      return `${quoted(visible(block.text))}\n— ${visible(block.by)}`;
    case 'link':
      return `${before(block.text, language)}\n${block.url}`;
    case 'list':
      return block.items.map(itemText).join('\n');
    case 'table':
      return [block.columns, ...block.rows].map((row) => row.map(visible).join(' | ')).join('\n');
    case 'fold':
      return [visible(block.title), ...block.body.map((one) => blockText(one, language))].join('\n');
    default:
      return never(block);
  }
}

const itemText = ({ text, note }: ListItem): string =>
  `- ${indented(visible(text))}${note === undefined ? '' : `\n  ${indented(visible(note))}`}`;

const indented = (text: string): string => text.replaceAll('\n', '\n  ');
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
