/**
 * What people can type (domain.md 10). A feature names its commands and says what they do; the words for them are in `i18n`,
 * a list for each language. `engine/grammar.ts` reads what was typed.
 */
import type { ActName, CardWithoutData } from '../core/contract.ts';
import type { Language } from '../core/people.ts';
import type { CommandName, StateName } from '../i18n/words.ts';

export type { CommandName, StateName } from '../i18n/words.ts';

export interface Command {
  readonly act: ActName;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What may or must follow. */
  readonly takes?: 'ref' | 'state' | 'language' | 'away' | 'words' | 'years';
  /** The states that may follow. */
  readonly states?: readonly StateName[];
  /** The letters of the references that it takes; when not said, any, and the letter says what is shown. */
  readonly letters?: string;
  /** It opens this form, which does the act. */
  readonly form?: CardWithoutData;
}

/** In the order in which they are offered. */
export type Commands = { readonly [Name in CommandName]?: Command };

export interface CommandWords {
  /** As help and suggestions show it, for readers of each language. */
  readonly usage: Readonly<Record<Language, string>>;
  /** Every way to say it, in any language. */
  readonly words: readonly string[];
}
