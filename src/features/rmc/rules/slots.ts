/** The seats and the days of their terms, before entities are picked for them (domain.md 6). */
import { calendarDate, ref, type CalendarDate } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { addDays } from '../../../calendar/calendar.ts';
import { dayOf } from '../../../calendar/dates.ts';
import { byTurn, type Configuration, type Rotation, type Term } from './state.ts';

/** The same day `n` months later, or the last day of a shorter month. */
export function addMonths(date: CalendarDate, n: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const months = year * 12 + month - 1 + n;
  const [y, m] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const two = (part: number): string => String(part).padStart(2, '0');
  return calendarDate(`${String(y).padStart(4, '0')}-${two(m)}-${two(Math.min(day, last))}`);
}

export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayOf(to) - dayOf(from);

/** The first day of the k-th turn of a seat. Groups of seats change one after the other, evenly spread over a term. */
function turn({ startsOn, termMonths, groups, seats }: Configuration, seat: number, k: number): CalendarDate {
  const group = Math.floor(((seat - 1) * groups) / seats);
  return addMonths(startsOn, Math.floor((group * termMonths) / groups) + k * termMonths);
}

const monthOf = (date: CalendarDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

/** The number of the seat's first turn after this day. */
function firstTurnAfter(c: Configuration, seat: number, day: CalendarDate): number {
  let k = Math.floor((monthOf(day) - monthOf(c.startsOn)) / c.termMonths) - 2;
  while (turn(c, seat, k) <= day) k += 1;
  return k;
}

type Slot = Pick<Term, 'to' | 'bridge'>;

/**
 * The days of a term that begins on `from`. A term that does not begin on a turn of its seat lasts to the first turn that
 * leaves it more than half a term. When it would then be longer than a term, and somebody had the seat before, that entity
 * stays until the next turn instead.
 */
function slotFrom(c: Configuration, seat: number, from: CalendarDate, follows: boolean): Slot {
  const k = firstTurnAfter(c, seat, from);
  const [before, next] = [turn(c, seat, k - 1), turn(c, seat, k)];
  const isShort = daysBetween(from, next) * 2 <= daysBetween(before, next);
  if (isShort && follows) return { to: addDays(next, -1), bridge: true };
  return { to: addDays(isShort ? turn(c, seat, k + 1) : next, -1) };
}

/** The first day of a seat that has had no term yet. */
const beginning = (c: Configuration, seat: number): CalendarDate =>
  c.inForceFrom === c.startsOn ? c.startsOn : turn(c, seat, firstTurnAfter(c, seat, addDays(c.inForceFrom, -1)));

/**
 * Plans the terms of every seat up to those that begin by `until`. Terms that had ended before `today` are left out.
 * @param goesOn are the present terms followed without a gap? A seat that was given up and comes back with a new configuration
 * is empty until that begins.
 */
export function extended(
  r: Rotation,
  today: CalendarDate,
  until: CalendarDate,
  goesOn: (seat: number) => boolean = () => true,
): Rotation {
  const { configuration: c } = r;
  if (!c) return r;
  const added: Omit<Term, 'target'>[] = [];
  for (let seat = 1; seat <= c.seats; seat += 1) {
    const last = r.terms
      .filter((term) => term.seat === seat)
      .reduce<string>((to, term) => (term.to > to ? term.to : to), '');
    const starts = beginning(c, seat);
    const after = last === '' ? starts : addDays(last as CalendarDate, 1);
    const isHeld = last >= today && goesOn(seat);
    for (let from = isHeld || after > starts ? after : starts; from <= until;) {
      const slot = slotFrom(c, seat, from, isHeld && from === after);
      if (slot.to >= today) added.push({ seat, from, ...slot, reason: phrase('rmc.reason.nobody') });
      from = addDays(slot.to, 1);
    }
  }
  if (added.length === 0) return r;
  const numbered = added
    .sort((a, b) => byTurn(a as Term, b as Term))
    .map((term, i): Term => ({ target: ref(`T-${r.next + i}`), ...term }));
  return { ...r, terms: [...r.terms, ...numbered].sort(byTurn), next: r.next + numbered.length };
}
