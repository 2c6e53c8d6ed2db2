/** How a card is declared: which view it is drawn from, and the function that draws it. */
import type { CardData } from '../core/answer.ts';
import type { Ref } from '../core/ids.ts';
import type { Card } from '../core/card.ts';
import type {
  ItemView,
  MeetingRequestView,
  MeetingsView,
  MeetingView,
  MinutesView,
} from '../features/meetings/cards/view.ts';
import type { RequestLine, RequestView } from '../features/endorsement/cards/view.ts';
import type {
  ComposingView,
  CorrespondencePage,
  CorrespondenceRow,
  CorrespondenceView,
  NewsView,
  PreviewView,
} from '../features/correspondence/cards/view.ts';
import type { OutcomeView, RmcView } from '../features/rmc/cards/view.ts';
import type { RoomView } from '../features/network/cards/roomView.ts';
import type { Speaker } from '../i18n/speaker.ts';
import type { Reader } from '../core/people.ts';
import type { HomeView } from '../features/home/cards/view.ts';
import type { RollView } from '../features/directory/cards/view.ts';
import type { SettingsView } from '../features/network/cards/view.ts';
import type { RegisterLineView } from '../features/register/cards/view.ts';

export interface Views {
  readonly request: RequestView;
  readonly home: HomeView;
  readonly requests: readonly RequestLine[];
  readonly roll: RollView;
  readonly settings: SettingsView;
  readonly register: readonly RegisterLineView[];
  readonly correspondence: CorrespondenceView;
  readonly correspondences: CorrespondencePage;
  readonly outgoing: readonly CorrespondenceRow[];
  readonly composing: ComposingView;
  readonly preview: PreviewView;
  readonly news: NewsView;
  readonly newsQueue: readonly NewsView[];
  readonly rmc: RmcView;
  readonly outcome: OutcomeView;
  readonly meeting: MeetingView;
  readonly meetings: MeetingsView;
  readonly item: ItemView;
  readonly minutes: MinutesView;
  readonly meetingRequest: MeetingRequestView;
  readonly room: RoomView;
  readonly none: undefined;
}
export type Subject = keyof Views;

/** What a card is drawn from. */
export interface At<View, Data = CardData> {
  readonly say: Speaker;
  readonly reader: Reader;
  readonly view: View;
  readonly data: Data;
  readonly link: Link;
}

/** The address under which this reader can download a file (`files/index.ts`). */
export type Link = (file: string, about?: Ref, data?: CardData) => string;

export interface CardMaker {
  /** The view that whoever draws the card has to bring. */
  readonly subject: Subject;
  /** Called through `draw` alone, which brings the view that `subject` names and the data that the rule gave. */
  readonly draw: (at: At<never, never>) => Card | null;
}

export const from = <S extends Subject, Data = CardData>(
  subject: S,
  draw: (at: At<Views[S], Data>) => Card | null,
): CardMaker => ({ subject, draw });
