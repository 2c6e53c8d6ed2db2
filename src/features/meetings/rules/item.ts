/**
 * The stored state of an agenda item [ToR 3.b.i–iii]: where it comes from, which meeting takes it, and the outcome in each
 * meeting.
 */
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Effect } from '../../../core/decision.ts';
import type { Acts } from '../../../core/contract.ts';
import type { CorrectionMade } from '../../../core/corrections.ts';
import { strictest, type Classification } from '../../../core/classification.ts';
import type { Spoke } from './minutesState.ts';
import type { Meeting, MeetingKind, MeetingState } from './state.ts';
import {
  LEFT,
  type Objection,
  type Former,
  type Lifted,
  type ItemOutcome,
  type Left,
  type Next,
  type Withdrawn,
} from './itemOutcome.ts';
import type { Extras } from '../../../core/decision.ts';
import type { Made } from '../../../core/objections.ts';
import type { Stop } from '../../../core/stops.ts';

/**
 * `proposed` waits for the Secretariat · `pool`: accepted, no meeting has it yet · `planned`: on a meeting's agenda · `taken`:
 * its question was put · `decided`, `noted`, `notDecided`: ended · `declined`, `left`: off the agenda.
 */
export type ItemState =
  'proposed' | 'pool' | 'planned' | 'taken' | 'decided' | 'noted' | 'notDecided' | 'declined' | 'left';

/** The question, from when it is put until the outcome is recorded. Consensus is computed from the list `present`. */
export interface Question {
  readonly meeting: Ref;
  readonly text: string;
  readonly at: Instant;
  readonly by: PersonId;
  readonly present: readonly EntityId[];
  readonly objections: readonly Objection[];
  readonly agreed: readonly EntityId[];
  /**
   * The entities that have said in this meeting that they have no objection, and when. Their written objections are no longer
   * in force.
   */
  readonly lifted?: readonly Lifted[];
  /** Objections to it that something else has followed. They are kept for the record alone. */
  readonly former?: readonly Former[];
  /** Written objections of entities that are not present. They are shown, and do not prevent consensus. */
  readonly absent: readonly Objection[];
}

/** An action that a meeting agreed on. */
export interface Action {
  readonly n: number;
  /** An entity's id, a person's name, or `Secretariat`. */
  readonly owner: string;
  readonly entity?: EntityId;
  readonly person?: PersonId;
  readonly text: string;
  readonly due?: CalendarDate;
  readonly meeting: Ref;
  /**
   * The next instants at which the owners are reminded. In actions that an earlier version recorded: the network's reminder
   * times.
   */
  readonly remindAt: readonly Instant[];
  /** The network's reminder times ("rungs") after `from`, from which the owners' own follow. */
  readonly plan?: { readonly from: Instant; readonly rungs: readonly Instant[] };
  readonly done?: { readonly at: Instant; readonly by: PersonId };
  /** Each time that it was said to be done and was not after all: since when and by whom, and who took that back. */
  readonly reopened?: readonly {
    readonly done: NonNullable<Action['done']>;
    readonly at: Instant;
    readonly by: PersonId;
  }[];
  /** What it was before each change, when that was made and by whom. */
  readonly changes?: readonly (Pick<Action, 'owner' | 'entity' | 'person' | 'due'> & {
    readonly at: Instant;
    readonly by: PersonId;
  })[];
}

export interface SpokeIn extends Spoke {
  readonly meeting: Ref;
}

/** The outcome of the item in one meeting. Never changed. */
export interface Sitting {
  readonly meeting: Ref;
  /** When it was recorded; for a meeting recorded afterwards, when the meeting ended. */
  readonly at: Instant;
  readonly by: PersonId | 'concord';
  readonly outcome: ItemOutcome;
  readonly text: string;
  readonly then?: Next;
  readonly question?: string;
  readonly present: readonly EntityId[];
  readonly objections: readonly Objection[];
  readonly absent: readonly Objection[];
  /** Objections that were withdrawn in this meeting. */
  readonly lifted?: readonly Lifted[];
  readonly former?: readonly Former[];
  readonly actions: readonly number[];
}

