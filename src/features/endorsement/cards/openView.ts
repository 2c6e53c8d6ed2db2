/** What the preview of a request is drawn from. */
import type { EntityId, Instant } from '../../../core/ids.ts';

export interface OpenPreview {
  /** As they were typed, by the names of the inputs of `endorsement.open`. */
  readonly values: Readonly<Record<string, string>>;
  readonly closesAt: Instant;
  readonly entities: number;
  readonly people: number;
  /** Entities that nobody represents. */
  readonly without: readonly EntityId[];
}
