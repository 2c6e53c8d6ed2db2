import type { Answer, CardRef, RefusalCode } from './answer.ts';
import type { ActName, Acts, CardName, Cards, Given, WithData } from './contract.ts';
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

/** A message: its card, with the data that this card takes. */
export type Message = { [Name in CardName]: MessageOf<Name> }[CardName];
type MessageOf<Name extends CardName> = {
  readonly card: Name;
  /** Past quiet hours. */
  readonly urgent?: boolean;
  /** Kept up to date by edits as its subject changes. */
  readonly live?: boolean;
  /** The document's version that the card shows; a press on it says so. */
  readonly version?: string;
} & WithData<Cards[Name]>;

/** One message to each person of the audience. */
export type Tell = { readonly type: 'tell'; readonly to: Audience } & Message;

/** What follows for another document. `key` makes it happen once. */
export type FollowUp = {
  [Name in ActName]: {
    readonly type: 'act';
    readonly verb: Name;
    readonly target?: Ref;
    readonly inputs: Given<Acts[Name]>;
    readonly key: string;
  };
}[ActName];

export type Effect =
  | Tell
  | FollowUp
  /** The live cards about this document are out of date. */
  | { readonly type: 'refreshCards' }
  /** What could not be delivered about this document goes out again. */
  | { readonly type: 'sendAgain' };

/** What a rule gives back: the next state (the same one, when nothing changes), the answer, and what follows. */
export interface Decision<State> {
  readonly state: State;
  readonly answer: Answer;
  readonly effects: readonly Effect[];
}

/** What is shown with the answer, and what the act was about. */
export type Extras = { readonly card?: CardRef; readonly target?: Ref };

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
