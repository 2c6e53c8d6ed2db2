/**
 * A written endorsement request [ToR 3.b.iv]: its state, and the words that every rule about it uses. What entities say
 * is kept as events that are only ever added; what they add up to is worked out in `stands.ts`.
 */
import type { CalendarDate, EntityId, Instant, PersonId, Ref, PlatformName } from '../../../core/ids.ts';
import type { Rung } from '../../../calendar/calendar.ts';
import type { Classification } from '../../../core/classification.ts';
import { linkKey } from '../../../core/addresses.ts';
import { asSeen } from '../../../core/seen.ts';

export type RequestState = 'open' | 'endorsed' | 'referred' | 'withdrawn' | 'superseded' | 'decided' | 'notDecided';

export type PositionKind =
  | 'endorse'
  | 'abstain'
  | 'recuse'
  | 'object'
  | 'requestDiscussion'
  | 'withdrawObjection'
  | 'withdrawRequest'
  | 'needTime'
  | 'comment';

/**
 * How one entity stands on the current text, in the order of the cards. `silent` until it takes a position; `stale` when its
 * answer was for an earlier text; `recused` when it has stepped aside and is left out of every count.
 */
export const STANDS = ['objected', 'abstained', 'endorsed', 'recused', 'lifted', 'stale', 'silent'] as const;
export type StandKind = (typeof STANDS)[number];

/** Positions that ask for nothing: they take back an objection and a request, and go stale with the text. */
const SETTLES = ['endorse', 'abstain', 'recuse'] as const;
export const settles = (position: PositionKind): position is (typeof SETTLES)[number] =>
  SETTLES.some((one) => one === position);

/** One thing an entity said. `objects` and `requestsDiscussion` are how the entity stands with it. */
export interface Position {
  readonly entity: EntityId;
  readonly position: PositionKind;
  readonly objects: boolean;
  readonly requestsDiscussion: boolean;
  /** False: recorded without effect, because the focal point's position stands. */
  readonly counts: boolean;
  readonly text?: string;
  readonly wouldSatisfy?: string;
  readonly until?: CalendarDate;
  readonly by: PersonId;
  readonly role: 'focalPoint' | 'alternate' | 'secretariat';
  /** The entity, when the Secretariat entered it; the focal point, when the alternate stood in during an absence. */
  readonly onBehalfOf?: string;
  /** The written source of what the Secretariat entered. */
  readonly source?: string;
  /** Entered by the Secretariat: the focal point's own position that it takes the place of. */
  readonly overturns?: PositionKind;
  readonly version: string;
  /** Counts the texts that were put to the entities: a new version or a challenged correction adds one. */
  readonly revision: number;
  readonly at: Instant;
  readonly platform: PlatformName;
  /** It was said in this meeting. */
  readonly meeting?: Ref;
  /** Said by an entity that was found to be this one; and it replaces what this one said before. */
  readonly moved?: { readonly from: EntityId; readonly at: Instant };
  readonly afresh?: true;
}

/** An entity that was asked and is one of its own no more: it has left, or is another. */
export interface Departed {
  readonly entity: EntityId;
  readonly at: Instant;
  readonly reason?: string;
  readonly into?: EntityId;
}

/** A position that came after the closing instant or the end. It has no effect. */
export interface LatePosition {
  readonly entity: EntityId;
  readonly verb: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text?: string;
}

/** How far the request came to an entity, for the current revision. Absent: not known yet. */
export interface Reached {
  readonly state: 'reached' | 'notReached';
  /** When the first of its deliveries was taken by a platform. */
  readonly at?: Instant;
  /** `noRepresentative`, or why the deliveries failed. */
  readonly reason?: string;
}

/** Another try may come to something else: there is somebody. Concord's own access may have come back meanwhile. */
export const mayRetry = (reason: string | undefined): boolean =>
  reason !== 'noRepresentative' && reason !== 'notInTime' && reason !== 'tooLate';

/** The focal point says that what the Secretariat entered for its entity is wrong. */
export interface Contest {
  readonly entity: EntityId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text?: string;
  /** When the position was entered that it is about. */
  readonly enteredAt: Instant;
}

export interface Correction {
  readonly at: Instant;
  readonly by: PersonId;
  readonly note: string;
  readonly before: { readonly title: string; readonly documentUrl: string; readonly summary?: string };
  readonly challengeUntil: Instant;
  readonly challenged?: {
    readonly entity: EntityId;
    readonly by: PersonId;
    readonly text: string;
    readonly at: Instant;
  };
}

export interface Revision {
  readonly at: Instant;
  readonly by: PersonId;
  readonly before: { readonly documentUrl: string; readonly documentVersion: string };
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly changes: string;
}

export interface Extension {
  readonly at: Instant;
  readonly by: PersonId;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
}

/** A rung of the ladder at its instant in the network's own time. `lastDay` goes to entities whose objection stands alone, the others to silent ones. */
export interface Reminder {
  readonly at: Instant;
  readonly kind: Rung['kind'] | 'lastDay';
  readonly days?: number;
}

/** How much time was left when a reminder was sent, on its reader's wall clock. */
export type Left = 'halfTime' | 'today' | 'tomorrow' | 'lastWorkingDay' | 'workingDays';

/** A reminder as it was sent to the readers of one zone: `at` is their instant. */
export interface SentReminder extends Reminder {
  readonly says: Left;
  /** With `workingDays`: how many. */
  readonly left?: number;
}

