import type { CardName, Cards, CardWithoutData, WithData } from './contract.ts';
import type { Ref } from './ids.ts';
import type { Phrase } from './phrase.ts';

/** Why an act was not done. A rule chooses the first that is true, in this order. */
export const REFUSALS = [
  /** Nobody on this network's roll. The engine says so, no rule. */
  'notOnRoll',
  /** This person may not do it, whatever the state. The engine checks `who`; a rule adds what depends on the document. */
  'notAllowed',
  /** What is named is not there, or this reader may not know of it. */
  'notFound',
  /** An input is missing or wrong; `fields` names each. */
  'invalid',
  /** What it is about has ended: too late. The card shows how it ended. */
  'closed',
  /** The press came from a card of an older version. The card shows the present one. */
  'stale',
  /** There is one like it already. */
  'duplicate',
  /** It does not go with the present state, for example too early or somebody was first; or it asks back (`confirm`). */
  'conflict',
  /** A limit. */
  'tooMuch',
  /** The store did not say whether the act was stored, so there is no receipt. The same event gets its true answer later. */
  'unknown',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Names a card and its subject. The card is drawn for its reader when it is shown, from what is stored then. */
export type CardRef =
  | { readonly name: CardWithoutData; readonly about?: Ref; readonly data?: undefined }
  | { [Name in CardName]: { readonly name: Name; readonly about?: Ref } & WithData<Cards[Name]> }[CardName];
export type CardData = Readonly<Record<string, unknown>>;
/** A card as it is stored and sent. The compiler no longer knows that its data fits its name. */
export interface StoredCard {
  readonly name: string;
  readonly about?: Ref;
  readonly data?: object | undefined;
}
export const dataOf = ({ data }: { readonly data?: object | undefined }): CardData => ({ ...data });

/** The answer to whoever pressed. `say` becomes the contract's `message` in their language. */
export type Answer =
  | {
      readonly ok: true;
      readonly say: Phrase;
      /** What whoever acted should look at besides: it is said after `say`. */
      readonly also?: Phrase;
      readonly card?: CardRef;
      readonly target?: Ref;
    }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly say: Phrase;
      readonly card?: CardRef;
      readonly target?: Ref;
      readonly fields?: Readonly<Record<string, Phrase>>;
    };
