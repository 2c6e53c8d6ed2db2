/**
 * The words of a mail in HTML. Nothing of it is ever shown as HTML; marks, styles and scripts are left out, and in place of a
 * quotation stands the mark of one.
 */
const HIDDEN = ['style', 'script', 'head', 'title'] as const;
const ENDS = {
  style: /<\/style/gi,
  script: /<\/script/gi,
  head: /<\/head/gi,
  title: /<\/title/gi,
} as const satisfies Record<(typeof HIDDEN)[number], RegExp>;
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'table', 'hr']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Reads it once from its beginning to its end: what is hostile takes no longer than what is not. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  const quotes = createQuotes();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (!quotes.isInside()) parts.push(decoded(html.slice(at, open < 0 ? undefined : open)));
    if (open < 0) break;
    const close = html.indexOf('>', open);
    if (close < 0) break;
    const name =
      /^\/?([a-z][a-z0-9]*)/i.exec(html.slice(open + 1, Math.min(close, open + 20)))?.[1]?.toLowerCase() ?? '';
    if (name === 'blockquote') parts.push(quotes.mark(html.slice(open + 1, Math.min(close, open + MAX_MARK))));
    else if (BREAKS.has(name) && !quotes.isInside()) parts.push('\n');
    at = html.startsWith('!--', open + 1) ? after(html, '-->', open) : close + 1;
    const hidden = HIDDEN.find((one) => one === name);
    if (hidden && html[open + 1] !== '/') at = afterElement(html, hidden, at);
  }
  return parts.join('').replace(/[ \t]{2,}/g, ' ');
}

/** What is read of one mark, in characters. */
const MAX_MARK = 500;
/** Programs indent what people write with the same mark: it has a margin then, and nothing of a quotation. */
const isIndent = (mark: string): boolean => /margin/i.test(mark) && !/cite|[^k]quote|border-left/i.test(mark);

/** Which quotations a place is in: one may stand in another, and in what is only indented. */
function createQuotes() {
  const open: boolean[] = [];
  let depth = 0;
  return {
    isInside: () => depth > 0,
    /** What stands in the text for the beginning or the end of a quotation. */
    mark(mark: string): string {
      const wasInside = depth > 0;
      if (mark.startsWith('/')) depth -= open.pop() ? 1 : 0;
      else {
        open.push(!isIndent(mark));
        depth += isIndent(mark) ? 0 : 1;
      }
      if (wasInside) return '';
      return depth > 0 ? '\n>\n' : '\n';
    },
  };
}

const after = (html: string, end: string, from: number): number => {
  const found = html.indexOf(end, from);
  return found < 0 ? html.length : found + end.length;
};
function afterElement(html: string, name: (typeof HIDDEN)[number], from: number): number {
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
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
      (all: string, ten?: string, hex?: string, name = '') => {
        if (ten !== undefined) return letter(Number(ten)) ?? all;
        if (hex !== undefined) return letter(parseInt(hex, 16)) ?? all;
        return NAMED[String(name).toLowerCase()] ?? all;
      },
    );
const letter = (code: number): string | undefined =>
  code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
