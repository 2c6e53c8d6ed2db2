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

/** What an entity said that it passed on [ToR 2.d.iv, 2.b.ii]. Of a restricted message there is only the reference. */
export interface PassedOnView {
  readonly ref: Ref;
  readonly subject?: string;
  readonly entity: EntityId;
  /** The day in the network's zone. */
  readonly on: CalendarDate;
  readonly late: boolean;
  readonly where?: string;
  readonly link?: string;
}

export interface FiguresView extends EntityFigures {
  /** The day on which it left the network, unless it was merged into another: then its name says so. */
  readonly leftOn?: CalendarDate;
}

export interface ReportView {
  readonly year: number;
  /** There are figures of the year before. */
  readonly hasEarlier?: boolean;
  readonly network: string;
  /** In the order of the roll, never sorted by figures. */
  readonly entities: readonly FiguresView[];
  /** Activities of the work plan that these entities lead, and that are overdue or without a report. */
  readonly plan: readonly PlanTroubleView[];
  /** What these entities passed on in the year, the latest message first. */
  readonly passedOn: readonly PassedOnView[];
}
