/** The same documents as one HTML file, which loads and runs nothing. */
import { speaker, type Speaker } from '../../i18n/speaker.ts';
import { LOCALE } from '../../i18n/format.ts';
import { never } from '../../core/ids.ts';
import { beforeLink, labelOf, writable, type LongPaper, type LongPart, type Paper, type Part } from './paper.ts';

export const HTML = 'text/html; charset=utf-8';

const STYLE = `body{font:11pt/1.45 Calibri,Carlito,Arial,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;overflow-wrap:anywhere}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:1.6rem}h3,h4{font-size:1.05rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a8a8a;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:break-word}
thead{display:table-header-group}tr{break-inside:avoid}dl{display:grid;grid-template-columns:minmax(9rem,1fr) 3fr;gap:.2rem 1rem}
dt{font-weight:600}dd{margin:0}blockquote{margin:.6rem 1.2rem;font-style:italic}blockquote footer{font-style:normal;color:#595959}
.head{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;border-bottom:1px solid #8a8a8a}.subtle{color:#595959}
@media screen and (max-width:40rem){dl{display:block}dd{margin:0 0 .4rem}blockquote{margin:.6rem .4rem}thead{display:none}
table,tbody,tr,td{display:block}tr{border:1px solid #8a8a8a;margin-bottom:.6rem}td{border:0;overflow-wrap:anywhere}
td[data-head]::before{content:attr(data-head);display:block;font-weight:600;font-size:.85em;color:#595959}td:empty{display:none}}`;

export const html = (paper: Paper): string => [...htmlPieces(paper)].join('');

/** The same by pieces, for what may be long. */
export function* htmlPieces({
  title,
  language,
  organisation,
  reference,
  parts,
  ...paper
}: LongPaper): Generator<string> {
  const say = speaker(language, 'UTC');
  const head = [reference ?? '', labelOf(say, paper)];
  yield '<!doctype html>\n';
  yield `<html lang="${LOCALE[language]}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${STYLE}</style></head><body>\n`;
  if (head.some((one) => one !== ''))
    yield `<p class="head">${head.map((one) => `<span>${safe(one)}</span>`).join('')}</p>\n`;
  if (organisation !== undefined) yield `<p dir="auto">${safe(organisation)}</p>\n`;
  yield* grouped(say, parts);
  yield '</body></html>\n';
}

/** Joins consecutive bullets into one list. */
function* grouped(say: Speaker, parts: Iterable<LongPart>): Generator<string> {
  let isOpen = false;
  let before = '';
  for (const part of parts) {
    const isBullet = part.type === 'bullet';
    if (before !== '') yield isOpen && !isBullet ? `</ul>${before}` : before;
    if (isBullet && !isOpen) yield '<ul>';
    isOpen = isBullet;
    before = '\n';
    if (part.type === 'table') yield* table(part);
    else yield element(say, part);
  }
  if (before !== '') yield isOpen ? `</ul>${before}` : before;
}

function element(say: Speaker, part: Exclude<Part, { type: 'table' }>): string {
  switch (part.type) {
    case 'title':
      return `<h1 dir="auto">${safe(part.text)}</h1>`;
    case 'heading':
      return `<h${(part.level ?? 1) + 1} dir="auto">${safe(part.text)}</h${(part.level ?? 1) + 1}>`;
    case 'text':
      return `<p dir="auto">${safe(part.text)}</p>`;
    case 'strong':
      return `<p dir="auto"><strong>${safe(part.text)}</strong></p>`;
    case 'subtle':
      return `<p dir="auto" class="subtle">${safe(part.text)}</p>`;
    case 'bullet':
      return `<li dir="auto">${safe(part.text)}</li>`;
    case 'quote':
      return `<blockquote><p dir="auto">${safe(part.text)}</p><footer dir="auto">${safe(part.by)}</footer></blockquote>`;
    case 'facts':
      return `<dl>${part.facts.map(([label, value]) => `<dt>${safe(label)}</dt><dd dir="auto">${safe(value)}</dd>`).join('')}</dl>`;
    case 'link':
      return `<p dir="auto">${link(say, part)}</p>`;
    case 'pageBreak':
      return '<hr>';
    default:
      return never(part);
  }
}

/** Only web addresses become links, because another scheme could run code. */
const link = (say: Speaker, part: Extract<Part, { type: 'link' }>): string => {
  const url = safe(part.url);
  return (
    safe(beforeLink(say, part)) + (/^https?:/i.test(part.url) ? `<a href="${url}" rel="noreferrer">${url}</a>` : url)
  );
};

/** A cell knows its head: on a narrow screen a row is shown as a list. */
function* table({ columns, rows }: Extract<LongPart, { type: 'table' }>): Generator<string> {
  const heads = columns.map((one) => `<th dir="auto">${safe(one)}</th>`).join('');
  const datas = columns.map((one) => safe(one));
  yield `<table><thead><tr>${heads}</tr></thead><tbody>`;
  let before = '';
  for (const cells of rows) {
    yield `${before}<tr>${cells.map((one, i) => `<td dir="auto" data-head="${datas[i] ?? ''}">${safe(one)}</td>`).join('')}</tr>`;
    before = '\n';
  }
  yield '</tbody></table>';
}

const SAFE: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string =>
  writable(text)
    .replace(/[&<>"']/g, (letter) => SAFE[letter] ?? letter)
    .replaceAll('\n', '<br>');
