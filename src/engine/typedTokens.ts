/** The words that somebody typed, made comparable: without case, accents, plurals and outer punctuation. */
import { withoutEnd } from '../core/ends.ts';
import { asSought } from '../core/seen.ts';

export const REF = /^[a-z]-?\d{1,9}$/i;

/** Lower case, without accents and outer punctuation. */
export const plain = (word: string): string => {
  const letters = asSought(word);
  return withoutEnd(letters.replace(/^[/"'([{<#]+/, ''), /[.,;:!?"')\]}>]/) || letters;
};

/** `(E–1),` is a reference too; what only looks like one in its letters is compared as it is seen. */
const asTyped = (token: string): string => (REF.test(plain(token)) ? plain(token) : token);
const singular = (word: string): string => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word);
export const stems = (words: readonly string[]): string[] => words.map((word) => singular(plain(word))).filter(Boolean);

/** `e12`, `E-12` → `E-12` */
export const asRef = (word: string): string =>
  plain(word)
    .toUpperCase()
    .replace(/^([A-Z])-?/, '$1-');
/** French puts a blank before some marks: they are no words. A mark alone is what was typed. */
export const tokensOf = (typed: string): readonly string[] => {
  const tokens = typed.split(/\s+/).map(asTyped);
  return tokens.length === 1 ? tokens : tokens.filter((token) => !/^[?!.,:;…]+$/.test(token));
};
