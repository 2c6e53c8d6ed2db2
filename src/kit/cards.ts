/** Declares cards: the view that a card is drawn from, and the function that draws it. */
import type { CardData } from '../core/answer.ts';
import type { SendingPlatform, Ref } from '../core/ids.ts';
import type { Card } from '../core/card.ts';
import type { Invitation } from '../core/invitation.ts';
import type { CardName, ViewName, Views } from '../core/contract.ts';
import type { Speaker } from '../i18n/speaker.ts';
import type { Reader } from '../core/people.ts';
import type { PlatformTraits } from '../core/platformTraits.ts';

/** The data from which a card is drawn. */
export interface CardContext<View, Data = object> {
  readonly say: Speaker;
  readonly reader: Reader;
  readonly view: View;
  readonly data: Data;
  readonly link: Link;
  /** A platform's traits by its name; undefined for a name that this version does not know. */
  readonly traits: (platform: string) => PlatformTraits | undefined;
  /** The platforms to which Concord's own access does not work now. */
  readonly withoutAccess?: readonly SendingPlatform[];
  /** It is drawn for a mail, of which it is not known that it comes to its reader. */
  readonly byMail?: boolean;
}

/** The name under which `Link` gives the address of the reader's own page; empty where browsers do not reach this server. */
export const OWN_PAGE = 'page';
/** Makes the address from which this reader can download a file. */
export type Link = (file: string, about?: Ref, data?: CardData) => string;

/** What a card has beside its drawing. */
interface More<View> {
  /** What its mail brings to calendar programs; undefined when there is nothing for them now. */
  invites?(at: Pick<CardContext<View>, 'say' | 'view' | 'reader'>): Invitation | undefined;
  /** The card that replaces it in a message when it has nothing left to say. Without one, the message is not changed. */
  readonly past?: CardName;
  /** The card that replaces it when there is a newer version of the text for which it was sent. */
  readonly earlier?: CardName;
  /** Restricted details are left out of an answer to an act, because the answer replaces a card that stays in the chat. */
  readonly isKept?: true;
  /** A mail says something else than a chat (`CardContext.byMail`). */
  readonly differsByMail?: true;
}

/** @typeParam Data what a rule gives with the card */
export interface CardDefinition<Data = object> extends More<unknown> {
  /** The view from which it is drawn. */
  readonly view: ViewName;
  /**
   * Draws the card from the view that `view` names and the rule's data. @returns null when the card has nothing left to say
   */
  draw(at: CardContext<unknown, Data>): Card | null;
}

export const card = <V extends ViewName, Data = object>(
  view: V,
  draw: (at: CardContext<Views[V], Data>) => Card | null,
  more: More<Views[V]> = {},
): CardDefinition<Data> => ({ view, draw, ...more });

/**
 * For a card that holds all of a text with this label: a preview, a form that is filled in. What is restricted is shown for
 * the moment and not kept in a chat (domain.md 9).
 */
export const passing = (label: string | undefined): Pick<Card, 'transient'> =>
  label === undefined || label === '' || label === 'unclassified' ? {} : { transient: true };
