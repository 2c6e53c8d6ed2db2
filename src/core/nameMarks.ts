/**
 * What is kept of the names of erased people, so that a later erasure knows that somebody else was called so: two bytes of each
 * word. A mark fits one name in 65,536, so it tells no name, and what it fits by chance stays, which an officer sees. Pure.
 */

export interface NameMarks {
  /** Of the single words of the names. */
  readonly words: readonly number[];
  /** Of names of several words that stayed in the record, because somebody else had them too. */
  readonly forms: readonly number[];
}

const NONE: NameMarks = { words: [], forms: [] };

/** FNV-1a of 32 bits, folded to 16. */
export function markOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key.normalize())) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
}

/** Of several words, whatever their order. */
export const formMarkOf = (keys: readonly string[]): number => markOf([...new Set(keys)].sort().join(' '));

/** Sorted, so that their order does not say who was erased when. */
const joined = (some: readonly number[], more: readonly number[]): number[] =>
  [...new Set([...some, ...more])].sort((a, b) => a - b);

export const withMarks = (before: NameMarks = NONE, { words, forms }: NameMarks): NameMarks => ({
  words: joined(before.words, words),
  forms: joined(before.forms, forms),
});
