/** The views from which the previews of a request are drawn. */
import type { Classification } from '../../../core/classification.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';

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
}

/** @property values what was typed, by the names of the inputs of `endorsement.revise` */
export interface RevisePreview extends OpenPreview {
  readonly ref: Ref;
  readonly title: string;
  readonly classification: Classification;
}
