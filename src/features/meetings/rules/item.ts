/** An item of an agenda [ToR 3.b.i–iii]: where it comes from, which meeting takes it, and what each meeting made of it. */
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Effect } from '../../../core/decision.ts';
import { strictest, type Classification } from '../../../core/classification.ts';
import type { Meeting, MeetingKind, MeetingState, Objection, Lifted, ItemOutcome, Next } from './state.ts';
import type { Extras } from '../../../core/decision.ts';

/**
 * `proposed` waits for the Secretariat · `pool`: accepted, no meeting has it yet · `planned` on a meeting's agenda ·
 * `taken`: the question is put · `decided`, `noted`, `notDecided`: ended · `declined`, `left`: off the agenda.
 */
export type ItemState =
  'proposed' | 'pool' | 'planned' | 'taken' | 'decided' | 'noted' | 'notDecided' | 'declined' | 'left';

/** The question, from when it is put until the outcome is recorded. `present` is the list that consensus is computed from. */
export interface Question {
  readonly meeting: Ref;
  readonly text: string;
  readonly at: Instant;
  readonly by: PersonId;
  readonly present: readonly EntityId[];
  readonly objections: readonly Objection[];
  readonly agreed: readonly EntityId[];
  /** Who has said in this meeting that they have no objection, and when: what they wrote before holds no more. */
  readonly lifted?: readonly Lifted[];
  /** Written objections of entities that are not here: shown, and no hindrance. */
  readonly absent: readonly Objection[];
}

/** Something that somebody is to do. */
export interface Action {
  readonly n: number;
  /** An entity's short name, a person's name, or `Secretariat`. */
  readonly owner: string;
  readonly entity?: EntityId;
  readonly person?: PersonId;
  readonly text: string;
  readonly due?: CalendarDate;
  readonly meeting: Ref;
  /** The next instants at which its owners are reminded. Of those that an earlier version recorded: the network's rungs. */
  readonly remindAt: readonly Instant[];
  /** The network's rungs after that instant, from which its owners' own follow. */
  readonly plan?: { readonly from: Instant; readonly rungs: readonly Instant[] };
  readonly done?: { readonly at: Instant; readonly by: PersonId };
}

/** What a meeting made of the item. Never rewritten. */
export interface Sitting {
  readonly meeting: Ref;
  /** When it was recorded; afterwards, when the meeting ended. */
  readonly at: Instant;
  readonly by: PersonId | 'concord';
  readonly outcome: ItemOutcome;
  readonly text: string;
  readonly then?: Next;
  readonly question?: string;
  readonly present: readonly EntityId[];
  readonly objections: readonly Objection[];
  readonly absent: readonly Objection[];
  /** Objections that were taken back in this meeting. */
  readonly lifted?: readonly Lifted[];
  readonly actions: readonly number[];
}

