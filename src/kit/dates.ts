/** Reads days as people write them, in the zone of whoever writes them. */
import { dateAt, readDay, type TypedDay, type WorkingDays } from '../calendar/calendar.ts';
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
    const day = (words: string): TypedDay | undefined => readDay(words, dateAt(at, zone), TYPED.dates, calendar);
    const read = day(typed) ?? day(typed.replace(LEAD, ''));
    if (!read) return typed;
    return 'day' in read ? read.day : read.either.join(EITHER);
  };

/** Before a day, and no part of it: `by 15 December`. */
const LEAD = new RegExp(`^\\s*(?:${[...TYPED.dueLeads].sort((a, b) => b.length - a.length).join('|')})\\s+`, 'iu');
