/** What the RMC's cards are drawn from: its rotation and its outcomes, as one reader may see them (domain.md 6). */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Phrase } from '../../../core/phrase.ts';

export interface TermView {
  /** Absent beyond the years that are planned with references. */
  readonly ref?: Ref;
  readonly seat: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly state: 'past' | 'current' | 'future';
  /** Who sits there, or will; absent: the seat is empty. */
  readonly entity?: EntityId;
  readonly reason: Phrase;
  /** Who sat there before a stand-in took over. */
  readonly before?: EntityId;
  /** Nobody represents the entity any more. */
  readonly vacant: boolean;
  readonly announced: boolean;
  /** Its entity was told of it, and has not said that it knows. */
  readonly awaitsAcknowledgement: boolean;
  readonly acknowledgedBy?: string;
  /** Why the notice came to nobody of the entity; only for those who manage. */
  readonly unreached?: string;
}

export interface SwapView {
  readonly number: number;
  readonly state: 'asked' | 'agreed';
  readonly asker: EntityId;
  readonly asked: EntityId;
  readonly askerTerm: Ref;
  readonly askedTerm: Ref;
  /** The day before which it has to be answered. */
  readonly until: CalendarDate;
  readonly askerFrom: CalendarDate;
  readonly askedFrom: CalendarDate;
  /** The reader's entity may agree, or take it back. */
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
  /** By first day, then seat: the current ones and those to come. */
  readonly terms: readonly TermView[];
  /** Terms that cards named, whatever their day. */
  readonly named: readonly TermView[];
  readonly mine: readonly TermView[];
  /** The reader's entity's open swaps. */
  readonly swaps: readonly SwapView[];
  /** The open swap that the card is about; absent when it has ended. */
  readonly swap?: SwapView;
  /** For those who manage: empty seats, entities that left, announced ones that were not reached or have said nothing. */
  readonly concerns: readonly TermView[];
  /** Entities that get two terms ahead of another, and the day from which; only in the plan of the years ahead. */
  readonly ahead: readonly { readonly entity: EntityId; readonly on: CalendarDate }[];
  /** Entities that could take a seat. */
  readonly entities: readonly EntityId[];
  /** Meetings whose outcome the reader, as Chair, still owes. */
  readonly owed: readonly MeetingName[];
  readonly outcomes: readonly (MeetingName & { readonly at: Instant })[];
}

/** What a meeting is called: a title of its own, or that of its kind. */
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

/** What the reader's home card says of the RMC. */
export interface RmcHome {
  readonly terms: readonly TermView[];
  readonly swaps: readonly SwapView[];
  readonly owed: RmcView['owed'];
  readonly concerns: number;
}
