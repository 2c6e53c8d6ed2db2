/** How often and when each entity has served, which decides the order of turns (domain.md 6). */
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import { daysBetween } from './slots.ts';
import { holders, type Rotation, type Term } from './state.ts';

export interface Turns {
  /** The number of served terms, including those that counted when the entity came and those from before Concord was used. */
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

/**
 * The entity for which the term counts: the one that has it for more than half of it; after a swap the one whose turn it was;
 * for a bridge none.
 */
export function countsFor(term: Term): EntityId | undefined {
  if (term.bridge) return undefined;
  const days = daysBetween(term.from, term.to) + 1;
  const most = holders(term).find(({ from, to }) => (daysBetween(from, to) + 1) * 2 > days);
  return most && most.entity === term.entity && most.from === term.from ? (term.credit ?? most.entity) : most?.entity;
}

/** Adds a term to the count. */
export function count(tally: Tally, term: Term): void {
  for (const { entity, to } of holders(term)) add(tally, entity, 0, to);
  const served = countsFor(term);
  if (served !== undefined) add(tally, served, 1);
}

/** What each entity had served before the first term of this rotation. */
export function beforehand({ members, history }: Pick<Rotation, 'members' | 'history'>): Tally {
  const tally: Tally = new Map();
  for (const [entity, { startsAt, since }] of Object.entries(members)) add(tally, entity as EntityId, startsAt, since);
  for (const { entity, to, terms } of history) add(tally, entity, terms, to);
  return tally;
}

/** The count on a day. Every term that has begun counts. */
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
 * Entities that will have at least two terms more than another one, and from which day. Several seats, swaps and earlier terms
 * can cause this for some time. Such an entity is not picked again until the others have as many.
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
