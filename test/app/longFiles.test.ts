/** Long files are made in slices and in another thread: they come out as if they had been made at once. */
import { describe, expect, it } from 'vitest';
import { csv, longCsv } from '../../src/kit/documents/csv.ts';
import { joined, piecesOf } from '../../src/kit/documents/pieces.ts';
import { sheet } from '../../src/kit/documents/sheet.ts';
import { workbook } from '../../src/kit/documents/workbook.ts';
import { word } from '../../src/kit/documents/word.ts';
import { build } from '../../src/kit/documents/build.ts';
import type { Paper } from '../../src/kit/documents/paper.ts';
import { mapInSlices } from '../../src/kit/slices.ts';
import { othersTurnsIn } from '../support/othersTurns.ts';

const COLUMNS = ['a', 'b'];
const rows = (n: number): string[][] => Array.from({ length: n }, (_, i) => [`"${i}"\nx`, `=${i};,`]);

describe('a long table', () => {
  it.each([0, 1, 499, 500, 501, 1_201])('of %i rows is written in slices as at once', async (n) => {
    for (const delimiter of [',', ';'])
      expect(Buffer.from(await longCsv(COLUMNS, rows(n), delimiter)).toString()).toBe(csv(COLUMNS, rows(n), delimiter));
  });

  it('lets others have their turn', async () => {
    const numbers = Array.from({ length: 5_000 }, (_, i) => i);
    const { made, turns } = await othersTurnsIn(() => mapInSlices(numbers, (i) => i * 2));
    expect(made.at(-1)).toBe(9_998);
    expect(turns).toBeGreaterThan(5);
  });

  it('is a workbook of another thread as of this one', async () => {
    const long = Array.from({ length: 1_100 }, (_, i) => [`row ${i} ${'x'.repeat(200)}`, String(i)]);
    expect(Buffer.from(await workbook(COLUMNS, long)).equals(await sheet(COLUMNS, long))).toBe(true);
  });
});

it('a large document of another thread is the same as of this one', async () => {
  const parts: Paper['parts'] = Array.from({ length: 700 }, (_, i) =>
    i % 2 === 0
      ? { type: 'facts', facts: [['Number', `${i} ${'y'.repeat(300)}`]] }
      : { type: i % 3 === 0 ? 'heading' : 'text', text: `Text ${i} ${'z'.repeat(300)}` },
  );
  const paper: Paper = { title: 'A large one', language: 'en', parts };
  expect(Buffer.from(await word(paper)).equals(await build(paper))).toBe(true);
});

it('the data of a template come together again', () => {
  const entry = { name: 'UNHCR', said: [{ text: 'one' }, { text: 'two' }] };
  const data = { title: 'T', none: [], lines: [entry, { name: 'WHO', said: [] }], last: '' };
  expect(joined([...piecesOf(data)])).toEqual(data);
});
