import { unzipSync, zipSync } from 'fflate';
import write from 'write-excel-file/node';
import { guardedText } from '../formulas.ts';

/** The earliest instant that a ZIP archive can store. */
const LONG_AGO = new Date(Date.UTC(1980, 0, 1, 12));

/** A text stays text, whatever it looks like; with a number the reader can calculate. */
export type Cell = string | number;

/** Columns of times, by their names: a day or an instant in them is a date for the spreadsheet. Anything else stays text. */
export interface Times {
  /** Days of the calendar. */
  readonly days?: readonly string[];
  /** Instants, which are shown on the clock of the zone. The head of the column names it. */
  readonly instants?: readonly string[];
  readonly zone?: string;
}

/** Letters: the least and the greatest width of a column. Longer texts go on in the next line of their cell. */
const NARROW = 8;
const WIDE = 60;

/** Builds a workbook (see `workbook.ts`). */
export async function sheet(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  times: Times = {},
): Promise<Uint8Array> {
  const kinds = columns.map((name) => kindOf(name, times));
  const heads = columns.map((name, i) => headOf(name, kinds[i], times));
  const top = heads.map((value) => ({
    value: guardedText(value),
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
    alignVertical: 'top' as const,
  }));
  const cells = rows.map((row) => row.map((value, i) => cellOf(value, kinds[i], times)));
  const widths = heads.map((head, i) => ({ width: widthOf(head, rows, i, kinds[i]) }));
  // The heads stay when the sheet is scrolled.
  const made = await write([top, ...cells], { stickyRowsCount: 1, columns: widths }).toBuffer();
  return zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(made)).map(([name, content]) => [name, [content, { mtime: LONG_AGO }]]),
    ),
  );
}

type Kind = 'day' | 'instant' | undefined;
const kindOf = (name: string, { days = [], instants = [] }: Times): Kind =>
  days.includes(name) ? 'day' : instants.includes(name) ? 'instant' : undefined;

const headOf = (name: string, kind: Kind, { zone = 'UTC' }: Times): string =>
  kind === 'instant' ? `${name} (${zone})` : name;

/** Dates are written in the order that no language reads as another day. */
const FORMATS = { day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm' } as const;
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function cellOf(value: Cell, kind: Kind, times: Times) {
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const };
  const date = kind && dateOf(value, kind, times);
  if (date) return { value: date, type: Date, format: FORMATS[kind], alignVertical: 'top' as const };
  return { value: guardedText(value), type: String, wrap: isLong(value), alignVertical: 'top' as const };
}
const isLong = (text: string): boolean => text.length > WIDE || text.includes('\n');

/** What a spreadsheet calls a date has no zone: it is a time on a wall clock, written as if that were UTC's. */
function dateOf(value: string, kind: 'day' | 'instant', { zone = 'UTC' }: Times): Date | undefined {
  if (Number.isNaN(Date.parse(value))) return undefined;
  if (kind === 'day') return DAY.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  return INSTANT.test(value) ? onClock(value, zone) : undefined;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function onClock(at: string, zone: string): Date {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(zone, clock);
  }
  return new Date(`${clock.format(Date.parse(at)).replace(' ', 'T')}:00Z`);
}

const MARGIN = 2;
function widthOf(head: string, rows: readonly (readonly Cell[])[], i: number, kind: Kind): number {
  let most = Math.max(NARROW, ...head.split(' ').map((word) => word.length));
  if (kind) most = Math.max(most, FORMATS[kind].length);
  else
    for (const row of rows) {
      if (most >= WIDE) break;
      most = Math.max(most, longestLine(String(row[i] ?? '')));
    }
  return Math.min(most, WIDE) + MARGIN;
}
/** A text that goes on beyond the width counts as one that fills it. */
const longestLine = (text: string): number =>
  text.includes('\n') ? Math.max(...text.split('\n').map((line) => line.length)) : text.length;
