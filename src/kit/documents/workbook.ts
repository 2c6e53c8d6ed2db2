/** An Excel workbook of one sheet of words. The same content gives the same bytes. */
import { elsewhere, isLarge } from './large.ts';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The library is seldom needed: it is loaded with the first workbook. Every cell is text: none is taken for a formula. */
export async function workbook(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  if (isLarge(rows.flat())) return elsewhere({ type: 'sheet', columns, rows });
  const { sheet } = await import('./sheet.ts');
  return sheet(columns, rows);
}
