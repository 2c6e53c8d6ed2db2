/** Makes an Excel workbook with one sheet of text. The same content gives the same bytes. */
import { elsewhere, isLarge } from './large.ts';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Makes a workbook from rows that can be gone through more than once. The library is seldom needed, so it is loaded with the first one. Every cell has the type text, so none
 * is taken for a formula.
 */
export async function workbook(columns: readonly string[], rows: Iterable<readonly string[]>): Promise<Uint8Array> {
  if (isLarge(cellsOf(rows))) return elsewhere({ type: 'sheet', columns }, rows);
  const { sheet } = await import('./sheet.ts');
  return sheet(columns, [...rows]);
}

function* cellsOf(rows: Iterable<readonly string[]>): Generator<string> {
  for (const row of rows) yield* row;
}
