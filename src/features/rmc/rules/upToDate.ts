/**
 * Brings the rotation up to date: swaps lapse, future terms are planned again, and people are told. What is due is computed
 * from the day itself, so a notice is neither lost nor repeated after a downtime or a late change.
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
 * The rotation at the instant `at`, with its effects.
 * @param known the announced terms, when `before` no longer has the future terms
 */
export function upToDate(before: Rotation, network: Network, at: Instant, known: Rotation = before): UpToDate {
  if (!before.configuration) return { state: before, effects: [] };
  const today = dateAt(at, network.settings.timeZone);
  const swaps = lapsed(before, today);
  const replanned = planned({ ...before, swaps: swaps.all }, network.roll, today);
  // Planning may have given a term of an open swap to another entity.
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

/** Brings it up to date without telling anybody, for a network that begins with a rotation. */
export const quietly = (rotation: Rotation, network: Network, at: Instant): Rotation =>
  upToDate(rotation, network, at).state;

/** Tells both entities how a swap has ended. When it was agreed, the Secretariat is told too. */
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
 * A swap that was asked for lapses when its first term begins, or when one of its terms has passed to another entity. An agreed
 * swap lapses when its first term has begun with another entity, because one of the two could not serve.
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

/** Entities that were told of a future term and will not have it, other than by a swap of their own. */
function lostTerms(before: Rotation, now: Rotation, { roll }: Network, today: CalendarDate): Effect[] {
  const swapped = new Set(openSwaps(now).flatMap(({ asker, asked }) => [asker.term, asked.term]));
  return before.terms.flatMap((term): Effect[] => {
    const { entity, noticed, target, from } = term;
    if (!entity || noticed === undefined || swapped.has(target) || hasBegun(term, today)) return [];
    // A term with the same reference may be on other days. The new configuration tells the entity of that.
    const keeps = now.terms.some(
      (other) => other.entity === entity && (other.from === from || other.target === target),
    );
    if (keeps || !isRepresented(roll, entity)) return [];
    const data = { seat: term.seat, from: term.from, to: term.to };
    return [{ type: 'tell', to: { entities: [entity] }, card: 'rmcNoLonger', data }];
  });
}

/** When something is due for the rotation next. */
function nextDue(r: Rotation, { settings }: Network, at: Instant, today: CalendarDate): Instant | null {
  const on = (day: CalendarDate, time: string): Instant => instantAt(day, time, settings.timeZone);
  const days = new Set<CalendarDate>();
  for (const { from, to } of r.terms) {
    if (to < today) continue;
    for (const day of [from, addDays(to, 1)])
      for (const before of [0, ...settings.rmcNotices]) days.add(addDays(day, -before));
  }
  // The days are sorted like their instants, so only the first match has to be converted.
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
