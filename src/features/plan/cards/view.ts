/** The views from which cards and files of the work plan are drawn. */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { ActivityState } from '../rules/state.ts';

export interface ChangeView {
  readonly at: Instant;
  readonly by: string;
  readonly decision?: string;
  readonly activity: string;
  readonly lead?: EntityId;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}
export interface ActivityView {
  readonly ref: Ref;
  readonly activity: string;
  readonly lead?: EntityId;
  readonly contributors: readonly EntityId[];
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly state: ActivityState;
  readonly text?: string;
  readonly isOverdue: boolean;
  /** Of an activity that is over: what its entities were called on that day. */
  readonly called?: Readonly<Record<string, string>>;
  /** The lead was asked twice and has not reported. */
  readonly isSilent: boolean;
  readonly asked: number;
  readonly updates: readonly {
    readonly state: ActivityState;
    readonly text?: string;
    readonly by: string;
    readonly at: Instant;
  }[];
  /** The call for input from whose answers it was made. */
  readonly source?: Ref;
  /** What was changed, with the decision that changed it where there was one; the latest first. */
  readonly changes: readonly ChangeView[];
  readonly decisions: readonly string[];
  readonly mayUpdate: boolean;
  readonly manages: boolean;
}
export interface FigureView {
  readonly entity: EntityId;
  readonly name: string;
  readonly year: number;
  readonly figure: string;
  readonly activity?: Ref;
}
export interface PlanView {
  readonly entity?: EntityId;
  readonly year?: number;
  readonly activities: readonly ActivityView[];
  readonly figures: readonly FigureView[];
  readonly adopted?: { readonly decision: string; readonly at: Instant };
  /** The running request about the plan, which has not adopted it yet. */
  readonly put?: Ref;
  readonly manages: boolean;
}
/** A line on the home card: an activity that is overdue, or whose lead has not reported. */
export interface PlanLine {
  readonly ref: Ref;
  readonly activity: string;
  readonly lead?: EntityId;
  readonly to?: CalendarDate;
  readonly why: 'overdue' | 'silent' | 'asked';
}

/** What an answer to a call for input proposes for the plan. */
export interface ProposedView {
  readonly activity: string;
  readonly lead: EntityId;
  readonly contributors: readonly EntityId[];
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly unclear: readonly string[];
}
