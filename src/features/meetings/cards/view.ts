/** What the cards and papers of meetings are drawn from: stored things as one reader may see them. */
import type { Classification } from '../../../core/classification.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';

export type MeetingKindView = 'focalPoints' | 'rmc' | 'thematic';
export type MeetingStateView = 'planned' | 'running' | 'ended' | 'cancelled' | 'notHeld';
export type ItemStateView =
  'proposed' | 'pool' | 'planned' | 'taken' | 'decided' | 'noted' | 'notDecided' | 'declined' | 'left';
export type OutcomeView = 'consensus' | 'noConsensus' | 'deferred' | 'noted';
export type NextView = 'carry' | 'steeringCommittee' | 'revise';
export type MoveReasonView = 'begunEarly' | 'unbegun' | 'zoneRules';
export type ReplyView = 'attending' | 'alternate' | 'regrets';

export interface ObjectionView {
  readonly entity: EntityId;
  readonly text: string;
  readonly written: boolean;
  readonly wouldSatisfy?: string;
}

/** An objection that was taken back in the meeting, by whom and when. */
export interface LiftedView extends ObjectionView {
  readonly at: Instant;
  readonly byName?: string;
}

/** An action as a line says it. Of a strictly confidential item it is known by the item's reference alone. */
export interface ActionLine {
  readonly owner: string;
  readonly text: string;
  readonly due?: CalendarDate;
  readonly done: boolean;
  readonly veiled?: Ref;
}

export interface ActionView extends ActionLine {
  readonly n: number;
  /** May the reader say that it is done? */
  readonly mine: boolean;
}

export interface SittingView {
  readonly meeting: Ref;
  readonly outcome: OutcomeView;
  readonly then?: NextView;
  readonly text: string;
  readonly question?: string;
  readonly present: readonly EntityId[];
  readonly objections: readonly ObjectionView[];
  readonly absent: readonly ObjectionView[];
  /** Taken back in the meeting. */
  readonly lifted: readonly LiftedView[];
}

/** An item of an agenda. Of a strictly confidential one only the reference is shown until it is asked for. */
export interface ItemView {
  readonly ref: Ref;
  readonly title: string;
  readonly veiled: boolean;
  /** This reader gets all of it on asking, and it is not kept then. */
  readonly restricted: boolean;
  /** Its words are left out: they are not for a message that is kept, or not for this reader. */
  readonly discreet: boolean;
  readonly note?: string;
  readonly state: ItemStateView;
  readonly kind: 'referred' | 'proposed' | 'standing';
  readonly carried: number;
  readonly entity?: EntityId;
  readonly byName?: string;
  /** The reason given when it was declined, or left. */
  readonly reason?: string;
  readonly late: boolean;
  readonly objectionWithdrawn: boolean;
  readonly number?: string;
  readonly meeting?: { readonly ref: Ref; readonly startsAt: Instant; readonly state: MeetingStateView };
  /** The referred request: its document, and the objections that stand in writing. */
  readonly source?: {
    readonly ref: Ref;
    readonly documentUrl: string;
    readonly documentVersion: string;
    readonly objections: readonly ObjectionView[];
  };
  readonly question?: {
    readonly text: string;
    readonly at: Instant;
    readonly present: readonly EntityId[];
    readonly objections: readonly ObjectionView[];
    readonly agreed: readonly EntityId[];
    readonly absent: readonly ObjectionView[];
    readonly lifted: readonly LiftedView[];
  };
  readonly last?: SittingView;
  /** It is on the Steering Committee's list. */
  readonly withCommittee: boolean;
  /** What the Committee decided. */
  readonly committee?: { readonly on: CalendarDate; readonly text: string; readonly documentUrl?: string };
  readonly actions: readonly ActionView[];
  /** The reader's entity, when it was present as the question was put. */
  readonly mine?: { readonly entity: EntityId; readonly stand: 'objects' | 'agreed' | 'silent' };
  readonly mayManage: boolean;
}

export interface MeetingLine {
  readonly ref: Ref;
  readonly kind: MeetingKindView;
  readonly title: string;
  readonly untitled: boolean;
  readonly startsAt: Instant;
  readonly state: MeetingStateView;
  /** The reader's entity is invited and has not said whether it comes. */
  readonly waitsForReader: boolean;
}

/** The part of the home card that is about meetings. */
export interface MeetingsHome {
  /** Meetings that are near enough for the reader's entity to say now whether it comes. */
  readonly toReply: readonly MeetingLine[];
  /** The next meetings that concern the reader. */
  readonly meetings: readonly MeetingLine[];
  /** Proposals for the agenda, and requests for meetings, that wait for the Secretariat. */
  readonly proposals: readonly { readonly ref: Ref; readonly title: string }[];
  readonly meetingRequests: readonly { readonly ref: Ref; readonly title: string }[];
  /** Meetings that an officer begins now, and those that ended and have no minutes yet. */
  readonly toBegin: readonly MeetingLine[];
  /** Meetings that are being held. */
  readonly toHold: readonly MeetingLine[];
  readonly toDraft: readonly MeetingLine[];
  /** Put, where the reader's entity is present and has not answered. */
  readonly questions: readonly { readonly ref: Ref; readonly title: string; readonly at: Instant }[];
  /** What the reader, or their entity, has still to do soon; the text is left out where it may not be kept. */
  readonly actionsDue: readonly {
    readonly ref: Ref;
    readonly title: string;
    readonly text?: string;
    readonly due: CalendarDate;
  }[];
}

