/**
 * A sentence that is put into words later, in its reader's language: the key of a text, and the values for its places.
 * Instants, dates and lists stay data until then. `phrase()` in `i18n/phrase.ts` makes it, with its types checked.
 */
export interface Phrase {
  readonly key: string;
  readonly with: Readonly<Record<string, PhraseValue>>;
}
export type PhraseValue = string | number | readonly string[];
