/** The views from which cards about requests are drawn, for one reader. Queries make them; cards only read them. */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Classification, Discretion } from '../../../core/classification.ts';
import type { FieldChange } from '../../../core/corrections.ts';
import type { OnAgenda, RequestState, SilenceMeans, StandKind } from '../rules/state.ts';

/** The position of one entity on the current version, for the list of who has said what. */
export interface StandView {
  readonly entity: EntityId;
  readonly name: string;
  readonly stand: StandKind;
  readonly requestsDiscussion: boolean;
  /** It has neither a position on the current text nor a request for discussion. */
  readonly silent: boolean;
  /** The words of its position. For an objection they include what would satisfy it. */
  readonly text?: string;
  readonly wouldSatisfy?: string;
  readonly by?: string;
  readonly at?: Instant;
  /** The written source, when the Secretariat entered the position. */
  readonly source?: string;
  /** It was asked by e-mail, and nothing proves that a mail has come. */
  readonly asked?: true;
  /** Nothing is known to have come to it yet, and nothing is known to have failed. */
  readonly notYet?: true;
  /** Why it is known not to have been reached in time (`noRepresentative`, `tooLate`, or a delivery's reason). */
  readonly unreached?: string;
}

/** An act that is not a position that counts: a comment, a need for time, an alternate's act without effect. */
export interface RemarkView {
  readonly kind: 'comment' | 'needTime' | 'withoutEffect' | 'late' | 'left' | 'merged';
  readonly entity: EntityId;
  readonly name: string;
  readonly by: string;
  readonly at: Instant;
  readonly text?: string;
  /** What it was, for an act without effect or too late: the verb. */
  readonly act?: string;
  readonly requestsDiscussion?: true;
  readonly wouldSatisfy?: string;
  readonly until?: CalendarDate;
  /** The entity into which it was merged. */
  readonly into?: EntityId;
}

/** An editorial correction, with what was there and what stands since. */
export interface CorrectionView {
  readonly note?: string;
  readonly at: Instant;
  /** Views from before December 2026 have none. */
  readonly changed?: readonly FieldChange[];
  /** The entity that challenged it, and why; the words are absent where they may not be kept. */
  readonly challenged?: { readonly name: string; readonly text?: string };
}

