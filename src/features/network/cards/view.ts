/** What the card of the settings is drawn from. */
import type { CalendarDate } from '../../../core/ids.ts';
import type { Room } from '../../../core/room.ts';
import type { HolidayName } from '../../../core/settings.ts';

export interface SettingsView {
  /** Name of the input, and the value as a person would type it. */
  readonly values: Readonly<Record<string, string>>;
  readonly rooms: readonly Room[];
  /** By date. */
  readonly holidays: readonly (HolidayName & { readonly date: CalendarDate })[];
  readonly today: CalendarDate;
}
