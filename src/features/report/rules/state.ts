/** The figures of what an entity did in a year. They are not stored, but counted from the record when somebody asks. */
import type { EntityId } from '../../../core/ids.ts';

export interface EntityFigures {
  readonly entity: EntityId;
  /** Requests that were opened in the year and asked this entity. */
  readonly asked: number;
  /**
   * Those on which it took a position: endorsed, abstained, objected, asked for a discussion or recused itself. A position on an
   * earlier text, or one that was taken back, is none. Of a request that was stopped whatever was said counts.
   */
  readonly answered: number;
  /** Those that reached it and came to their end, and on which it had no position then: those whose outcome calls it silent. */
  readonly silent: number;
  /** Those that did not reach it, and on which it said nothing. */
  readonly unreached: number;
  /** Those to which it answered after the end. */
  readonly late: number;
  /** The hours from the opening to its first position, as a median; undefined without any position. */
  readonly medianHours?: number;
  /** Calls for input of the year that asked it, those that it answered ("nothing to report" too), and of these after the end. */
  readonly calls: number;
  readonly inputs: number;
  readonly lateInputs: number;
  /** Meetings held in the year to which it was invited, and those that it attended. */
  readonly invited: number;
  readonly attended: number;
  /** Its actions from meetings of the year: all, those not done yet, and those that are overdue. */
  readonly actions: number;
  readonly openActions: number;
  readonly overdueActions: number;
  /** Terms in the RMC that it served on at least one day of the year, also as a stand-in. */
  readonly terms: number;
  /** The greatest number of requests, calls for input and actions that waited for it at one moment of the year. */
  readonly load: number;
}
