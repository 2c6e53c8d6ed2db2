/** Reads days as people write them, in the zone of whoever writes them. */
import { dateAt, readDay, type WorkingDays } from '../calendar/calendar.ts';
import type { Instant } from '../core/ids.ts';
import { EITHER, type AsDate } from '../core/inputs.ts';
import { TYPED } from '../i18n/typed.ts';

/**
 * @param at when it was typed; with the zone this decides what “tomorrow” means
 * @param calendar the network's, which decides what “the end of next week” and “in two working days” are
 */
export const dateReader =
  (at: Instant, zone: string, calendar: WorkingDays): AsDate =>
  (typed) => {
    const read = readDay(typed, dateAt(at, zone), TYPED.dates, calendar);
    if (!read) return typed;
    return 'day' in read ? read.day : read.either.join(EITHER);
  };
