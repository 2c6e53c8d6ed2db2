/**
 * A table that people paste or hand in: its columns by the names that they give them, every line with its number. Nothing
 * is passed over in silence: what has no column, what two columns say, and letters that were lost are faults of their line.
 */
import { parse } from 'csv-parse/sync';
import type { Phrase } from '../core/phrase.ts';
import { unguarded } from './formulas.ts';
import { phrase } from '../i18n/phrase.ts';
import { meaning } from '../i18n/typed.ts';

/** For each column the heads under which people write it. Letters alone count, whatever their case and accents. */
export type Heads<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface SheetLine<Column extends string> {
  /** The row of the spreadsheet, from 1: a line break in a cell begins no other. */
  readonly line: number;
  readonly given: Readonly<Partial<Record<Column, string>>>;
}

/** @property head of the column, as the file has it */
interface Fault {
  readonly line: number;
  readonly head?: string;
  readonly say: Phrase;
}

export interface Sheet<Column extends string> {
  readonly lines: readonly SheetLine<Column>[];
  readonly faults: readonly Fault[];
  /** The heads of the columns, as the file has them. */
  readonly heads: Readonly<Partial<Record<Column, string>>>;
  /** Heads of columns that mean nothing here. */
  readonly unused: readonly string[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A title and a date may stand above the heads; so many rows are looked at. */
const HEADS_WITHIN = 20;
const SEPARATORS = [',', ';', '\t'] as const;

/** @param needs the columns without which no line says anything, and what to say when one is missing */
export function readSheet<Column extends string>(
  text: string,
  heads: Heads<Column>,
  needs: { readonly columns: readonly Column[]; readonly say: Phrase },
): Sheet<Column> | { readonly say: Phrase } {
  const named = meaning(heads);
  const columnOf = (head: string): Column | undefined => named(head.replace(/\P{L}/gu, ''));
  let say = phrase('roll.notCsv');
  for (const separator of separatorsIn(text)) {
    const rows = rowsOf(text, separator);
    if (!rows) continue;
    const at = headsIn(rows, columnOf, needs.columns);
    if (at >= 0) return at === rows.length - 1 ? { say: phrase('roll.emptyFile') } : linesUnder(rows, at, columnOf);
    say = rows.length === 0 ? phrase('roll.emptyFile') : needs.say;
  }
  return { say };
}

/** `sep=;` in the first line is for spreadsheets, and says how the others are separated. */
const SEP = /^\ufeff?sep=(.)\r?\n/i;
const separatorsIn = (text: string): readonly string[] => {
  const said = SEP.exec(text)?.[1];
  return said === undefined ? SEPARATORS : [said];
};

/** Undefined when it cannot be read. */
function rowsOf(text: string, delimiter: string): readonly Row[] | undefined {
  const above = SEP.test(text) ? 1 : 0;
  try {
    const rows = parse(text.replace(SEP, ''), {
      bom: true,
      trim: delimiter !== '\t',
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter,
      info: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    let within = above;
    return rows
      .map(({ record, info }) => {
        within -= record.reduce((n, cell) => n + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
        return { line: info.lines + within, cells: record.map(cellOf) };
      })
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch {
    return undefined;
  }
}

const cellOf = (cell: string): string => unguarded(cell.replaceAll('\u2028', '\n').trim());

/** The first row that names all columns needed; -1 when none does. */
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

function linesUnder<Column extends string>(
  rows: readonly Row[],
  at: number,
  columnOf: (head: string) => Column | undefined,
): Sheet<Column> {
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
  const lines = rows.slice(at + 1).map(({ line, cells }): SheetLine<Column> => {
    const surplus = cells.filter((cell, i) => cell !== '' && (top.cells[i] ?? '') === '');
    if (surplus.length > 0)
      faults.push({ line, say: phrase('sheet.surplus', { cells: surplus.slice(0, 5).map(short) }) });
    const lost = cells.findIndex((cell) => cell.includes('\ufffd'));
    if (lost >= 0) {
      const head = short(top.cells[lost] ?? '');
      faults.push({ line, ...(head && { head }), say: phrase('sheet.lost', { cell: short(cells[lost] ?? '') }) });
    }
    const given = cells.flatMap((cell, i) => (columns[i] === undefined ? [] : [[columns[i], cell] as const]));
    return { line, given: Object.fromEntries(given) as Partial<Record<Column, string>> };
  });
  const heads = columns.flatMap((column, i) => (column === undefined ? [] : [[column, short(top.cells[i] ?? '')]]));
  return {
    lines,
    faults,
    heads: Object.fromEntries(heads) as Partial<Record<Column, string>>,
    unused: top.cells.filter((head, i) => head !== '' && columns[i] === undefined).map(short),
  };
}
