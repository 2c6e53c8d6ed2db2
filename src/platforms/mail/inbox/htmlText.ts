/** The words of a mail in HTML. Nothing of it is ever shown as HTML; marks, styles and scripts are left out. */
const HIDDEN = ['style', 'script', 'head', 'title', 'blockquote'] as const;
const ENDS = {
  style: /<\/style/gi,
  script: /<\/script/gi,
  head: /<\/head/gi,
  title: /<\/title/gi,
  blockquote: /<\/blockquote/gi,
} as const satisfies Record<(typeof HIDDEN)[number], RegExp>;
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'table', 'hr']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Reads it once from its beginning to its end: what is hostile takes no longer than what is not. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    parts.push(decoded(html.slice(at, open < 0 ? undefined : open)));
    if (open < 0) break;
    const close = html.indexOf('>', open);
    if (close < 0) break;
    const name =
      /^\/?([a-z][a-z0-9]*)/i.exec(html.slice(open + 1, Math.min(close, open + 20)))?.[1]?.toLowerCase() ?? '';
    if (BREAKS.has(name)) parts.push('\n');
    at = html.startsWith('!--', open + 1) ? after(html, '-->', open) : close + 1;
    // A quotation is the mail that is answered.
    const hidden = HIDDEN.find((one) => one === name);
    if (hidden && html[open + 1] !== '/') at = afterElement(html, hidden, at);
  }
  return parts.join('').replace(/[ \t]{2,}/g, ' ');
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
