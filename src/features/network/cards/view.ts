/** The view from which the settings card is drawn. */
import type { CalendarDate, Ref } from '../../../core/ids.ts';
import type { Room } from '../../../core/room.ts';
import type { HolidayName } from '../../../core/settings.ts';

export interface SettingsView {
  /** The values as a person would type them, by the names of the inputs. */
  readonly values: Readonly<Record<string, string>>;
  readonly rooms: readonly Room[];
  /** Sorted by date. */
  readonly holidays: readonly (HolidayName & { readonly date: CalendarDate })[];
  readonly today: CalendarDate;
  /** `silenceByMail` needs a mailbox, and none is read. */
  readonly lacksMailbox?: boolean;
  /** What the change of settings concerns; absent when nothing. */
  readonly affects?: Affected;
}

export interface Affected {
  /** The number of open requests, whose ends do not change, and those whose end is now on a day off. */
  readonly open: number;
  readonly endOff: readonly Ref[];
  /** The planned meetings that are now on a day off. */
  readonly meetingsOff: readonly { readonly ref: Ref; readonly on: CalendarDate }[];
}
