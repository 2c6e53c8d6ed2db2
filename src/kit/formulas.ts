/**
 * Cells that a spreadsheet would take for a formula. A mark before them keeps them words in CSV; when the file comes in again,
 * the mark goes. A cell that begins with such a mark by itself gets one more, so that what goes is never the person's own.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const MARKED = /^'+[=+\-@\t\r＝＋－＠]/;

/** For CSV, in which a formula is known by its first character alone. */
export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
/** For a workbook, in which a cell says that it is text. */
export const guardedText = (cell: string): string => (MARKED.test(cell) ? `'${cell}` : cell);
export const unguarded = (cell: string): string => (MARKED.test(cell) ? cell.slice(1) : cell);
