/** The network's settings, as its cards show them. */
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { unversioned, type ViewRequest } from '../../../kit/views.ts';
import { listOf } from '../rules/holidayList.ts';
import { settingsAsTyped } from '../rules/settings.ts';
import type { SettingsView } from '../cards/view.ts';

export async function seeSettings(_read: ReadStore, { now }: ViewRequest, { settings }: Network) {
  const view: SettingsView = {
    values: settingsAsTyped(settings),
    rooms: settings.rooms,
    holidays: listOf(settings),
    today: dateAt(now, settings.timeZone),
  };
  return unversioned(view);
}
