/**
 * The stored state of a meeting [ToR 2.a.ix, 3.a.i–iii, 3.b.i–iii], who is invited, and the terms that all its rules use.
 * Decisions are stored with the items of its agenda, and what is shared afterwards with its minutes.
 */
import { wasMember } from '../../../core/entities.ts';
import { oncePer } from '../../../core/oncePer.ts';
import { MINUTE_MS } from '../../../core/spans.ts';
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
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
import type { Extras, Message } from '../../../core/decision.ts';
import type { Minutes, Represented, Spoke } from './minutesState.ts';

export const MEETING_KINDS = ['focalPoints', 'rmc', 'thematic'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** `notHeld`: its time is over and nobody began it. */
export type MeetingState = 'planned' | 'running' | 'ended' | 'cancelled' | 'notHeld';

export const ANSWERS = ['attending', 'alternate', 'regrets'] as const;
export type ReplyAnswer = (typeof ANSWERS)[number];

/** An entity's answer to the invitation. The last one counts. */
export interface Reply {
  readonly entity: EntityId;
  readonly answer: ReplyAnswer;
  readonly by: PersonId;
  readonly at: Instant;
  /** The alternate who was meant, where it was clear. Answers from before December 2026 do not have it. */
  readonly alternate?: PersonId;
}

/** A planned reminder. The first one that is sent contains the agenda; the last one has the link for joining. */
export interface MeetingReminder {
  readonly at: Instant;
  readonly days?: number;
  readonly hours?: number;
  readonly last?: true;
}

/** The time until the start when a reminder was sent, in its reader's zone. */
export type StartsIn =
  { readonly says: 'today' | 'tomorrow' } | { readonly says: 'days' | 'minutes'; readonly left: number };

/** The data of a reminder. Data that an earlier version stored does not have the time until the start. */
export type SentReminder = { readonly at?: Instant; readonly last?: boolean } & Partial<StartsIn>;

/** An entity came or went. Entries are only added. */
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
  /** Concord's own reason, which readers get in their language. */
  readonly why?: MoveReason;
}

/** It was begun early; that was undone; or its zone has other rules than were known. */
export type MoveReason = 'begunEarly' | 'unbegun' | 'zoneRules';

