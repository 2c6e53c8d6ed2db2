/** What retention would remove, as its card shows it. */
import type { CalendarDate } from '../../../core/ids.ts';
import type { Found, Held } from '../rules/state.ts';

export interface RetentionView {
  readonly found: readonly Found[];
  /** What is over its period as well, and is kept. */
  readonly held: readonly Held[];
  /** What was told and has not gone yet: when it goes. */
  readonly next?: CalendarDate;
}
