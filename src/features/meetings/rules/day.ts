import type { CalendarDate } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Meeting } from './state.ts';

/** The meeting's date in the network's zone. */
export const dayOf = ({ startsAt }: Pick<Meeting, 'startsAt'>, { settings }: Pick<Network, 'settings'>): CalendarDate =>
  dateAt(startsAt, settings.timeZone);
