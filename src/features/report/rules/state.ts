/** What each entity did in a year, in figures. Nothing of it is stored: it is counted from the record when somebody asks. */
import type { EntityId } from '../../../core/ids.ts';

export interface EntityFigures {
  readonly entity: EntityId;
  /** Written requests that were opened in the year and asked this entity. */
  readonly asked: number;
  /** It took a position: endorsed, abstained, objected, asked for a discussion or stepped aside. */
  readonly answered: number;
  /** It was reached, said nothing, and the request has ended. */
  readonly silent: number;
  /** It was not reached and said nothing. */
  readonly unreached: number;
  /** It said something after the end. */
  readonly late: number;
  /** From the opening to its first position, in hours; undefined where it took none. */
  readonly medianHours?: number;
  /** Meetings held in the year to which it was invited, and those at which it was. */
  readonly invited: number;
  readonly attended: number;
  /** Actions that meetings of the year gave it: all, those not done yet, and those whose day has passed. */
  readonly actions: number;
  readonly openActions: number;
  readonly overdueActions: number;
  /** Terms in the RMC that it served on some day of the year, stand-ins included. */
  readonly terms: number;
  /** The most things that waited for it at one moment of the year: requests and actions. */
  readonly load: number;
}
