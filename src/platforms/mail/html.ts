/**
 * Draws a card as the HTML part of a mail: tables and inline styles, because Outlook for Windows draws with Word; no image
 * and nothing that is fetched, because that would tell who has opened it.
 */
import type { Block, Card, ListItem } from '../../core/card.ts';
import { never } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import { cuts, smallestCard } from '../adaptiveCard/cut.ts';
import { tag, words, type Html } from '../page/html.ts';
import { answersOf, opensOf } from './text.ts';

/** The texts around the card, in the reader's language. */
export interface Around {
  readonly language: Language;
  /** None: no page is its reader's any more. */
  readonly link: string | undefined;
  readonly open: string;
  readonly youCan: string;
  readonly above: string;
  /** At the end: for whom it is, and where a reply goes. */
  readonly foot: readonly string[];
  readonly isLeftOut: (url: string) => boolean;
}

/** Gmail clips at about 102 KB. */
export const MAX_HTML_BYTES = 90_000;

/** The mail within the limit. A card that is too large is cut; the link leads to all of it. */
export function mailHtml(card: Card, around: Around): Html {
  const fits = (html: Html): boolean => Buffer.byteLength(html) <= MAX_HTML_BYTES;
  const whole = draw(card, around);
  if (fits(whole)) return whole;
  for (const shorter of cuts(card)) {
    const cut = draw(shorter, around);
    if (fits(cut)) return cut;
  }
  return draw(smallestCard(card), around);
}

const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif';
/**
 * Softer than the text around it, on a light ground and on a dark one: a fixed grey would be readable on one of them only.
 * The same goes for links, which have the colour of the reader's program.
 */
const SUBTLE = 'opacity:0.75';
/**
 * A long link would make the whole mail wider than a phone. Mail programs that know only one of these rules read the other not;
 * Outlook for Windows needs the columns fixed.
 */
const BREAKS = 'table-layout:fixed;word-break:break-word;overflow-wrap:anywhere';
const STYLE = {
  page: 'margin:0;padding:0',
  card: `width:100%;max-width:600px;border-collapse:collapse;${BREAKS}`,
  cell: `padding:6px 16px;${FONT};font-size:16px;line-height:24px`,
  title: `padding:6px 16px;${FONT};font-size:22px;line-height:28px;font-weight:bold`,
  heading: `padding:14px 16px 2px;${FONT};font-size:16px;line-height:24px;font-weight:bold`,
  small: `padding:6px 16px;${FONT};font-size:13px;line-height:19px;${SUBTLE}`,
  quote: `padding:6px 16px 6px 28px;${FONT};font-size:16px;line-height:24px;border-left:4px solid #595959`,
  button: `padding:12px 24px;background:#00558a;${FONT};font-size:16px;line-height:20px`,
  pressed: 'color:#ffffff;text-decoration:none;font-weight:bold',
} as const;

const row = (style: string, ...content: readonly Html[]): Html =>
  tag('tr', {}, tag('td', { dir: 'auto', style }, ...content));

function draw(card: Card, around: Around): Html {
  const answers = around.link === undefined ? [] : answersOf(card);
  const opens = opensOf(card, around.isLeftOut);
  const rows = [
    ...(card.eyebrow === undefined ? [] : [row(STYLE.small, words(card.eyebrow))]),
    row(STYLE.title, tag('h1', { style: 'margin:0;font-size:22px;line-height:28px' }, words(card.title))),
    ...card.body.flatMap(blockRows),
    ...opens.map(({ title, url }) => row(STYLE.cell, anchor(title, url))),
    ...(answers.length > 0 ? [row(STYLE.heading, words(around.youCan))] : []),
    ...answers.map((answer) => row(STYLE.cell, words(`• ${answer}`))),
    ...(around.link === undefined ? [] : [buttonRow(around.link, around.open)]),
    row(STYLE.small, words(around.above)),
    ...around.foot.map((line) => row(STYLE.small, words(line))),
  ];
  const made = tag('table', { role: 'presentation', align: 'center', width: '600', style: STYLE.card }, ...rows);
  const head = tag(
    'head',
    {},
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { name: 'viewport', content: 'width=device-width' }),
    tag('meta', { name: 'color-scheme', content: 'light dark' }),
    tag('title', {}, words(card.title.replace(/\s+/g, ' '))),
  );
  return `<!doctype html>\n${tag('html', { lang: around.language }, head, tag('body', { style: STYLE.page }, made))}\n`;
}

const anchor = (text: string, url: string): Html => tag('a', { href: url, rel: 'noopener noreferrer' }, words(text));

function buttonRow(link: string, open: string): Html {
  const pressed = tag('a', { href: link, rel: 'noopener noreferrer', style: STYLE.pressed }, words(open));
  const button = tag('table', { role: 'presentation' }, tag('tr', {}, tag('td', { style: STYLE.button }, pressed)));
  return row('padding:16px', button);
}

function blockRows(block: Block): Html[] {
  switch (block.type) {
    case 'text':
      return [row(block.weight === 'subtle' ? STYLE.small : STYLE.cell, strong(block.weight === 'strong', block.text))];
    case 'heading':
      return [row(STYLE.heading, words(block.text))];
    case 'facts':
      return block.facts.map(([label, said]) => row(STYLE.cell, strong(true, label), '<br>', words(said)));
    case 'quote':
      return [row(STYLE.quote, words(block.text), '<br>', words(`— ${block.by}`))];
    case 'link':
      return [row(STYLE.cell, anchor(block.text, block.url))];
    case 'list':
      return block.items.map((item) => row(STYLE.cell, itemHtml(item)));
    case 'table':
      return [row(STYLE.cell, tableHtml(block))];
    case 'fold':
      return [row(STYLE.heading, words(block.title)), ...block.body.flatMap(blockRows)];
    default:
      return never(block);
  }
}

const strong = (isStrong: boolean, text: string): Html => (isStrong ? tag('strong', {}, words(text)) : words(text));

const itemHtml = ({ text, note }: ListItem): Html =>
  `• ${words(text)}${note === undefined ? '' : `<br>${tag('span', { style: SUBTLE }, words(note))}`}`;

function tableHtml({ columns, rows }: Extract<Block, { type: 'table' }>): Html {
  const style = `padding:4px 8px;text-align:start;vertical-align:top;${FONT};font-size:14px;line-height:20px`;
  const cells = (name: 'th' | 'td', texts: readonly string[]): Html =>
    tag('tr', {}, ...texts.map((text) => tag(name, { dir: 'auto', style }, words(text))));
  return tag('table', {}, cells('th', columns), ...rows.map((texts) => cells('td', texts)));
}
