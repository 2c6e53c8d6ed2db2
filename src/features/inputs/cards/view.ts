/** The views from which the cards and files of calls for input are drawn. */
import type { Classification, Discretion } from '../../../core/classification.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { ModerationView } from '../../../kit/moderation.ts';
import type { AnswerState, BoardState, Changed, Decided, InputCall, QuestionKind } from '../rules/state.ts';

export interface QuestionView {
  readonly n: number;
  readonly text: string;
  readonly kind: QuestionKind;
  readonly options: readonly string[];
  readonly optional: boolean;
  /** The answer of the reader's entity; empty when there is none. */
  readonly answer: string;
  /** Last year's answer, which the form starts with. */
  readonly start?: string;
  /** A mark of the text. The form sends it back, so that changes by others are noticed. */
  readonly mark: string;
  /** Its label, where that is stricter than the call's: no message that is kept shows its words. */
  readonly label?: Classification;
  readonly by?: string;
  readonly at?: Instant;
  /** The answer was given to an earlier wording, so the question is asked again. */
  readonly isOld: boolean;
  /** The text of the other representative that this one replaced. */
  readonly before?: { readonly text: string; readonly by: string; readonly at: Instant };
}

export interface BoardRow {
  readonly entity: EntityId;
  readonly state: BoardState;
  readonly at?: Instant;
  readonly by?: string;
  readonly missing?: number;
  /** The entity has answered something after the due instant. */
  readonly late: boolean;
  readonly until?: CalendarDate;
  readonly text?: string;
  readonly reason?: string;
  /** It left after the due day, while the call was open. */
  readonly leftOn?: CalendarDate;
}

export interface BestDay {
  readonly date: CalendarDate;
  readonly available: readonly EntityId[];
  readonly missing: readonly EntityId[];
}

export interface InputCallView extends ModerationView<Decided> {
  readonly ref: Ref;
  readonly state: InputCall['state'];
  readonly title: string;
  readonly classification: Classification;
  readonly discretion: Discretion;
  readonly documentUrl?: string;
  /** The end for the reader's entity, which may have been given more time. */
  readonly dueAt: Instant;
  readonly isOver: boolean;
  readonly from: string;
  readonly fromEntity?: EntityId;
  readonly questions: readonly QuestionView[];
  readonly cardVersion: string;
  readonly isAsked: boolean;
  /** May the reader answer now? */
  readonly mayAnswer: boolean;
  readonly mine?: { readonly state: AnswerState; readonly late: boolean; readonly by: string; readonly at: Instant };
  readonly missing: number;
  readonly asksTime?: { readonly state: 'asked' | 'granted' | 'declined'; readonly until?: CalendarDate };
  readonly changes: readonly {
    readonly by: string;
    readonly at: Instant;
    readonly what: Changed['what'];
    readonly questions: readonly number[];
  }[];

  readonly manages: boolean;
  readonly isSender: boolean;
  /** Some deliveries have failed, and a new try may succeed. */
  readonly mayRetry: boolean;
  readonly entities: readonly EntityId[];
  /** The entities, for the people who run the call. */
  readonly board: readonly BoardRow[];
  /** In a call for availability: the best days, by the answers so far. */
  readonly best?: readonly BestDay[];
  /** While the call is held: whom it would ask. */
  readonly audience?: readonly string[];
  readonly typedQuestions: string;
  readonly dueOn: CalendarDate;
  readonly passed: readonly { readonly as: 'circulated' | 'endorsement'; readonly ref: Ref; readonly at: Instant }[];
  readonly nudged?: { readonly at: Instant; readonly n: number };
  readonly endedAt?: Instant;
}

export interface InputLine {
  readonly ref: Ref;
  readonly title: string;
  readonly veiled: boolean;
  /** The reader may not open it. */
  readonly closed?: true;
  readonly state: InputCall['state'];
  readonly dueAt: Instant;
  readonly wants?: 'answer' | 'rest' | 'decision';
  readonly answered: number;
  readonly asked: number;
}

export interface InputPage {
  readonly lines: readonly InputLine[];
}

/** What the form for a new call offers. */
export interface InputComposing {
  readonly manages: boolean;
  readonly entities: readonly EntityId[];
}
