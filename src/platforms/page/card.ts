/**
 * Draws a card as part of a page, without any script: a press is a form with one button, a form is a fold with a form in
 * it, and a line of a list that can be pressed is a button. It draws the same cards as the platforms do.
 */
import { never } from '../../core/ids.ts';
import type { Action, Block, Card, Form, ListItem, Press } from '../../core/card.ts';
import { cuts, smallestCard } from '../adaptiveCard/cut.ts';
import { fieldHtml, type Faults } from './fields.ts';
import { tag, words, type Html } from './html.ts';

/** What a page adds to each of its forms, and which acts it offers. */
export interface Around {
  /** The address to which forms are sent. */
  readonly action: string;
  /** Hidden fields of every form: the guard's token, and the id of the event that sending the form is. */
  readonly hidden: () => Readonly<Record<string, string>>;
  /** Does the page offer this act? Other acts of the card are left out, because they belong in the chat. */
  readonly offers: (verb: string) => boolean;
  /** A form that was sent and refused: it is drawn with what was filled in, and what is wrong with it. */
  readonly refused?: RefusedForm;
  /** Does the page stand in a frame, out of which links lead? */
  readonly opensElsewhere?: boolean;
}
export interface RefusedForm extends Faults {
  readonly verb: string;
  readonly target?: string;
}
/** How a card is drawn: around it, and which forms of it have been drawn. */
interface Drawing extends Around {
  readonly card: Card;
  forms: number;
  /** Has the refused form been drawn? Two forms may have the same verb. */
  isShown?: boolean;
}

/** The largest card, in bytes. */
export const MAX_HTML_BYTES = 256 * 1024;
/** A card whose data alone is so large does not fit, and is not drawn to find out: the largest would be 18 MB of HTML. */
const isFarTooLarge = (card: Card): boolean => JSON.stringify(card).length > 2 * MAX_HTML_BYTES;
/** The card within the limit. A larger one is cut, and gets a button that asks for the rest. */
export function fittingCard(card: Card, around: Around): Html {
  const fitting = (one: Card): Html | undefined => {
    if (isFarTooLarge(one)) return undefined;
    const html = cardHtml(one, around);
    return Buffer.byteLength(html) <= MAX_HTML_BYTES ? html : undefined;
  };
  const whole = fitting(card);
  if (whole !== undefined) return whole;
  for (const shorter of cuts(card)) {
    const cut = fitting(shorter);
    if (cut !== undefined) return cut;
  }
  return cardHtml(smallestCard(card), around);
}

const AUTO = { dir: 'auto' } as const;
const paragraph = (text: string, className?: string): Html => tag('p', { ...AUTO, class: className }, words(text));

export function cardHtml(card: Card, around: Around): Html {
  const { title, eyebrow, body, form, actions, more } = card;
  const at: Drawing = { ...around, card, forms: 0 };
  const minor = more === undefined ? [] : actions.filter((action) => action.minor === true);
  const shown = actions.filter((action) => !minor.includes(action));
  const drawn = (some: readonly Action[]): Html => some.map((action) => actionHtml(action, at)).join('');
  const drawer = drawn(minor);
  return [
    ...(eyebrow === undefined ? [] : [paragraph(eyebrow, 'eyebrow')]),
    tag('h1', AUTO, words(title)),
    ...body.map((block) => blockHtml(block, at)),
    ...(form && at.offers(form.verb) ? [formHtml(form, at)] : []),
    drawn(shown),
    ...(drawer === '' ? [] : [tag('details', {}, tag('summary', AUTO, words(more ?? '')), drawer)]),
  ].join('');
}

function blockHtml(block: Block, at: Drawing): Html {
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
      return tag('p', {}, anchor(block.text, block.url, at));
    case 'list':
      return tag('ul', {}, ...block.items.map((item) => itemHtml(item, at)));
    case 'table':
      return tableHtml(block);
    case 'fold':
      return tag(
        'details',
        {},
        tag('summary', AUTO, words(block.title)),
        ...block.body.map((inner) => blockHtml(inner, at)),
      );
    default:
      return never(block);
  }
}

