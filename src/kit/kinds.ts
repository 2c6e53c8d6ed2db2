/** Declares kinds of documents: the form of their references, append-only lists, due times. */
import type { Answer } from '../core/answer.ts';
import type { Instant, Ref } from '../core/ids.ts';
import { phrase } from '../i18n/phrase.ts';
import type { ActName, CardWithoutData, Documents, Kind, ViewName } from '../core/contract.ts';

/**
 * A kind of document. Its functions are methods, so that the engine may call them with what is stored under the kind's
 * name.
 */
export interface KindDefinition<State = unknown> {
  /** `E` in `E-12`; absent for documents of which a network has only one. */
  readonly letter?: string;
  /** `T` in `T-3`: the letter of references to things inside the kind's only document. */
  readonly inner?: string;
  readonly lists: readonly string[];
  stage(state: State): string;
  dueAt(state: State): Instant | null;
  uniqueKey(state: State): string | null;
  /** The answer when another document has the same unique key. */
  readonly taken?: (by: Ref) => Answer;
  /** The version of the text that people answer. The same answer to another version is another act. */
  occasion?(state: State): string | number | undefined;
  /** The act by which Concord does what is due. */
  readonly dueAct?: ActName;
  /** The act that shows documents whose references have this letter. */
  readonly shownBy?: ActName;
  /** The views in which whoever asks for such a document reads it. Without any, only the Secretariat reads it. */
  readonly readIn?: readonly ViewName[];
  /** The views in which the Secretariat reads it besides. */
  readonly managersReadIn?: readonly ViewName[];
  /** What these views are about, where it is another document. */
  readAs?(state: State): Ref;
  /** Words that were not sent yet stand in it, which not even the Secretariat reads. */
  readonly keepsDrafts?: boolean;
  /** The document's state in a new network. */
  readonly initial?: () => State;
}
/** The kinds of a feature, by their names in the contract. */
export type Kinds = { readonly [Name in Kind]?: KindDefinition<Documents[Name]> };

/** The answer when another act has just made the document: it is shown. */
export const takenAs =
  (card: CardWithoutData) =>
  (by: Ref): Answer => ({
    ok: false,
    code: 'duplicate',
    say: phrase('concord.madeAlready', { ref: by }),
    card: { name: card, about: by },
    target: by,
  });

/** For a kind of which a network has one document: nothing is due, and it has no unique key. */
export const one: Omit<KindDefinition, 'initial'> = {
  lists: [],
  stage: () => 'one',
  dueAt: () => null,
  uniqueKey: () => null,
};
