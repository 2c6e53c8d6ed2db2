/** What the cards and files of calls for input are drawn from. */
import type { Classification } from '../../../core/classification.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { AnswerState, BoardState, Changed, InputCall, QuestionKind } from '../rules/state.ts';

export type Discretion = 'all' | 'title' | 'reference';

export interface QuestionView {
  readonly n: number;
  readonly text: string;
  readonly kind: QuestionKind;
  readonly options: readonly string[];
  readonly optional: boolean;
  /** What the reader's entity has answered, if anything. */
  readonly answer: string;
  /** Last year's answer, from which the form starts. */
  readonly start?: string;
  /** By which a form says what stood in it. */
  readonly mark: string;
  readonly by?: string;
  readonly at?: Instant;
  /** It was given to an earlier wording, and is asked again. */
  readonly isOld: boolean;
  /** What the other representative had written. */
  readonly before?: { readonly text: string; readonly by: string; readonly at: Instant };
}

export interface BoardRow {
  readonly entity: EntityId;
  readonly state: BoardState;
  readonly at?: Instant;
  readonly by?: string;
  readonly missing?: number;
  /** It has said something after the due instant. */
  readonly late: boolean;
  readonly until?: CalendarDate;
  readonly text?: string;
  readonly reason?: string;
}

export interface BestDay {
  readonly date: CalendarDate;
  readonly available: readonly EntityId[];
  readonly missing: readonly EntityId[];
}

export interface InputCallView {
  readonly ref: Ref;
  readonly state: InputCall['state'];
  readonly title: string;
  readonly classification: Classification;
  readonly discretion: Discretion;
  readonly documentUrl?: string;
  /** Of the reader's entity, where it was granted more time. */
  readonly dueAt: Instant;
  readonly isOver: boolean;
  readonly from: string;
  readonly fromEntity?: EntityId;
  readonly questions: readonly QuestionView[];
  readonly cardVersion: string;
  readonly isAsked: boolean;
  /** The reader may say something to it now. */
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
  readonly mayDecide: boolean;
  readonly mayClaim: boolean;
  readonly heldSince?: Instant;
  readonly claimedBy?: { readonly name: string; readonly at: Instant; readonly me: boolean };
  /** Deliveries have failed that may be tried again. */
  readonly mayRetry: boolean;
  readonly decided?: {
    readonly how: 'approved' | 'declined';
    readonly by: string;
    readonly at: Instant;
    readonly reason?: string;
  };
  readonly entities: readonly EntityId[];
  /** Of whoever runs it. */
  readonly board: readonly BoardRow[];
  /** Of a call for availability: the best days, as far as entities have answered. */
  readonly best?: readonly BestDay[];
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
  readonly state: InputCall['state'];
  readonly dueAt: Instant;
  readonly wants?: 'answer' | 'rest' | 'decision';
  readonly answered: number;
  readonly asked: number;
}

export interface InputPage {
  readonly lines: readonly InputLine[];
}

/** What the form for a new call needs to offer. */
export interface InputComposing {
  readonly manages: boolean;
  readonly entities: readonly EntityId[];
}
