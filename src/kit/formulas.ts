/**
 * Marks cells that a spreadsheet would take for a formula. In CSV an apostrophe before the cell keeps it text; when the
 * file is imported again, the apostrophe is removed. A cell that begins with such a mark itself gets one more, so that only
 * added ones are ever removed.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
/** A negative number, as `-3` or `-1 234,5 %`, is no formula: a mark before it would only stand in the way of its reader. */
const NEGATIVE = /^-\d[\d.,\u00a0\u202f ]{0,30}%?$/;
const MARKED = /^'+[=+\-@\t\r＝＋－＠]/;

/** The cell for CSV, where a spreadsheet recognises a formula by its first character. */
export const guarded = (cell: string): string => (FORMULA.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell);
/** The cell for a workbook, where its type says that it is text. */
export const guardedText = (cell: string): string => (MARKED.test(cell) ? `'${cell}` : cell);
export const unguarded = (cell: string): string => (MARKED.test(cell) ? cell.slice(1) : cell);