export interface RequestView {
  readonly ref: Ref;
  readonly title: string;
  /** Absent where people's words may not be kept. */
  readonly documentUrl?: string;
  readonly documentVersion?: string;
  /**
   * The version of the text that a press on the card sends back: the version's name, and which of its challenged texts
   * (`cardVersion`).
   */
  readonly cardVersion: string;
  readonly summary?: string;
  readonly classification: Classification;
  /** What this message may contain. The button "Show" gives the rest. */
  readonly discretion: Discretion;
  readonly state: RequestState;
  /** Can a position be given now? False after the closing instant and after the end. */
  readonly open: boolean;
  /** The period is over and some entities were not reached, so the Secretariat must decide. */
  readonly awaitingSecretariat: boolean;
  /** Then, for the Secretariat: the entities that prevent the closing, each with the reason. */
  readonly blocking?: readonly { readonly name: string; readonly reason: string }[];
  readonly openedAt: Instant;
  readonly openedBy?: string;
  readonly closesAt: Instant;
  /** People of entities that were asked by mail have a chat by now. Known for readers who manage the network. */
  readonly mayWriteInChat?: true;
  /** So many hours before the end an entity must be reached for its silence to count. */
  readonly reachHours: number;
  readonly counts: {
    readonly entities: number;
    readonly endorsed: number;
    readonly objected: number;
    readonly abstained: number;
    /** They have recused themselves, and are counted nowhere else. */
    readonly recused: number;
    /** They withdrew their objection in the meeting. Views from before there was this number have none. */
    readonly lifted?: number;
    /** They ask for a discussion and say nothing else. */
    readonly discussion: number;
    /** They were reached, and have no position, or one for an earlier text. */
    readonly silent: number;
    readonly unreached: number;
    /** They were asked by e-mail without a proof. Views from before there was mail have none. */
    readonly asked?: number;
    /** Nothing is known to have come to them yet. Views from before December 2026 have none. */
    readonly notYet?: number;
  };
  /** The objections first, then abstentions, endorsements, stale ones, silent ones; each sorted by name. */
  readonly stands: readonly StandView[];
  readonly remarks: readonly RemarkView[];
  /** The position of the reader's entity, when the reader represents one that was asked. */
  readonly mine?: StandView;
  /** What the silence of the reader's entity until the end would mean, said in a chat and in a mail. */
  readonly silence?: { readonly inChat: SilenceMeans; readonly byMail: SilenceMeans };
  /** May the reader give positions for this entity? */
  readonly mayAct: boolean;
  /** The reader's entity still has to answer. */
  readonly waitsForReader: boolean;
  readonly mayManage: boolean;
  /** The reader's entity joined after the opening: it may comment but has no position. */
  readonly mayComment?: true;
  /** May the reader contest a position that was entered over that of the entity's focal point? */
  readonly mayContest?: true;
  /** It closes on this day, which is no longer a working day. `next` is the next working day. */
  readonly dayOff?: { readonly on: CalendarDate; readonly next: CalendarDate };
  readonly changes?: string;
  /** The latest correction. */
  readonly correction?: CorrectionView & {
    readonly challengeUntil: Instant;
    readonly mayChallenge: boolean;
  };
  /** Those before it, the first one first. */
  readonly earlierCorrections?: readonly CorrectionView[];
  readonly extensions: readonly { readonly from: Instant; readonly to: Instant; readonly reason?: string }[];
  readonly agendaItem?: Ref;
  /** The meeting that has it, and what became of it in the one before. */
  readonly agendaMeeting?: Ref;
  readonly agendaBefore?: NonNullable<OnAgenda['before']>;
  /** The instant of the last reminder to the readers of this zone. An older one that was held back is not sent any more. */
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
    /** Requests for discussion without an objection. */
    readonly discussion: readonly { readonly name: string; readonly text: string }[];
    readonly unreached: readonly string[];
    /** Where a meeting sent the item without a decision. */
    readonly then?: 'carry' | 'steeringCommittee' | 'revise';
    /** Of a meeting: who was present, whose objections were withdrawn in it, and the agreed actions. */
    readonly present: readonly string[];
    readonly lifted: readonly string[];
    readonly actions: readonly AgreedView[];
    /** The Steering Committee decided it: on which day, and in which document. */
    readonly committee?: { readonly on: CalendarDate; readonly documentUrl?: string };
  };
  /** The request that this one follows, and those that follow it. */
  readonly follows?: Ref;
  readonly followedBy?: Ref;
  readonly alsoFollowedBy?: readonly Ref[];
  /** May the reader open a request that corrects this one? */
  readonly mayFollow?: true;
  /** Entities to which a mail about it came back after the end. */
  readonly cameBack?: readonly { readonly name: string; readonly at: Instant; readonly reason: string }[];
}

/** One page of a list of requests. */
export interface RequestsPage {
  readonly shown: readonly RequestLine[];
  readonly page: number;
  /** The number of requests on all pages. */
  readonly all: number;
}

/** One line of a list of requests. */
export interface RequestLine {
  readonly ref: Ref;
  readonly title: string;
  /** This reader sees only the reference in a list. */
  readonly veiled: boolean;
  /** This reader may not open it. */
  readonly closed?: boolean;
  readonly state: RequestState;
  readonly closesAt: Instant;
  /** The reader's entity still has to answer. */
  readonly waitsForReader: boolean;
  readonly awaitingSecretariat: boolean;
  /** The number of entities not reached while it runs, for readers who can do something about it. */
  readonly unreached?: number;
}

/** An action that a meeting agreed on with its decision, as it stands now. */
export interface AgreedView {
  readonly owner: string;
  readonly text: string;
  readonly due?: CalendarDate;
  /** The day on which it was done. */
  readonly doneOn?: CalendarDate;
  /** Whose it was and by when, as it was decided, where it was changed since. */
  readonly decided?: { readonly owner: string; readonly due?: CalendarDate };
}
