/**
 * The stored state of correspondence through the Secretariat [ToR 3.a.iv], urgent information [ToR 2.a.i] and calls for
 * proposals [ToR 2.d.iv]. It is one kind of document: it includes the decision about a submission, the recipients and their
 * answers.
 */
import type { Decided as DecidedAs, Moderated } from '../../../kit/moderation.ts';
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { after, earliest } from '../../../core/ids.ts';
import { DAY_MS } from '../../../core/spans.ts';
import type { Rung } from '../../../calendar/calendar.ts';
import type { Classification } from '../../../core/classification.ts';

/** The kinds of message that entities are asked to pass on to field offices, staff or channels [ToR 2.a.viii, 2.c, 2.d.iv]. */
export const PASSED_ON = ['proposals', 'guidance', 'campaign'] as const;
export type PassedOnKind = (typeof PASSED_ON)[number];
/** The most characters of the names of offices or channels. */
export const WHERE = 500;
export type CorrespondenceKind = 'circular' | 'urgent' | PassedOnKind;

export const isPassedOn = (kind: string): kind is PassedOnKind => (PASSED_ON as readonly string[]).includes(kind);

export const CORRESPONDENCE_STATES = ['sent', 'held', 'scheduled', 'declined', 'cancelled'] as const;
export type CorrespondenceState = (typeof CORRESPONDENCE_STATES)[number];

/** The decision about a submission, and its text before a moderator edited it. */
export interface Decided extends DecidedAs<'approved' | 'declined' | 'cancelled'> {
  /** The sender's own text, if the moderator has changed it. */
  readonly before?: { readonly subject: string; readonly text: string };
}

/** A recipient who was reached on no platform. */
export interface NotReached {
  readonly person: PersonId;
  readonly entity?: EntityId;
  readonly reason: string;
}

/** The alternate got the message because the entity's focal point was not reached. */
export interface Fallback {
  readonly entity: EntityId;
  readonly from: PersonId;
  readonly to: readonly PersonId[];
  readonly reason: string;
  readonly at: Instant;
}

/** The number of deliveries by state. Counts from before December 2026 say nothing of mails. */
export interface Counts {
  readonly queued: number;
  /** Those that a chat took, and mails that were handed on and have not come back. */
  readonly sent: number;
  /** Of those that were sent: mails of which nothing proves that they have come. */
  readonly handed?: number;
  /** Of those that were sent: mails whose reader was there. */
  readonly seen?: number;
  /** Of those that failed: mails that came back. */
  readonly returned?: number;
  readonly failed: number;
  /** The fault of Concord's own access for which queued deliveries wait, if there is one. */
  readonly held?: string;
}

export interface Correspondence extends Moderated<Decided> {
  readonly target: Ref;
  readonly kind: CorrespondenceKind;
  readonly state: CorrespondenceState;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly classification: Classification;
  /** `all`, `focalPoints`, `alternates`, `rmc`, or ids of entities. */
  readonly audience: readonly string[];
  /** Recipients are asked to acknowledge. */
  readonly acknowledge: boolean;
  /** The call for input whose answers it has as a file. */
  readonly source?: Ref;
  readonly createdAt: Instant;
  /** The scheduled time, unless it is cancelled before. */
  readonly sendAt?: Instant;
  /** The scheduled time as a local time of the network, `YYYY-MM-DDTHH:mm`, if it was given as one. */
  readonly sendLocal?: string;
  readonly sentAt?: Instant;
  /** For a message to pass on: the last day, and the instant at which it ends. */
  readonly dueOn?: CalendarDate;
  readonly dueAt?: Instant;
  /** The Secretariat was told which entities had not passed it on by then. */
  readonly overTold?: boolean;
  /** All planned reminders of the network ("rungs"). Each reader's own instants follow from them. */
  readonly reminders: readonly Rung[];
  /** Reminders up to this instant were sent or missed. Absent: an earlier version planned them. */
  readonly remindedUntil?: Instant;
  /** When the next reader is reminded; absent when nobody is. */
  readonly remindAt?: Instant | undefined;
  /** From this instant on nobody is asked for anything more. */
  readonly restsAt?: Instant;
  readonly recipients: readonly PersonId[];
  /** The entities among the recipients when it was sent. */
  readonly entities: readonly EntityId[];
  readonly progress: Counts;
  /** How often deliveries have begun to fail. It distinguishes presses on "try again": after new failures it is a new act. */
  readonly timesFailed?: number;
  readonly failures: readonly NotReached[];
  readonly fallbacks: readonly Fallback[];
  readonly acknowledged: readonly { readonly person: PersonId; readonly entity?: EntityId; readonly at: Instant }[];
  /** Entities that have passed it on. An entity is there again for each time it named other offices or channels. */
  readonly shared: readonly {
    readonly entity: EntityId;
    readonly by: PersonId;
    readonly at: Instant;
    readonly late: boolean;
    /** The offices or channels, and a link. */
    readonly where?: string;
    readonly link?: string;
  }[];
  /** Replies, which only the Secretariat and the sender see. */
  readonly replies: readonly {
    readonly person: PersonId;
    readonly entity?: EntityId;
    readonly text: string;
    readonly at: Instant;
  }[];
  /** The Secretariat's review of an urgent message. */
  readonly reviewed?: { readonly by: PersonId; readonly at: Instant; readonly note?: string };
  /** The unique key that counts it within the entity's daily limit of urgent messages. */
  readonly urgentKey?: string;
}

/** How many have come to their readers: to a chat, or by a mail of which that is proved. */
export const delivered = ({ sent, handed = 0 }: Counts): number => sent - handed;

type Said = Pick<Correspondence, 'subject' | 'text' | 'links' | 'classification' | 'audience'>;
/** A new message, before its state is decided. */
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

/**
 * For this time after it was sent, people are asked to acknowledge, and failed messages are sent again when their reader can be
 * reached.
 */
const ASKS_MS = 30 * DAY_MS;
export const restsAfter = (at: Instant): Instant => after(at, ASKS_MS);

/** Lists to which entries are only added. */
export const CORRESPONDENCE_LISTS = ['recipients', 'fallbacks', 'acknowledged', 'shared', 'replies'] as const;

/** Does it still wait for something: an answer, a review, a new try? */
const wants = (c: Correspondence): boolean =>
  c.state === 'sent' &&
  c.restsAt !== undefined &&
  (c.progress.failed > 0 || c.acknowledge || isPassedOn(c.kind) || isUnreviewed(c));

/**
 * The stage: the state of messages that are held, scheduled or ended. Sent messages are `running` while they still wait for
 * something.
 */
export const stage = (c: Correspondence): string => (wants(c) ? 'running' : c.state);

export const isUnreviewed = (c: Correspondence): boolean => c.kind === 'urgent' && !c.reviewed;

/** The next instant at which something is due; null when there is none. */
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

/** Does the entity still have to pass it on? */
export const owesSharing = (c: Correspondence, entity: EntityId | undefined): boolean =>
  isPassedOn(c.kind) &&
  entity !== undefined &&
  c.entities.includes(entity) &&
  !c.shared.some((one) => one.entity === entity);

/** Is the last day over? The closing instant itself is still in time. */
export const isOver = ({ dueAt: last }: Correspondence, now: Instant): boolean => last !== undefined && now > last;

/** Is this person asked to acknowledge? The sender never is. */
export const asksToAcknowledge = (c: Correspondence, person: PersonId): boolean =>
  c.acknowledge && c.state === 'sent' && c.by !== person;

export const hasAcknowledged = (c: Correspondence, person: PersonId): boolean =>
  c.acknowledged.some((one) => one.person === person);
