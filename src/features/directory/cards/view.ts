/** The views from which the cards of the roll are drawn. */
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
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
  /** Entities that nobody represents. */
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

/** A person on the roll, for the Secretariat. */
export interface PersonView extends RollLine {
  readonly id: PersonId;
  readonly formerEmails: readonly string[];
  /** For example `slack:T1/U7`. */
  readonly identities: readonly string[];
  /** Mails to the address came back, and it is not tried any more. */
  readonly mailReturned?: { readonly at: Instant; readonly words: string };
  readonly away: readonly AwayLine[];
  /** They are the last person of the Secretariat, who cannot be removed. */
  readonly isLast: boolean;
  /** All entities, and the people with whom this person can exchange places. */
  readonly entities: readonly EntityId[];
  readonly others: readonly RollLine[];
  readonly holds: Holds;
}
/** A person's open matters. */
export interface Holds {
  /** Of the person's entity: its running requests, and the others who represent it. */
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
  /** Absences of its focal point that run or are to come. */
  readonly away: readonly AwayLine[];
  /** The running requests that ask the entity, its present and future seats, and what it owes. */
  readonly requests: readonly Ref[];
  readonly seats: readonly { readonly from: CalendarDate; readonly to: CalendarDate }[];
  /** The other entities, those with the most similar names first. */
  readonly others: readonly EntityId[];
}
