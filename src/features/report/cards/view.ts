/** The view from which the report's card and files are drawn. */
import type { CalendarDate, EntityId, Ref } from '../../../core/ids.ts';
import type { EntityFigures } from '../rules/state.ts';

export interface PlanTroubleView {
  readonly ref: Ref;
  readonly activity: string;
  readonly lead?: EntityId;
  readonly to?: CalendarDate;
  readonly why: 'overdue' | 'silent';
}

export interface ReportView {
  readonly year: number;
  readonly network: string;
  /** In the order of the roll, never sorted by figures. */
  readonly entities: readonly EntityFigures[];
  /** Activities of the work plan that these entities lead, and that are overdue or without a report. */
  readonly plan: readonly PlanTroubleView[];
}
