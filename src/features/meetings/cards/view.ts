/** The views from which cards and papers of meetings are drawn, for one reader. */
import type { Classification } from '../../../core/classification.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Made } from '../../../core/objections.ts';
import type { Delegate } from '../../../core/people.ts';
import type { Stop } from '../../../core/stops.ts';

export type MeetingKindView = 'focalPoints' | 'rmc' | 'thematic';
export type MeetingStateView = 'planned' | 'running' | 'ended' | 'cancelled' | 'notHeld';
export type ItemStateView =
  'proposed' | 'pool' | 'planned' | 'taken' | 'decided' | 'noted' | 'notDecided' | 'declined' | 'left';
export type OutcomeView = 'consensus' | 'noConsensus' | 'deferred' | 'leftOpen' | 'noted';
export type WithdrawnView = 'objection' | 'discussion';
export type NextView = 'carry' | 'steeringCommittee' | 'revise';
export type MoveReasonView = 'begunEarly' | 'unbegun' | 'zoneRules';
export type ReplyView = 'attending' | 'alternate' | 'regrets';

export interface ObjectionView {
  readonly entity: EntityId;
  readonly text: string;
  readonly written: boolean;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  readonly wouldSatisfy?: string;
}

/** An objection that is no longer in force: it was withdrawn, by whom and when; or how else it ended. */
export interface GoneView extends ObjectionView {
  readonly at: Instant;
  readonly byName?: string;
  /** From which writing the Secretariat entered that. */
  readonly source?: string;
  readonly ended?: 'lifted' | 'replaced' | 'left' | 'departed';
  /** The meeting was recorded afterwards: the instant is when this was entered. */
  readonly afterwards?: true;
  /** Who had made it, and when. */
  readonly raised?: Made;
  /** Why, in the entity's words. */
  readonly reason?: string;
  /** When it stood together with a request for discussion. */
  readonly stops?: readonly Stop[];
}

/** An action on one line. Of a restricted item its text is left out, and of a strictly confidential one the owner as well. */
export interface ActionLine {
  /** Empty where it must not be shown. */
  readonly owner: string;
  readonly text: string;
  readonly due?: CalendarDate;
  readonly done: boolean;
  readonly doneOn?: CalendarDate;
  readonly veiled?: Ref;
  /** What it was before each change, and until when. */
  readonly was?: readonly ActionBefore[];
  /** Each time that it was said to be done and was not after all. Without a name where nobody must be named. */
  readonly reopened?: readonly { readonly byName?: string; readonly doneOn: CalendarDate; readonly on: CalendarDate }[];
}

/** @property owner empty where it must not be shown */
export interface ActionBefore {
  readonly owner: string;
  readonly due?: CalendarDate;
  readonly until: CalendarDate;
}

export interface ActionView extends ActionLine {
  readonly n: number;
  /** May the reader say that it is done? */
  readonly mine: boolean;
  /** May the reader say that it is not done after all? */
  readonly mayUndo?: true;
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
  /** Objections that were withdrawn in the meeting. */
  readonly lifted: readonly GoneView[];
  /** Written objections that were withdrawn in writing before. */
  readonly withdrawn: readonly GoneView[];
}

/** An item of an agenda. For a strictly confidential one only the reference is shown until the reader asks for more. */
export interface ItemView {
  readonly ref: Ref;
  readonly title: string;
  readonly classification: Classification;
  /** Only its reference is shown: nobody's name, position or words. */
  readonly veiled: boolean;
  /** The reader may not open it. */
  readonly closed?: true;
  /** The reader can ask for all of it. What is shown then is not kept. */
  readonly restricted: boolean;
  /** Its words are omitted, because the message is kept or the reader may not see them. */
  readonly discreet: boolean;
  readonly note?: string;
  readonly state: ItemStateView;
  readonly kind: 'referred' | 'proposed' | 'standing';
  /** How many meetings had carried it over; in the list of a meeting, before that one. */
  readonly carried: number;
  /** In the list of a meeting that has ended: what came of it there. */
  readonly here?: OutcomeView | NextView | 'notReached';
  readonly entity?: EntityId;
  readonly byName?: string;
  /** Why it was declined or removed. */
  readonly reason?: string;
  readonly late: boolean;
  /** What was withdrawn of the last objection and request for discussion after the closing time. */
  readonly withdrawn?: WithdrawnView;
  readonly number?: string;
  readonly meeting?: { readonly ref: Ref; readonly startsAt: Instant; readonly state: MeetingStateView };
  /** The referred request: its document (absent on a kept card of a restricted item), and the written objections in force. */
  readonly source?: {
    readonly ref: Ref;
    readonly documentUrl?: string;
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
    readonly lifted: readonly GoneView[];
  };
  readonly last?: SittingView;
  /** It is on the Steering Committee's list. */
  readonly withCommittee: boolean;
  /** The Steering Committee's decision. */
  readonly committee?: { readonly on: CalendarDate; readonly text: string; readonly documentUrl?: string };
  readonly actions: readonly ActionView[];
  /** The reader's entity, if it was present when the question was put. */
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
  /** The reader's entity is invited and has not answered. */
  readonly waitsForReader: boolean;
}

