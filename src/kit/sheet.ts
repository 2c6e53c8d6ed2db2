/** A table that people paste as CSV: its columns by the names that they give them, every line with its number. */
import { parse } from 'csv-parse/sync';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';
import { meaning } from '../i18n/typed.ts';

/** For each column the heads under which people write it. Letters alone count, whatever their case and accents. */
export type Heads<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface SheetLine<Column extends string> {
  /** In the file; the heads are line 1. */
  readonly line: number;
  readonly given: Readonly<Partial<Record<Column, string>>>;
}

/** @param needs the columns without which no line says anything, and what to say when one is missing */
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
