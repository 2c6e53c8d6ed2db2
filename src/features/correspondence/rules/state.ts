/**
 * Correspondence through the Secretariat [ToR 3.a.iv], urgent information [ToR 2.a.i] and calls for proposals [ToR 2.d.iv]:
 * one thing with three kinds. What a submission waits for, whom it went to and what they answered are kept with it.
 */
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { after, earliest } from '../../../core/ids.ts';
import { DAY_MS } from '../../../core/spans.ts';
import type { Rung } from '../../../calendar/calendar.ts';
import type { Classification } from '../../../core/classification.ts';

/** What entities are asked to pass on to field offices, staff or channels [ToR 2.a.viii, 2.c, 2.d.iv]. */
export const PASSED_ON = ['proposals', 'guidance', 'campaign'] as const;
export type PassedOnKind = (typeof PASSED_ON)[number];
/** Characters in the names of the offices or channels. */
export const WHERE = 500;
export type CorrespondenceKind = 'circular' | 'urgent' | PassedOnKind;

export const isPassedOn = (kind: string): kind is PassedOnKind => (PASSED_ON as readonly string[]).includes(kind);

export const CORRESPONDENCE_STATES = ['sent', 'held', 'scheduled', 'declined', 'cancelled'] as const;
export type CorrespondenceState = (typeof CORRESPONDENCE_STATES)[number];

/** How a submission was decided, and what it said before it was edited. */
export interface Decided {
  readonly how: 'approved' | 'declined' | 'cancelled';
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason?: string;
  /** The sender's own words, when the moderator changed them. */
  readonly before?: { readonly subject: string; readonly text: string };
}

/** A recipient whom no platform reached. */
export interface NotReached {
  readonly person: PersonId;
  readonly entity?: EntityId;
  readonly reason: string;
}

/** The alternate's copy, because the entity's focal point was not reached. */
export interface Fallback {
  readonly entity: EntityId;
  readonly from: PersonId;
  readonly to: readonly PersonId[];
  readonly reason: string;
  readonly at: Instant;
}

/** How its deliveries stand. */
export interface Counts {
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  /** Why those that are queued wait, when that lies with Concord's own access. */
  readonly held?: string;
}

export interface Correspondence {
  readonly target: Ref;
  readonly kind: CorrespondenceKind;
  readonly state: CorrespondenceState;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly classification: Classification;
  /** `all`, `focalPoints`, `alternates`, `rmc`, or entities by their short names. */
  readonly audience: readonly string[];
  /** Recipients are asked to say that they have it. */
  readonly acknowledge: boolean;
  readonly by: PersonId;
  /** The entity that submits or warns; absent when the Secretariat writes. */
  readonly entity?: EntityId;
  /** The call for input whose answers it brings: recipients can have them as a file. */
  readonly source?: Ref;
  readonly createdAt: Instant;
  /** Counts the sender's texts: a decision about an earlier one is stale. */
  readonly revision: number;
  readonly heldSince?: Instant;
  /** When everybody concerned is told that it has waited too long; absent once they were. */
  readonly alarmAt?: Instant;
  readonly claimedBy?: PersonId;
  readonly claimedAt?: Instant;
  readonly decided?: Decided;
  /** Goes out then, unless it is cancelled before. */
  readonly sendAt?: Instant;
  /** What the network's clock shows then, `YYYY-MM-DDTHH:mm`, where that is what was asked for. */
  readonly sendLocal?: string;
  readonly sentAt?: Instant;
  /** Of what is passed on: the last day to do so, and the instant at which that ends. */
  readonly dueOn?: CalendarDate;
  readonly dueAt?: Instant;
  /** The Secretariat has the list of those that had not shared it by then. */
  readonly overTold?: boolean;
  /** The network's rungs; each reader's own instants are worked out from all of them. */
  readonly reminders: readonly Rung[];
  /** Whatever was to go out by this instant has gone out, or was missed. Absent: planned by an earlier version. */
  readonly remindedUntil?: Instant;
  /** The next instant at which some reader is to be reminded; absent when none is. */
  readonly remindAt?: Instant | undefined;
  /** From then on nobody is asked for anything any more. */
  readonly restsAt?: Instant;
  readonly recipients: readonly PersonId[];
  /** The entities among the recipients, when it went out. */
  readonly entities: readonly EntityId[];
  readonly progress: Counts;
  /** How often deliveries have begun to fail: since each of these times trying again is another act. */
  readonly timesFailed?: number;
  readonly failures: readonly NotReached[];
  readonly fallbacks: readonly Fallback[];
  readonly acknowledged: readonly { readonly person: PersonId; readonly entity?: EntityId; readonly at: Instant }[];
  /** Entities that have passed it on; again, where they say so for other offices or channels. */
  readonly shared: readonly {
    readonly entity: EntityId;
    readonly by: PersonId;
    readonly at: Instant;
    readonly late: boolean;
    /** The offices or channels, and where it can be seen. */
    readonly where?: string;
    readonly link?: string;
  }[];
  /** Answers, which only the Secretariat and the sender see. */
  readonly replies: readonly {
    readonly person: PersonId;
    readonly entity?: EntityId;
    readonly text: string;
    readonly at: Instant;
  }[];
  /** The Secretariat's look at an urgent message after it went. */
  readonly reviewed?: { readonly by: PersonId; readonly at: Instant; readonly note?: string };
  /** Which of the entity's urgent messages of the day this is. */
  readonly urgentKey?: string;
}