export interface AgendaItem {
  readonly target: Ref;
  readonly title: string;
  readonly note?: string;
  /** The proposer's label; absent: unclassified. */
  readonly classification?: Classification;
  readonly state: ItemState;
  readonly kind: 'referred' | 'proposed' | 'standing';
  /** The request that brought it, or the title's place among the standing items. */
  readonly source?: Ref;
  readonly entity?: EntityId;
  readonly by?: PersonId;
  readonly addedAt: Instant;
  readonly meeting?: Ref;
  /** The meetings that carried it over. */
  readonly carried: readonly Ref[];
  readonly marks: readonly string[];
  /** The item's history. Entries are only added. */
  readonly trace: readonly Trace[];
  readonly question?: Question;
  readonly sittings: readonly Sitting[];
  /** Who has spoken on it for their own entity, and in which meeting. Items from before December 2026 do not have it. */
  readonly spoke?: readonly SpokeIn[];
  readonly actions: readonly Action[];
  readonly number?: string;
  /** The Steering Committee's decision, as it was entered. */
  readonly committee?: {
    readonly text: string;
    readonly on: CalendarDate;
    readonly documentUrl?: string;
    readonly at: Instant;
    readonly by: PersonId;
  };
}

export interface Trace {
  readonly at: Instant;
  readonly what: string;
  readonly reason?: string;
  readonly meeting?: Ref;
}

/** How a meeting left an item. `leftOpen`: it ended before anything was recorded of it, so nobody deferred it. */
export const leftBy = ({
  by,
  outcome,
  then,
}: Pick<Sitting, 'by' | 'outcome' | 'then'>): ItemOutcome | Next | 'leftOpen' =>
  then ?? (by === 'concord' && outcome === 'deferred' ? 'leftOpen' : outcome);

const ENDED: readonly ItemState[] = ['left', 'declined', 'decided', 'noted', 'notDecided'];
/** The item has ended, so no meeting takes it any more. */
export const hasEnded = ({ state }: Pick<AgendaItem, 'state'>): boolean => ENDED.includes(state);

/** A standing item that its meeting did not reach. It goes to no other meeting. */
export const isUnreached = ({ kind, state, trace }: Pick<AgendaItem, 'kind' | 'state' | 'trace'>): boolean =>
  kind === 'standing' && state === 'left' && trace.at(-1)?.what === 'notReached';

/** Why the item left the agenda of this meeting, on which it still was; undefined when another meeting has it or had it last. */
export const leftAs = ({ state, meeting, trace }: AgendaItem, of: Ref): Left | undefined =>
  (state === 'left' || state === 'declined') && meeting === of
    ? LEFT.find((why) => trace.findLast(({ what }) => (LEFT as readonly string[]).includes(what))?.what === why)
    : undefined;

/** What the Secretariat gave as the reason for which it took the item, or the request, away. */
export const reasonToLeave = ({ trace }: AgendaItem, left: Left): string | undefined =>
  left === 'objectionWithdrawn' || left === 'discussionWithdrawn'
    ? undefined
    : trace.findLast(({ what }) => what === left)?.reason;

/** Is it on the agenda of the meeting and not dealt with yet? */
export const isOpenIn = ({ state, meeting }: Pick<AgendaItem, 'state' | 'meeting'>, of: Ref): boolean =>
  meeting === of && (state === 'planned' || state === 'taken');

/** A meeting that could take an item. */
export interface Slot {
  readonly target: Ref;
  readonly kind: MeetingKind;
  readonly startsAt: Instant;
  readonly cutoffAt: Instant;
  /** The entities of a thematic meeting, unless it is for all. */
  readonly audience?: readonly EntityId[];
}

/** What rules about an item need to know about meetings: the planned ones, in the order of their start. */
export interface Slots {
  readonly slots: readonly Slot[];
}

/** The meeting that has the item, as it is now, and the request that brought it. */
export interface Around extends Slots {
  readonly meeting?: {
    readonly target: Ref;
    readonly state: MeetingState;
    readonly startsAt: Instant;
    readonly present: readonly EntityId[];
    readonly replies: Meeting['replies'];
    readonly represented?: Meeting['represented'] | undefined;
    readonly spoke?: Meeting['spoke'] | undefined;
    readonly item?: Ref;
    readonly record?: Pick<NonNullable<Meeting['record']>, 'state' | 'draftedAt'> | undefined;
    readonly afterwards?: Pick<NonNullable<Meeting['afterwards']>, 'until'>;
  };
  /** The state of the meeting that dealt with it last. */
  readonly last?: MeetingState;
  readonly source?: {
    readonly title: string;
    readonly documentUrl: string;
    readonly documentVersion: string;
    readonly classification: string;
    /** The request that this one follows. */
    readonly follows?: Ref;
    /** Its editorial corrections. */
    readonly corrections?: readonly CorrectionMade[];
    readonly objections: readonly Objection[];
    /** Written objections that were withdrawn in a meeting. */
    readonly lifted?: readonly Objection[];
    /** Written objections that were withdrawn in writing. */
    readonly withdrawn?: readonly Withdrawn[];
    /** When an objection in force stood together with a request for discussion, by entity. */
    readonly stops?: Readonly<Record<string, readonly Stop[]>>;
    /** Requests for discussion without an objection. */
    readonly discussion?: readonly { readonly entity: EntityId; readonly text: string; readonly raised?: Made }[];
    /** The answers in writing that are in force, and what the Secretariat entered for entities. */
    readonly answers?: Pick<Acts['register.enter']['positions'], 'endorsed' | 'abstained' | 'recused' | 'entered'>;
  };
}

