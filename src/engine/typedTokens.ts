/** Splits typed text into words that can be compared: without case, accents, plurals and outer punctuation. */
import { withoutEnd } from '../core/ends.ts';
import { asSought } from '../core/seen.ts';

export const REF = /^[a-z]-?\d{1,9}$/i;

/** Lower case, without accents and outer punctuation. */
export const plain = (word: string): string => {
  const letters = asSought(word);
  return withoutEnd(letters.replace(/^[/"'([{<#]+/, ''), /[.,;:!?"')\]}>]/) || letters;
};

/** A French article that is joined to its word: `l’appel`, `d’appels`. */
const withoutArticle = (word: string): string => word.replace(/^[ld]'(?=\p{L})/u, '');

/** The reference that a token is: `(E–1),`, `l’E-1`. */
export const refIn = (token: string): string | undefined => {
  const word = withoutArticle(plain(token));
  return REF.test(word) ? word : undefined;
};
/** The plain form of a token that is a reference; any other token as it was typed. */
const asTyped = (token: string): string => refIn(token) ?? token;
const singular = (word: string): string => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word);
export const stems = (words: readonly string[]): string[] =>
  words.map((word) => singular(withoutArticle(plain(word)))).filter(Boolean);

/** `e12`, `E-12` → `E-12` */
export const asRef = (word: string): string =>
  withoutArticle(plain(word))
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
