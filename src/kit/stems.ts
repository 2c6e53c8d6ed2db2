/** The stems of a word in the languages of the program, for searching: `approved` and `approval` have the same stem. */
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
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
      .filter((stem) => stem.length >= Math.max(MIN, word.length * PART) && word.startsWith(stem)),
  ),
];
