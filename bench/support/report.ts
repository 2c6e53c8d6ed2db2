/** What a bench found, as a table for people and as JSON for comparing runs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { median } from './figures.ts';

/** One line of the table. `rounds` has one figure for each round; the line's figure is their median. */
export interface Line {
  readonly bench: string;
  readonly what: string;
  readonly rounds: readonly number[];
  /** `×`: a ratio of product to floor, or of large to small; the others: an absolute figure with a limit of its own. */
  readonly unit: '×' | 'ms' | 'MB' | 'messages' | 'presses';
  readonly goal: { readonly atLeast: number } | { readonly atMost: number };
  /** What the ratio was made from, in words. */
  readonly detail: string;
  readonly raw?: unknown;
}

export const isMet = ({ rounds, goal }: Line): boolean =>
  'atLeast' in goal ? median(rounds) >= goal.atLeast : median(rounds) <= goal.atMost;

const short = (number: number): string => number.toFixed(number < 10 ? 2 : 0);

function cells(line: Line): string[] {
  const { bench, what, rounds, unit, goal, detail } = line;
  const limit = 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  const range = `${short(Math.min(...rounds))}–${short(Math.max(...rounds))}`;
  return [bench, what, `${short(median(rounds))} ${unit}`, range, limit, isMet(line) ? 'yes' : 'NO', detail];
}

const HEAD = ['bench', 'what', 'median', 'range', 'goal', 'met', 'from'];

/** A table in Markdown. */
export const table = (lines: readonly Line[]): string => drawn(HEAD, lines.map(cells));

/** What was measured in two checkouts in turn: one pair for each round. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly pairs: readonly { readonly ours: number; readonly theirs: number }[];
}

/** The ratio of this checkout to the other one, round by round. */
export function compared(rows: readonly Row[]): string {
  const head = ['what', 'unit', 'this', 'that', 'this ÷ that', 'range'];
  const bodies = rows.map(({ what, unit, pairs }) => {
    const ratios = pairs.map(({ ours, theirs }) => ours / theirs);
    const middle = (who: 'ours' | 'theirs'): string => short(median(pairs.map((pair) => pair[who])));
    const range = `${short(Math.min(...ratios))}–${short(Math.max(...ratios))}`;
    return [what, unit, middle('ours'), middle('theirs'), `${short(median(ratios))} ×`, range];
  });
  return drawn(head, bodies);
}

function drawn(head: readonly string[], bodies: readonly (readonly string[])[]): string {
  const rows = [head, ...bodies];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Writes the lines beside those of earlier runs. Gives the file. */
export async function keep(folder: string, lines: readonly Line[], seconds: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.replaceAll(':', '-')}.json`);
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model, load: loadavg() };
  const kept = lines.map((line) => ({ ...line, median: median(line.rounds), met: isMet(line) }));
  await writeFile(file, `${JSON.stringify({ at, seconds, machine, lines: kept }, null, 2)}\n`);
  return file;
}
