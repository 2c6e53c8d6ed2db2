/** What a kind of document is: how its references look, what is append-only, when it wants attention. */
import type { Answer } from '../core/answer.ts';
import type { Instant, Ref } from '../core/ids.ts';
import { phrase } from '../i18n/phrase.ts';
import type { ActName, CardWithoutData, Documents, Kind as KindName } from '../core/contract.ts';

/** Its functions are methods, so that the engine may give them what its store holds under the kind's name. */
export interface Kind<State = unknown> {
  /** `E` in `E-12`; absent for the documents that a network has one of. */
  readonly letter?: string;
  /** `T` in `T-3`: references to things inside the one document of the kind. */
  readonly inner?: string;
  readonly lists: readonly string[];
  stage(state: State): string;
  dueAt(state: State): Instant | null;
  uniqueKey(state: State): string | null;
  /** What to answer when another document holds the same unique key. */
  readonly taken: (by: Ref) => Answer;
  /** The version of what people answer to in it: the same words said to another version are another act. */
  occasion?(state: State): string | number | undefined;
  /** The act with which Concord does what is due. */
  readonly dueVerb?: ActName;
}
/** Kinds of a feature, by names that its contract has. */
export type Kinds = { readonly [Name in KindName]?: Kind<Documents[Name]> };

export const takenBy = (by: Ref): Answer => ({
  ok: false,
  code: 'duplicate',
  say: phrase('endorsement.duplicate', { ref: by }),
  card: { name: 'request', about: by },
  target: by,
});

/** The same of a thing that another act has made just now: it is shown. */
export const takenAs =
  (card: CardWithoutData) =>
  (by: Ref): Answer => ({
    ok: false,
    code: 'duplicate',
    say: phrase('concord.madeAlready', { ref: by }),
    card: { name: card, about: by },
    target: by,
  });

/** A network has one of these: nothing in it falls due, nothing competes with it. */
export const one: Kind = { lists: [], stage: () => 'one', dueAt: () => null, uniqueKey: () => null, taken: takenBy };
