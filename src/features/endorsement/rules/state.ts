/**
 * The stored state of a written endorsement request [ToR 3.b.iv], and the terms that all its rules use. What entities say is
 * stored as positions that are only added. `stands.ts` computes what they add up to.
 */
import type { CalendarDate, EntityId, Instant, PersonId, Ref, PlatformName } from '../../../core/ids.ts';
import type { SilenceByMail } from '../../../core/settings.ts';
import type { Rung } from '../../../calendar/calendar.ts';
import type { Classification } from '../../../core/classification.ts';
import { linkKey } from '../../../core/addresses.ts';
import { own } from '../../../core/own.ts';
import type { CorrectedText } from '../../../core/corrections.ts';
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

/** The formats of a request's record. As JSON, which is given when it is asked for, it has how the request came to each entity. */
export const FORMATS = ['docx', 'txt', 'html', 'json'] as const;

/**
 * Where one entity stands on the current text, in the order of the cards. `silent` until it takes a position; `stale` when its
 * answer was for an earlier text; `recused` when it is left out of every count.
 */
export const STANDS = ['objected', 'abstained', 'endorsed', 'recused', 'lifted', 'stale', 'silent'] as const;
export type StandKind = (typeof STANDS)[number];

/** Positions that ask for nothing. They withdraw an objection and a request for discussion, and become stale with the text. */
const SETTLES = ['endorse', 'abstain', 'recuse'] as const;
export const settles = (position: PositionKind): position is (typeof SETTLES)[number] =>
  SETTLES.some((one) => one === position);

/** One thing that an entity said. `objects` and `requestsDiscussion` are the entity's stand after it. */
export interface Position {
  readonly entity: EntityId;
  readonly position: PositionKind;
  readonly objects: boolean;
  readonly requestsDiscussion: boolean;
  /** False: recorded without effect, because the focal point's position counts. */
  readonly counts: boolean;
  readonly text?: string;
  readonly wouldSatisfy?: string;
  readonly until?: CalendarDate;
  readonly by: PersonId;
  readonly role: 'focalPoint' | 'alternate' | 'secretariat';
  /** The entity, when the Secretariat entered it; the focal point, when the alternate gave it in an absence. */
  readonly onBehalfOf?: string;
  /** By an alternate while the entity had no focal point. Positions from before December 2026 do not say it. */
  readonly alone?: true;
  /** The written source, when the Secretariat entered it. */
  readonly source?: string;
  /** The focal point's own position that the Secretariat's entry replaces. */
  readonly overturns?: PositionKind;
  /** Of an act without effect: a request for discussion came with the objection. */
  readonly alsoRequested?: true;
  readonly version: string;
  /** Counts the texts that were put to the entities: a new version and a challenged correction each add one. */
  readonly revision: number;
  readonly at: Instant;
  readonly platform: PlatformName;
  /** The meeting in which it was said. */
  readonly meeting?: Ref;
  /** It was said by an entity that was merged into this one, and replaces what this one had said. */
  readonly moved?: { readonly from: EntityId; readonly at: Instant };
  readonly afresh?: true;
}

/** An entity that was asked and that has left the network or was merged into another. */
export interface Departed {
  readonly entity: EntityId;
  readonly at: Instant;
  readonly reason?: string;
  readonly into?: EntityId;
}

/** A position after the closing instant or the end. It has no effect. */
export interface LatePosition {
  readonly entity: EntityId;
  readonly verb: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text?: string;
  /** A request for discussion came with the objection. */
  readonly requestsDiscussion?: true;
  readonly wouldSatisfy?: string;
  /** The date that was proposed. */
  readonly until?: CalendarDate;
  /** The closing time or end that it missed, as it was then. Statements from before December 2026 do not have it. */
  readonly closedAt?: Instant;
}

/** How far the request has reached an entity, for the current revision. Absent: not known yet. */
export interface Reached {
  /** `asked`: mails were handed on, and nothing proves that one of them has come. */
  readonly state: 'reached' | 'notReached' | 'asked';
  /**
   * When the first delivery had come; for `asked`, when the first mail was handed on of which no report says that it waits.
   */
  readonly at?: Instant;
  /** Only mails have come: one that comes back later takes it back. */
  readonly byMail?: true;
  /** One of its people looked at the request, or pressed on it, where nothing else was known to have come. */
  readonly seenBy?: { readonly person: PersonId; readonly platform: PlatformName };
  /** For `asked`: the people who were written to. */
  readonly to?: readonly PersonId[];
  /** `noRepresentative`, or why the deliveries failed. */
  readonly reason?: string;
  /** For `notReached`: its mails came back, whatever became of the person's other ways. */
  readonly returned?: true;
}

