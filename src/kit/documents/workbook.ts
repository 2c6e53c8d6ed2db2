/** Makes an Excel workbook with one sheet of texts, numbers and dates. The same content gives the same bytes. */
import { elsewhere, isLarge } from './large.ts';
import type { Cell, Times } from './sheet.ts';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Makes a workbook from rows that can be gone through more than once. The library is seldom needed, so it is loaded with the
 * first one. Every text has the type text, so none is taken for a formula.
 */
export async function workbook(
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
  times: Times = {},
): Promise<Uint8Array> {
  if (await isLarge(textsOf(rows))) return elsewhere({ type: 'sheet', columns, times }, rows);
  const { sheet } = await import('./sheet.ts');
  return sheet(columns, [...rows], times);
}

function* textsOf(rows: Iterable<readonly Cell[]>): Generator<string> {
  for (const row of rows) for (const cell of row) yield String(cell);
}
