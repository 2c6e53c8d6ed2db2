/**
 * Reads a table that people paste or upload: columns are found by their heads, and every row keeps its number. Nothing is
 * ignored silently. A cell without a column, two columns that disagree and characters that were lost are faults of their
 * row. A long one is read in slices, with other work in between.
 */
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { InParts } from '../core/inParts.ts';
import type { Phrase } from '../core/phrase.ts';
import { unguarded } from './formulas.ts';
import { phrase } from '../i18n/phrase.ts';
import { meaning } from '../i18n/typed.ts';
import { inTurns, turns } from './slices.ts';

/** The heads that people use for each column. They are compared by their letters only, without case and accents. */
export type Heads<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface SheetLine<Column extends string> {
  /** The row's number in the spreadsheet, from 1. A line break inside a cell does not start a new row. */
  readonly line: number;
  readonly given: Readonly<Partial<Record<Column, string>>>;
}

/** @property head the column's head, as it is in the file */
interface Fault {
  readonly line: number;
  readonly head?: string;
  readonly say: Phrase;
}

export interface Sheet<Column extends string> {
  readonly lines: readonly SheetLine<Column>[];
  readonly faults: readonly Fault[];
  /** The heads of the columns, as they are in the file. */
  readonly heads: Readonly<Partial<Record<Column, string>>>;
  /** Heads that match no column. */
  readonly unused: readonly string[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The number of first rows in which the heads are looked for: a title and a date may be above them. */
const HEADS_WITHIN = 20;
const SEPARATORS = [',', ';', '\t'] as const;

/** @param needs the columns without which a row means nothing, each with the fault when it is missing */
export async function readSheet<Column extends string>(
  text: string,
  heads: Heads<Column>,
  needs: { readonly columns: readonly Column[]; readonly say: Phrase },
): Promise<Sheet<Column> | { readonly say: Phrase }> {
  const named = meaning(heads);
  const columnOf = (head: string): Column | undefined => named(head.replace(/\P{L}/gu, ''));
  let say = phrase('roll.notCsv');
  for (const separator of separatorsIn(text)) {
    const rows = await rowsOf(text, separator);
    if (!rows) continue;
    const at = headsIn(rows, columnOf, needs.columns);
    if (at >= 0)
      return at === rows.length - 1 ? { say: phrase('roll.emptyFile') } : inTurns(linesUnder(rows, at, columnOf));
    say = rows.length === 0 ? phrase('roll.emptyFile') : needs.say;
  }
  return { say };
}

/** `sep=;` in the first line tells spreadsheets the delimiter of the other lines. */
const SEP = /^\ufeff?sep=(.)\r?\n/i;
const separatorsIn = (text: string): readonly string[] => {
  const said = SEP.exec(text)?.[1];
  return said === undefined ? SEPARATORS : [said];
};

/** What is read at a time, in bytes: some milliseconds, even of rows that are short. */
const PIECE = 512;
async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  // In bytes, because a piece of a string may end within a character.
  const bytes = Buffer.from(text);
  const turn = turns();
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield bytes.subarray(from, from + PIECE);
    await turn();
  }
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The rows of the text; undefined when it cannot be read. */
async function rowsOf(text: string, delimiter: string): Promise<readonly Row[] | undefined> {
  let within = SEP.test(text) ? 1 : 0;
  const rows: Row[] = [];
  const add = ({ record, info }: ParsedRow): void => {
    within -= record.reduce((n, cell) => n + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
    const cells = record.map(cellOf);
    if (cells.some((cell) => cell !== '')) rows.push({ line: info.lines + within, cells });
  };
  const parser = parse({
    bom: true,
    trim: delimiter !== '\t',
    skip_empty_lines: true,
    relax_column_count: true,
    delimiter,
    info: true,
  });
  try {
    parser.on('data', add);
    await pipeline(piecesOf(text.replace(SEP, '')), parser);
    return rows;
  } catch {
    return undefined;
  }
}

/** All cells of a table, its heads included; undefined when the text is none. */
export async function cellsOf(text: string): Promise<readonly (readonly string[])[] | undefined> {
  const head = text.slice(0, text.search(/\r?\n|$/));
  const [separator = ','] = separatorsIn(text).filter((one) => SEP.test(text) || head.includes(one));
  return (await rowsOf(text, separator))?.map(({ cells }) => cells);
}

const cellOf = (cell: string): string => unguarded(cell.replaceAll('\u2028', '\n').trim());

/** The index of the first row that has all needed heads; -1 when none does. */
const headsIn = <Column>(
  rows: readonly Row[],
  columnOf: (head: string) => Column | undefined,
  needed: readonly Column[],
): number =>
  rows.slice(0, HEADS_WITHIN).findIndex(({ cells }) => {
    const named = cells.map(columnOf);
    return needed.every((column) => named.includes(column));
  });

const short = (cell: string): string => cell.slice(0, 60);

function* linesUnder<Column extends string>(
  rows: readonly Row[],
  at: number,
  columnOf: (head: string) => Column | undefined,
): InParts<Sheet<Column>> {
  const top = rows[at] ?? { line: 1, cells: [] };
  const columns = top.cells.map(columnOf);
  const twice = columns.findIndex((column, i) => column !== undefined && columns.indexOf(column) < i);
  const faults: Fault[] = [];
  if (twice >= 0) {
    const first = top.cells[columns.indexOf(columns[twice])] ?? '';
    faults.push({
      line: top.line,
      say: phrase('sheet.twoHeads', { one: short(first), other: short(top.cells[twice] ?? '') }),
    });
  }
  const lines: SheetLine<Column>[] = [];
  for (const { line, cells } of rows.slice(at + 1)) {
    yield;
    const surplus = cells.filter((cell, i) => cell !== '' && (top.cells[i] ?? '') === '');
    if (surplus.length > 0)
      faults.push({ line, say: phrase('sheet.surplus', { cells: surplus.slice(0, 5).map(short) }) });
    const lost = cells.findIndex((cell) => cell.includes('\ufffd'));
    if (lost >= 0) {
      const head = short(top.cells[lost] ?? '');
      faults.push({ line, ...(head && { head }), say: phrase('sheet.lost', { cell: short(cells[lost] ?? '') }) });
    }
    const given = cells.flatMap((cell, i) => (columns[i] === undefined ? [] : [[columns[i], cell] as const]));
    lines.push({ line, given: Object.fromEntries(given) as Partial<Record<Column, string>> });
  }
  const heads = columns.flatMap((column, i) => (column === undefined ? [] : [[column, short(top.cells[i] ?? '')]]));
  return {
    lines,
    faults,
    heads: Object.fromEntries(heads) as Partial<Record<Column, string>>,
    unused: top.cells.filter((head, i) => head !== '' && columns[i] === undefined).map(short),
  };
}
