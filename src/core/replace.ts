/** Replaces texts inside stored values: what somebody said, and what they are called. Pure. */
import { nameReplacer, type Called } from './called.ts';
import { isLongList, longList } from './longList.ts';

/** A text, and the text that replaces it. */
export interface Replacement {
  readonly find: string;
  readonly put: string;
  /** `find` is the name of a person: what is replaced is every way in which they are called. */
  readonly called?: Called;
}

/** The text that replaces a removed one, in every language. */
export const REMOVED = '[…]';

/**
 * Makes a function that replaces texts wherever they stand as whole words, however they are spaced and whatever their case:
 * `Ana Li` is not part of `Ana Lima`, nor `li@un.org` of `ana.li@un.org`.
 */
export function replacer(words: readonly Replacement[]): (text: string) => string {
  // An address may contain a name, and a sentence both.
  const exact = exactReplacer(words.filter(({ called }) => !called));
  const names = words.flatMap(({ called, put }) => (called ? [nameReplacer(called, put)] : []));
  return names.length === 0 ? exact : (text) => names.reduce((said, replace) => replace(said), exact(text.normalize()));
}

function exactReplacer(words: readonly Replacement[]): (text: string) => string {
  // The longest first.
  const all = words.filter(({ find }) => find.trim() !== '').sort((a, b) => b.find.length - a.find.length);
  if (all.length === 0) return (text) => text;
  const pattern = new RegExp(all.map(({ find }) => `(${patternOf(find)})`).join('|'), 'giu');
  return (text) =>
    text.normalize().replace(pattern, (found: string, ...groups: unknown[]) => {
      const place = groups.slice(0, all.length).findIndex((group) => group !== undefined);
      return all[place]?.put ?? found;
    });
}

const LETTER = '\\p{L}\\p{M}\\p{N}';
/** Beside Chinese or Arabic letters, and others that join words without a blank, a Latin word begins and ends all the same. */
const besides = (letter: string): string => (/\p{Script=Latin}/u.test(letter) ? '\\p{Script=Latin}\\p{N}' : LETTER);
function patternOf(find: string): string {
  const said = find.trim().normalize();
  const words = said.split(/\s+/).map(escape).join('\\s+');
  const [first = '', last = ''] = [Array.from(said)[0], Array.from(said).at(-1)];
  const before = find.includes('@') ? `${besides(first)}._%+\\-` : besides(first);
  const starts = /[\p{L}\p{N}]/u.test(first) ? `(?<![${before}])` : '';
  const ends = /[\p{L}\p{N}]/u.test(last) ? `(?![${besides(last)}])` : '';
  return `${starts}${words}${ends}`;
}

/** Apostrophes and hyphens as keyboards and Word write them: `O'Neil` is `O’Neil`. */
const ALIKE = ["['’‘ʼ´`]", '[-‐‑–]'] as const;
const escape = (word: string): string =>
  ALIKE.reduce(
    (pattern, alike) => pattern.replace(new RegExp(alike, 'g'), alike),
    word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  );

/** The value with every string, and every key of an object, as `change` gives it. The same object when nothing changed. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  return walk(value, change) as T;
}

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    const next = change(value);
    return next === value || next === value.normalize() ? value : next;
  }
  if (Array.isArray(value)) {
    const next = value.map((one: unknown) => walk(one, change));
    return next.some((one, i) => one !== value[i]) ? next : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  // Its items are made when somebody comes to them, and changed then.
  if (isLongList(value)) return longList(value, (one) => walk(one, change));
  const before = Object.entries(value);
  const next = before.map(([key, one]) => [walk(key, change) as string, walk(one, change)] as const);
  const isSame = next.every(([key, one], i) => key === before[i]?.[0] && one === before[i][1]);
  return isSame ? value : Object.fromEntries(next);
}

/** Names of properties: texts that are replaced, addresses and lists of them that go, and addresses that are left empty. */
export interface TextNames {
  readonly texts: readonly string[];
  readonly dropped?: readonly string[];
  /** Their property is always there, so it becomes an empty text. */
  readonly emptied?: readonly string[];
}

/** The value without its texts, however deep they stand. */
export function withoutTexts<T>(value: T, names: TextNames): T {
  const [texts, dropped, emptied] = [new Set(names.texts), new Set(names.dropped), new Set(names.emptied)];
  const bare = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(bare);
    if (typeof one !== 'object' || one === null) return one;
    const entries = Object.entries(one).flatMap(([name, inner]): [string, unknown][] => {
      if (dropped.has(name)) return Array.isArray(inner) ? [[name, []]] : [];
      if (emptied.has(name)) return [[name, '']];
      if (typeof inner === 'string') return [[name, texts.has(name) && inner !== '' ? REMOVED : inner]];
      return [[name, bare(inner)]];
    });
    return Object.fromEntries(entries);
  };
  return bare(value) as T;
}
