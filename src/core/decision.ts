import type { Answer, CardData, CardRef, RefusalCode } from './answer.ts';
import type { EntityId, PersonId, Ref, PlatformName } from './ids.ts';
import type { Role } from './people.ts';
import type { Phrase } from './phrase.ts';

/** Who is to be told. The Coordinator counts as Secretariat; `network` is everyone but observers. */
export type Audience =
  | 'secretariat'
  | 'coordinator'
  | 'network'
  | { readonly entities: readonly EntityId[] }
  /** Whoever has one of these roles. */
  | { readonly roles: readonly Role[] }
  | { readonly people: readonly PersonId[] }
  /** The network's room on each of these platforms, where it has one. What the network is told goes there by itself. */
  | { readonly rooms: readonly PlatformName[] };

export type Effect =
  /** One message to each person of the audience. */
  | {
      readonly type: 'tell';
      readonly to: Audience;
      readonly card: string;
      readonly data?: CardData;
      /** Past quiet hours. */
      readonly urgent?: boolean;
      /** Kept up to date by edits as its subject changes. */
      readonly live?: boolean;
      /** The document's version that the card shows; a press on it says so. */
      readonly version?: string;
    }
  /** The live cards about this document are out of date. */
  | { readonly type: 'refreshCards' }
  /** What could not be delivered about this document goes out again. */
  | { readonly type: 'sendAgain' }
  /** What follows for another document. `key` makes it happen once. */
  | {
      readonly type: 'act';
      readonly verb: string;
      readonly target?: Ref;
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly key: string;
    };

/** What a rule gives back: the next state (the same one, when nothing changes), the answer, and what follows. */
export interface Decision<State> {
  readonly state: State;
  readonly answer: Answer;
  readonly effects: readonly Effect[];
}

type Extras = { readonly card?: CardRef; readonly target?: Ref };

/** The act is accepted. */
export const accept = <State>(
  state: State,
  say: Phrase,
  effects: readonly Effect[] = [],
  extras: Extras = {},
): Decision<State> => ({ state, answer: { ok: true, say, ...extras }, effects });

/** The rules say no. Nothing changes. */
export const refuse = <State>(
  state: State,
  code: RefusalCode,
  say: Phrase,
  extras: Extras & { readonly fields?: Readonly<Record<string, Phrase>> } = {},
): Decision<State> => ({ state, answer: { ok: false, code, say, ...extras }, effects: [] });
