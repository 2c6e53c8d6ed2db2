/** What cards are drawn from: stored things as one reader may see them. Queries make these; cards only read them. */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Classification } from '../../../core/classification.ts';
import type { RequestState, StandKind } from '../rules/state.ts';

/** How much a message may hold: everything, the title and who has spoken, or the reference and the closing alone. */
export type Discretion = 'all' | 'title' | 'reference';

/** How one entity stands on the current version, for the list "who has said what". */
export interface StandView {
  readonly entity: EntityId;
  readonly name: string;
  readonly stand: StandKind;
  readonly requestsDiscussion: boolean;
  /** It has said nothing about the current text, nor asked for a discussion. */
  readonly silent: boolean;
  /** The words of its position; for an objection the objection, with what would satisfy it. */
  readonly text?: string;
  readonly wouldSatisfy?: string;
  readonly by?: string;
  readonly at?: Instant;
  /** Entered by the Secretariat from this written source. */
  readonly source?: string;
  /** Known not to have been reached in time, and why (`noRepresentative`, `tooLate`, or a delivery's reason). */
  readonly unreached?: string;
}

/** An act without a place among the stands: comments, needs for time, acts of an alternate without effect. */
export interface RemarkView {
  readonly kind: 'comment' | 'needTime' | 'withoutEffect' | 'late' | 'left' | 'merged';
  readonly entity: EntityId;
  readonly name: string;
  readonly by: string;
  readonly at: Instant;
  readonly text?: string;
  readonly until?: CalendarDate;
  /** What it is now. */
  readonly into?: EntityId;
}

export interface RequestView {
  readonly ref: Ref;
  readonly title: string;
  /** Missing, like everybody's words, where they may not be kept. */
  readonly documentUrl?: string;
  readonly documentVersion?: string;
  /** What a press on a card about this text says it saw: the version, and which of its challenged texts (`cardVersion`). */
  readonly cardVersion: string;
  readonly summary?: string;
  readonly classification: Classification;
  /** What this message may hold of it; the rest comes on asking with "Show". */
  readonly discretion: Discretion;
  readonly state: RequestState;
  /** May a position be given now? False from the closing instant on, and after the end. */
  readonly open: boolean;
  /** The closing instant passed with entities that were not reached: the Secretariat must decide. */
  readonly awaitingSecretariat: boolean;
  readonly openedAt: Instant;
  readonly openedBy?: string;
  readonly closesAt: Instant;
  readonly counts: {
    readonly entities: number;
    readonly endorsed: number;
    readonly objected: number;
    readonly abstained: number;
    /** They stepped aside, and are counted nowhere else. */
    readonly recused: number;
    /** They took their objection back in the meeting. Views of before it was counted have none. */
    readonly lifted?: number;
    /** They ask for a discussion, and say nothing else. */
    readonly discussion: number;
    /** Reached, or on the way to being; no position yet, those with a stale one included. */
    readonly silent: number;
    readonly unreached: number;
  };
  /** Objections first, then abstentions, endorsements, stale, silent; each in alphabetical order. */
  readonly stands: readonly StandView[];
  readonly remarks: readonly RemarkView[];
  /** The reader's entity's stand, when the reader represents one of the electorate. */
  readonly mine?: StandView;
  /** May the reader give positions for `mine`? */
  readonly mayAct: boolean;
  /** The reader's entity still has to answer. */
  readonly waitsForReader: boolean;
  readonly mayManage: boolean;
  /** The reader's entity joined after the opening: it may say something, and takes no position. */
  readonly mayComment?: true;
  /** May the reader contest what was entered over its focal point's own position? */
  readonly mayContest?: true;
  /** It closes on this day, which is no working day any more; and the next that is one. */
  readonly dayOff?: { readonly on: CalendarDate; readonly next: CalendarDate };
  readonly changes?: string;
  readonly correction?: {
    readonly note?: string;
    readonly at: Instant;
    readonly challengeUntil: Instant;
    readonly mayChallenge: boolean;
    readonly challengedBy?: string;
  };
  readonly extensions: readonly { readonly from: Instant; readonly to: Instant; readonly reason?: string }[];
  readonly agendaItem?: Ref;
  /** The instant of the last reminder to the readers of this zone: an older one that was held back has nothing to add. */
  readonly remindedAt?: Instant;
  readonly outcome?: {
    readonly state: RequestState;
    readonly at: Instant;
    readonly number?: string;
    readonly reason?: string;
    readonly byName?: string;
    readonly endorsed: readonly string[];
    readonly silent: readonly string[];
    readonly abstained: readonly string[];
    readonly recused: readonly string[];
    readonly objections: readonly { readonly name: string; readonly text: string }[];
    /** Requests for discussion that no objection stood beside. */
    readonly discussion: readonly { readonly name: string; readonly text: string }[];
    readonly unreached: readonly string[];
    /** Where a meeting sent it without a decision. */
    readonly then?: 'carry' | 'steeringCommittee' | 'revise';
    /** Of a meeting: who was there, whose objection was taken back in it, and what is to be done. */
    readonly present: readonly string[];
    readonly lifted: readonly string[];
    readonly actions: readonly { readonly owner: string; readonly text: string; readonly due?: CalendarDate }[];
    /** The Steering Committee decided it: on which day, and in which document. */
    readonly committee?: { readonly on: CalendarDate; readonly documentUrl?: string };
  };
  readonly followedBy?: Ref;
}

/** One line of a list of requests. */
export interface RequestLine {
  readonly ref: Ref;
  readonly title: string;
  /** For this reader, in a list, the reference alone. */
  readonly veiled: boolean;
  /** It is not for this reader: the line opens nothing. */
  readonly closed?: boolean;
  readonly state: RequestState;
  readonly closesAt: Instant;
  /** The reader's entity still has to answer. */
  readonly waitsForReader: boolean;
  readonly awaitingSecretariat: boolean;
  /** Entities that it has not reached while it runs, for whoever can do something about it. */
  readonly unreached?: number;
}
