/**
 * Draws a card as part of a page, without any script: a press is a form with one button, a form is a fold with a form in
 * it. It draws the same cards as the platforms do.
 */
import { never } from '../../core/ids.ts';
import type { Action, Block, Card, Form, ListItem, Press } from '../../core/card.ts';
import { fieldHtml } from './fields.ts';
import { tag, words, type Html } from './html.ts';

/** What a page adds to each of its forms, and which acts it offers. */
export interface Around {
  /** The address to which forms are sent. */
  readonly action: string;
  /** Hidden fields of every form: the guard's token, and the id of the event that sending the form is. */
  readonly hidden: () => Readonly<Record<string, string>>;
  /** Does the page offer this act? Other acts of the card are left out, because they belong in the chat. */
  readonly offers: (verb: string) => boolean;
}

const AUTO = { dir: 'auto' } as const;
const paragraph = (text: string, className?: string): Html => tag('p', { ...AUTO, class: className }, words(text));

export function cardHtml(card: Card, around: Around): Html {
  const { title, eyebrow, body, form, actions } = card;
  return [
    ...(eyebrow === undefined ? [] : [paragraph(eyebrow, 'eyebrow')]),
    tag('h1', AUTO, words(title)),
    ...body.map((block) => blockHtml(block, around)),
    ...(form && around.offers(form.verb) ? [formHtml(form, around)] : []),
    ...actions.map((action) => actionHtml(action, around)),
  ].join('');
}

function blockHtml(block: Block, around: Around): Html {
  switch (block.type) {
    case 'text':
      return paragraph(block.text, [block.weight, block.tone].filter(Boolean).join(' ') || undefined);
    case 'heading':
      return tag('h2', AUTO, words(block.text));
    case 'facts':
      return tag(
        'dl',
        {},
        ...block.facts.map(([label, said]) => tag('dt', AUTO, words(label)) + tag('dd', AUTO, words(said))),
      );
    case 'quote':
      return tag('blockquote', AUTO, paragraph(block.text), tag('cite', AUTO, words(block.by)));
    case 'link':
      return tag('p', {}, anchor(block.text, block.url));
    case 'list':
      return tag('ul', {}, ...block.items.map((item) => itemHtml(item, around)));
    case 'table':
      return tableHtml(block);
    case 'fold':
      return tag(
        'details',
        {},
        tag('summary', AUTO, words(block.title)),
        ...block.body.map((inner) => blockHtml(inner, around)),
      );
    default:
      return never(block);
  }
}

const anchor = (text: string, url: string, className?: string): Html =>
  tag('a', { ...AUTO, class: className, href: url, rel: 'noopener noreferrer' }, words(text));

function itemHtml({ text, note, tone, press }: ListItem, around: Around): Html {
  const shown = [tag('strong', AUTO, words(text)), ...(note === undefined ? [] : [tag('div', AUTO, words(note))])];
  const offered =
    press && around.offers(press.verb) ? [pressHtml({ type: 'press', title: text, ...press }, around)] : [];
  return tag('li', { class: tone }, ...shown, ...offered);
}

function tableHtml({ columns, rows }: Extract<Block, { type: 'table' }>): Html {
  const cells = (name: 'th' | 'td', row: readonly string[]): Html =>
    tag('tr', {}, ...row.map((cell) => tag(name, { ...AUTO, scope: name === 'th' ? 'col' : undefined }, words(cell))));
  return tag(
    'table',
    {},
    tag('thead', {}, cells('th', columns)),
    tag('tbody', {}, ...rows.map((row) => cells('td', row))),
  );
}

function actionHtml(action: Action, around: Around): Html {
  switch (action.type) {
    case 'press':
      return around.offers(action.verb) ? pressHtml(action, around) : '';
    case 'form':
      return around.offers(action.form.verb)
        ? tag('details', {}, tag('summary', AUTO, words(action.title)), formHtml(action.form, around))
        : '';
    case 'open':
      return tag('p', {}, anchor(action.title, action.url, 'open'));
    default:
      return never(action);
  }
}

type Sent = Pick<Form, 'verb' | 'target' | 'inputs'>;
/** Begins the names of inputs, so that none equals one of the page's own fields. */
export const INPUT = 'i:';
const hiddenFields = ({ verb, target, inputs = {} }: Sent, around: Around): Html[] =>
  Object.entries({
    ...around.hidden(),
    verb,
    ...(target !== undefined && { target }),
    ...Object.fromEntries(Object.entries(inputs).map(([name, given]) => [`${INPUT}${name}`, given])),
  }).map(([name, given]) => tag('input', { type: 'hidden', name, value: given }));

const sending = (around: Around) => ({ method: 'post', action: around.action, 'accept-charset': 'utf-8' });

const pressHtml = (press: Press, around: Around): Html =>
  tag(
    'form',
    sending(around),
    ...hiddenFields(press, around),
    tag('button', { type: 'submit', class: press.look }, words(press.title)),
  );

const formHtml = (form: Form, around: Around): Html =>
  tag(
    'form',
    sending(around),
    ...(form.title === undefined ? [] : [tag('h2', AUTO, words(form.title))]),
    ...(form.note === undefined ? [] : [paragraph(form.note)]),
    ...hiddenFields(form, around),
    ...form.fields.map((field) => fieldHtml(field, `${form.verb}-${field.id}`)),
    tag('button', { type: 'submit', class: 'primary' }, words(form.submit)),
  );
