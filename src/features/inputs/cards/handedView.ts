/** The view from which the question is drawn which question a file answers. */
import type { Classification } from '../../../core/classification.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import type { QuestionKind } from '../rules/state.ts';

export interface OwedCall {
  readonly ref: Ref;
  /** Absent for a strictly confidential call. */
  readonly title?: string;
  readonly classification: Classification;
  readonly dueAt: Instant;
  readonly questions: readonly {
    readonly n: number;
    /** Absent for a restricted call. */
    readonly text?: string;
    readonly kind: QuestionKind;
    readonly optional: boolean;
    readonly has: boolean;
  }[];
}
export interface OwedCalls {
  readonly calls: readonly OwedCall[];
  /** The number of calls that are not listed. */
  readonly more: number;
}