/** A mail about a request that had ended came back. */
export interface CameBack {
  readonly entity: EntityId;
  readonly at: Instant;
  readonly reason: string;
}

/** May a new try succeed? Not for an entity without representatives. Concord's own access may work again. */
export const mayRetry = (reason: string | undefined): boolean =>
  reason !== 'noRepresentative' && reason !== NOT_IN_TIME && reason !== 'tooLate' && reason !== ASKED_BY_MAIL;

/**
 * What silence until the end would mean: no objection; nothing, because the text came too late or has not come; no objection
 * where a proof comes in time that a mail has come, or unless the mail comes back.
 */
export type SilenceMeans = 'noObjection' | 'tooLate' | 'notReached' | 'ifProved' | 'unlessReturned';

/** The reason given for an entity to which nothing is known to have come by the end. */
export const NOT_IN_TIME = 'notInTime';

/** The reason given for an entity of which nothing proves that a mail has come. */
export const ASKED_BY_MAIL = 'askedByMail';

/** The reason given where a mail came back and the other ways of its reader have brought nothing yet. */
export const CAME_BACK = 'mailReturned';

/** Why it came back, in general: what is not found then is a mailbox, and no platform. */
const CAME_BACK_FOR: Readonly<Record<string, string>> = {
  noSuchMailbox: 'mailNotFound',
  mailTooBig: 'mailTooLarge',
  mailNotTaken: 'mailRefused',
  mailOverdue: 'mailExpired',
  // Stored until December 2026.
  notFound: 'mailNotFound',
  tooLarge: 'mailTooLarge',
  refused: 'mailRefused',
  mailboxFull: 'mailFull',
  policyRefused: 'mailByPolicy',
  hostUnknown: 'mailNoHost',
  timedOut: 'mailExpired',
};
export const cameBackFor = (reason: string | undefined): string => own(CAME_BACK_FOR, reason ?? '') ?? CAME_BACK;

/** The focal point says that the position which the Secretariat entered for the entity is wrong. */
export interface Contest {
  readonly entity: EntityId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text?: string;
  /** When the contested position was entered. */
  readonly enteredAt: Instant;
}

/** A closing time that was moved. Absent in what was stored before December 2026, and where it stayed. */
export interface ClosingMoved {
  readonly from: Instant;
  readonly to: Instant;
}

/** The written procedure stopped, or went on again. */
export interface Turn {
  readonly what: 'stopped' | 'reopened';
  readonly at: Instant;
  /** Whose objection and request for discussion came together, or went. */
  readonly entity: EntityId;
  readonly closing?: ClosingMoved;
}

/** Does a position make one half of a pair? */
export const isHalf = ({ position }: Pick<Position, 'position'>): boolean =>
  position === 'object' || position === 'requestDiscussion';

/** What the entity said with which the procedure stopped, or went on; nothing where it left the network. */
export const turnedWith = ({ positions }: Endorsement, { entity, at, what }: Turn): Position | undefined =>
  // What makes a pair is not what takes it apart, though both may come at one instant.
  positions.findLast(
    (one) => one.entity === entity && one.at === at && one.counts && isHalf(one) === (what === 'stopped'),
  );

/** What became of a referred request in a meeting that had it, where the meeting did not settle it. */
export const BECAME = ['notReached', 'deferred', 'leftOpen', 'cancelled', 'recalled'] as const;
/** Which meeting has its agenda item from then on: none, where it waits for one. */
export interface OnAgenda {
  readonly at: Instant;
  readonly item: Ref;
  readonly meeting?: Ref;
  /** The meeting that had it before, and what became of it there. `recalled`: that one was held after all, and has it again. */
  readonly before?: { readonly meeting: Ref; readonly became: (typeof BECAME)[number] };
}

export interface Correction {
  readonly at: Instant;
  readonly by: PersonId;
  readonly note: string;
  readonly before: CorrectedText;
  /** Corrections from before December 2026 have none. */
  readonly after?: CorrectedText;
  readonly challengeUntil: Instant;
  readonly closing?: ClosingMoved;
  readonly challenged?: {
    readonly entity: EntityId;
    readonly by: PersonId;
    readonly text: string;
    readonly at: Instant;
    readonly closing?: ClosingMoved;
  };
}