export interface Meeting {
  readonly target: Ref;
  readonly kind: MeetingKind;
  readonly title: string;
  /** The title is that of the kind, which readers see in their language. */
  readonly untitled: boolean;
  readonly startsAt: Instant;
  readonly minutes: number;
  /** The zone of its local time. */
  readonly zone: string;
  /** The local time of its start, `YYYY-MM-DDTHH:mm`. Meetings planned before December 2026 may have none. */
  readonly local?: string;
  readonly place?: string;
  readonly state: MeetingState;
  /** The entities invited to a thematic meeting; absent: all. */
  readonly audience?: readonly EntityId[];
  /** The series and the day of which it is the meeting. */
  readonly series?: { readonly of: Ref; readonly on: CalendarDate };
  /** The request for which it was convened. */
  readonly request?: Ref;
  readonly plannedAt: Instant;
  readonly plannedBy: PersonId | 'concord';
  /** iCalendar's count of changes. */
  readonly sequence: number;
  /** The day of a series that is not a working day, and the proposed start on another day. */
  readonly clash?: { readonly on: CalendarDate; readonly proposed: Instant };
  /** The deadline for items of this agenda. */
  readonly cutoffAt: Instant;
  readonly final: boolean;
  readonly circulatedAt?: Instant;
  /** The zones whose readers have got the agenda with a reminder; absent with `circulatedAt`: all zones. */
  readonly circulatedIn?: readonly string[];
  /** The network's reminder times ("rungs"). Each reader's own instants follow from them. */
  readonly reminders: readonly MeetingReminder[];
  /** Reminders up to this instant were sent or missed. Absent: an earlier version planned them. */
  readonly remindedUntil?: Instant;
  /** When the next reader is reminded. */
  readonly remindAt?: Instant | undefined;
  /** The items on the agenda, in order. Their outcomes are stored with the items. */
  readonly agenda: readonly Ref[];
  /** The Secretariat's own order. Items that are not in it follow in the usual one. */
  readonly order: readonly Ref[];
  /** The agenda as it was when it became final. Meetings whose agenda became final before December 2026 do not have it. */
  readonly finalAgenda?: readonly Ref[];
  readonly replies: readonly Reply[];
  readonly changes: readonly Change[];
  readonly begunAt?: Instant;
  readonly begunBy?: PersonId;
  /** Who was in the chair, where an officer said so. */
  readonly chair?: PersonId;
  readonly endedAt?: Instant;
  readonly endedBy?: PersonId;
  /** Its end was typed: whoever did so need not have been there. */
  readonly endTyped?: true;
  /** It was recorded afterwards: it was held from `begunAt` until `until`. */
  readonly afterwards?: { readonly until: Instant; readonly at: Instant };
  /** When the officers were last reminded that nobody had ended it, or were not because the day was off. */
  readonly endAskedAt?: Instant;
  /** The RMC Chair was asked for the outcome. */
  readonly outcomeAsked?: true;
  /** The entities present now; after the end, those that were present at the end. */
  readonly present: readonly EntityId[];
  readonly attendance: readonly Attendance[];
  /** Who represented entities, as officers entered it. Meetings from before December 2026 do not have it. */
  readonly represented?: readonly Represented[];
  /** Who did something for their entity in it. Meetings from before December 2026 do not have it. */
  readonly spoke?: readonly Spoke[];
  /** The item that is being dealt with. */
  readonly item?: Ref;
  readonly record?: Minutes;
  /** Counts what happened on its agenda, so that its live cards are redrawn. */
  readonly touched: number;
}

export const TITLES: Readonly<Record<MeetingKind, string>> = {
  focalPoints: 'Focal Points meeting',
  rmc: 'Resource Management Committee meeting',
  thematic: 'Thematic meeting',
};

