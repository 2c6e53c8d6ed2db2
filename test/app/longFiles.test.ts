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
import { wholeFile } from '../support/wholeFile.ts';
import { instant, ref } from '../../src/core/ids.ts';
import { readerOf } from '../../src/core/people.ts';
import { registerCsv, registerJson } from '../../src/features/register/cards/files.ts';
import type { RegisterView } from '../../src/features/register/cards/view.ts';
import { lineViews } from '../../src/features/register/queries/lines.ts';
import type { Register, RegisterLine } from '../../src/features/register/rules/enter.ts';
import { speakerFor } from '../../src/i18n/speakers.ts';
import { longList } from '../../src/core/longList.ts';
import { net, officer } from '../support/builders.ts';
import { othersTurnsIn } from '../support/othersTurns.ts';

const COLUMNS = ['a', 'b'];
const rows = (n: number): string[][] => Array.from({ length: n }, (_, i) => [`"${i}"\nx`, `=${i};,`]);

describe('a long table', () => {
  it.each([0, 1, 499, 500, 501, 1_201])('of %i rows is written in slices as at once', async (n) => {
    for (const delimiter of [',', ';'])
      expect(Buffer.from(await wholeFile(longCsv(COLUMNS, rows(n), delimiter))).toString()).toBe(
        csv(COLUMNS, rows(n), delimiter),
      );
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

describe('the register as a file', () => {
  const person = officer();
  const at = { say: speakerFor(person, net().roll), reader: readerOf(person), data: {} };
  const register = (n: number): Register => ({ lines: Array.from({ length: n }, (_, i) => lineOf(i + 1)) });
  const viewOf = ({ lines }: Register, make = lineViews({ lines }, at.reader, net().roll)): RegisterView => ({
    lines: longList(lines, make),
    data: longList(lines, make),
    classification: 'unclassified',
  });

  it.each([0, 1, 24, 25, 26, 51, 120])('of %i lines is the same as written at once', async (n) => {
    const view = viewOf(register(n));
    const json = Buffer.from(await wholeFile(registerJson.make({ ...at, view }))).toString();
    expect(json).toBe(`${JSON.stringify(view.lines, null, 2)}\n`);
    const [head = '', ...rows] = Buffer.from(await wholeFile(registerCsv.make({ ...at, view })))
      .toString()
      .split('\r\n');
    expect(head).toMatch(/^\ufeffnumber,kind,/);
    expect(rows.filter(Boolean).map((row) => row.split(',')[0])).toEqual([...view.lines].map(({ number }) => number));
  });

  it.each([
    ['register.json', registerJson],
    ['register.csv', registerCsv],
  ])('%s: no more lines are made than are sent', async (_name, file) => {
    const all = register(1_000);
    let made = 0;
    const make = lineViews(all, at.reader, net().roll);
    const view = viewOf(all, (line) => ((made += 1), make(line)));
    const content = await file.make({ ...at, view });
    if (typeof content === 'string' || content instanceof Uint8Array) throw new Error('in one piece');
    let parts = 0;
    for await (const part of content) {
      parts += part.length > 0 ? 1 : 0;
      expect(made).toBeLessThanOrEqual(parts * 50);
    }
    expect(made).toBe(1_000);
  });
});

const lineOf = (n: number): RegisterLine => ({
  ...{ number: `UNA/2026/${n}`, kind: 'decision', decision: ref(`E-${n}`), year: 2026, date: '2026-11-24' },
  ...{ at: instant('2026-11-24T14:00:00Z'), route: 'written', title: `Line ${n}`, documentUrl: '' },
  ...{ documentVersion: '1', classification: 'unclassified', outcome: 'endorsed' },
  positions: { endorsed: ['UNHCR'], silent: ['UNICEF'] },
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
