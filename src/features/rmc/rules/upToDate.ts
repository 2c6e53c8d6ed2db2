/**
 * Brings the rotation to a day: swaps lapse, what lies ahead is planned anew, and whoever is to be told is told. What is due
 * is read from the day itself, so that neither a downtime nor a late change leaves a notice out or sends it twice.
 */
import type { Effect } from '../../../core/decision.ts';
import { earliest, type CalendarDate, type Instant } from '../../../core/ids.ts';
import { addDays, dateAt, instantAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { NOTICE_TIME, withNotices, type UpToDate } from './notices.ts';
import { planned } from './plan.ts';
import { byTurn, hasBegun, isRepresented, openSwaps, termOf, type Rotation, type Swap } from './state.ts';

const MIDNIGHT = '00:00';

/**
 * The rotation as it is at `at`, and what follows from that.
 * @param known what people were told of, when the terms ahead have been taken out of `before`
 */
export function upToDate(before: Rotation, network: Network, at: Instant, known: Rotation = before): UpToDate {
  if (!before.configuration) return { state: before, effects: [] };
  const today = dateAt(at, network.settings.timeZone);
  const swaps = lapsed(before, today);
  const replanned = planned({ ...before, swaps: swaps.all }, network.roll, today);
  // The plan may give a term for which somebody has asked to another entity.
  const asks = lapsed(replanned, today, 'asked');
  const plan = asks.ended.length === 0 ? replanned : { ...replanned, swaps: asks.all };
  const lost = lostTerms(known, plan, network, today);
  const told = withNotices(plan, network, at, today);
  const state = { ...told.state, dueAt: nextDue(told.state, network, at, today) };
  const effects = [
    ...[...swaps.ended, ...asks.ended].flatMap((swap) =>
      swapEnded(swap, swap.state === 'agreed' ? 'broken' : 'lapsed'),
    ),
    ...lost,
    ...told.effects,
  ];
  return { state, effects };
}

/** The same without telling anybody: for a network that begins with its rotation. */
export const quietly = (rotation: Rotation, network: Network, at: Instant): Rotation =>
  upToDate(rotation, network, at).state;

/** To both entities: what became of a swap. To the Secretariat too, what became of an agreement. */
export function swapEnded(
  { asker, asked }: Pick<Swap, 'asker' | 'asked'>,
  how: 'lapsed' | 'declined' | 'agreed' | 'undone' | 'broken' | 'reconfigured',
): Effect[] {
  const entities = [asker.entity, asked.entity] as const;
  const ended = {
    type: 'tell',
    card: 'rmcSwapEnded',
    data: { how, terms: [asker.term, asked.term], entities },
  } as const;
  const toEntities: Effect = { ...ended, to: { entities } };
  return how === 'lapsed' || how === 'declined' ? [toEntities] : [toEntities, { ...ended, to: 'secretariat' }];
}

/**
 * What was asked lapses when the first of the two terms begins, or when one of them has passed to another entity. What was
 * agreed lapses when the first of them has begun with somebody else in it: one of the two could not serve by then.
 */
function lapsed(
  r: Rotation,
  today: CalendarDate,
  which?: Swap['state'],
): { all: readonly Swap[]; ended: readonly Swap[] } {
  const open = openSwaps(r).filter(({ state }) => which === undefined || state === which);
  const ended = open.filter((swap) => !(swap.state === 'asked' ? isStillOpen : isKept)(r, swap, today));
  if (ended.length === 0) return { all: r.swaps, ended };
  return { all: r.swaps.map((swap) => (ended.includes(swap) ? { ...swap, state: 'lapsed' } : swap)), ended };
}
const isStillOpen = (r: Rotation, { asker, asked }: Swap, today: CalendarDate): boolean =>
  [asker, asked].every(({ entity, term: target }) => {
    const term = termOf(r, target);
    return term?.entity === entity && !hasBegun(term, today);
  });
function isKept(r: Rotation, { asker, asked }: Swap, today: CalendarDate): boolean {
  const first = [asker, asked].flatMap(({ term }) => termOf(r, term) ?? []).sort(byTurn)[0];
  return first === undefined || !hasBegun(first, today) || first.credit !== undefined;
}

/** Entities that were told of a term to come and will not have it after all (other than by a swap of theirs). */
function lostTerms(before: Rotation, now: Rotation, { roll }: Network, today: CalendarDate): Effect[] {
  const swapped = new Set(openSwaps(now).flatMap(({ asker, asked }) => [asker.term, asked.term]));
  return before.terms.flatMap((term): Effect[] => {
    const { entity, noticed, target, from } = term;
    if (!entity || noticed === undefined || swapped.has(target) || hasBegun(term, today)) return [];
    // One that has kept its reference is another day now: whoever configures the terms tells so.
    const keeps = now.terms.some(
      (other) => other.entity === entity && (other.from === from || other.target === target),
    );
    if (keeps || !isRepresented(roll, entity)) return [];
    const data = { seat: term.seat, from: term.from, to: term.to };
    return [{ type: 'tell', to: { entities: [entity] }, card: 'rmcNoLonger', data }];
  });
}

/** When the rotation wants to be looked at again. */
function nextDue(r: Rotation, { settings }: Network, at: Instant, today: CalendarDate): Instant | null {
  const on = (day: CalendarDate, time: string): Instant => instantAt(day, time, settings.timeZone);
  const days = new Set<CalendarDate>();
  for (const { from, to } of r.terms) {
    if (to < today) continue;
    for (const day of [from, addDays(to, 1)])
      for (const before of [0, ...settings.rmcNotices]) days.add(addDays(day, -before));
  }
  // Days come in the order of their instants: those of later years need not be looked up in the zone.
  const next = [...days].sort().find((day) => on(day, NOTICE_TIME) > at);
  const instants = next === undefined ? [] : [on(next, NOTICE_TIME)];
  for (const { state, asker, asked } of r.swaps)
    if (state === 'asked')
      for (const { term } of [asker, asked]) {
        const from = termOf(r, term)?.from;
        if (from) instants.push(on(from, MIDNIGHT));
      }
  return earliest(...instants.filter((instant) => instant > at));
}
