/**
 * A meeting [ToR 2.a.ix, 3.a.i–iii, 3.b.i–iii]: its state, who is invited, and the words that every rule about it uses.
 * What is decided in it is kept on the items of its agenda; what is shared of it afterwards are its minutes.
 */
import { MINUTE_MS } from '../../../core/spans.ts';
import type { CalendarDate, EntityId, Instant, PersonId, PlatformName, Ref } from '../../../core/ids.ts';
import type { Audience, Effect } from '../../../core/decision.ts';
import {
  absenceOn,
  chased,
  representativesOf,
  sitting,
  type Person,
  type Reader,
  type Roll,
} from '../../../core/people.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { Classification } from '../../../core/classification.ts';
import type { Extras, Message } from '../../../core/decision.ts';

export const MEETING_KINDS = ['focalPoints', 'rmc', 'thematic'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];
export const SERIES_KINDS = ['focalPoints', 'rmc', 'thematic'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

/** `notHeld`: its time passed and nobody began it. */
export type MeetingState = 'planned' | 'running' | 'ended' | 'cancelled' | 'notHeld';

export const ANSWERS = ['attending', 'alternate', 'regrets'] as const;
export type ReplyAnswer = (typeof ANSWERS)[number];

/** What an entity said of its coming; the last word counts. */
export interface Reply {
  readonly entity: EntityId;
  readonly answer: ReplyAnswer;
  readonly by: PersonId;
  readonly at: Instant;
}

/** A reminder to come. The first that goes out takes the agenda round; the last one leads into the meeting. */
export interface MeetingReminder {
  readonly at: Instant;
  readonly days?: number;
  readonly hours?: number;
  readonly last?: true;
}

/** How long it was until the start when a reminder was sent, on its reader's wall clock. */
export type StartsIn =
  { readonly says: 'today' | 'tomorrow' } | { readonly says: 'days' | 'minutes'; readonly left: number };

/** What a reminder says of itself. An earlier version's does not say how long it is until the start. */
export type SentReminder = { readonly at?: Instant; readonly last?: boolean } & Partial<StartsIn>;

/** An entity came or went. Only ever added to. */
export interface Attendance {
  readonly entity: EntityId;
  readonly what: 'joined' | 'left';
  readonly at: Instant;
  readonly by: PersonId;
}

export interface Change {
  readonly at: Instant;
  readonly by: PersonId | 'concord';
  readonly what: 'moved' | 'cancelled';
  readonly from: Instant;
  readonly to?: Instant;
  readonly reason: string;
  /** Concord's own reason, which each reader gets in their language. */
  readonly why?: MoveReason;
}

/** It was begun before its time; the beginning was taken back; the rules of its time zone are others than were known. */
export type MoveReason = 'begunEarly' | 'unbegun' | 'zoneRules';

export const OUTCOMES = ['consensus', 'noConsensus', 'deferred', 'noted'] as const;

export type ItemOutcome = (typeof OUTCOMES)[number];

/** Where an item without consensus goes: to the next meeting, to the Steering Committee's list, or back to its authors. */
export const NEXTS = ['carry', 'steeringCommittee', 'revise'] as const;

export type Next = (typeof NEXTS)[number];

/** An entity's standing objection to what is put. `written`: it stands from the written procedure. */
export interface Objection {
  readonly entity: EntityId;
  readonly text: string;
  readonly at: Instant;
  readonly by?: PersonId;
  readonly written?: true;
}

/** An objection that the entity said in the meeting it has no more, with what it had objected. */
export interface Lifted {
  readonly entity: EntityId;
  readonly at: Instant;
  readonly by?: PersonId;
  /** Of an entity that had objected: in which words, and whether in writing. Absent: it had not. */
  readonly text?: string;
  readonly written?: true;
  /** Why, in its words. */
  readonly reason?: string;
  readonly platform?: PlatformName;
}

/** What was recorded of one item. */
export interface MinutesItem {
  readonly item: Ref;
  readonly title: string;
  readonly source?: Ref;
  /** What it was about. Minutes of before December 2026 have neither. */
  readonly note?: string;
  readonly document?: { readonly url: string; readonly version: string };
  readonly outcome?: ItemOutcome;
  readonly then?: Next;
  readonly question?: string;
  readonly text?: string;
  readonly number?: string;
  readonly present: readonly EntityId[];
  readonly objections: readonly Objection[];
  readonly absent: readonly Objection[];
  /** Objections that were taken back in the meeting. Minutes of before December 2026 have none. */
  readonly lifted?: readonly Lifted[];
  readonly actions: readonly MinutesAction[];
  readonly restricted?: Restricted;
}

/** The request that brought the item is restricted, and so is what is said of it (domain.md 9). */
export type Restricted = Exclude<Classification, 'unclassified'>;

export interface MinutesAction {
  readonly owner: string;
  readonly text: string;
  readonly due?: CalendarDate;
  readonly done: boolean;
  /** Of a restricted item: which, and how. */
  readonly item?: Ref;
  readonly restricted?: Restricted;
}

/** What the minutes say besides the officer's own text. Frozen when they are issued. */
export interface MinutesContent {
  /** Who was in the chair, by the name of that day. Minutes of before December 2026 do not say it. */
  readonly chair?: string;
  /** Those of the entities present that an alternate represented, as they had announced. */
  readonly alternates?: readonly EntityId[];
  readonly present: readonly EntityId[];
  readonly regrets: readonly EntityId[];
  readonly items: readonly MinutesItem[];
  /** Written endorsements since the last meeting, for noting. */
  readonly noted: readonly { readonly number: string; readonly title: string }[];
  /** Actions of earlier meetings, as they stand. */
  readonly earlier: readonly MinutesAction[];
}

export interface Minutes {
  /** `draft` is open to comments until `adoptAt`; `issued` is frozen. */
  readonly state: 'draft' | 'issued';
  readonly content: MinutesContent;
  /** The officer's own text, instead of the one made from the content. */
  readonly text?: string;
  readonly draftedAt: Instant;
  readonly draftedBy: PersonId;
  readonly drafts: number;
  readonly adoptAt: Instant;
  /** The comment period is over, and there were comments: the Secretariat issues or drafts anew. */
  readonly silenceOver?: true;
  readonly comments: readonly MinutesComment[];
  readonly issuedAt?: Instant;
  /** Who issued them: an officer, or `silence`. */
  readonly issuedBy?: PersonId | 'silence';
  readonly number?: string;
  readonly corrections: readonly { readonly at: Instant; readonly by: PersonId; readonly text: string }[];
}

export interface MinutesComment {
  readonly entity: EntityId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text: string;
  /** The count of the draft that it is about. */
  readonly draft: number;
}

export interface Meeting {
  readonly target: Ref;
  readonly kind: MeetingKind;
  readonly title: string;
  /** The title is the kind's own, so that each reader gets it in their language. */
  readonly untitled: boolean;
  readonly startsAt: Instant;
  readonly minutes: number;
  /** Whose wall clock it keeps. */
  readonly zone: string;
  /** What that clock shows at its start, `YYYY-MM-DDTHH:mm`. Meetings planned before December 2026 may have none. */
  readonly local?: string;
  readonly place?: string;
  readonly state: MeetingState;
  /** The entities invited to a thematic meeting; absent: all of them. */
  readonly audience?: readonly EntityId[];
  /** The occurrence of a series that this is. */
  readonly series?: { readonly of: Ref; readonly on: CalendarDate };
  /** The request that it answers. */
  readonly request?: Ref;
  readonly plannedAt: Instant;
  readonly plannedBy: PersonId | 'concord';
  /** iCalendar's count of changes. */
  readonly sequence: number;
  /** The day of a series that is no working day, and the day proposed instead. */
  readonly clash?: { readonly on: CalendarDate; readonly proposed: Instant };
  /** Until here an item comes on this agenda. */
  readonly cutoffAt: Instant;
  readonly final: boolean;
  readonly circulatedAt?: Instant;
  /** The zones whose readers have the agenda by a reminder of theirs; absent with `circulatedAt`: everybody's. */
  readonly circulatedIn?: readonly string[];
  /** The network's rungs; each reader's moments follow from them. */
  readonly reminders: readonly MeetingReminder[];
  /** Up to then everybody has been reminded who was to be; earlier versions know of none. */
  readonly remindedUntil?: Instant;
  /** When somebody is to be reminded next. */
  readonly remindAt?: Instant | undefined;
  /** What is on the agenda, in its order; the items themselves hold what becomes of them. */
  readonly agenda: readonly Ref[];
  /** The Secretariat's own order; items not in it come after, in the usual one. */
  readonly order: readonly Ref[];
  readonly replies: readonly Reply[];
  readonly changes: readonly Change[];
  readonly begunAt?: Instant;
  readonly begunBy?: PersonId;
  readonly endedAt?: Instant;
  readonly endedBy?: PersonId;
  /** It was held and is recorded afterwards, from `begunAt` until then. */
  readonly afterwards?: { readonly until: Instant; readonly at: Instant };
  /** The RMC Chair has been asked for its outcome. */
  readonly outcomeAsked?: true;
  /** The entities here now; once it has ended, those that stayed to the end. */
  readonly present: readonly EntityId[];
  readonly attendance: readonly Attendance[];
  /** The item that is being taken. */
  readonly item?: Ref;
  readonly record?: Minutes;
  /** Counts what happened on its agenda, so that its live cards follow. */
  readonly touched: number;
}

export const TITLES: Readonly<Record<MeetingKind, string>> = {
  focalPoints: 'Focal Points meeting',
  rmc: 'Resource Management Committee meeting',
  thematic: 'Thematic meeting',
};

export const endsAt = ({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>): Instant =>
  new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString() as Instant;

/** The entities invited, as they are now: all, those of the audience, or those that sit in the RMC that day. */
export function invited(
  m: Pick<Meeting, 'kind' | 'audience' | 'startsAt'>,
  { roll, seats, settings }: Pick<Network, 'roll' | 'seats' | 'settings'>,
): EntityId[] {
  const all = Object.keys(roll.entities).sort() as EntityId[];
  if (m.kind === 'focalPoints') return all;
  if (m.kind === 'thematic') return m.audience ? all.filter((entity) => m.audience?.includes(entity)) : all;
  const seated = sitting(seats, dateAt(m.startsAt, settings.timeZone));
  return all.filter((entity) => seated.includes(entity));
}

/** Planned or under way: its agenda can still change, and entities can still say whether they come. */
export const isAhead = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'planned' || state === 'running';

/** What an entity last said of its coming. */
export const answerOf = ({ replies }: Pick<Meeting, 'replies'>, entity: EntityId): ReplyAnswer | undefined =>
  replies.find((one) => one.entity === entity)?.answer;

/** Does the meeting wait for the entity to say whether it comes? */
export const waitsFor = (m: Meeting, entity: EntityId | undefined, network: Network, now: Instant): boolean =>
  m.state === 'planned' &&
  now < m.startsAt &&
  entity !== undefined &&
  invited(m, network).includes(entity) &&
  answerOf(m, entity) === undefined;

/**
 * Is it in somebody's lists? What is only for some entities is for these, and for whoever runs the network; anybody may still
 * look at it by its reference (domain.md 5).
 */
export const isListedFor = (
  { kind, audience }: { readonly kind: MeetingKind; readonly audience?: readonly EntityId[] },
  { manages, entity }: Pick<Reader, 'manages' | 'entity'>,
): boolean =>
  kind !== 'thematic' || audience === undefined || manages || (entity !== undefined && audience.includes(entity));

/** One card to everyone whom the meeting concerns: the invited, the Secretariat, and for the RMC its Chair. */
export function tellAll(m: Meeting, network: Network, tell: Message): Effect[] {
  const to: Audience[] = [
    { entities: invited(m, network) },
    'secretariat',
    ...(m.kind === 'rmc' ? [{ roles: ['rmcChair'] } as const] : []),
  ];
  return to.map((audience) => ({ type: 'tell', to: audience, ...tell }));
}

/** Who goes for the entity on that day: the focal point, in their absence their alternate, without one the others. */
export function goesFor(entity: EntityId, on: CalendarDate, roll: Roll, answer?: ReplyAnswer): Person[] {
  const others = representativesOf(roll, entity).filter((person) => !person.roles.includes('focalPoint'));
  const isStoodInFor = absenceOn(roll, entity, on) !== undefined;
  if (answer === 'alternate' && others.length > 0 && !isStoodInFor) return others;
  return chased(roll, entity, { on, last: false });
}

export const shown = (m: Meeting): Extras => ({ target: m.target, card: { name: 'meeting', about: m.target } });

export const refresh: Effect = { type: 'refreshCards' };
/** Something about the meeting has changed: its live cards follow. */
export const touched = (m: Meeting): Meeting => ({ ...m, touched: m.touched + 1 });
