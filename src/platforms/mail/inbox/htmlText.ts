/**
 * The words of a mail in HTML. Nothing of it is ever shown as HTML; marks, styles and scripts are left out. Before each line of
 * a quotation stands the mark of one.
 */
import { withWindowsLetters } from '../../../core/decodedText.ts';

const PASSED_OVER = ['style', 'script', 'head', 'title'] as const;
const ENDS = {
  style: /<\/style/gi,
  script: /<\/script/gi,
  head: /<\/head/gi,
  title: /<\/title/gi,
} as const satisfies Record<(typeof PASSED_OVER)[number], RegExp>;
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'table', 'hr']);
/** The letters of Western languages by their names, from U+00A0 on, and the signs that programs write so. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const NAMED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LATIN.map((name, at) => [name, String.fromCharCode(0xa0 + at)])),
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', AMP: '&', LT: '<', GT: '>', NBSP: ' ' },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', bull: '•', euro: '€' },
  ...{ oelig: 'œ', OElig: 'Œ', zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f' },
};

/** @property hidden what the mail's reader does not see, in lines */
export interface HtmlText {
  readonly text: string;
  readonly hidden: string;
}

export const textOfHtml = (html: string): string => readHtml(html).text;

/** Reads it once from its beginning to its end: what is hostile takes no longer than what is not. */
export function readHtml(html: string): HtmlText {
  const parts: string[] = [];
  const unseen: string[] = [];
  const quotes = createQuotes();
  const hiding = createHiding();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    (hiding.isOn() ? unseen : parts).push(decoded(html.slice(at, open < 0 ? undefined : open)));
    if (open < 0) break;
    const close = html.indexOf('>', open);
    if (close < 0) break;
    const mark = html.slice(open + 1, Math.min(close, open + MAX_MARK));
    const name = /^\/?([a-z][a-z0-9]*)/i.exec(mark.slice(0, 20))?.[1]?.toLowerCase() ?? '';
    const wasHidden = hiding.isOn();
    hiding.mark(name, mark);
    const shown = wasHidden || hiding.isOn() ? unseen : parts;
    if (name === 'blockquote' && shown === parts) parts.push('\n', quotes.mark(mark));
    else if (BREAKS.has(name)) shown.push('\n', shown === parts ? quotes.marks() : '');
    else if (CELLS.has(name) && !mark.startsWith('/')) shown.push(CELL);
    at = html.startsWith('!--', open + 1) ? after(html, '-->', open) : close + 1;
    const passedOver = PASSED_OVER.find((one) => one === name);
    if (passedOver && html[open + 1] !== '/') at = afterElement(html, passedOver, at);
  }
  const [text, hidden] = [parts, unseen].map((one) =>
    one
      .join('')
      .split('\n')
      .map(withCells)
      .join('\n')
      .replace(/[ \t]{2,}/g, ' '),
  );
  return { text: text ?? '', hidden: hidden ?? '' };
}

const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** Stands before each cell; nothing of a mail is read as it. */
const CELL = '\u001f';
/** The cells of a row, apart; those without words are the program's layout. */
const withCells = (line: string): string =>
  line.includes(CELL)
    ? line
        .split(CELL)
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(' | ')
        .replace(/^((?:> ?)+) \| /, '$1 ')
    : line;

const IS_HIDDEN = /^[a-z][^>]*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i;
/** They have no end of their own. */
const ENDLESS: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'area', 'col', 'wbr']);
/** A paragraph ends where another block begins. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'table', 'ul', 'ol', 'blockquote', 'hr', 'h1', 'h2', 'h3']);

/** Whether a place is in an element that is not shown. */
function createHiding() {
  let name = '';
  let depth = 0;
  return {
    isOn: () => depth > 0,
    mark(one: string, mark: string) {
      const isEnd = mark.startsWith('/');
      if (depth > 0 && name === 'p' && !isEnd && BLOCKS.has(one)) depth = 0;
      if (depth > 0) {
        if (one === name && !mark.endsWith('/')) depth += isEnd ? -1 : 1;
      } else if (!isEnd && !ENDLESS.has(one) && !mark.endsWith('/') && IS_HIDDEN.test(mark)) [name, depth] = [one, 1];
    },
  };
}

/** What is read of one mark, in characters. */
const MAX_MARK = 500;
/** Programs indent what people write with the same mark: it has a margin then, and nothing of a quotation. */
const isIndent = (mark: string): boolean => /margin/i.test(mark) && !/cite|[^k]quote|border-left/i.test(mark);

/** Which quotations a place is in: one may stand in another, and in what is only indented. */
function createQuotes() {
  const open: boolean[] = [];
  let depth = 0;
  const marks = (): string => '> '.repeat(Math.min(depth, MAX_DEPTH));
  return {
    /** The marks of a line here. */
    marks,
    /** A quotation begins or ends. @returns the marks of the line after it */
    mark(mark: string): string {
      if (mark.startsWith('/')) depth -= open.pop() ? 1 : 0;
      else {
        open.push(!isIndent(mark));
        depth += isIndent(mark) ? 0 : 1;
      }
      return marks();
    },
  };
}
/** More marks say no more. */
const MAX_DEPTH = 5;

const after = (html: string, end: string, from: number): number => {
  const found = html.indexOf(end, from);
  return found < 0 ? html.length : found + end.length;
};
function afterElement(html: string, name: (typeof PASSED_OVER)[number], from: number): number {
  // One search for both cases: of two, one would run to the end of the mail for each element.
  const end = ENDS[name];
  end.lastIndex = from;
  const found = end.exec(html);
  return found ? after(html, '>', found.index) : html.length;
}

const decoded = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi,
      (all: string, ten?: string, hex?: string, name = '') => {
        if (ten !== undefined) return letter(Number(ten)) ?? all;
        if (hex !== undefined) return letter(parseInt(hex, 16)) ?? all;
        return NAMED[String(name)] ?? all;
      },
    );
const letter = (code: number): string | undefined =>
  code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? withWindowsLetters(String.fromCodePoint(code))
    : undefined;
