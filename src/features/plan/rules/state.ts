/**
 * The stored state of the work plan [ToR 2.a.iii, 2.a.iv]: activities with their lead and contributors, dates and progress; and
 * the yearly figures of the results framework [2.a.xi]. Each activity is a document, and one more document holds what concerns
 * the whole plan.
 */
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';

export const ACTIVITY_STATES = ['planned', 'underWay', 'atRisk', 'done', 'dropped'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

/** A report on an activity's progress. */
export interface Update {
  readonly state: ActivityState;
  readonly text?: string;
  readonly by: PersonId;
  /** The entity that reported; absent for the Secretariat. */
  readonly entity?: EntityId;
  readonly at: Instant;
}

/** Values of the plan before a change, with the decision that changed them. */
export interface Changed {
  readonly by: PersonId;
  readonly at: Instant;
  readonly before: Pick<Activity, 'activity' | 'lead' | 'contributors' | 'from' | 'to'>;
  /** A register number. */
  readonly decision?: string;
}

export interface Activity {
  readonly target: Ref;
  readonly activity: string;
  readonly lead?: EntityId;
  readonly contributors: readonly EntityId[];
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly state: ActivityState;
  readonly text?: string;
  readonly by: PersonId;
  readonly createdAt: Instant;
  /** The answer to a call for input from which it was made. */
  readonly source?: { readonly call: Ref; readonly entity: EntityId; readonly key: string };
  readonly updates: readonly Update[];
  readonly changes: readonly Changed[];
  /** When its lead was asked for a report since the last one. */
  readonly asked: readonly Instant[];
  /** When its lead is asked next. */
  readonly askAt?: Instant;
}

/** Lists to which entries are only added. */
export const PLAN_LISTS = ['updates', 'changes'] as const;

export interface Figure {
  readonly entity: EntityId;
  readonly name: string;
  readonly year: number;
  readonly figure: string;
  /** The activity that the figure measures, if there is one. */
  readonly activity?: Ref;
  readonly by: PersonId;
  readonly at: Instant;
}
export interface PlanBook {
  readonly figures: readonly Figure[];
  /** The decisions by which the plan was adopted, the latest one last. */
  readonly adopted: readonly Adopted[];
  /** Requests about the plan, the latest one last. */
  readonly put?: readonly { readonly ref: Ref; readonly at: Instant; readonly by: PersonId }[];
}
export interface Adopted {
  readonly decision: string;
  readonly at: Instant;
  /** Absent when the request in `ref` adopted it. */
  readonly by?: PersonId;
  readonly ref?: Ref;
}
/** The unique key of the plan book. */
export const PLAN_BOOK = 'planBook';
export const emptyBook: PlanBook = { figures: [], adopted: [] };

export const isRunning = ({ state }: Pick<Activity, 'state'>): boolean => state !== 'done' && state !== 'dropped';

/** When it was done or dropped. What is over keeps the names of that day. */
export const overAt = ({ state, updates, createdAt }: Activity): Instant | undefined =>
  isRunning({ state }) ? undefined : (updates[updates.findLastIndex(isRunning) + 1]?.at ?? createdAt);

export const isOverdue = (a: Pick<Activity, 'state' | 'to'>, today: CalendarDate): boolean =>
  isRunning(a) && a.to !== undefined && a.to < today;

/** The lead was asked twice and has not reported. */
export const isSilent = ({ asked, ...a }: Pick<Activity, 'asked' | 'state'>): boolean =>
  isRunning(a) && asked.length >= SILENT_AFTER;
const SILENT_AFTER = 2;

export const concerns = (a: Pick<Activity, 'lead' | 'contributors'>, entity: EntityId): boolean =>
  a.lead === entity || a.contributors.includes(entity);
