/** The stems of a word, for searching: `approved` and `approval` have the same stem. */
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { createBoundedCache } from '../core/boundedCache.ts';
import type { Language } from '../core/people.ts';
import { asSought } from '../core/seen.ts';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = { en: english, fr: french };

const MIN = 3;
/** A stem must be more than this part of its word. Otherwise it would match too much. */
const PART = 0.4;
/** The same for a stem of the fewest letters: English takes `witness` for `wit`, with which `with` begins. */
const PART_OF_SHORT = 0.5;

/**
 * @param word as it is sought (`asSought`)
 * @returns the same stems for the singular and the plural
 */
export function stemsOf(word: string): string[] {
  if (ARABIC.test(word)) return [arabicStem(word)];
  const one = singularOf(word);
  const stems = Object.values(STEMMERS)
    .map((stem) => stem(one))
    .filter((stem) => stem.length >= Math.max(MIN, one.length * (stem.length > MIN ? PART : PART_OF_SHORT)));
  return [...new Set(stems)];
}

/** How long a word is decides whether a stem is good enough, so it is compared without the ending of its plural. */
function singularOf(word: string): string {
  if (word.length <= MIN) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|zz|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

const ARABIC = /\p{Script=Arabic}/u;
/** The article, alone and with the short words that are written together with it. The longest first. */
const ARTICLES = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل'];
/** The endings of plurals, and that of a feminine singular, whose plural ends in one of them. */
const ENDINGS = ['ون', 'ين', 'ات', 'ة'];
let sought: { readonly articles: readonly string[]; readonly endings: readonly string[] } | undefined;
/** As words are sought; made with the first Arabic word, because a start reads no table of letters. */
const arabicParts = (): NonNullable<typeof sought> =>
  (sought ??= { articles: ARTICLES.map(asSought), endings: ENDINGS.map(asSought) });

/** The word without its article and ending. At least three letters stay. */
function arabicStem(word: string): string {
  const { articles, endings } = arabicParts();
  const article = articles.find((one) => word.startsWith(one) && word.length >= one.length + MIN) ?? '';
  const bare = word.slice(article.length);
  const ending = endings.find((one) => bare.endsWith(one) && bare.length >= one.length + MIN) ?? '';
  return bare.slice(0, bare.length - ending.length);
}

/**
 * The beginnings by which a word is sought: itself, without the ending of its plural, and its stems. One that begins with
 * another is left out, because the other finds more.
 */
export function formsOf(word: string): string[] {
  const forms = [...new Set([word, singularOf(word), ...stemsOf(word)])];
  return forms.filter((form) => !forms.some((other) => other !== form && form.startsWith(other)));
}

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
