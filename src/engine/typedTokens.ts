/** Splits typed text into words that can be compared: without case, accents, plurals and outer punctuation. */
import { withoutEnd } from '../core/ends.ts';
import { asSought } from '../core/seen.ts';

export const REF = /^[a-z]-?\d{1,9}$/i;

/** Lower case, without accents and outer punctuation. */
export const plain = (word: string): string => {
  const letters = asSought(word);
  return withoutEnd(letters.replace(/^[/"'([{<#]+/, ''), /[.,;:!?"')\]}>]/) || letters;
};

/** The plain form of a token that is a reference, such as `(E–1),`; any other token as it was typed. */
const asTyped = (token: string): string => (REF.test(plain(token)) ? plain(token) : token);
const singular = (word: string): string => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word);
export const stems = (words: readonly string[]): string[] => words.map((word) => singular(plain(word))).filter(Boolean);

/** `e12`, `E-12` → `E-12` */
export const asRef = (word: string): string =>
  plain(word)
    .toUpperCase()
    .replace(/^([A-Z])-?/, '$1-');
/**
 * Splits text into words. French puts a blank before some punctuation marks; these are not words, unless a mark is all that
 * was typed.
 */
export const tokensOf = (typed: string): readonly string[] => {
  const tokens = typed.split(/\s+/).map(asTyped);
  return tokens.length === 1 ? tokens : tokens.filter((token) => !/^[?!.,:;…]+$/.test(token));
};
