/** The view from which the files of a call for input are made. */
import type { Classification } from '../../../core/classification.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { BoardState, Place, QuestionKind } from '../rules/state.ts';

export interface EntryView {
  readonly entity: EntityId;
  readonly text: string;
  readonly classification: Classification;
  readonly late: boolean;
  readonly partial: boolean;
  readonly wording?: string;
  readonly by: string;
  readonly at: Instant;
}
/** One comment on a document: a row of an entity's answer. */
export interface CommentView extends Omit<EntryView, 'text'> {
  readonly place: Place;
  readonly cells: readonly string[];
}
export interface FileQuestion {
  /** The question's number; absent for a question that is no longer asked. */
  readonly n?: number;
  readonly text: string;
  readonly kind: QuestionKind;
  readonly options?: readonly string[];
  readonly entries: readonly EntryView[];
  /** Answers that are left out because of their label. */
  readonly withheld: readonly { readonly entity: EntityId; readonly classification: Classification }[];
  /** Comments on a document in the order of its paragraphs. The first cell is the paragraph. */
  readonly comments?: readonly CommentView[];
  /** The best days, with the entities that can and cannot attend. */
  readonly best?: readonly {
    readonly date: CalendarDate;
    readonly available: readonly EntityId[];
    readonly missing: readonly EntityId[];
  }[];
}
export interface InputFileView {
  readonly ref: Ref;
  readonly title: string;
  readonly classification: Classification;
  readonly documentUrl?: string;
  readonly dueAt: Instant;
  readonly closedAt?: Instant;
  readonly questions: readonly FileQuestion[];
  readonly entities: readonly {
    readonly entity: EntityId;
    readonly state: BoardState;
    readonly late: boolean;
    readonly at?: Instant;
    /** It left after the due day. */
    readonly leftOn?: CalendarDate;
  }[];
  readonly links: readonly { readonly entity: EntityId; readonly question: string; readonly url: string }[];
}
