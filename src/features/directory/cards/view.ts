/** What the cards of the roll are drawn from. */
import type { CalendarDate, EntityId, PersonId, Ref } from '../../../core/ids.ts';
import type { ByLanguage } from '../../../core/entities.ts';
import type { Language, Role } from '../../../core/people.ts';

export interface RollLine {
  readonly entity?: EntityId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly zone: string;
}

export interface RollView {
  readonly lines: readonly RollLine[];
  readonly entities: readonly EntityId[];
  /** Entities nobody represents. */
  readonly empty: readonly EntityId[];
  readonly away: readonly AwayLine[];
}
export interface AwayLine {
  readonly name: string;
  readonly entity: EntityId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly alternate: string;
}

/** A person of the roll, for those who keep it. */
export interface PersonView extends RollLine {
  readonly id: PersonId;
  readonly formerEmails: readonly string[];
  /** `slack:T1/U7` */
  readonly identities: readonly string[];
  readonly away: readonly AwayLine[];
  /** The last of the Secretariat cannot go. */
  readonly isLast: boolean;
  /** All entities, and whoever could change places with this person. */
  readonly entities: readonly EntityId[];
  readonly others: readonly RollLine[];
  readonly holds: Holds;
}
/** What somebody has in hand. */
export interface Holds {
  /** Of their entity: requests that run, and who represents it besides. */
  readonly requests: readonly Ref[];
  readonly colleagues: readonly string[];
  readonly actions: readonly { readonly meeting: Ref; readonly text: string }[];
  readonly claimed: readonly Ref[];
  readonly held: readonly Ref[];
}

export interface EntityView {
  readonly id: EntityId;
  readonly name: string;
  readonly short: string;
  readonly names: ByLanguage;
  readonly shorts: ByLanguage;
  readonly joinedOn?: CalendarDate;
  readonly leftOn?: CalendarDate;
  readonly reason?: string;
  readonly mergedInto?: EntityId;
  readonly former: readonly { readonly short: string; readonly until: CalendarDate }[];
  readonly people: readonly RollLine[];
  /** Requests that run and ask it, its seats from now on, and what it owes. */
  readonly requests: readonly Ref[];
  readonly seats: readonly { readonly from: CalendarDate; readonly to: CalendarDate }[];
  /** Others, those with names that are near first. */
  readonly others: readonly EntityId[];
}
