/**
 * The typed maker of phrases. This is the only part of `i18n` that all rules use. The English texts are read for their types
 * only.
 */
import type { CalendarDate, Instant } from '../core/ids.ts';
import type { Phrase, PhraseValue } from '../core/phrase.ts';
import type { en } from './en/index.ts';

/** A text, or one text for each plural form of the argument `n`. */
export type Text = string | Plural;
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type Source = typeof en;
export type Key = Extract<keyof Source, string>;
export type Translation = { readonly [K in Key]: Source[K] extends string ? string : Plural };

/**
 * The kinds of places in a text. `{name}` takes a string; `{at:instant}`, `{at:time}`, `{at:dayTime}`, `{on:date}`,
 * `{n:number}`, `{names:list}` and `{parts:quoted}` take data that is formatted for the reader. Only `n` has plural forms: any other counted word
 * has a text of its own.
 */
type Kinds = {
  text: string;
  instant: Instant;
  time: Instant;
  dayTime: Instant;
  date: CalendarDate;
  number: number;
  /** A counted word beside another counted word: "26 entities", "1 person". */
  entityCount: number;
  peopleCount: number;
  seatCount: number;
  list: readonly string[];
  /** Words that somebody typed, each in the quotation marks of the language. */
  quoted: readonly string[];
  /** Ids of entities, shown as their names in the reader's language. Views keep them as plain strings. */
  entity: string;
  entities: readonly string[];
};
type Places<S> = S extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}:${infer Kind}`
      ? { [N in Name]: Kind extends keyof Kinds ? Kinds[Kind] : never }
      : { [N in Place]: string }) &
      Places<Rest>
  : unknown;
type PluralPlaces<T> = { n: number } & (T extends { other: infer S } ? Omit<Places<S>, 'n'> : unknown);
export type With<K extends Key> = Source[K] extends string ? Places<Source[K]> : PluralPlaces<Source[K]>;
export type Arguments<K extends Key> = keyof With<K> extends never ? [] : [values: With<K>];

/** Makes a sentence for later. Its key and arguments are checked against the English texts by the compiler. */
export const phrase = <K extends Key>(key: K, ...args: Arguments<K>): Phrase => ({
  key,
  with: ((args as readonly unknown[])[0] ?? {}) as Readonly<Record<string, PhraseValue>>,
});
