/** Declares cards: the view that a card is drawn from, and the function that draws it. */
import type { CardData } from '../core/answer.ts';
import type { ChatPlatform, Ref } from '../core/ids.ts';
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
  /** The platforms to which Concord's own access is not whole now. */
  readonly withoutAccess?: readonly ChatPlatform[];
}

/** Makes the address at which this reader can download a file, by the file's name. */
export type Link = (file: string, about?: Ref, data?: CardData) => string;

/** What happens to a card that was already sent. */
interface Later {
  /** The card that replaces it in a message when it has nothing left to say. Without one, the message stays as it is. */
  readonly past?: CardName;
  /** The card that replaces it when there is a newer version of the text that it was sent for. */
  readonly earlier?: CardName;
  /** As the answer to an act it replaces a card that stays in the chat: restricted details are left out. */
  readonly isKept?: true;
}

/** @typeParam Data what a rule gives with the card */
export interface CardDefinition<Data = object> extends Later {
  /** The view that it is drawn from. */
  readonly view: ViewName;
  /** Called with the view that `view` names and the rule's data. @returns null when the card has nothing left to say */
  draw(at: CardContext<unknown, Data>): Card | null;
}

export const card = <V extends ViewName, Data = object>(
  view: V,
  draw: (at: CardContext<Views[V], Data>) => Card | null,
  later: Later = {},
): CardDefinition<Data> => ({ view, draw, ...later });
