/** Makes the view of the network's settings. */
import { dateAt, isWorkingDay } from '../../../calendar/calendar.ts';
import type { CalendarDate, Instant } from '../../../core/ids.ts';
import { MAILBOX_SPACE, READ_TO_END } from '../../../core/mailbox.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { unversioned, type ViewRequest } from '../../../kit/views.ts';
import { listOf } from '../rules/holidayList.ts';
import { settingsAsTyped } from '../rules/settings.ts';
import type { Affected, SettingsView } from '../cards/view.ts';

export async function seeSettings(read: ReadStore, { now, data }: ViewRequest, { settings }: Network) {
  const needsMailbox = settings.silenceByMail === 'unlessReturned';
  const lacksMailbox = needsMailbox && (await read.keyValue(MAILBOX_SPACE, READ_TO_END)) === undefined;
  const view: SettingsView = {
    values: settingsAsTyped(settings),
    rooms: settings.rooms,
    holidays: listOf(settings),
    today: dateAt(now, settings.timeZone),
    ...(lacksMailbox && { lacksMailbox }),
    ...(movesDays(data['changed']) && { affects: await affected(read, settings) }),
  };
  return unversioned(view);
}

/** Settings by which days are counted. */
const DAYS: readonly unknown[] = ['timeZone', 'workingWeek', 'holidays', 'closingTime', 'silenceDays', 'floorHours'];
const movesDays = (changed: unknown): boolean => Array.isArray(changed) && changed.some((name) => DAYS.includes(name));

/** Nothing is moved automatically (domain.md 3, 5), so requests and meetings that are now on a day off are listed. */
async function affected(read: ReadStore, settings: Network['settings']): Promise<Affected> {
  const isOff = (on: CalendarDate): boolean => !isWorkingDay(on, settings);
  const dayOf = (at: Instant): CalendarDate => dateAt(at, settings.timeZone);
  const open = await read.list('endorsements', { stages: ['open'] });
  const planned = await read.list('meetings', { stages: ['planned'] });
  return {
    open: open.length,
    endOff: open.filter(({ closesAt }) => isOff(dayOf(closesAt))).map(({ target }) => target),
    meetingsOff: planned
      .map(({ target, startsAt }) => ({ ref: target, on: dayOf(startsAt) }))
      .filter(({ on }) => isOff(on)),
  };
}
