/** How a card is declared: which view it is drawn from, and the function that draws it. */
import type { CardData } from '../core/answer.ts';
import type { Ref } from '../core/ids.ts';
import type { Card } from '../core/card.ts';
import type { ViewName, Views } from '../core/contract.ts';
import type { Speaker } from '../i18n/speaker.ts';
import type { Reader } from '../core/people.ts';

/** What a card is drawn from. */
export interface CardContext<View, Data = object> {
  readonly say: Speaker;
  readonly reader: Reader;
  readonly view: View;
  readonly data: Data;
  readonly link: Link;
}

/** The address under which this reader can download a file (`files/index.ts`). */
export type Link = (file: string, about?: Ref, data?: CardData) => string;

/** @typeParam Data what it takes of what a rule gives */
export interface CardDefinition<Data = never> {
  /** The view that whoever draws the card has to bring. */
  readonly subject: ViewName;
  /** Called through `draw` alone, which brings the view that `subject` names and the data that the rule gave. */
  readonly draw: (at: CardContext<never, Data>) => Card | null;
}

export const from = <S extends ViewName, Data = object>(
  subject: S,
  draw: (at: CardContext<Views[S], Data>) => Card | null,
): CardDefinition<Data> => ({ subject, draw });
