/** Tables of thousands of lines are read and checked in parts, with turns of others in between (issue 25.7). */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { importFacts } from '../../src/features/directory/queries/importFacts.ts';
import { historyFacts } from '../../src/features/rmc/queries/facts.ts';
import { emptyRotation } from '../../src/features/rmc/rules/state.ts';
import { phrase } from '../../src/i18n/phrase.ts';
import type { ReadStore } from '../../src/kit/read.ts';
import { unguarded } from '../../src/kit/formulas.ts';
import { cellsOf } from '../../src/kit/sheet.ts';
import { othersTurnsIn, type Turned } from '../support/othersTurns.ts';
import { act, net, officer, roll } from '../support/builders.ts';

afterEach(() => vi.restoreAllMocks());

const LINES = 2_000;
const NOTHING = {} as ReadStore;

/** The turns of others while the work is done, on a clock that moves a millisecond with each look at it. */
function turnsIn<Made>(work: () => Promise<Made>): Promise<Turned<Made>> {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  return othersTurnsIn(work);
}

describe('a long table', () => {
  it('of people gives others their turns, and all its lines are checked', async () => {
    const lines = Array.from({ length: LINES }, (_, n) => `UNHCR,Person ${n},person-${n}@unhcr.example,alternate`);
    const csv = ['entity,name,email,role', ...lines].join('\n');
    const people = roll({ entities: ['UNHCR'] });
    const network = net({ roll: people });
    const importing = act('roll.import', officer(), { csv });
    const { made, turns } = await turnsIn(() => importFacts(NOTHING, importing, people, network));
    expect('done' in made.table && made.table.done.view).toMatchObject({ errors: [] });
    expect('done' in made.table && made.table.done.people).toHaveLength(LINES);
    // Each line is passed four times: as a row, as what it says, in its order, and into the roll.
    expect(turns).toBeGreaterThan((4 * LINES) / TURN);
  });

  it('of terms gives others their turns', async () => {
    const lines = Array.from({ length: LINES }, (_, n) => `UNHCR,${dayOf(n)},${dayOf(n)}`);
    const csv = ['entity,from,to', ...lines, `UNHCR,${dayOf(7)},${dayOf(7)}`].join('\n');
    const network = net();
    const importing = act('rmc.importHistory', officer(), { csv });
    const { made, turns } = await turnsIn(() => historyFacts(NOTHING, importing, emptyRotation, network));
    expect(made.read.served).toHaveLength(LINES);
    expect(made.read.errors).toEqual([{ line: LINES + 2, say: phrase('rmc.historyTwice', { line: 9 }) }]);
    expect(turns).toBeGreaterThan((2 * LINES) / TURN);
  });
});

/** What a part takes by the clock above, and what is looked at between its steps. */
const TURN = 12;
const dayOf = (n: number): string => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10);

describe('a table that is read piece by piece', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 30, unit: 'binary' }),
    fc.constantFrom('é', '“x”', '\u{1f600}', ' a ', '"', '""', 'a"b', '\r\n', '\n', ';', 'x'.repeat(700)),
  );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const written = fc.tuple(cell, fc.boolean()).map(([text, isQuoted]) => (isQuoted ? quoted(text) : text));
  const table = fc.array(fc.array(written, { minLength: 1, maxLength: 4 }), { maxLength: 40 });

  it('has the rows that it has in one piece', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows.map((row) => row.join(';')).join('\n');
        const found = await cellsOf(`sep=;\n${text}`);
        expect(found?.map((row) => row.length)).toEqual(inOnePiece(text)?.map((row) => row.length));
        expect(found).toEqual(inOnePiece(text)?.map((row) => row.map(asCell)));
      }),
    );
  });

  function inOnePiece(text: string): string[][] | undefined {
    try {
      const rows = parse(text, {
        ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, delimiter: ';' },
      });
      return rows.filter((row) => row.some((one) => asCell(one) !== ''));
    } catch {
      return undefined;
    }
  }
  /** A sign that keeps a formula from being one is taken off. */
  const asCell = (text: string): string => unguarded(text.replaceAll('\u2028', '\n').trim());
});
