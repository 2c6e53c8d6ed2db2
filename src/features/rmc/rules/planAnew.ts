/**
 * Plans the terms under a new configuration (domain.md 6). Terms that have begun, and those that end before the new start, do
 * not change. A new term in the place of another keeps the reference, the entity if that was told of the term, and the swap.
 */
import { ref, type CalendarDate, type Ref } from '../../../core/ids.ts';
import type { Roll } from '../../../core/people.ts';
import { addDays } from '../../../calendar/calendar.ts';
import { enrolled } from './members.ts';
import { planned, YEARS_AHEAD } from './plan.ts';
import { addMonths, daysBetween, extended } from './slots.ts';
import {
  byTurn,
  hasBegun,
  openSwaps,
  termOf,
  wasServed,
  type Configuration,
  type Rotation,
  type Swap,
  type Term,
} from './state.ts';

/** The rotation with the slots of the new configuration, before any entity is picked for them. */
export function configured(r: Rotation, configuration: Configuration, roll: Roll, today: CalendarDate): Rotation {
  if (r.terms.length === 0) return { ...r, configuration };
  const { inForceFrom } = configuration;
  const isRunning = r.terms.some((term) => wasServed(term, today));
  // A rotation that has not begun yet, or that nobody has sat in, begins with its new start.
  const before = isRunning ? extended(r, today, addDays(inForceFrom, -1)) : enrolled({ ...r, terms: [] }, roll, today);
  // Its first terms have begun by now: they are picked as those of a first configuration are.
  if (!isRunning && inForceFrom <= today) return withoutLost({ ...before, configuration });
  const kept = before.terms.filter((term) => hasBegun(term, today) || term.to < inForceFrom);
  const released = (isRunning ? before : r).terms.filter((term) => !kept.includes(term));
  const base: Rotation = { ...before, configuration, terms: kept };
  const eve = addDays(inForceFrom, -1);
  const goesOn = (seat: number): boolean =>
    before.terms.some((term) => term.seat === seat && term.from <= eve && eve <= term.to);
  const slots = extended(base, today, addMonths(today, YEARS_AHEAD * 12), goesOn);
  const fresh = slots.terms.filter((term) => !kept.includes(term));
  const taken = inPlaceOf(released, fresh, r, today);
  let next = base.next;
  const terms = fresh.map((slot): Term => taken.get(slot.target) ?? { ...slot, target: ref(`T-${next++}`) });
  return withoutLost({ ...base, terms: [...kept, ...terms].sort(byTurn), next });
}

/** Ends open swaps of terms that are no longer planned. */
function withoutLost(r: Rotation): Rotation {
  const isLost = (swap: Swap): boolean =>
    openSwaps(r).includes(swap) && !(termOf(r, swap.asker.term) && termOf(r, swap.asked.term));
  return { ...r, swaps: r.swaps.map((swap) => (isLost(swap) ? { ...swap, state: 'lapsed' } : swap)) };
}

/**
 * By the reference of a new slot: the former term that continues in it. Agreed and announced terms choose first, among the
 * slots of all seats.
 */
function inPlaceOf(
  released: readonly Term[],
  slots: readonly Term[],
  r: Rotation,
  today: CalendarDate,
): ReadonlyMap<Ref, Term> {
  const swapped = new Set(
    openSwaps(r).flatMap(({ state, asker, asked }) => (state === 'agreed' ? [asker.term, asked.term] : [])),
  );
  const isSure = (term: Term): boolean => swapped.has(term.target) || term.noticed !== undefined;
  const sure = released.filter(isSure);
  const free = new Set(slots.filter(({ bridge }) => !bridge));
  const found = new Map<Ref, Term>();
  const placed = new Set<Ref>();
  const place = (terms: readonly Term[], onItsSeat: boolean): void => {
    for (const term of terms) {
      if (placed.has(term.target) || term.bridge) continue;
      const slot = nearest(
        term,
        [...free].filter(({ seat }) => !onItsSeat || seat === term.seat),
      );
      if (!slot) continue;
      free.delete(slot);
      placed.add(term.target);
      found.set(slot.target, goesOn(term, slot, today));
    }
  };
  place(sure, true);
  place(sure, false);
  place(released, true);
  return found;
}

/** The slot that begins nearest to the term, less than half a term away. */
function nearest(term: Term, slots: readonly Term[]): Term | undefined {
  const apart = (slot: Term): number => Math.abs(daysBetween(term.from, slot.from));
  const length = ({ from, to }: Term): number => daysBetween(from, to);
  const near = slots.filter((slot) => apart(slot) * 2 < Math.min(length(term), length(slot)));
  return near.sort((a, b) => apart(a) - apart(b) || byTurn(a, b))[0];
}

/** The term with the days of its new slot. An entity that was told of other days is told again, and has to confirm again. */
function goesOn(term: Term, { seat, from, to }: Term, today: CalendarDate): Term {
  if (term.from === from && term.to === to) return { ...term, seat };
  const { acknowledged, parting, ...rest } = term;
  const noticed = Math.max(0, daysBetween(today, from));
  return { ...rest, seat, from, to, ...(term.noticed !== undefined && { noticed }) };
}

/** Plans the rotation by the roll. An agreed swap that would now give an entity two seats at once is ended. */
export function replanned(before: Rotation, r: Rotation, roll: Roll, today: CalendarDate): Rotation {
  const plan = planned(r, roll, today);
  const broken = openSwaps(r).filter(
    (swap) =>
      swap.state === 'agreed' &&
      [swap.asker.term, swap.asked.term].some(
        (target) => termOf(before, target)?.credit !== undefined && termOf(plan, target)?.credit === undefined,
      ),
  );
  if (broken.length === 0) return r;
  const swaps = r.swaps.map((swap) => (broken.includes(swap) ? { ...swap, state: 'lapsed' as const } : swap));
  return replanned(before, { ...r, swaps }, roll, today);
}
