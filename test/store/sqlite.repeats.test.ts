/** At the first act after a start the end of the audit trail is looked through for what may be repeated: not all of it. */
import { expect, it } from 'vitest';
import { createJournal } from '../../src/store/sqlite/journal.ts';
import { MIGRATIONS } from '../../src/store/sqlite/schema.ts';
import { openDatabase, type Database } from '../../src/store/sqlite/sql.ts';
import { at, entry, UNA } from '../contracts/store/things.ts';

/** Counts the rows that are handed over. */
function counted(sql: Database) {
  let rows = 0;
  const counting: Database = {
    ...sql,
    query(text) {
      const query = sql.query(text);
      return {
        ...query,
        all(...values) {
          const found = query.all(...values);
          rows += found.length;
          return found;
        },
      };
    },
  };
  return { sql: counting, rows: () => rows };
}

function withLines(count: number) {
  const sql = openDatabase(':memory:');
  for (const { sql: text } of MIGRATIONS) sql.exec(text);
  const journal = createJournal(sql);
  const act = (name: string, minute: number) =>
    journal.append(entry({ at: at(minute), same: { act: name, ends: [name] } }), undefined);
  act('old', 0);
  for (let n = 0; n < count; n += 1) act(`act ${n}`, 1);
  act('early', 20);
  for (let n = 0; n < 450; n += 1) journal.append(entry({ at: at(25) }), undefined);
  act('late', 29);
  journal.writeEnds();
  return counted(sql);
}

it('what may be repeated is found behind many lines that cannot, and no more is read of a longer trail', () => {
  const read = [100, 4_000].map((count) => {
    const { sql, rows } = withLines(count);
    const repeats = createJournal(sql).repeats(UNA);
    expect(repeats.find(UNA, 'late', at(30))).toMatchObject({ end: 'late' });
    expect(repeats.find(UNA, 'early', at(30))).toMatchObject({ end: 'early' });
    expect(repeats.knows(UNA, 'old')).toBe(false);
    return rows();
  });
  expect(read[1]).toBeLessThanOrEqual(800);
  expect(read[0]).toBeLessThanOrEqual(800);
});
