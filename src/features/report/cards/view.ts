/** What the report's card and files are drawn from. */
import type { EntityFigures } from '../rules/state.ts';

export interface ReportView {
  readonly year: number;
  readonly network: string;
  /** In the order of the roll; never by how much somebody did. */
  readonly entities: readonly EntityFigures[];
}
