/** Reads a table that people paste as CSV: finds the columns by their headings and numbers the lines. */
import { parse } from 'csv-parse/sync';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';
import { meaning } from '../i18n/typed.ts';

/** The headings that people write for each column. Only letters count; case and accents do not matter. */
export type Heads<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface SheetLine<Column extends string> {
  /** The line's number in the file; the headings are line 1. */
  readonly line: number;
  readonly given: Readonly<Partial<Record<Column, string>>>;
}

/** @param needs the required columns, with the text for when one is missing */
export function readSheet<Column extends string>(
  csv: string,
  heads: Heads<Column>,
  needs: { readonly columns: readonly Column[]; readonly say: Phrase },
): readonly SheetLine<Column>[] | { readonly say: Phrase } {
  const column = meaning(heads);
  const rows = rowsOf(csv, (typed) => column(typed.replace(/\P{L}/gu, '')) ?? typed);
  if (!rows) return { say: phrase('roll.notCsv') };
  const [first] = rows;
  if (!first) return { say: phrase('roll.emptyFile') };
  if (!needs.columns.every((column) => column in first.record)) return { say: needs.say };
  return rows.map(({ record, info }) => ({
    line: info.lines,
    given: record as Readonly<Partial<Record<Column, string>>>,
  }));
}

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** Separated by commas, or by semicolons as some spreadsheets write them; undefined when it cannot be read. */
function rowsOf(csv: string, head: (typed: string) => string): readonly Row[] | undefined {
  try {
    return parse(csv, {
      columns: (heads: string[]) => heads.map(head),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: csv.split('\n', 1)[0]?.includes(';') ? ';' : ',',
      info: true,
    }) as unknown as readonly Row[];
  } catch {
    return undefined;
  }
}