export interface Revision {
  readonly at: Instant;
  readonly by: PersonId;
  readonly before: { readonly documentUrl: string; readonly documentVersion: string };
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly changes: string;
  readonly closing?: ClosingMoved;
}

export interface Extension {
  readonly at: Instant;
  readonly by: PersonId;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
}

/**
 * A reminder of the ladder ("rung") at the network's instant. `lastDay` is for entities that object without a request for
 * discussion, the others are for silent ones.
 */
export interface Reminder {
  readonly at: Instant;
  readonly kind: Rung['kind'] | 'lastDay';
  readonly days?: number;
}

/** The time left when a reminder was sent, in its reader's zone. */
export type Left = 'halfTime' | 'today' | 'tomorrow' | 'lastWorkingDay' | 'workingDays';

/** A reminder as it was sent to the readers of one zone: `at` is their instant. */
export interface SentReminder extends Reminder {
  readonly says: Left;
  /** The number of days, for `workingDays`. */
  readonly left?: number;
}

/** An action that a meeting agreed on, as the meeting's record has it. */
export interface AgreedAction {
  readonly owner: string;
  /** The owner is this person, by name. */
  readonly person?: PersonId;
  readonly text: string;
  readonly due?: CalendarDate;
}

/** An objection that was raised in a meeting, not in writing. */
export interface Raised {
  readonly entity: EntityId;
  readonly text: string;
  readonly at: Instant;
  readonly by?: PersonId;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
}

export interface EndorsementOutcome {
  readonly state: RequestState;
  readonly at: Instant;
  /** Who or what ended it: a person's id, or `silence`. */
  readonly by: string;
  /** The register number, when the register has given it. */
  readonly number?: string;
  readonly reason?: string;
  readonly version: string;
  readonly endorsed: readonly EntityId[];
  readonly silent: readonly EntityId[];
  readonly abstained: readonly EntityId[];
  /** They recused themselves, and are in no count. Outcomes from before the end of 2026 do not have them. */
  readonly recused?: readonly EntityId[];
  readonly objections: readonly { readonly entity: EntityId; readonly text: string }[];
  /** They asked for a discussion without objecting; some of them also endorsed or abstained. Absent when there are none. */
  readonly discussion?: readonly { readonly entity: EntityId; readonly text: string }[];
  readonly unreached: readonly EntityId[];
  /** The meeting that ended it, and where it sent the item without a decision. */
  readonly meeting?: Ref;
  readonly then?: 'carry' | 'steeringCommittee' | 'revise';
  /** Of a meeting: who was present, which objections were withdrawn in it, and the agreed actions. Older outcomes have none. */
  readonly present?: readonly EntityId[];
  readonly lifted?: readonly {
    readonly entity: EntityId;
    readonly at: Instant;
    readonly by?: PersonId;
    /** The Secretariat entered it for the entity. */
    readonly entered?: true;
    readonly reason?: string;
    /** The objection, where it was raised in a meeting. Outcomes from before December 2026 do not have it. */
    readonly raised?: Raised;
  }[];
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
  /** When the present text was put to the entities. Half-time is counted from here. */
  readonly askedAt: Instant;
  readonly closesAt: Instant;
  /** The entities asked. They are fixed at the opening; only merging and closing an entity changes them. */
  readonly electorate: readonly EntityId[];
  /** An entity must be reached this many hours before the end for its silence to count. Fixed at the opening. */
  readonly reachFloorHours?: number;
  readonly departed?: readonly Departed[];
  readonly positions: readonly Position[];
  readonly late: readonly LatePosition[];
  readonly contests?: readonly Contest[];
  readonly reach: Readonly<Record<string, Reached>>;
  /** What the silence of an entity asked by e-mail means, as it was at the opening. Absent: it must be proved. */
  readonly silenceByMail?: SilenceByMail;
  /** Until when the mailbox was read, as known at the closing: what had come back by then is known. */
  readonly mailboxRead?: Instant;
  /** The closing waits for the mailbox, and looks again then. */
  readonly mailboxLookAt?: Instant | undefined;
  /** Mails that came back after the end. They change no outcome. */
  readonly cameBack?: readonly CameBack[];
  /** Some deliveries have failed and were not sent again since. */
  readonly isFailing?: boolean;
  /** How often deliveries have begun to fail, counted again after each new sending. */
  readonly timesFailed?: number;
  readonly corrections: readonly Correction[];
  readonly revisions: readonly Revision[];
  readonly extensions: readonly Extension[];
  /** When it stopped and went on again. Entries are only added; requests from before December 2026 have none. */
  readonly turns?: readonly Turn[];
  /** All reminders of the present period ("rungs"), past ones too. Each reader's own instants follow from all of them. */
  readonly reminders: readonly Reminder[];
  /** Reminders up to this instant were sent or missed. Absent: an earlier version planned them. */
  readonly remindedUntil?: Instant;
  /** When the next reader is reminded; absent when nobody is. */
  readonly remindAt?: Instant | undefined;
  /** The end on a day off of which the Secretariat has been told. */
  readonly dayOffTold?: Instant;
  /** When the last reminder to silent entities was sent. */
  readonly remindedAt?: Instant;
  /** The same by zone of the readers. */
  readonly remindedIn?: Readonly<Record<string, Instant>>;
  /** The period is over with entities not reached, so the Secretariat decides. */
  readonly awaitingSecretariat: boolean;
  /** The closing instant of a referred request has passed. */
  readonly spoken: boolean;
  /** What is adopted when it is endorsed, or decided by a meeting. */
  readonly adopts?: 'plan';
  readonly agendaItem?: Ref;
  /** The meeting that has the item on its agenda. */
  readonly agendaMeeting?: Ref;
  /** Its way through the agendas. Entries are only added; requests from before December 2026 have none. */
  readonly agendas?: readonly OnAgenda[];
  /** When a meeting first put its question. From then on its item stays, whatever is withdrawn in writing. */
  readonly heard?: { readonly meeting: Ref; readonly at: Instant };
  readonly outcome?: EndorsementOutcome;
  /** Earlier outcomes that a later meeting has replaced. */
  readonly earlierOutcomes?: readonly EndorsementOutcome[];
  /** The request that this one follows, and the one that follows it. */
  readonly follows?: Ref;
  readonly followedBy?: Ref;
  /** Those that followed it after that one. */
  readonly alsoFollowedBy?: readonly Ref[];
}

