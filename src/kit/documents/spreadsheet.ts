/**
 * Reads a table from a file, as CSV text. The file may be UTF-8 with or without a mark, UTF-16, Windows-1252, or an Excel
 * workbook. Of a workbook the first sheet is read as it is stored: formulas are not calculated and macros are ignored.
 */
import { stringify } from 'csv-stringify/sync';
import { unzipSync } from 'fflate';
import { decodedText } from '../../core/decodedText.ts';

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 2_000_000;
/** The longest table, in characters. A workbook is compressed and may hold many times the size of its file. */
const MAX_CHARACTERS = 2_000_000;
/** The largest size to which a workbook may unpack, in bytes. */
const MAX_UNPACKED = 40_000_000;

/** @returns undefined when it cannot be read, or is too large */
export async function tableText(bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return undefined;
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = isZip ? await workbookText(bytes) : decodedText(bytes);
  if (text === undefined || text.length > MAX_CHARACTERS) return undefined;
  return !isZip && NO_TEXT.test(text) ? undefined : text;
}

/** Control characters show that a file is a picture or a program and not a table. */
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f]/;

/** The text of a file without formatting; undefined when it is none. */
export function plainText(bytes: Uint8Array): string | undefined {
  const text = decodedText(bytes).replace(/^\ufeff/, '');
  return text.length > MAX_CHARACTERS || NO_TEXT.test(text) ? undefined : text;
}

async function workbookText(bytes: Uint8Array): Promise<string | undefined> {
  try {
    let unpacked = 0;
    // Reads only the archive's directory; the filter keeps it from unpacking anything.
    unzipSync(bytes, { filter: ({ originalSize }) => ((unpacked += originalSize), false) });
    if (unpacked > MAX_UNPACKED) return undefined;
    const { default: read } = await import('read-excel-file/node');
    const [first] = await read(Buffer.from(bytes));
    const rows = (first?.data ?? []).map((row) => row.map((cell) => cellText(cell).replace(LINE_BREAKS, LINE)));
    return stringify(rows, { record_delimiter: 'windows' });
  } catch {
    return undefined;
  }
}

/** Each line of the text is one row of the sheet, so line breaks in cells become Unicode's LINE SEPARATOR. */
const LINE_BREAKS = /\r\n?|\n/g;
const LINE = '\u2028';

/** The text of a cell. Excel's dates have no zone and are read as midnight UTC. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
