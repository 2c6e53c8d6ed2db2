import { unzipSync, zipSync } from 'fflate';
import write from 'write-excel-file/node';
import { guardedText } from '../formulas.ts';

/** The earliest instant that a ZIP archive can store. */
const LONG_AGO = new Date(Date.UTC(1980, 0, 1, 12));

/** A text stays text, whatever it looks like; with a number the reader can calculate. */
export type Cell = string | number;

/** Builds a workbook (see `workbook.ts`). */
export async function sheet(columns: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const heads = columns.map((value) => ({ value: guardedText(value), type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value: guardedText(value), type: String },
    ),
  );
  // The heads stay when the sheet is scrolled.
  const files = unzipSync(await write([heads, ...cells], { stickyRowsCount: 1 }).toBuffer());
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, [content, { mtime: LONG_AGO }]])),
  );
}
