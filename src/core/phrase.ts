/**
 * A sentence to be said later, in the language of whoever reads it: the key of a text in `copy`, and the values that go
 * into it. Instants, dates and lists stay data until then. `copy/copy.ts` gives the typed maker `phrase()`.
 */
export interface Phrase {
  readonly key: string;
  readonly with: Readonly<Record<string, PhraseValue>>;
}
export type PhraseValue = string | number | readonly string[];
