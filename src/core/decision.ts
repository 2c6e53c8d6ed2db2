import type { Answer, CardRef, RefusalCode } from './answer.ts';
import type { ActName, Acts, CardName, Cards, Given, WithData } from './contract.ts';
import type { Delivery } from './envelope.ts';
import type { EntityId, Instant, PersonId, Ref, PlatformName } from './ids.ts';
import type { Role } from './people.ts';
import type { Phrase } from './phrase.ts';
import type { Replacement } from './replace.ts';

/** Who is told. The Coordinator counts as Secretariat. `network` is everyone except observers. */
export type Audience =
  | 'secretariat'
  | 'coordinator'
  | 'network'
  | { readonly entities: readonly EntityId[] }
  /** Everyone who has one of these roles. */
  | { readonly roles: readonly Role[] }
  | { readonly people: readonly PersonId[] }
  /** People who have left the roll and were not erased, for what is in their calendars alone. */
  | { readonly left: readonly PersonId[] }
  /** The network's room on each of these platforms, if it has one. What `network` is told is posted there without this. */
  | { readonly rooms: readonly PlatformName[] };

/** A message: the name of its card, with the data for that card. */
export type Message = { [Name in CardName]: MessageOf<Name> }[CardName];
type MessageOf<Name extends CardName> = {
  readonly card: Name;
  /** Sent in quiet hours too. */
  readonly urgent?: boolean;
  /** The message is edited when its subject changes. */
  readonly live?: boolean;
  /** The version of the document that the card shows. A press on the card sends it back. */
  readonly version?: string;
} & WithData<Cards[Name]>;

/** Sends one message to each person of the audience. */
export type Tell = { readonly type: 'tell'; readonly to: Audience } & Message;

/** An act on another document that follows from this one. For each `key` it is done once. */
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
  /** The live cards about this document are redrawn. */
  | { readonly type: 'refreshCards' }
  /** The decision relies on these deliveries having come: the audit trail says how each was then. */
  | { readonly type: 'relyOn'; readonly deliveries: readonly Delivery[] }
  /** Failed messages about this document are sent again. */
  | { readonly type: 'sendAgain' }
  /**
   * Something is taken out of the record for good: with `rewrite`, what the document held before; with `of`, what deliveries
   * and receipts say. The audit trail says by which rule.
   */
  | {
      readonly type: 'remove';
      readonly rule: string;
      readonly rewrite?: true;
      readonly of?:
        | { readonly type: 'deliveries'; readonly about: Ref }
        | { readonly type: 'deliveries'; readonly before: Instant }
        | { readonly type: 'receipts'; readonly before: Instant }
        | { readonly type: 'words'; readonly person: PersonId; readonly words: readonly Replacement[] };
    };

/** The result of a rule: the next state (the same object when nothing changes), the answer, and the effects. */
export interface Decision<State> {
  readonly state: State;
  readonly answer: Answer;
  readonly effects: readonly Effect[];
}

/** The card shown with the answer, and the document that the act was about. */
export type Extras = { readonly card?: CardRef; readonly target?: Ref };

/** Accepts the act, with its next state. */
export const accept = <State>(
  state: State,
  say: Phrase,
  effects: readonly Effect[] = [],
  extras: Extras & { readonly also?: Phrase } = {},
): Decision<State> => ({ state, answer: { ok: true, say, ...extras }, effects });

/** Refuses the act. Nothing changes. */
export const refuse = <State>(
  state: State,
  code: RefusalCode,
  say: Phrase,
  extras: Extras & { readonly fields?: Readonly<Record<string, Phrase>> } = {},
): Decision<State> => ({ state, answer: { ok: false, code, say, ...extras }, effects: [] });