export interface AgendaItem {
  readonly target: Ref;
  readonly title: string;
  readonly note?: string;
  /** As its proposer labelled it; absent: unclassified. */
  readonly classification?: Classification;
  readonly state: ItemState;
  readonly kind: 'referred' | 'proposed' | 'standing';
  /** The endorsement request that brought it, or the place that a standing item fills. */
  readonly source?: Ref;
  readonly entity?: EntityId;
  readonly by?: PersonId;
  readonly addedAt: Instant;
  readonly meeting?: Ref;
  /** Meetings that left it to the next one. */
  readonly carried: readonly Ref[];
  readonly marks: readonly string[];
  /** What happened to it, never rewritten. */
  readonly trace: readonly Trace[];
  readonly question?: Question;
  readonly sittings: readonly Sitting[];
  readonly actions: readonly Action[];
  readonly number?: string;
  /** What the Steering Committee decided on it, as it was entered. */
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

const ENDED: readonly ItemState[] = ['left', 'declined', 'decided', 'noted', 'notDecided'];
/** No meeting takes it any more. */
export const hasEnded = ({ state }: Pick<AgendaItem, 'state'>): boolean => ENDED.includes(state);

/** Is it on the agenda of the meeting, and not dealt with? */
export const isOpenIn = ({ state, meeting }: Pick<AgendaItem, 'state' | 'meeting'>, of: Ref): boolean =>
  meeting === of && (state === 'planned' || state === 'taken');

/** A meeting that could take an item. */
export interface Slot {
  readonly target: Ref;
  readonly kind: MeetingKind;
  readonly startsAt: Instant;
  readonly cutoffAt: Instant;
  /** The entities that a thematic meeting is for, when it is not for all. */
  readonly audience?: readonly EntityId[];
}

/** What rules on an item need to know of meetings, from the store: those planned, in the order of their start. */
export interface Slots {
  readonly slots: readonly Slot[];
}

/** The meeting that has the item, as it is now, and the request it came from. */
export interface Around extends Slots {
  readonly meeting?: {
    readonly target: Ref;
    readonly state: MeetingState;
    readonly startsAt: Instant;
    readonly present: readonly EntityId[];
    readonly item?: Ref;
    readonly afterwards?: Pick<NonNullable<Meeting['afterwards']>, 'until'>;
  };
  /** The state of the meeting that dealt with it last. */
  readonly last?: MeetingState;
  readonly source?: {
    readonly title: string;
    readonly documentUrl: string;
    readonly documentVersion: string;
    readonly classification: string;
    /** The request that it followed. */
    readonly follows?: Ref;
    readonly objections: readonly Objection[];
  };
}

/** The next Focal Points meeting whose agenda is not final: up to its cut-off, that instant included. */
export const nextSlot = (slots: readonly Slot[], now: Instant): Slot | undefined =>
  slots.find(({ kind, cutoffAt }) => kind === 'focalPoints' && now <= cutoffAt);

/** A meeting that comes before `slot` and whose agenda is final: the item came too late for it. */
export const missedSlot = (slots: readonly Slot[], now: Instant, slot: Slot | undefined): Slot | undefined =>
  slots.find((one) => one.kind === 'focalPoints' && one.cutoffAt < now && now < one.startsAt && one !== slot);

/** How far its words may go: no further than its own label allows, nor that of the request that brought it (domain.md 9). */
export const itemLabel = (
  { classification = 'unclassified' }: Pick<AgendaItem, 'classification'>,
  source: { readonly classification: string } | undefined,
): Classification => strictest([classification, source?.classification ?? 'unclassified']);

export const itemKey = (source: string): string => `source/${source}`;
export const uniqueKey = (item: AgendaItem): string | null => (item.source === undefined ? null : itemKey(item.source));

/** The meeting looks at its agenda again. */
export const tellMeeting = (meeting: Ref | undefined): Effect[] =>
  meeting === undefined
    ? []
    : [{ type: 'act', verb: 'meeting.agenda', target: meeting, inputs: {}, key: `agendaOf/${meeting}` }];

export const shown = (item: AgendaItem): Extras => ({
  target: item.target,
  card: { name: 'item', about: item.target },
});
export const refresh: Effect = { type: 'refreshCards' };

const RANK = { referred: 1, proposed: 2, standing: 3 } as const;
/** Carried over (oldest first), referred, proposed, standing; after those that the Secretariat has put in an order. */
export function inOrder<T extends Pick<AgendaItem, 'target' | 'kind' | 'carried' | 'addedAt'>>(
  items: readonly T[],
  order: readonly Ref[] = [],
): T[] {
  const place = (item: T): number => (order.includes(item.target) ? order.indexOf(item.target) : order.length);
  const rank = (item: T): number => (item.carried.length > 0 ? 0 : RANK[item.kind]);
  const number = (item: T): number => Number(item.target.slice(2));
  return [...items].sort(
    (a, b) =>
      place(a) - place(b) ||
      rank(a) - rank(b) ||
      (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : number(a) - number(b)),
  );
}