/** A meeting as calendar programs know it. */
export interface CalendarEvent {
  readonly uid: string;
  /** Counts the changes: programs take the highest. */
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly place?: string;
  readonly cancelled: boolean;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly line: Pick<MeetingLine, 'ref' | 'kind' | 'title' | 'untitled'>;
}

export interface MeetingView extends MeetingLine {
  readonly event: CalendarEvent;
  readonly minutes: number;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly place?: string;
  readonly cutoffAt: Instant;
  readonly final: boolean;
  /** It begins within a day, or should have begun. */
  readonly near: boolean;
  /** It was not begun, and its time is over: it can be recorded afterwards. */
  readonly recordable: boolean;
  /** Nothing has been recorded of it since it was begun. */
  readonly unbegins: boolean;
  /** It is recorded afterwards: when it was held. */
  readonly afterwards?: { readonly from: Instant; readonly until: Instant };
  readonly invited: number;
  readonly replies: Readonly<Record<ReplyView, readonly EntityId[]>>;
  readonly silent: readonly EntityId[];
  readonly mine?: { readonly entity: EntityId; readonly answer?: ReplyView };
  readonly items: readonly ItemView[];
  readonly proposed: readonly ItemView[];
  /** Written endorsements since the last meeting, for noting; actions of earlier meetings. */
  readonly noted: readonly { readonly number: string; readonly title: string }[];
  readonly earlier: readonly ActionLine[];
  readonly clash?: { readonly on: CalendarDate; readonly proposed: Instant };
  readonly changed?: {
    readonly what: 'moved' | 'cancelled';
    readonly from: Instant;
    readonly reason: string;
    readonly why?: MoveReasonView;
  };
  readonly begunBy?: string;
  readonly present: readonly EntityId[];
  readonly absent: readonly EntityId[];
  /** The item that is taken, or the next one. */
  readonly current?: ItemView;
  readonly minutesState: 'none' | 'draft' | 'issued';
  readonly mayManage: boolean;
}

export interface MeetingsView {
  readonly lines: readonly MeetingLine[];
  readonly series: readonly SeriesView[];
  readonly requests: readonly MeetingRequestView[];
  /** Items that a meeting sent to the Steering Committee, the latest first. */
  readonly steering: readonly Pick<ItemView, 'ref' | 'title' | 'veiled'>[];
}

/** A day of each month: a weekday (1 is Monday; the nth, or -1 for the last), or a number (31 is the last day). */
export type RuleView =
  | { readonly type: 'weekday'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: number }
  | { readonly type: 'day'; readonly day: number };

export interface SeriesView {
  readonly ref: Ref;
  readonly kind: MeetingKindView;
  /** Of a thematic series, with the entities it is for when not for all. */
  readonly title?: string;
  readonly audience?: readonly EntityId[];
  readonly rule: RuleView;
  readonly time: string;
  readonly zone: string;
  readonly next: readonly Instant[];
}

export interface MeetingRequestView {
  readonly ref: Ref;
  readonly topic: string;
  readonly purpose: string;
  readonly when?: string;
  readonly entity: EntityId;
  readonly byName: string;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly reason?: string;
  readonly meeting?: Ref;
  readonly mayDecide: boolean;
}

export interface MinutesItemView {
  readonly item: Ref;
  readonly title: string;
  readonly veiled: boolean;
  /** Its words are left out, as on the item's own card. */
  readonly discreet: boolean;
  readonly note?: string;
  readonly document?: { readonly url: string; readonly version: string };
  readonly outcome?: OutcomeView;
  readonly then?: NextView;
  readonly question?: string;
  readonly text?: string;
  readonly number?: string;
  readonly present: readonly EntityId[];
  readonly objections: readonly { readonly entity: EntityId; readonly text: string }[];
  readonly absent: readonly { readonly entity: EntityId; readonly text: string }[];
  readonly lifted: readonly { readonly entity: EntityId; readonly text: string }[];
  readonly actions: readonly ActionLine[];
}

export interface MinutesView {
  readonly ref: Ref;
  /** The strictest label of what they record, as far as this reader may see it. */
  readonly classification: Classification;
  /** The network whose meeting it was. */
  readonly network: string;
  readonly endedAt?: Instant;
  readonly chair?: string;
  readonly alternates?: readonly EntityId[];
  readonly kind: MeetingKindView;
  readonly title: string;
  readonly untitled: boolean;
  readonly startsAt: Instant;
  /** Of one that was recorded afterwards, when it ended. */
  readonly until?: Instant;
  readonly place?: string;
  readonly state: 'draft' | 'issued';
  readonly text?: string;
  readonly present: readonly EntityId[];
  readonly regrets: readonly EntityId[];
  readonly items: readonly MinutesItemView[];
  readonly noted: MeetingView['noted'];
  readonly earlier: MeetingView['earlier'];
  readonly adoptAt: Instant;
  readonly open: boolean;
  readonly comments: readonly {
    readonly entity: EntityId;
    readonly by: string;
    readonly at: Instant;
    readonly text: string;
  }[];
  readonly issuedAt?: Instant;
  readonly bySilence: boolean;
  readonly number?: string;
  readonly corrections: readonly { readonly at: Instant; readonly by: string; readonly text: string }[];
  readonly mayComment: boolean;
  readonly mayManage: boolean;
  /** Words of restricted items are left out, and come on asking; or they are here, and are not kept. */
  readonly restricted?: 'leftOut' | 'shown';
}
