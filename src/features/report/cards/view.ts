/** The view from which the report's card and files are drawn. */
import type { EntityFigures } from '../rules/state.ts';

export interface ReportView {
  readonly year: number;
  readonly network: string;
  /** In the order of the roll, never sorted by figures. */
  readonly entities: readonly EntityFigures[];
}
