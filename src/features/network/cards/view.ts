/** What the card of the settings is drawn from. */
import type { CalendarDate, Ref } from '../../../core/ids.ts';
import type { Room } from '../../../core/room.ts';
import type { HolidayName } from '../../../core/settings.ts';

export interface SettingsView {
  /** Name of the input, and the value as a person would type it. */
  readonly values: Readonly<Record<string, string>>;
  readonly rooms: readonly Room[];
  /** By date. */
  readonly holidays: readonly (HolidayName & { readonly date: CalendarDate })[];
  readonly today: CalendarDate;
  /** What hangs on what was changed just now; absent when nothing does. */
  readonly affects?: Affected;
}

export interface Affected {
  /** Open requests, which keep the end that they have; those whose end is on a day off now. */
  readonly open: number;
  readonly endOff: readonly Ref[];
  /** Planned meetings that are on a day off now. */
  readonly meetingsOff: readonly { readonly ref: Ref; readonly on: CalendarDate }[];
}
