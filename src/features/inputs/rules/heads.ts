/** Tells whether the first row of a table in a file names its columns, in the words of the question or in others. */
import { folded } from '../../../core/fold.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { cellsIn } from './state.ts';

/** `named`: it does · `maybe`: its cells are words over columns of figures, which a remark on the whole text may be too. */
export type Heads = 'named' | 'maybe';

/** A longer cell is a sentence. */
const MAX_HEAD = 40;

/** Words that name the same column. */
const GROUPS: readonly (readonly string[])[] = [...Object.values(TYPED.planColumns), TYPED.paragraphs.paragraph];
const isIn = (words: readonly string[], name: string): boolean => words.some((word) => folded(word) === folded(name));
const isSameColumn = (one: string, other: string): boolean =>
  folded(one) === folded(other) || GROUPS.some((words) => isIn(words, one) && isIn(words, other));

/** @param options the names of the question's columns */
export function headsIn(rows: string, options: readonly string[]): Heads | undefined {
  const [first = [], ...others] = rows.split('\n').map(cellsIn);
  if (options.length === 0 || first.some((cell) => /\d/.test(cell) || cell.length > MAX_HEAD)) return undefined;
  if (options.some((option, i) => first[i] && isSameColumn(option, first[i]))) return 'named';
  const isOverFigures = (i: number): boolean => {
    const below = others.flatMap((row) => row[i] || []);
    return below.length > 0 && below.every((cell) => /\d/.test(cell));
  };
  const filled = first.flatMap((cell, i) => (cell === '' ? [] : [i]));
  return filled.length > 1 && filled.some(isOverFigures) ? 'maybe' : undefined;
}
