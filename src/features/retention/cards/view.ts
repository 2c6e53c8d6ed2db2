/** What retention would remove, as its card shows it. */
import type { CalendarDate } from '../../../core/ids.ts';
import type { Found } from '../rules/state.ts';

export interface RetentionView {
  readonly found: readonly Found[];
  /** What was told and has not gone yet: when it goes. */
  readonly next?: CalendarDate;
}
