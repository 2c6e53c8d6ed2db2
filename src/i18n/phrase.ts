/** The typed maker of phrases: the one part of `copy` that the rules use. English is read for its types alone. */
import type { CalendarDate, Instant } from '../core/ids.ts';
import type { Phrase, PhraseValue } from '../core/phrase.ts';
import type { en } from './en/index.ts';

/** A text, or one for each plural form of the argument `n`. */
export type Text = string | Plural;
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type Source = typeof en;
export type Key = Extract<keyof Source, string>;
export type Translation = { readonly [K in Key]: Source[K] extends string ? string : Plural };

/**
 * `{name}` takes a string; `{at:instant}`, `{at:time}`, `{at:dayTime}`, `{on:date}`, `{n:number}`, `{names:list}` take data
 * said in the reader's way. A text has the plural forms of `n` alone: any other counted word comes with its own number.
 */
type Kinds = {
  text: string;
  instant: Instant;
  time: Instant;
  dayTime: Instant;
  date: CalendarDate;
  number: number;
  /** "26 entities", "1 person": a counted word beside another that is counted. */
  entityCount: number;
  peopleCount: number;
  seatCount: number;
  list: readonly string[];
  /** By their ids; called as they are in the reader's language. Views keep them as plain strings. */
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

/** A sentence for later: checked against the English source when it is compiled. */
export const phrase = <K extends Key>(key: K, ...args: Arguments<K>): Phrase => ({
  key,
  with: ((args as readonly unknown[])[0] ?? {}) as Readonly<Record<string, PhraseValue>>,
});
