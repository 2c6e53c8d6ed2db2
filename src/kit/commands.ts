/**
 * The commands that people can type (domain.md 10). A feature names its commands and what they do. The words are in `i18n`,
 * a list for each language; `engine/grammar.ts` reads typed text.
 */
import type { ActName, CardWithoutData } from '../core/contract.ts';
import type { Language } from '../core/people.ts';
import type { CommandName, StateName } from '../i18n/words.ts';

export type { CommandName, StateName } from '../i18n/words.ts';

export interface Command {
  readonly act: ActName;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What may or must follow the command. `refAndWords`: a reference, and behind it words as they are; `refAndNumber`: or a number, or nothing. */
  readonly takes?: 'ref' | 'refAndWords' | 'refAndNumber' | 'state' | 'language' | 'away' | 'words' | 'years';
  /** The input that the words or the number behind a reference are, with `refAndWords` and `refAndNumber`. */
  readonly as?: string;
  /** With `refAndWords`: a number and a colon may stand before the words, `A-31 2: …`. */
  readonly isNumbered?: boolean;
  /** The states that may follow, with `state`. */
  readonly states?: readonly StateName[];
  /** The first letters of the references that it takes. Without it, any reference, and the letter decides what is shown. */
  readonly letters?: string;
  /** The form that the command opens; the form does the act. */
  readonly form?: CardWithoutData;
}

/** In the order in which help lists them. */
export type Commands = { readonly [Name in CommandName]?: Command };

export interface CommandWords {
  /** How help shows it, for each language. */
  readonly usage: Readonly<Record<Language, string>>;
  /** Names that are listed as they are. */
  readonly phrases: readonly string[];
  /** Names made of a thing and a deed: any word of the one with any word of the other. */
  readonly pairs: readonly { readonly things: readonly string[]; readonly deeds?: readonly string[] }[];
  /** Every way to type it, in each language. Languages can be mixed besides. */
  readonly words: readonly string[];
}
