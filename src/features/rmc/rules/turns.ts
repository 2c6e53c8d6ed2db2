/** How often and when last each entity has served: what the order of turns is decided by (domain.md 6). */
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import { daysBetween } from './slots.ts';
import { holders, type Rotation, type Term } from './state.ts';

export interface Turns {
  /** Terms served, those taken as served when it came and those before Concord included. */
  readonly served: number;
  /** The last day of its last term. */
  readonly last?: CalendarDate;
}
export type Tally = Map<EntityId, Turns>;

const NONE: Turns = { served: 0 };
export const turnsOf = (tally: Tally, entity: EntityId): Turns => tally.get(entity) ?? NONE;

const later = (a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

function add(tally: Tally, entity: EntityId, terms: number, last?: CalendarDate): void {
  const before = turnsOf(tally, entity);
  const latest = later(before.last, last);
  tally.set(entity, {
    served: before.served + terms,
    ...(latest !== undefined && { last: latest }),
  });
}

/** For whom the term counts: whoever holds it for more than half of it; of a swapped one, whose turn it was; a bridge for nobody. */
export function countsFor(term: Term): EntityId | undefined {
  if (term.bridge) return undefined;
  const days = daysBetween(term.from, term.to) + 1;
  const most = holders(term).find(({ from, to }) => (daysBetween(from, to) + 1) * 2 > days);
  return most && most.entity === term.entity && most.from === term.from ? (term.credit ?? most.entity) : most?.entity;
}

/** Counts a term in. */
export function count(tally: Tally, term: Term): void {
  for (const { entity, to } of holders(term)) add(tally, entity, 0, to);
  const served = countsFor(term);
  if (served !== undefined) add(tally, served, 1);
}

/** What each entity had behind it before this rotation's first term. */
export function beforehand({ members, history }: Pick<Rotation, 'members' | 'history'>): Tally {
  const tally: Tally = new Map();
  for (const [entity, { startsAt, since }] of Object.entries(members)) add(tally, entity as EntityId, startsAt, since);
  for (const { entity, to, terms } of history) add(tally, entity, terms, to);
  return tally;
}

/** How things stand on a day: everything that has begun counts. */
export function tallyOn(r: Rotation, today: CalendarDate): Tally {
  const tally = beforehand(r);
  for (const term of r.terms) if (term.from <= today) count(tally, term);
  return tally;
}

export interface Ahead {
  readonly entity: EntityId;
  readonly on: CalendarDate;
}
/**
 * Entities that will have two terms or more beyond some other, and the day from which. With several seats, swaps (and terms
 * served before) may bring that about for a while: whoever is ahead is not called again before the others have caught up.
 */
export function aheadOf(r: Rotation, entities: readonly EntityId[], today: CalendarDate): Ahead[] {
  const tally = beforehand(r);
  const found = new Map<EntityId, CalendarDate>();
  for (const [i, term] of r.terms.entries()) {
    count(tally, term);
    const isLastOfDay = r.terms[i + 1]?.from !== term.from;
    if (!isLastOfDay || term.from <= today) continue;
    const fewest = Math.min(...entities.map((entity) => turnsOf(tally, entity).served));
    for (const entity of entities)
      if (turnsOf(tally, entity).served >= fewest + 2 && !found.has(entity)) found.set(entity, term.from);
  }
  return [...found].map(([entity, on]) => ({ entity, on }));
}
