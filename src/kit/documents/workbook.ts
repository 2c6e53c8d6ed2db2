/** An Excel workbook of one sheet of words. The same content gives the same bytes. */
import { unzipSync, zipSync } from 'fflate';
import { guardedText } from '../formulas.ts';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The first instant that an archive can name. */
const LONG_AGO = new Date(Date.UTC(1980, 0, 1, 12));

/** The library is seldom needed: it is loaded with the first workbook. Every cell is text: none is taken for a formula. */
export async function workbook(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node');
  const cells = [columns, ...rows].map((row) => row.map((value) => ({ value: guardedText(value), type: String })));
  const files = unzipSync(await write(cells).toBuffer());
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, [content, { mtime: LONG_AGO }]])),
  );
}
