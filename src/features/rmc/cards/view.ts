/** The views from which the RMC's cards are drawn: the rotation and the outcomes, for one reader (domain.md 6). */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Phrase } from '../../../core/phrase.ts';

export interface TermView {
  /** Absent for terms beyond the years that have references. */
  readonly ref?: Ref;
  readonly seat: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly state: 'past' | 'current' | 'future';
  /** The entity that has the term; absent: the seat is empty. */
  readonly entity?: EntityId;
  readonly reason: Phrase;
  /** The entity that had the term before a stand-in. */
  readonly before?: EntityId;
  /** The first day of a stand-in. */
  readonly heldFrom?: CalendarDate;
  /** Nobody represents the entity any more. */
  readonly vacant: boolean;
  readonly announced: boolean;
  /** The entity was told of the term and has not confirmed it. */
  readonly awaitsAcknowledgement: boolean;
  readonly acknowledgedBy?: string;
  /** Why the notice has reached nobody of the entity. Only for readers who run the network. */
  readonly unreached?: string;
}

export interface SwapView {
  readonly number: number;
  readonly state: 'asked' | 'agreed';
  readonly asker: EntityId;
  readonly asked: EntityId;
  readonly askerTerm: Ref;
  readonly askedTerm: Ref;
  /** The answer must be given before this day. */
  readonly until: CalendarDate;
  readonly askerFrom: CalendarDate;
  readonly askedFrom: CalendarDate;
  /** May the reader's entity agree to the swap, or withdraw it? */
  readonly mayAccept: boolean;
  readonly mayUndo: boolean;
}

export interface RmcView {
  readonly today: CalendarDate;
  readonly configuration?: {
    readonly seats: number;
    readonly termMonths: number;
    readonly startsOn: CalendarDate;
    readonly groups: number;
    readonly order: readonly EntityId[];
  };
  readonly chair?: string;
  /** The present and future terms, by first day, then seat. */
  readonly terms: readonly TermView[];
  /** Terms that the card names, whenever they are. */
  readonly named: readonly TermView[];
  readonly mine: readonly TermView[];
  /** The open swaps of the reader's entity. */
  readonly swaps: readonly SwapView[];
  /** The open swap that the card is about; absent when it has ended. */
  readonly swap?: SwapView;
  /**
   * For readers who run the network: empty seats, entities that have left, and announced terms that were not received or not
   * confirmed.
   */
  readonly concerns: readonly TermView[];
  /** Entities that get two terms more than another one, and from which day. Only in the plan of the years ahead. */
  readonly ahead: readonly { readonly entity: EntityId; readonly on: CalendarDate }[];
  /** Entities that can have a seat. */
  readonly entities: readonly EntityId[];
  /** Meetings whose outcome the reader owes as Chair. */
  readonly owed: readonly MeetingName[];
  readonly outcomes: readonly (MeetingName & { readonly at: Instant })[];
}

/** The composition on one day: who sits, who comes, who sat. */
export interface CompositionView extends Pick<RmcView, 'today' | 'configuration' | 'chair'> {
  readonly network: string;
  readonly current: readonly TermView[];
  readonly next: readonly TermView[];
  readonly past: readonly TermView[];
  /** Terms of before Concord kept the rotation. */
  readonly served: readonly {
    readonly entity: EntityId;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly terms: number;
  }[];
}

/** The name of a meeting: a title of its own, or that of its kind. */
export interface MeetingName {
  readonly meeting: Ref;
  readonly title: string;
  readonly untitled: boolean;
}

export interface OutcomeView extends MeetingName {
  readonly endedAt: Instant;
  readonly mayShare: boolean;
  readonly shared?: {
    readonly byName: string;
    readonly at: Instant;
    readonly implementation: string;
    readonly impact?: string;
    readonly lessons?: string;
    readonly links: readonly string[];
  };
}

/** The RMC's part of the reader's home card. */
export interface RmcHome {
  readonly terms: readonly TermView[];
  readonly swaps: readonly SwapView[];
  readonly owed: RmcView['owed'];
  readonly concerns: number;
}