/** Can it still end: is it open or referred? */
export const runs = (e: Endorsement): boolean => e.state === 'open' || e.state === 'referred';

/** A meeting took it up without a decision and another one will take it up, so this is not the end. */
export const isCarried = (e: Endorsement): boolean => e.state === 'notDecided' && e.outcome?.then === 'carry';

/** When it ended, and with it what stands in its record; undefined while it can still be decided. */
export const overAt = (e: Endorsement): Instant | undefined => (runs(e) || isCarried(e) ? undefined : e.outcome?.at);

/** Was it received at or before the closing instant? When the closing is done does not matter [ToR 3.b.iv]. */
export const inTime = (e: Endorsement, at: Instant): boolean => runs(e) && at <= e.closesAt;

/** Nothing reopens: what has ended is corrected by a new request that follows it. Waiting for a meeting or the Committee is no end. */
export const mayBeFollowed = (e: Endorsement): boolean =>
  overAt(e) !== undefined && !(e.state === 'notDecided' && e.outcome?.then === 'steeringCommittee');

/** The requests that follow it, the first one first. */
export const followersOf = ({
  followedBy,
  alsoFollowedBy = [],
}: Pick<Endorsement, 'followedBy' | 'alsoFollowedBy'>): Ref[] =>
  followedBy === undefined ? [] : [followedBy, ...alsoFollowedBy];

/**
 * What a card says about the text that it shows. A press that sends another value came from an old card. A challenged
 * correction is a new text with the same version name, so the value includes the number of such texts.
 */
export function cardVersion(e: Endorsement): string {
  const challenged = e.corrections.filter((c) => c.challenged).length;
  return challenged === 0 ? e.documentVersion : `${e.documentVersion}+${challenged}`;
}

/** At most one running request for each document link and version. */
export const uniqueKey = (e: Endorsement): string | null => (runs(e) ? documentKey(e) : null);

type OnDocument = Pick<Endorsement, 'documentUrl' | 'documentVersion'>;
/** The key by which two spellings of a document's link and version are equal. */
export const documentKey = ({ documentUrl, documentVersion }: OnDocument): string =>
  JSON.stringify([linkKey(documentUrl), asSeen(documentVersion)]);
