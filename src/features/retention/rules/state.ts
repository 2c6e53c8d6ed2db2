/** The state of retention: what the Secretariat has been told will go, and when something is to be done next. */
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import type { RetentionKind } from '../../../core/retention.ts';

/** What was over by `upTo` goes at `on`. */
export interface Told {
  readonly kind: RetentionKind;
  /** The rule of that day: with another period, the Secretariat is told again. */
  readonly rule: string;
  readonly upTo: Instant;
  readonly on: Instant;
  /** It has gone; kept so that nothing is told twice. */
  readonly done?: true;
}

export interface Retention {
  readonly told: readonly Told[];
  /** The next daily look; null while nothing has a period. */
  readonly dueAt: Instant | null;
}

/** Its unique key: a network has one. */
export const RETENTION = 'retention';
export const nothingTold: Retention = { told: [], dueAt: null };

/** The days between telling the Secretariat and removing. */
export const TOLD_DAYS = 14;

/** Things of one kind that are over their period, or will be. */
export interface Found {
  readonly kind: RetentionKind;
  readonly rule: string;
  readonly count: number;
  /** When the first and the last of them were over. */
  readonly oldest?: CalendarDate;
  readonly newest?: CalendarDate;
}

/** Kinds of documents that may wait for somebody. */
export const HOLDING = ['endorsements', 'meetings', 'agenda', 'correspondence', 'inputs'] as const;
/** What is over its period and is kept, because it waits for somebody. */
export interface Held {
  readonly of: (typeof HOLDING)[number];
  readonly count: number;
  /** The oldest of them. */
  readonly refs: readonly Ref[];
}
