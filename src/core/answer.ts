import type { CardName, Cards, CardWithoutData, WithData } from './contract.ts';
import type { Ref } from './ids.ts';
import type { Phrase } from './phrase.ts';

export const REFUSALS = [
  'notOnRoll',
  'notAllowed',
  'notFound',
  'invalid',
  'closed',
  'stale',
  'duplicate',
  'conflict',
  'tooMuch',
  /** Whether it was stored is not known yet. There is no receipt: asked again, the event gets its true answer. */
  'unknown',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Names a card and what it is about. It is drawn for its reader when it is shown, from what is stored then. */
export type CardRef =
  | { readonly name: CardWithoutData; readonly about?: Ref; readonly data?: undefined }
  | { [Name in CardName]: { readonly name: Name; readonly about?: Ref } & WithData<Cards[Name]> }[CardName];
export type CardData = Readonly<Record<string, unknown>>;
/** The same as it is stored and sent on, where its data is no longer known to fit its name. */
export interface StoredCard {
  readonly name: string;
  readonly about?: Ref;
  readonly data?: object | undefined;
}
export const dataOf = ({ data }: { readonly data?: object | undefined }): CardData => ({ ...data });

/** What the core says to whoever pressed. `say` becomes the contract's `message` in their language. */
export type Answer =
  | { readonly ok: true; readonly say: Phrase; readonly card?: CardRef; readonly target?: Ref }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly say: Phrase;
      readonly card?: CardRef;
      readonly target?: Ref;
      readonly fields?: Readonly<Record<string, Phrase>>;
    };
