/** Declares kinds of documents: the form of their references, append-only lists, due times. */
import type { Answer } from '../core/answer.ts';
import type { Instant, Ref } from '../core/ids.ts';
import { phrase } from '../i18n/phrase.ts';
import type { ActName, CardWithoutData, Documents, Kind } from '../core/contract.ts';

/** Its functions are methods, so that the engine may give them what its store holds under the kind's name. */
export interface KindDefinition<State = unknown> {
  /** `E` in `E-12`; absent for the documents that a network has one of. */
  readonly letter?: string;
  /** `T` in `T-3`: references to things inside the one document of the kind. */
  readonly inner?: string;
  readonly lists: readonly string[];
  stage(state: State): string;
  dueAt(state: State): Instant | null;
  uniqueKey(state: State): string | null;
  /** The answer when another document has the same unique key. */
  readonly taken?: (by: Ref) => Answer;
  /** The version of the text to which people answer: the same answer to another version is another act. */
  occasion?(state: State): string | number | undefined;
  /** The act with which Concord does what is due. */
  readonly dueAct?: ActName;
  /** The act that shows what a reference with its letter names. */
  readonly shownBy?: ActName;
  /** The document's state in a new network. */
  readonly initial?: () => State;
}
/** Kinds of a feature, by names that its contract has. */
export type Kinds = { readonly [Name in Kind]?: KindDefinition<Documents[Name]> };

/** Another act has made that thing just now: it is shown. */
export const takenAs =
  (card: CardWithoutData) =>
  (by: Ref): Answer => ({
    ok: false,
    code: 'duplicate',
    say: phrase('concord.madeAlready', { ref: by }),
    card: { name: card, about: by },
    target: by,
  });

/** For a network's only document of a kind: nothing falls due, and it has no unique key. */
export const one: Omit<KindDefinition, 'initial'> = {
  lists: [],
  stage: () => 'one',
  dueAt: () => null,
  uniqueKey: () => null,
};
