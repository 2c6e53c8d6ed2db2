/**
 * Takes the text out of a file that somebody sends: plain text, a Word document, a table. The file itself is never opened,
 * run or passed on; of any other file nothing is read. One that can hold macros is refused.
 */
import { strFromU8, unzipSync } from 'fflate';
import { cellsOf } from '../sheet.ts';
import { MAX_BYTES, plainText, tableText } from './spreadsheet.ts';
import { paragraphsIn, type Paragraph } from './template/paragraphs.ts';
import { holdsMacros } from './template/parts.ts';

export interface FileText {
  /** Its lines. A row of a table is a line with tabs between its cells. */
  readonly text: string;
  /** Only the rows of its tables; the whole of a text without any. */
  readonly rows: string;
}

const KINDS = { text: /\.(txt|text|md)$/i, table: /\.(csv|tsv|xlsx)$/i, word: /\.docx$/i } as const;
/** May there be text to be taken? Only then is a file fetched. */
export const hasText = (name: string): boolean => Object.values(KINDS).some((kind) => kind.test(name));
export const isTable = (name: string): boolean => KINDS.table.test(name);

const WITH_MACROS = /\.(doc|dot|xls|xlt|ppt|pot|xlsb|[a-z]{3}m)$/i;
/** Files of Office that can hold macros: the old formats, and those whose names end with an m. */
export const mayHoldMacros = (name: string): boolean => WITH_MACROS.test(name);

/** @returns undefined when there is no text that can be read; `macros` when it holds some in spite of its name */
export async function fileText(name: string, bytes: Uint8Array): Promise<FileText | 'macros' | undefined> {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return undefined;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const parts = partsIn(bytes);
    if (parts === undefined) return undefined;
    if (holdsMacros(parts)) return 'macros';
  }
  if (KINDS.word.test(name)) return wordText(bytes);
  if (isTable(name)) {
    const rows = await tableText(bytes);
    if (rows === undefined) return undefined;
    const lines = (await cellsOf(rows))?.map((row) => row.map(inCell).join('\t'));
    return asText(lines?.filter((line) => line.trim() !== '') ?? []);
  }
  const text = KINDS.text.test(name) ? plainText(bytes) : undefined;
  return text === undefined ? undefined : asText(text.split(/\r\n?|\n/));
}

/** Does it hold nothing, or only blanks and line breaks? */
export const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => BLANKS.has(byte));
const BLANKS = new Set([0x09, 0x0a, 0x0d, 0x20]);

/** The tabs at the ends of a row stay: they are its empty cells. */
function asText(lines: readonly string[]): FileText | undefined {
  const text = lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
  return text === '' ? undefined : { text, rows: rowsOf(lines) };
}
const rowsOf = (lines: readonly string[]): string => lines.filter((line) => line.trim() !== '').join('\n');

const MAX_PARTS = 2_000;
const PAGE = 'word/document.xml';
/** The largest size to which the text of a Word file may unpack, in bytes. */
const MAX_PAGE = 10_000_000;

/** The names of an archive's parts. Nothing is unpacked. */
function partsIn(bytes: Uint8Array): readonly string[] | undefined {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => (names.push(name), false) });
  } catch {
    return undefined;
  }
  return names.length > MAX_PARTS ? undefined : names;
}

function wordText(bytes: Uint8Array): FileText | undefined {
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === PAGE && originalSize <= MAX_PAGE,
    });
    const page = unpacked[PAGE];
    if (!page) return undefined;
    const lines = linesOf(paragraphsIn(strFromU8(page)));
    const text = joined(lines.map(({ words }) => words));
    const rows = rowsOf(lines.filter(({ isRow }) => isRow).map(({ words }) => words));
    return text === '' ? undefined : { text, rows: rows || text };
  } catch {
    return undefined;
  }
}
const joined = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Each paragraph is a line, and each row of an outer table is one. */
function linesOf(paragraphs: readonly Paragraph[]): { readonly words: string; readonly isRow: boolean }[] {
  const lines: { row?: number; cells: Map<number, string> }[] = [];
  for (const { text, cells } of paragraphs) {
    const [at] = cells;
    const last = lines.at(-1);
    const line = at && last?.row === at.row ? last : { ...(at && { row: at.row }), cells: new Map<number, string>() };
    if (line !== last) lines.push(line);
    const cell = at?.cell ?? 0;
    const before = line.cells.get(cell);
    line.cells.set(cell, before ? `${before} ${inCell(text)}`.trim() : at ? inCell(text) : text.trimEnd());
  }
  return lines.map(({ row, cells }) => ({ words: [...cells.values()].join('\t'), isRow: row !== undefined }));
}
/** A line break or a tab in a cell would begin another row or cell. */
const inCell = (text: string): string => text.replace(/\s+/g, ' ').trim();
