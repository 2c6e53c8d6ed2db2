/** Takes words out of rows that no hash covers, the same for every driver. */
import type { SealedValue } from '../core/keyValueStore.ts';
import { mapStrings, REMOVED, replacer } from '../core/replace.ts';
import type { ContentRemoval } from './store.ts';

export type WordRemoval = Extract<ContentRemoval, { readonly type: 'words' }>;

export type ReceiptRemoval = Extract<ContentRemoval, { readonly type: 'receipts' }>;

export interface WordRemover {
  /** The value without the words; the same object when it has none. */
  readonly clean: <T>(value: T) => T;
  /** JSON without the words; undefined when it has none. Text that is no JSON has none. */
  readonly cleanJson: (text: string) => string | undefined;
  /**
   * Does a row of the platforms' own data go as a whole? Its key names the person, or it is of the network and sealed:
   * nobody can look for words in it.
   */
  readonly goes: (key: string, value: string) => boolean;
}

export function wordRemover({ network, person, words }: WordRemoval): WordRemover {
  const replace = replacer(words);
  const name = replacer([{ find: person, put: '' }, ...words]);
  const clean = <T>(value: T): T => mapStrings(without(value, person), replace);
  return {
    clean,
    cleanJson(text) {
      const value = parsed(text);
      const next = clean(value);
      return next === value ? undefined : JSON.stringify(next);
    },
    goes: (key, value) => name(key) !== key.normalize() || isSealed(parsed(value), network),
  };
}

const isSealed = (value: unknown, network: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('sealed' satisfies keyof SealedValue) in value &&
  (value as SealedValue).network === network;

/** An object that says that all of it is about the person goes as a whole: a part of it may be of a name, and no name. */
function without<T>(value: T, person: string): T {
  if (typeof value !== 'object' || value === null) return value;
  if ('allAbout' in value && value.allAbout === person) return {} as T;
  if (!JSON.stringify(value).includes('"allAbout"')) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, person)) as T;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, without<unknown>(one, person)])) as T;
}

/** Between which ids the deliveries are that an act made: each begins with the network and the event (`engine/fanOut.ts`). */
export function toldBy(network: string, event: string): readonly [from: string, below: string] {
  const from = `${network}:${event}:`;
  return [from, `${from}\uffff`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Properties whose values are codes or ids, from which a card that is kept up to date is drawn again. */
const CODES = new Set(
  'says kind what state version position entity entities person people by to how of news why upTo'.split(' '),
);
/** Instants, dates, and references. */
const PLAIN = /^(\d{4}-\d\d-\d\d(T[\d:.]+Z)?|[A-Z]-\d{1,9})$/;

/** What a delivery says without anybody's words. Numbers, instants, references and codes stay. */
export function bareData(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return CODES.has(name) || PLAIN.test(value) || value === '' ? value : REMOVED;
  if (Array.isArray(value)) return value.map((one) => bareData(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bareData(one, key)]));
}
