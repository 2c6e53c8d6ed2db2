/**
 * A file with a table as its text (CSV), whatever program wrote it: UTF-8 with or without a mark, UTF-16, Windows-1252, or
 * an Excel workbook, of which the first sheet is read as it is stored: no formula is worked out and no macro is looked at.
 */
import { stringify } from 'csv-stringify/sync';
import { unzipSync } from 'fflate';

/** The largest file that is read. */
export const MAX_BYTES = 2_000_000;
/** The longest table: a workbook is packed, and may hold many times what its file does. */
const MAX_CHARACTERS = 2_000_000;
/** What a workbook may come to when it is unpacked. */
const MAX_UNPACKED = 40_000_000;

/** @returns undefined when it cannot be read, or is too large */
export async function tableText(bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return undefined;
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = isZip ? await workbookText(bytes) : decoded(bytes);
  if (text === undefined || text.length > MAX_CHARACTERS) return undefined;
  return !isZip && NO_TEXT.test(text) ? undefined : text;
}

/** Control characters stand in pictures and programs, not in a table. */
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f]/;

async function workbookText(bytes: Uint8Array): Promise<string | undefined> {
  try {
    let unpacked = 0;
    // Looks at the table of contents alone: nothing is unpacked here.
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

/** A line of the text is a row of the sheet: line breaks in a cell are written as Unicode's own. */
const LINE_BREAKS = /\r\n?|\n/g;
const LINE = '\u2028';

/** Excel's dates have no zone: they come as midnight UTC. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/** Where Windows-1252 has letters and Latin-1 has control characters: 0x80 to 0x9f. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter);
  }
}
