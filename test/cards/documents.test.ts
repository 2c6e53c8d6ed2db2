/** Documents as text, HTML and Word: a person's words are data in each, and run as they are written. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/kit/documents/csv.ts';
import { html } from '../../src/kit/documents/html.ts';
import type { Paper } from '../../src/kit/documents/paper.ts';
import { plainText } from '../../src/kit/documents/plain.ts';
import { beginsRight, runsOf } from '../../src/kit/documents/runs.ts';
import { word } from '../../src/kit/documents/word.ts';
import { strictest } from '../../src/core/classification.ts';

const ARABIC = 'نعترض على الفقرة';
const paper: Paper = {
  title: 'Record <1>',
  language: 'fr',
  organisation: 'UN Action',
  reference: 'UNA/2026/1',
  classification: 'confidential',
  parts: [
    { type: 'title', text: 'Record <script>alert(1)</script>' },
    { type: 'quote', text: `We object: ${ARABIC} (3).`, by: 'WHO' },
    { type: 'quote', text: ARABIC, by: 'WHO' },
    { type: 'link', text: 'Document', url: 'javascript:alert(1)' },
    { type: 'link', text: 'Document', url: 'https://un.example/?a=1&b="' },
    { type: 'facts', facts: [['Date', '2 Dec']] },
    { type: 'table', columns: ['Entity'], rows: [['UNHCR\nUNICEF']] },
  ],
};

describe('CSV', () => {
  it('keeps a cell of several lines one cell, so that no line of it is read as a row or a formula', () => {
    expect(csv(['a', 'b'], [['one\n=cmd()', 'two\r=x']])).toBe('\uFEFFa,b\r\n"one\n=cmd()","two\r=x"\r\n');
  });
});

describe('runs', () => {
  it('are cut where the direction turns, and lose nothing', () => {
    const runs = runsOf(`We object: ${ARABIC} (3).`);
    expect(runs.map(({ text, rightToLeft }) => [text, rightToLeft])).toEqual([
      ['We object: ', false],
      [ARABIC, true],
      [' (3).', false],
    ]);
    expect([beginsRight(`1. ${ARABIC}`), beginsRight(`a ${ARABIC}`), beginsRight('')]).toEqual([true, false, false]);
  });
});

it('HTML shows words as they are, and links to the web alone', () => {
  const page = html(paper);
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('href="javascript');
  expect(page).toContain('href="https://un.example/?a=1&amp;b=&quot;"');
  expect(page).toContain('<html lang="fr-FR">');
  expect(page).toContain('UNHCR<br>UNICEF');
});

it('text has the reference, the label and every part', () => {
  const text = plainText(paper);
  for (const words of ['UN Action', 'UNA/2026/1', 'Confidentiel', ARABIC, 'Date\t2 Dec', 'UNHCR / UNICEF'])
    expect(text).toContain(words);
});

it('Word says which runs are from the right, repeats heads, counts pages, and is the same twice', async () => {
  const [one, two] = [await word(paper), await word(paper)];
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  const parts = Object.fromEntries(Object.entries(unzipSync(one)).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const page = parts['word/document.xml'] ?? '';
  expect(page.match(/<w:rtl\/>/g)).toHaveLength(2);
  expect(page.match(/<w:bidi\/>/g)).toHaveLength(1);
  expect(page).toContain('<w:tblHeader/>');
  expect(parts['word/header1.xml']).toContain('>Confidentiel<');
  expect(parts['word/footer1.xml']).toMatch(/Page [\s\S]*PAGE[\s\S]* sur [\s\S]*NUMPAGES/);
  expect(parts['word/styles.xml']).toContain('w:val="fr-FR"');
});

it('Word keeps a quotation from the right and its author from the left in paragraphs of their own', async () => {
  const page = strFromU8(unzipSync(await word(paper))['word/document.xml'] ?? new Uint8Array());
  const paragraphs = page.match(/<w:p>.*?<\/w:p>/gs) ?? [];
  const of = (words: string): string => paragraphs.findLast((one) => one.includes(words)) ?? '';
  expect(of(ARABIC)).toContain('<w:bidi/>');
  expect(of(ARABIC)).not.toContain('WHO');
  expect(of('— WHO')).not.toContain('<w:bidi/>');
});

it('HTML lets long words break, and shows the rows of a table as lists on a narrow screen', () => {
  const page = html(paper);
  expect(page).toContain('overflow-wrap:anywhere');
  expect(page).toContain('<td dir="auto" data-head="Entity">');
});

it('the strictest label wins, and one that is not known is the strictest', () => {
  expect(strictest([])).toBe('unclassified');
  expect(strictest(['unclassified', 'confidential'])).toBe('confidential');
  expect(strictest(['secret', 'confidential'])).toBe('strictlyConfidential');
});

it('a cell of a table has one pair of direction marks around a name, however deep it was isolated', () => {
  const cell = '\u2068\u2068\u2068أحمد\u2069 wrote\u2069\u2069; \u2068سارة\u2069';
  expect(csv(['a'], [[cell]])).toContain('\u2068أحمد wrote\u2069; \u2068سارة\u2069');
});