/** The next Focal Points meeting whose agenda is not final. The deadline itself is still in time. */
export const nextSlot = (slots: readonly Slot[], now: Instant): Slot | undefined =>
  slots.find(({ kind, cutoffAt }) => kind === 'focalPoints' && now <= cutoffAt);

/** A meeting before `slot` whose agenda is final: the item came too late for it. */
export const missedSlot = (slots: readonly Slot[], now: Instant, slot: Slot | undefined): Slot | undefined =>
  slots.find((one) => one.kind === 'focalPoints' && one.cutoffAt < now && now < one.startsAt && one !== slot);

/** The item's label: the stricter of its own and that of the request that brought it (domain.md 9). */
export const itemLabel = (
  { classification = 'unclassified' }: Pick<AgendaItem, 'classification'>,
  source: { readonly classification: string } | undefined,
): Classification => strictest([classification, source?.classification ?? 'unclassified']);

/** What was withdrawn after the closing time. An objection that went after its request for discussion is what counts. */
export const withdrawnOf = ({ marks }: Pick<AgendaItem, 'marks'>): 'objection' | 'discussion' | undefined =>
  marks.includes('objectionWithdrawn') ? 'objection' : marks.includes('discussionWithdrawn') ? 'discussion' : undefined;

export const itemKey = (source: string): string => `source/${source}`;
export const uniqueKey = (item: AgendaItem): string | null => (item.source === undefined ? null : itemKey(item.source));

/** Has the meeting read its agenda again. */
export const tellMeeting = (meeting: Ref | undefined): Effect[] =>
  meeting === undefined
    ? []
    : [{ type: 'act', verb: 'meeting.agenda', target: meeting, inputs: {}, key: `agendaOf/${meeting}` }];

/** Has the meeting that has the item, the one in which its action was agreed, and others read their agendas again. */
export const tellAbout = (
  item: Pick<AgendaItem, 'meeting'>,
  { meeting }: Pick<Action, 'meeting'>,
  others: readonly Ref[] = [],
): Effect[] => [...new Set([item.meeting, meeting, ...others])].flatMap(tellMeeting);

export const shown = (item: AgendaItem): Extras => ({
  target: item.target,
  card: { name: 'item', about: item.target },
});
export const refresh: Effect = { type: 'refreshCards' };

/**
 * How many meetings had carried the item over when it came to this one. What became of it in this meeting and later ones is not
 * counted: a new item stays new in the meeting that deferred it.
 */
export function carriedTo(meeting: Ref, { carried, sittings }: Pick<AgendaItem, 'carried' | 'sittings'>): number {
  const own = carried.indexOf(meeting);
  if (own >= 0) return own;
  const sat = sittings.findIndex((one) => one.meeting === meeting);
  const later = sat < 0 ? [] : sittings.slice(sat + 1).map((one) => one.meeting);
  return carried.filter((one) => !later.includes(one)).length;
}

const RANK = { referred: 1, proposed: 2, standing: 3 } as const;
/**
 * The order of a meeting's agenda: first the order that the Secretariat has set; then items that came carried over (the oldest
 * first), referred ones, proposals, standing items.
 */
export function inOrder<T extends Pick<AgendaItem, 'target' | 'kind' | 'carried' | 'sittings' | 'addedAt'>>(
  items: readonly T[],
  { target, order }: Pick<Meeting, 'target' | 'order'>,
): T[] {
  const place = (item: T): number => (order.includes(item.target) ? order.indexOf(item.target) : order.length);
  const rank = (item: T): number => (carriedTo(target, item) > 0 ? 0 : RANK[item.kind]);
  const number = (item: T): number => Number(item.target.slice(2));
  return [...items].sort(
    (a, b) =>
      place(a) - place(b) ||
      rank(a) - rank(b) ||
      (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : number(a) - number(b)),
  );
}