type Said = Pick<Correspondence, 'subject' | 'text' | 'links' | 'classification' | 'audience'>;
/** A new one, before it is known what becomes of it. */
export const fresh = (
  target: Ref,
  kind: CorrespondenceKind,
  made: Pick<Correspondence, 'by' | 'createdAt'>,
  said: Said,
): Correspondence => ({
  target,
  kind,
  state: 'held',
  ...said,
  acknowledge: false,
  ...made,
  revision: 1,
  reminders: [],
  recipients: [],
  entities: [],
  progress: { queued: 0, sent: 0, failed: 0 },
  failures: [],
  fallbacks: [],
  acknowledged: [],
  shared: [],
  replies: [],
});

/** So long after it went out is somebody asked to acknowledge, and tried again when they come back. */
const ASKS_MS = 30 * DAY_MS;
export const restsAfter = (at: Instant): Instant => after(at, ASKS_MS);

/** Lists that only grow. */
export const CORRESPONDENCE_LISTS = ['recipients', 'fallbacks', 'acknowledged', 'shared', 'replies'] as const;

/** Does it still want something of somebody: an answer, a review, another try? */
const wants = (c: Correspondence): boolean =>
  c.state === 'sent' &&
  c.restsAt !== undefined &&
  (c.progress.failed > 0 || c.acknowledge || isPassedOn(c.kind) || isUnreviewed(c));

/** Held, scheduled and ended ones by their state; of those sent, `running` ones still want something. */
export const stage = (c: Correspondence): string => (wants(c) ? 'running' : c.state);

export const isUnreviewed = (c: Correspondence): boolean => c.kind === 'urgent' && !c.reviewed;

/** When the clock has to look at it next; null when never. */
export function dueAt(c: Correspondence): Instant | null {
  if (c.state === 'held') return c.alarmAt ?? null;
  if (c.state === 'scheduled') return c.sendAt ?? null;
  if (c.state !== 'sent') return null;
  const remindAt = c.remindedUntil === undefined ? c.reminders[0]?.at : c.remindAt;
  return earliest(remindAt, c.overTold ? null : c.dueAt, wants(c) ? c.restsAt : null);
}

/** The entities that were asked to pass it on and have not said that they did [ToR 2.d.iv]. */
export const notShared = (c: Correspondence): EntityId[] => {
  const shared = new Set(c.shared.map(({ entity }) => entity));
  return c.entities.filter((entity) => !shared.has(entity));
};

/** Has it still to pass it on? */
export const owesSharing = (c: Correspondence, entity: EntityId | undefined): boolean =>
  isPassedOn(c.kind) &&
  entity !== undefined &&
  c.entities.includes(entity) &&
  !c.shared.some((one) => one.entity === entity);

/** The last day to pass it on has passed. Its closing instant is in time. */
export const isOver = ({ dueAt: last }: Correspondence, now: Instant): boolean => last !== undefined && now > last;

/** Is whoever has this message asked to say so? Its sender is not. */
export const asksToAcknowledge = (c: Correspondence, person: PersonId): boolean =>
  c.acknowledge && c.state === 'sent' && c.by !== person;

export const hasAcknowledged = (c: Correspondence, person: PersonId): boolean =>
  c.acknowledged.some((one) => one.person === person);
