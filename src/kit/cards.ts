/** How a card is declared: which view it is drawn from, and the function that draws it. */
import type { CardData } from '../core/answer.ts';
import type { Ref } from '../core/ids.ts';
import type { Card } from '../core/card.ts';
import type { CardName, ViewName, Views } from '../core/contract.ts';
import type { Speaker } from '../i18n/speaker.ts';
import type { Reader } from '../core/people.ts';
import type { PlatformTraits } from '../core/platformTraits.ts';

/** What a card is drawn from. */
export interface CardContext<View, Data = object> {
  readonly say: Speaker;
  readonly reader: Reader;
  readonly view: View;
  readonly data: Data;
  readonly link: Link;
  /** Of a platform, by its name: undefined for one that there is not. */
  readonly traits: (platform: string) => PlatformTraits | undefined;
}

/** The address under which this reader can download a file, by the name under which a feature offers it. */
export type Link = (file: string, about?: Ref, data?: CardData) => string;

/** What becomes of a card that somebody has already. */
interface Later {
  /** The card that takes its place in a message once it has nothing left to say. Without one, the message stays as it is. */
  readonly past?: CardName;
  /** The card that takes its place once the text that it was sent for has been replaced. */
  readonly earlier?: CardName;
  /** As the answer to an act it takes the place of a card that is kept: restricted details stay veiled. */
  readonly isKept?: true;
}

/** @typeParam Data what it takes of what a rule gives */
export interface CardDefinition<Data = object> extends Later {
  /** The view that whoever draws the card has to bring. */
  readonly view: ViewName;
  /** Null when it has nothing left to say. Called with the view that `view` names and the data that the rule gave. */
  draw(at: CardContext<unknown, Data>): Card | null;
}

export const card = <V extends ViewName, Data = object>(
  view: V,
  draw: (at: CardContext<Views[V], Data>) => Card | null,
  later: Later = {},
): CardDefinition<Data> => ({ view, draw, ...later });
