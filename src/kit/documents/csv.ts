/** Comma-separated values for spreadsheets: a cell that a spreadsheet would take for a formula stays words. */
import { stringify } from 'csv-stringify/sync';
import { guarded } from '../formulas.ts';

export const CSV = 'text/csv; charset=utf-8';

/**
 * @param rows what stands under the columns; the text begins with a byte-order mark, by which Excel knows UTF-8
 * @param delimiter where commas stand in numbers, spreadsheets put semicolons between cells
 */
export const csv = (columns: readonly string[], rows: readonly (readonly string[])[], delimiter = ','): string =>
  stringify(
    [columns, ...rows].map((row) => row.map(guarded)),
    {
      bom: true,
      record_delimiter: 'windows',
      delimiter,
    },
  );
