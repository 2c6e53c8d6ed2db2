/** The views from which the previews of a request are drawn. */
import type { Classification } from '../../../core/classification.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';

export interface OpenedBy {
  readonly verb: 'input.endorse' | 'plan.endorse';
  readonly target?: Ref;
}

export interface WhoIsAsked {
  readonly closesAt: Instant;
  readonly entities: number;
  readonly people: number;
  /** Entities that nobody represents. */
  readonly without: readonly EntityId[];
}

/** @property values what was typed, by the names of the inputs of `endorsement.open` */
export interface OpenPreview extends WhoIsAsked {
  readonly values: Readonly<Record<string, string>>;
  /** The act that opens a request about another feature's document: the answers to a call, the work plan. */
  readonly by?: OpenedBy;
}

/** @property values what was typed, by the names of the inputs of `endorsement.revise` */
export interface RevisePreview extends OpenPreview {
  readonly ref: Ref;
  readonly title: string;
  readonly classification: Classification;
}