export const endsAt = ({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>): Instant =>
  new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString() as Instant;

/**
 * The entities invited, as of now: all, those of the audience, or those that sit in the RMC on that day. One that joined the
 * network after that day, or after the meeting's end, is not.
 */
export function invited(
  m: Pick<Meeting, 'kind' | 'audience' | 'startsAt' | 'endedAt'>,
  { roll, seats, settings }: Pick<Network, 'roll' | 'seats' | 'settings'>,
): EntityId[] {
  const day = dateAt(m.startsAt, settings.timeZone);
  const all = inOrder(roll).filter((entity) => wasMember(roll.entities[entity], day, m.endedAt));
  if (m.kind === 'focalPoints') return all;
  if (m.kind === 'thematic') return m.audience ? all.filter((entity) => m.audience?.includes(entity)) : all;
  const seated = sitting(seats, day);
  return all.filter((entity) => seated.includes(entity));
}

/** The network with the members of the meeting's day, whoever has joined or left since. */
export function onItsDay<Of extends Pick<Network, 'roll' | 'settings'>>(m: Held, network: Of): Of {
  const { endedAt, afterwards } = m;
  const { roll, settings } = network;
  const day = dateAt(heldFrom(m), settings.timeZone);
  const gone = Object.values(roll.left ?? {}).filter(({ leftOn }) => leftOn !== undefined && leftOn >= day);
  const members = [...Object.values(roll.entities), ...gone].filter((one) =>
    wasMember(one, day, afterwards?.until ?? endedAt),
  );
  return { ...network, roll: { ...roll, entities: Object.fromEntries(members.map((one) => [one.id, one])) } };
}
type Held = Pick<Meeting, 'begunAt' | 'startsAt' | 'endedAt' | 'afterwards'>;

/**
 * The entities whose attendance can be entered: the members, and in a meeting that is recorded afterwards those of its day. One
 * that answered the invitation was a member then, even if it left and came back.
 */
export function attending(m: Meeting, network: Pick<Network, 'roll' | 'settings'>): readonly EntityId[] {
  if (!m.afterwards) return inOrder(network.roll);
  const answered = m.replies.map(({ entity }) => entity);
  return [...new Set([...inOrder(onItsDay(m, network).roll), ...answered])];
}

/** The ids of all entities, sorted. */
const inOrder = ({ entities }: Pick<Network['roll'], 'entities'>): readonly EntityId[] => sorted(entities);
const sorted = oncePer((entities: object): readonly EntityId[] => Object.keys(entities).sort() as EntityId[]);

/** It is planned or being held: its agenda can change, and entities can answer. */
export const isAhead = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'planned' || state === 'running';

/** The agenda becomes final. Whatever happens to its items later, the record states this one. */
export const withFinalAgenda = (m: Meeting): Meeting => (m.final ? m : { ...m, final: true, finalAgenda: m.agenda });

/** When it was held from: when it really began, where that is known. */
export const heldFrom = ({ begunAt, startsAt }: Pick<Meeting, 'begunAt' | 'startsAt'>): Instant => begunAt ?? startsAt;

/** The entity's last answer to the invitation. */
export const answerOf = ({ replies }: Pick<Meeting, 'replies'>, entity: EntityId): ReplyAnswer | undefined =>
  replies.find((one) => one.entity === entity)?.answer;

/** Does the meeting wait for the entity's answer? */
export const waitsFor = (m: Meeting, entity: EntityId | undefined, network: Network, now: Instant): boolean =>
  m.state === 'planned' &&
  now < m.startsAt &&
  entity !== undefined &&
  invited(m, network).includes(entity) &&
  answerOf(m, entity) === undefined;

/**
 * Does somebody see the meeting in lists? A meeting for some entities is listed for them and for the people who run the
 * network. Anybody can open it by its reference (domain.md 5).
 */
export const isListedFor = (
  { kind, audience }: { readonly kind: MeetingKind; readonly audience?: readonly EntityId[] },
  { manages, entity }: Pick<Reader, 'manages' | 'entity'>,
): boolean =>
  kind !== 'thematic' || audience === undefined || manages || (entity !== undefined && audience.includes(entity));

/** Sends one card to everyone whom the meeting concerns: the people invited, the Secretariat, and for the RMC its Chair. */
export function tellAll(m: Meeting, network: Network, tell: Message): Effect[] {
  const to: Audience[] = [
    { entities: invited(m, network) },
    'secretariat',
    ...(m.kind === 'rmc' ? [{ roles: ['rmcChair'] } as const] : []),
  ];
  return to.map((audience) => ({ type: 'tell', to: audience, ...tell }));
}

/**
 * Who attends for the entity on that day: the focal point; in an absence the acting alternate; without a focal point the other
 * representatives.
 */
export function goesFor(entity: EntityId, on: CalendarDate, roll: Roll, answer?: ReplyAnswer): Person[] {
  const others = representativesOf(roll, entity).filter((person) => !person.roles.includes('focalPoint'));
  const isStoodInFor = absenceOn(roll, entity, on) !== undefined;
  if (answer === 'alternate' && others.length > 0 && !isStoodInFor) return others;
  return chased(roll, entity, { on, last: false });
}

export const shown = (m: Meeting): Extras => ({ target: m.target, card: { name: 'meeting', about: m.target } });

export const refresh: Effect = { type: 'refreshCards' };
/** Something about the meeting has changed, so its live cards are redrawn. */
export const touched = (m: Meeting): Meeting => ({ ...m, touched: m.touched + 1 });

/** The meeting as it is when it is cancelled. */
export const cancelled = (m: Meeting, change: Change): Meeting => ({
  ...touched(m),
  state: 'cancelled',
  sequence: m.sequence + 1,
  reminders: [],
  changes: [...m.changes, change],
});
