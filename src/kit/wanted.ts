/** The words of a search, the same for every list: how they are read, and whether a text has them (docs/decisions/0054). */
import { entityOf, everyShortNameOf } from '../core/entities.ts';
import { folded } from '../core/fold.ts';
import type { Roll } from '../core/people.ts';
import { asSought } from '../core/seen.ts';
import { formsOf, oddStemsOf } from './stems.ts';
import { daysIn } from './typedDay.ts';

/**
 * A search word, a word with signs inside (`UNA/2026/4`), or a phrase in quotes. The words of one stand next to each other, in
 * this order.
 */
export interface Wanted {
  /** The spellings in which it is sought, each as its words. */
  readonly spellings: readonly (readonly string[])[];
  /** Must its last word be a whole word? Otherwise a beginning is enough, as while somebody types. */
  readonly isWhole: boolean;
  /** The entities that have it in their acronym. */
  readonly entities: ReadonlySet<string>;
}

/** The mark between the parts of a text. A phrase does not go on from one part to the next. */
export const PART_ENDS = '\n';

/** A phrase in quotes, with its closing quotation mark when it has one, or a word. */
const TERM = /"(?<phrase>[^"]*)(?<end>"?)|[^\s"]+/g;
const NO_LETTERS = /[^\p{L}\p{N}]+/u;

interface Term {
  readonly words: readonly string[];
  readonly isPhrase: boolean;
  readonly isWhole: boolean;
}
const termsIn = (typed: string): Term[] =>
  [...typed.matchAll(TERM)]
    .map(({ 0: all, groups: { phrase, end } = {} }) => ({
      words: (phrase ?? all).split(NO_LETTERS).filter(Boolean),
      isPhrase: phrase !== undefined,
      isWhole: phrase !== undefined && end !== '',
    }))
    .filter(({ words }) => words.length > 0);

/** @param spoken the ids of all entities by whose acronyms something is found */
export function wantedIn(typed: string, roll: Roll, spoken: ReadonlySet<string>): Wanted[] {
  const { rest, days } = daysIn(asSought(typed.replace(QUOTES, '"')));
  const found = days.map(({ spellings }): Wanted => ({ spellings, isWhole: true, entities: NO_ENTITIES }));
  return [...found, ...wordsWanted(termsIn(rest), roll, spoken)];
}
const NO_ENTITIES: ReadonlySet<string> = new Set();
/** Quotation marks as keyboards, phones and Word write them. */
const QUOTES = /[“”„‟«»＂]/g;

function wordsWanted(terms: readonly Term[], roll: Roll, spoken: ReadonlySet<string>): Wanted[] {
  const entities = entitiesIn(terms, roll, spoken);
  return terms.map(({ words, isPhrase, isWhole }, i) => {
    const [only = '', ...more] = words;
    const spellings = isPhrase || more.length > 0 ? [words] : formsOf(only).map((form) => [form]);
    return { spellings, isWhole, entities: entities[i] ?? new Set() };
  });
}

/** An acronym's beginning of fewer letters is an article or the like: `un` is no beginning of `UNHCR`. */
const MIN_BEGINNING = 3;
/** The longest acronym, in words. */
const MAX_WORDS = 6;

/**
 * For each term, the entities in whose acronym it is: by the acronym's beginning, or together with the terms beside it by all of
 * it (`UN Women`). The words of a full name are not words of a decision: `children` would find all to which UNICEF has spoken,
 * whatever they are about. The filter by entity finds them by every name.
 */
function entitiesIn(terms: readonly Term[], roll: Roll, spoken: ReadonlySet<string>): Set<string>[] {
  const acronyms = [...spoken].flatMap((id) => acronymsOf(roll, id).map((acronym) => ({ id, acronym })));
  const found = terms.map(() => new Set<string>());
  for (const [i, { isWhole }] of terms.entries()) {
    const run = terms.slice(i, i + MAX_WORDS).map(({ words }) => words.join(''));
    const runs = run.map((_, n) => run.slice(0, n + 1).join(''));
    const [first = ''] = run;
    const isBeginning = !isWhole && first.length >= MIN_BEGINNING;
    for (const { id, acronym } of acronyms) {
      if (isBeginning && acronym.startsWith(first)) found[i]?.add(id);
      for (let n = runs.indexOf(acronym); n >= 0; n -= 1) found[i + n]?.add(id);
    }
  }
  return found;
}

function acronymsOf(roll: Roll, id: string): string[] {
  const entity = entityOf(roll, id);
  return [...new Set((entity ? everyShortNameOf(entity) : [id]).map(folded))].filter(Boolean);
}

/** The parts of a text as they are sought. */
export const sought = (parts: readonly string[]): string => parts.filter(Boolean).map(asSought).join(PART_ENDS);

/** The text, and behind it the stems with which its words do not begin. */
export function withStems(text: string): string {
  const stems = new Set<string>();
  for (const word of text.split(NO_LETTERS)) for (const stem of oddStemsOf(word)) stems.add(stem);
  return stems.size === 0 ? text : [text, ...stems].join(PART_ENDS);
}

/**
 * A test for the rows of a list, whose texts nobody has prepared: do they have all the words that were typed? Without words every
 * row has; what was typed without a letter is a word that none has.
 */
export function finderOf(typed: string, roll: Roll): (text: string, entity?: string) => boolean {
  if (asSought(typed) === '') return () => true;
  const ids = [...Object.keys(roll.entities), ...Object.keys(roll.left ?? {})];
  const wanted = wantedIn(typed, roll, new Set(ids));
  const isFound = (one: Wanted, text: string, entity?: string): boolean =>
    hasWanted(text, one) || (entity !== undefined && one.entities.has(entity));
  return (text, entity) => wanted.length > 0 && wanted.every((one) => isFound(one, text, entity));
}

/** @param text as it is sought */
export function hasWanted(text: string, { spellings, isWhole }: Wanted): boolean {
  for (const words of spellings) if (hasWords(text, words, isWhole)) return true;
  return false;
}

function hasWords(text: string, words: readonly string[], isWhole: boolean): boolean {
  const first = words[0] ?? '';
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1))
    if (isEdge(text, at) && isAt(text, at, words, isWhole)) return true;
  return false;
}

function isAt(text: string, at: number, words: readonly string[], isWhole: boolean): boolean {
  let end = at;
  for (const [i, word] of words.entries()) {
    if (i > 0) {
      const next = afterSigns(text, end);
      if (next === end) return false;
      end = next;
    }
    if (!text.startsWith(word, end)) return false;
    end += word.length;
  }
  return !isWhole || isEdge(text, end);
}

/** Where the next word of this part begins. */
function afterSigns(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== PART_ENDS && !isLetter(text, at)) at += 1;
  return at;
}

/** Does a word begin or end here? Between signs that are written without spaces one always may. */
const isEdge = (text: string, at: number): boolean =>
  !isLetter(text, at - 1) || !isLetter(text, at) || isSpaceless(text, at - 1) || isSpaceless(text, at);

const LETTER = /[\p{L}\p{N}]/u;
const LAST_PLAIN = 0x7f;
/** Which plain signs are letters or digits. Every line is looked at, and an expression takes longer. */
const PLAIN_LETTERS = Array.from({ length: LAST_PLAIN + 1 }, (_, code) => LETTER.test(String.fromCharCode(code)));
/** Outside of the text there is no letter. */
const isLetter = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && (PLAIN_LETTERS[text.charCodeAt(at)] ?? LETTER.test(text.charAt(at)));

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const isSpaceless = (text: string, at: number): boolean =>
  text.charCodeAt(at) > LAST_PLAIN && SPACELESS.test(text.charAt(at));
