import { unzipSync, zipSync } from 'fflate';
import write from 'write-excel-file/node';
import { guardedText } from '../formulas.ts';

/** The earliest instant that a ZIP archive can store. */
const LONG_AGO = new Date(Date.UTC(1980, 0, 1, 12));

/** Builds a workbook (see `workbook.ts`). */
export async function sheet(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cells = [columns, ...rows].map((row) => row.map((value) => ({ value: guardedText(value), type: String })));
  const files = unzipSync(await write(cells).toBuffer());
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, [content, { mtime: LONG_AGO }]])),
  );
}
