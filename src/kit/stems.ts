/** The stems of a word in the languages of the program, for searching: `approved` and `approval` have the same stem. */
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { createBoundedCache } from '../core/boundedCache.ts';
import type { Language } from '../core/people.ts';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = { en: english, fr: french };

const MIN = 3;
/** A stem must be more than this part of its word. Otherwise it would match too much: English takes `witnesses` for `wit`. */
const PART = 0.4;

/** @param word as it is sought (`asSought`) */
export const stemsOf = (word: string): string[] => [
  ...new Set(
    Object.values(STEMMERS)
      .map((stem) => stem(word))
      .filter((stem) => stem.length >= Math.max(MIN, word.length * PART)),
  ),
];

const MAX_WORDS_KEPT = 50_000;
const odd = createBoundedCache<string, readonly string[]>(MAX_WORDS_KEPT);
const NONE: readonly string[] = [];

/**
 * The stems with which a word does not begin: `policy` has the stem `polici`, as `policies` has, and `régionaux` has that of
 * `régional`. A search looks for the beginnings of words, so a text is searched with these beside it.
 */
export function oddStemsOf(word: string): readonly string[] {
  if (word.length <= MIN || /\d/.test(word)) return NONE;
  let found = odd.get(word);
  if (found === undefined) {
    found = stemsOf(word).filter((stem) => !word.startsWith(stem));
    odd.set(word, found.length === 0 ? NONE : found);
  }
  return found;
}
