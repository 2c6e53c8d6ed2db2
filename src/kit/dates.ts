/** Reads days as people write them, in the zone of whoever writes them. */
import { dateAt, readDay, weekEndsOf } from '../calendar/calendar.ts';
import type { Instant } from '../core/ids.ts';
import { EITHER, type AsDate } from '../core/inputs.ts';
import { TYPED } from '../i18n/typed.ts';

/**
 * @param at when it was typed; with the zone this decides what “tomorrow” means
 * @param week the network's working days, which decide what “the end of next week” is
 */
export const dateReader =
  (at: Instant, zone: string, week: readonly number[]): AsDate =>
  (typed) => {
    const read = readDay(typed, dateAt(at, zone), TYPED.dates, weekEndsOf(week));
    if (!read) return typed;
    return 'day' in read ? read.day : read.either.join(EITHER);
  };