/** Agreed in a meeting, as its record has it. */
export interface AgreedAction {
  readonly owner: string;
  readonly text: string;
  readonly due?: CalendarDate;
}

export interface EndorsementOutcome {
  readonly state: RequestState;
  readonly at: Instant;
  /** Who or what ended it: a person's id, or `silence`. */
  readonly by: string;
  /** The register number, once the register has given it. */
  readonly number?: string;
  readonly reason?: string;
  readonly version: string;
  readonly endorsed: readonly EntityId[];
  readonly silent: readonly EntityId[];
  readonly abstained: readonly EntityId[];
  /** They stepped aside: no part of any count. Outcomes of before the end of 2026 have none. */
  readonly recused?: readonly EntityId[];
  readonly objections: readonly { readonly entity: EntityId; readonly text: string }[];
  /** They asked for a discussion without objecting; some of them endorsed or abstained as well. Absent where there is none. */
  readonly discussion?: readonly { readonly entity: EntityId; readonly text: string }[];
  readonly unreached: readonly EntityId[];
  /** The meeting that ended it, and where the item went without a decision. */
  readonly meeting?: Ref;
  readonly then?: 'carry' | 'steeringCommittee' | 'revise';
  /** Of a meeting: who was there, which objections were taken back in it, and what is to be done. Older ones have none. */
  readonly present?: readonly EntityId[];
  readonly lifted?: readonly { readonly entity: EntityId; readonly at: Instant; readonly by?: PersonId }[];
  readonly actions?: readonly AgreedAction[];
  /** The Steering Committee decided it: on which day, and in which document. */
  readonly committee?: { readonly on: CalendarDate; readonly documentUrl?: string };
}

export interface Endorsement {
  readonly target: Ref;
  readonly title: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly revision: number;
  readonly summary?: string;
  readonly classification: Classification;
  readonly state: RequestState;
  readonly openedAt: Instant;
  readonly openedBy: PersonId;
  /** When the present text was put to the entities: half-time is counted from here. */
  readonly askedAt: Instant;
  readonly closesAt: Instant;
  /** The entities asked, as they were at opening; since then it changes by merging and closing alone. */
  readonly electorate: readonly EntityId[];
  /** The hours before the end by which an entity must be reached for its silence to count, as they were at the opening. */
  readonly reachFloorHours?: number;
  readonly departed?: readonly Departed[];
  readonly positions: readonly Position[];
  readonly late: readonly LatePosition[];
  readonly contests?: readonly Contest[];
  readonly reach: Readonly<Record<string, Reached>>;
  /** Deliveries have failed that were not sent again since. */
  readonly isFailing?: boolean;
  /** How often they have begun to fail: once more after each time they were sent again. */
  readonly timesFailed?: number;
  readonly corrections: readonly Correction[];
  readonly revisions: readonly Revision[];
  readonly extensions: readonly Extension[];
  /** The rungs of the present period, also those that are past: each reader's own instants are worked out from all of them. */
  readonly reminders: readonly Reminder[];
  /** Whatever was to go out by this instant has gone out, or was missed. Absent: planned by an earlier version. */
  readonly remindedUntil?: Instant;
  /** The next instant at which some reader is to be reminded; absent when none is. */
  readonly remindAt?: Instant | undefined;
  /** The end that falls on a day off, as the Secretariat has been told. */
  readonly dayOffTold?: Instant;
  /** The last reminder to the silent that went out. */
  readonly remindedAt?: Instant;
  /** The same by the readers' zones. */
  readonly remindedIn?: Readonly<Record<string, Instant>>;
  /** The closing instant passed with entities not reached: the Secretariat decides. */
  readonly awaitingSecretariat: boolean;
  /** The closing instant of a referred request has passed. */
  readonly spoken: boolean;
  readonly agendaItem?: Ref;
  /** The meeting on whose agenda the item is. */
  readonly agendaMeeting?: Ref;
  readonly outcome?: EndorsementOutcome;
  /** Outcomes that a later meeting has gone beyond. */
  readonly earlierOutcomes?: readonly EndorsementOutcome[];
  /** The request that this one follows, and the one that follows it. */
  readonly follows?: Ref;
  readonly followedBy?: Ref;
}

/** Can it still end: is it open or referred? */
export const runs = (e: Endorsement): boolean => e.state === 'open' || e.state === 'referred';

/** A meeting took it up without a decision, and another one will: that is no end yet. */
export const isCarried = (e: Endorsement): boolean => e.state === 'notDecided' && e.outcome?.then === 'carry';

/** In time means received at or before the closing instant, whenever the closing job runs [ToR 3.b.iv]. */
export const inTime = (e: Endorsement, at: Instant): boolean => runs(e) && at <= e.closesAt;

/**
 * What a card says about the text it was made for. A press that brings another value came from an old card. A challenged
 * correction is a new text under the same version name, so the count of those is part of it.
 */
export function cardVersion(e: Endorsement): string {
  const challenged = e.corrections.filter((c) => c.challenged).length;
  return challenged === 0 ? e.documentVersion : `${e.documentVersion}+${challenged}`;
}

/** No two running requests for the same document link and version. */
export const uniqueKey = (e: Endorsement): string | null => (runs(e) ? documentKey(e) : null);

type OnDocument = Pick<Endorsement, 'documentUrl' | 'documentVersion'>;
/** By which two spellings of a document's link and version are one. */
export const documentKey = ({ documentUrl, documentVersion }: OnDocument): string =>
  JSON.stringify([linkKey(documentUrl), asSeen(documentVersion)]);
