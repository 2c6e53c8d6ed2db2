/** What people can type (domain.md 10). A feature names its commands; `engine/grammar.ts` reads what was typed. */
import type { ActName, CardWithoutData } from '../core/contract.ts';

export interface Command {
  /** As shown in help and suggestions. */
  readonly usage: string;
  /** Every way to say it, in lower case without accents; the first is the proper one. */
  readonly words: readonly string[];
  readonly act: ActName;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What may or must follow. */
  readonly takes?: 'ref' | 'state' | 'language' | 'away' | 'words' | 'years';
  /** The states that may follow, as they are typed: in lower case, without spaces. */
  readonly states?: readonly string[];
  /** The letters of the references that it takes; when not said, any, and the letter says what is shown. */
  readonly letters?: string;
  /** It opens this form, which does the act. */
  readonly form?: CardWithoutData;
}
