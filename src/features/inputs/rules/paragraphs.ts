/**
 * Sorts comments on a document by its paragraphs: `3`, `3(a)`, `10`, `Annex II`. First comes what is before the numbers (title,
 * preamble, general remarks), annexes follow the numbers, and places that were not understood, or not given, come last.
 */
import { folded } from '../../../core/fold.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { PAPER, type Place } from './state.ts';

/** @property side -1 before the paragraph, 1 after it: where a new one is proposed */
type Key = readonly (readonly [rank: number, word: string, side?: -1 | 1])[];

const isOneOf = (words: readonly string[], word: string): boolean =>
  words.some((one) => folded(one) === folded(word) && folded(word) !== '');

const ROMAN = /^(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function roman(typed: string): number | undefined {
  if (!ROMAN.test(typed)) return undefined;
  const values = Array.from(typed).map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, i) => (value < (values[i + 1] ?? 0) ? sum - value : sum + value), 0);
}

const PLACES = { before: 0, numbered: 1, annex: 2, unknown: 3 } as const satisfies Record<Place, number>;

/** The place of the paper that the words name; `unknown` when they name none. */
export const placeOf = (typed: string): Place => PAPER[paragraphKey(typed)[0]?.[0] ?? PLACES.unknown] ?? 'unknown';

export function paragraphKey(typed: string): Key {
  const tokens = typed.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  const { ahead, behind } = TYPED.paragraphs;
  const at = tokens.findIndex((token) => isOneOf([...ahead, ...behind], token));
  if (at < 0) return keyOf(typed, tokens);
  // “A new paragraph before 3”, “3 (before)”.
  const beside = tokens.slice(at + 1);
  const key = keyOf(typed, beside.length > 0 ? beside : tokens.slice(0, at));
  const [rank, word] = key.at(-1) ?? [PLACES.unknown, ''];
  return key.length > 1 ? [...key.slice(0, -1), [rank, word, isOneOf(ahead, tokens[at] ?? '') ? -1 : 1]] : key;
}

function keyOf(typed: string, tokens: readonly string[]): Key {
  const { annex, paragraph } = TYPED.paragraphs;
  const isAnnex = tokens.some((token) => isOneOf(annex, token));
  const words = tokens.filter(
    (token) => ![annex, paragraph, TYPED.dates.of].some((filling) => isOneOf(filling, token)),
  );
  // Only marks, as in `???` or `-`, name no place; nor does `paragraph` without a number.
  if (words.length === 0 && !isAnnex) return [[PLACES.unknown, folded(typed)]];
  if (!isAnnex && words.some((word) => isOneOf(TYPED.paragraphs.before, word)))
    return [[PLACES.before, words.join(' ')]];
  const parts = words.map((word, i): readonly [number, string] => partOf(word, i, isAnnex));
  if (!isAnnex && (parts[0]?.[0] ?? -1) < 0) return [[PLACES.unknown, folded(typed)]];
  return [[isAnnex ? PLACES.annex : PLACES.numbered, ''], ...parts];
}

/**
 * Reads one part of a paragraph's number. The first letter after a number is a letter. Below a letter, or first in an annex,
 * letters are a Roman number.
 */
function partOf(word: string, i: number, isAnnex: boolean): readonly [number, string] {
  if (/^\d+$/.test(word)) return [Number(word), ''];
  const number = roman(word);
  const counts = i === 0 ? isAnnex : i > 1 || word.length > 1;
  return number !== undefined && counts ? [number, ''] : [-1, word];
}

export function compareParagraphs(a: string, b: string): number {
  const [one, other] = [paragraphKey(a), paragraphKey(b)];
  for (let i = 0; i < Math.max(one.length, other.length); i += 1) {
    const [x, y] = [one[i], other[i]];
    // The number with fewer parts comes first: 3 before 3(a).
    if (!x || !y) return x ? 1 : -1;
    if (x[0] !== y[0]) return x[0] - y[0];
    if (x[1] !== y[1]) return x[1] < y[1] ? -1 : 1;
    if (x[2] !== y[2]) return (x[2] ?? 0) - (y[2] ?? 0);
  }
  return 0;
}

export interface Comment<Of> {
  readonly paragraph: string;
  readonly cells: readonly string[];
  readonly of: Of;
}

/** Comments sorted by paragraph. Those on the same paragraph stay in the order in which they were given. */
export const inOrder = <Of>(comments: readonly Comment<Of>[]): readonly Comment<Of>[] =>
  comments
    .map((comment, i) => ({ comment, i }))
    .sort((a, b) => compareParagraphs(a.comment.paragraph, b.comment.paragraph) || a.i - b.i)
    .map(({ comment }) => comment);