/** The part of the home card about meetings. */
export interface MeetingsHome {
  /** Meetings to which the reader's entity should answer now, because they are near. */
  readonly toReply: readonly MeetingLine[];
  /** The next meetings that concern the reader. */
  readonly meetings: readonly MeetingLine[];
  /** Proposals for the agenda and requests for meetings that wait for the Secretariat. */
  readonly proposals: readonly { readonly ref: Ref; readonly title: string }[];
  readonly meetingRequests: readonly { readonly ref: Ref; readonly title: string }[];
  /** Meetings that an officer can begin now, and those that ended without minutes. */
  readonly toBegin: readonly MeetingLine[];
  /** Meetings that are being held. */
  readonly toHold: readonly MeetingLine[];
  readonly toDraft: readonly MeetingLine[];
  /** Questions that were put and that the reader's entity, which is present, has not answered. */
  readonly questions: readonly { readonly ref: Ref; readonly title: string; readonly at: Instant }[];
  /** Actions that the reader or their entity has to do soon. The text is left out where it may not be kept. */
  readonly actionsDue: readonly {
    readonly ref: Ref;
    readonly title: string;
    readonly text?: string;
    readonly due?: CalendarDate;
    readonly overdue?: true;
  }[];
}

/** A meeting as calendar programs know it. */
export interface CalendarEvent {
  readonly uid: string;
  /** Counts the changes. Programs use the version with the highest number. */
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

export interface PlanTroubleView {
  readonly ref: Ref;
  readonly activity: string;
  readonly lead?: EntityId;
  readonly to?: CalendarDate;
  readonly why: 'overdue' | 'silent';
}

export interface MeetingView extends MeetingLine {
  readonly event: CalendarEvent;
  /** Is the meeting for the reader, as things are now? */
  readonly isForReader: boolean;
  /** The starts that it had within a day before it got the present one, the latest first: what its reader may have read. */
  readonly startsBefore: readonly Instant[];
  readonly minutes: number;
  readonly endsAt: Instant;
  /** When it really ended. */
  readonly endedAt?: Instant;
  readonly zone: string;
  readonly place?: string;
  readonly cutoffAt: Instant;
  readonly final: boolean;
  /** It begins within a day, or should have begun. */
  readonly near: boolean;
  /** Its planned end is over. */
  readonly isOver: boolean;
  /** Its time is over and nobody began it, so it can be recorded afterwards. */
  readonly recordable: boolean;
  /** Nothing was recorded since it was begun, so the beginning can be undone. */
  readonly unbegins: boolean;
  /** It was recorded afterwards: when it was held. */
  readonly afterwards?: { readonly from: Instant; readonly until: Instant };
  readonly invited: number;
  readonly replies: Readonly<Record<ReplyView, readonly EntityId[]>>;
  readonly silent: readonly EntityId[];
  readonly mine?: { readonly entity: EntityId; readonly answer?: ReplyView };
  readonly items: readonly ItemView[];
  readonly proposed: readonly ItemView[];
  /** Written endorsements since the last meeting, to be noted; and actions of earlier meetings. */
  readonly noted: readonly { readonly number: string; readonly title: string }[];
  readonly earlier: readonly ActionLine[];
  /** On the next Focal Points meeting: activities of the work plan that are overdue, or whose lead is silent. */
  readonly plan: readonly PlanTroubleView[];
  readonly clash?: { readonly on: CalendarDate; readonly proposed: Instant };
  readonly changed?: {
    readonly what: 'moved' | 'cancelled';
    readonly from: Instant;
    readonly reason: string;
    readonly why?: MoveReasonView;
  };
  readonly begunBy?: string;
  /** Who was named as being in the chair. */
  readonly chair?: string;
  readonly present: readonly EntityId[];
  /** Who came for entities, as officers entered it. */
  readonly represented?: readonly { readonly entity: EntityId; readonly people: readonly Delegate[] }[];
  readonly absent: readonly EntityId[];
  /** The item that is being dealt with, or the next one. */
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
  /** Of a thematic series: its title, and its entities unless it is for all. */
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
