/** Comma-separated values for spreadsheets. A cell that a spreadsheet would take for a formula stays text. */
import type { Language } from '../../core/people.ts';
import { stringify } from 'csv-stringify/sync';
import { guarded } from '../formulas.ts';
import { slicesOf } from '../slices.ts';

export const CSV = 'text/csv; charset=utf-8';

/**
 * Makes a CSV text. It begins with a byte-order mark, by which Excel recognises UTF-8.
 * @param rows the cells below the column names
 * @param delimiter a semicolon for languages that write a comma in numbers: their spreadsheets expect it
 */
export const csv = (columns: readonly string[], rows: readonly (readonly string[])[], delimiter = ','): string =>
  written([columns, ...rows], delimiter, true);

/** The rows that are written at a time. */
const ROWS_AT_ONCE = 50;
/** The same for a table that may be long: written by parts, so that it is never in memory whole and others have their turns. */
export async function* longCsv(
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
  delimiter = ',',
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(written([columns], delimiter, true));
  for await (const slice of slicesOf(rows, ROWS_AT_ONCE)) yield Buffer.from(written(slice, delimiter, false));
}

const written = (rows: readonly (readonly string[])[], delimiter: string, bom: boolean): string =>
  stringify(
    rows.map((row) => row.map((cell) => guarded(inOnePair(cell)))),
    {
      bom,
      record_delimiter: 'windows',
      // Without it a cell is quoted for CR LF alone, and a line break in a cell begins a row (and maybe a formula).
      quote_record_delimiter: true,
      delimiter,
    },
  );

/** A sentence in a sentence is isolated again, and programs that read the cells look for the name: one pair of marks is enough. */
function inOnePair(cell: string): string {
  let depth = 0;
  return cell.replace(/[\u2066-\u2069]/g, (mark) => {
    if (mark !== '\u2069') return (depth += 1) === 1 ? mark : '';
    depth = Math.max(0, depth - 1);
    return depth === 0 ? mark : '';
  });
}

/** What Excel expects between cells where the language is spoken. */
const SEPARATORS: Readonly<Record<Language, string>> = { en: ',', fr: ';' };
export const separatorOf = (language: Language): string => SEPARATORS[language];
