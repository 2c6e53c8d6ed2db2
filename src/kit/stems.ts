/** The stems of a word in the languages of the program, for finding: `approved` and `approval` begin alike. */
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import type { Language } from '../core/people.ts';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = { en: english, fr: french };

const MIN = 3;
/** A stem that is a small part of its word would begin half a dictionary: English takes `witnesses` for `wit`. */
const PART = 0.4;

/** @param word as it is sought (`asSought`) */
export const stemsOf = (word: string): string[] => [
  ...new Set(
    Object.values(STEMMERS)
      .map((stem) => stem(word))
      .filter((stem) => stem.length >= Math.max(MIN, word.length * PART) && word.startsWith(stem)),
  ),
];
