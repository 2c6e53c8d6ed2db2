/** Reads days as people write them, in the network's zone. */
import { dateAt, readDay } from '../calendar/calendar.ts';
import type { Instant } from '../core/ids.ts';
import { EITHER, type AsDate } from '../core/inputs.ts';
import { TYPED } from '../i18n/typed.ts';

/** @param at when it was typed, which decides what “tomorrow” means */
export const dateReader =
  (at: Instant, zone: string): AsDate =>
  (typed) => {
    const read = readDay(typed, dateAt(at, zone), TYPED.dates);
    if (!read) return typed;
    return 'day' in read ? read.day : read.either.join(EITHER);
  };
