/** What the cards of the roll are drawn from. */
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import type { Language, Role } from '../../../core/people.ts';

export interface RollLine {
  readonly entity?: EntityId;
  readonly entityName?: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly zone: string;
}

export interface RollView {
  readonly lines: readonly RollLine[];
  readonly entities: number;
  /** Entities nobody represents. */
  readonly empty: readonly string[];
  readonly away: readonly {
    readonly name: string;
    readonly entity: EntityId;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly alternate: string;
  }[];
}