const anchor = (text: string, url: string, { opensElsewhere }: Around, className?: string): Html =>
  tag(
    'a',
    {
      ...{ ...AUTO, class: className, href: url, rel: 'noopener noreferrer' },
      target: opensElsewhere ? '_blank' : undefined,
    },
    words(text),
  );

function itemHtml({ text, note, tone, press }: ListItem, at: Drawing): Html {
  const offered = press && at.offers(press.verb);
  const line = offered
    ? pressHtml({ type: 'press', ...press, title: text }, at, 'line')
    : tag('strong', AUTO, words(text));
  return tag('li', { class: tone }, line, ...(note === undefined ? [] : [tag('div', AUTO, words(note))]));
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

function actionHtml(action: Action, at: Drawing): Html {
  switch (action.type) {
    case 'press':
      return at.offers(action.verb) ? pressHtml(action, at) : '';
    case 'form': {
      if (!at.offers(action.form.verb)) return '';
      const before = at.isShown;
      const form = formHtml(action.form, at);
      return tag('details', { open: before !== at.isShown }, tag('summary', AUTO, words(action.title)), form);
    }
    case 'open':
      return tag('p', {}, anchor(action.title, action.url, at, 'open'));
    default:
      return never(action);
  }
}

type Sent = Pick<Form, 'verb' | 'target' | 'inputs'>;
/** Begins the names of inputs, so that none equals one of the page's own fields. */
export const INPUT = 'i:';
function hiddenFields({ verb, target, inputs = {} }: Sent, at: Drawing, opened?: string): Html[] {
  const { context } = at.card;
  const about = target ?? context?.target;
  return Object.entries({
    ...at.hidden(),
    verb,
    ...(about !== undefined && { target: about }),
    ...(context?.version !== undefined && { version: context.version }),
    ...(opened !== undefined && { opened }),
    ...Object.fromEntries(Object.entries(inputs).map(([name, given]) => [`${INPUT}${name}`, given])),
  }).map(([name, given]) => tag('input', { type: 'hidden', name, value: given }));
}

const sending = (at: Drawing) => ({ method: 'post', action: at.action, 'accept-charset': 'utf-8' });

const pressHtml = (press: Press, at: Drawing, className: string | undefined = press.look): Html =>
  tag(
    'form',
    { ...sending(at), class: 'press' },
    ...hiddenFields(press, at),
    tag('button', { ...AUTO, type: 'submit', class: className }, words(press.title)),
  );

function formHtml(form: Form, at: Drawing): Html {
  at.forms += 1;
  const { refused } = at;
  const isRefused = refused !== undefined && !at.isShown && isThis(form, refused, at.card);
  if (isRefused) at.isShown = true;
  const id = `f${at.forms}`;
  const long = form.fields.some((field) => field.type === 'text' && field.lines === 'many');
  const fields = form.fields.map((field) => fieldHtml(field, `${id}-${field.id}`, isRefused ? refused : undefined));
  return tag(
    'form',
    // Each letter of other scripts has six and more bytes in the usual encoding of forms.
    { ...sending(at), enctype: long ? 'multipart/form-data' : undefined },
    ...(form.title === undefined ? [] : [tag('h2', AUTO, words(form.title))]),
    ...(form.note === undefined ? [] : [paragraph(form.note)]),
    ...hiddenFields(form, at, at.card.opened),
    ...fields,
    tag('button', { ...AUTO, type: 'submit', class: 'primary' }, words(form.submit)),
  );
}

/** Is this the form that was sent? It has every field that is wrong. */
const isThis = (form: Form, { verb, target, faults }: RefusedForm, { context }: Card): boolean =>
  form.verb === verb &&
  (target === undefined || target === (form.target ?? context?.target ?? target)) &&
  Object.keys(faults).every((name) => form.fields.some(({ id }) => id === name));
