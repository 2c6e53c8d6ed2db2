/**
 * Decides who has a seat when (domain.md 6) [ToR 2.d.i]. It is deterministic: the eligible entity with the fewest served terms,
 * then the longest time since its last term, then the order of the roll. Terms that have begun do not change. Announced terms
 * do not change while their entity can serve, and swaps while both entities can.
 */
import type { CalendarDate, EntityId, Ref } from '../../../core/ids.ts';
import type { Roll } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { enrolled } from './members.ts';
import { addDays } from '../../../calendar/calendar.ts';
import { hasBegun, holder, holders, overlap, represented, termOf, type Rotation, type Term } from './state.ts';
import { addMonths, extended } from './slots.ts';
import { beforehand, count, countsFor, turnsOf, type Tally } from './turns.ts';

/** The years for which terms are planned with references. */
export const YEARS_AHEAD = 6;

/** The rotation as planned from `today` on, for `years` years. */
export function planned(r: Rotation, roll: Roll, today: CalendarDate, years = YEARS_AHEAD): Rotation {
  if (!r.configuration) return r;
  const known = enrolled(r, roll, today);
  const slots = extended(known, today, addMonths(today, years * 12));
  // A term that is new in this plan is picked even if its first day is past, because a rotation may start in the past.
  const decided = new Set(r.terms.filter((term) => hasBegun(term, today)).map(({ target }) => target));
  return { ...slots, terms: assigned(slots, roll, today, decided) };
}

/** A term that a swap gives to another entity, with the entity whose turn it was. */
interface Pin {
  readonly entity: EntityId;
  readonly credit: EntityId;
}

interface Picking {
  readonly eligible: readonly EntityId[];
  /** The last criterion: the place in the order of the roll. */
  readonly rank: ReadonlyMap<EntityId, number>;
  readonly tally: Tally;
  /** Terms that are not picked, because they have begun, were swapped or announced. */
  readonly fixed: Map<Ref, Term>;
  /** The days on which each entity already has a seat. */
  readonly busy: Map<EntityId, { from: CalendarDate; to: CalendarDate }[]>;
}

function assigned(r: Rotation, roll: Roll, today: CalendarDate, decided: ReadonlySet<Ref>): Term[] {
  const eligible = represented(roll);
  const order = [...(r.configuration?.order ?? []), ...eligible];
  const p: Picking = {
    eligible,
    rank: new Map([...order].reverse().map((entity, i) => [entity, order.length - i])),
    tally: beforehand(r),
    fixed: new Map(),
    busy: new Map(),
  };
  const { fixed } = p;
  const pins = pinsOf(r, new Set(eligible), today);
  const fix = (term: Term): void => {
    fixed.set(term.target, term);
    take(p, term);
  };
  for (const term of r.terms) if (decided.has(term.target)) fix(term);
  for (const term of r.terms) {
    const pin = fixed.has(term.target) ? undefined : pins.get(term.target);
    if (pin && isFree(p, pin.entity, term))
      fix(given(term, pin.entity, phrase('rmc.reason.swapped', { entity: pin.credit }), pin.credit));
  }
  for (const term of r.terms) {
    const { entity, noticed } = term;
    const isAnnounced = !fixed.has(term.target) && noticed !== undefined && term.credit === undefined;
    if (isAnnounced && entity && eligible.includes(entity) && isFree(p, entity, term)) fix(term);
  }
  const sureOf = (term: Term): Term | undefined => fixed.get(term.target);
  for (const term of r.terms) {
    const stays =
      term.bridge && !fixed.has(term.target)
        ? staying(
            p,
            term,
            r.terms.flatMap((t) => sureOf(t) ?? []),
          )
        : undefined;
    if (stays) fix(stays);
  }
  const done: Term[] = [];
  for (const [i, term] of r.terms.entries()) {
    const sure = sureOf(term) ?? (term.bridge && staying(p, term, done)) ?? picked(p, term, r.terms.slice(i + 1));
    if (!fixed.has(term.target)) take(p, sure);
    count(p.tally, sure);
    done.push(sure);
  }
  return done;
}

/** The entity that has the seat until the bridge begins keeps it to the end of the bridge, if somebody still represents it. */
function staying(p: Picking, bridge: Term, before: readonly Term[]): Term | undefined {
  const last = before.find(({ seat, to }) => seat === bridge.seat && addDays(to, 1) === bridge.from);
  const entity = last && holder(last);
  if (!entity || !p.eligible.includes(entity) || !isFree(p, entity, bridge)) return undefined;
  return given(bridge, entity, phrase('rmc.reason.bridge'));
}

function take({ busy }: Picking, term: Term): void {
  for (const { entity, from, to } of holders(term)) {
    const spans = busy.get(entity);
    if (spans) spans.push({ from, to });
    else busy.set(entity, [{ from, to }]);
  }
}
const isFree = ({ busy }: Picking, entity: EntityId, term: Term): boolean =>
  !busy.get(entity)?.some((span) => overlap(span, term));

/** Agreed swaps that can still be kept. When the first term of a swap has begun, the second one is kept if possible. */
function pinsOf(r: Rotation, eligible: ReadonlySet<EntityId>, today: CalendarDate): Map<Ref, Pin> {
  const pins = new Map<Ref, Pin>();
  for (const { state, asker, asked } of r.swaps) {
    if (state !== 'agreed') continue;
    const halfway = [asker, asked].some(({ term }) => hasBegun(termOf(r, term) ?? NO_TERM, today));
    if (!halfway && !(eligible.has(asker.entity) && eligible.has(asked.entity))) continue;
    for (const [serves, turn] of [
      [asked, asker],
      [asker, asked],
    ] as const) {
      const term = termOf(r, turn.term);
      if (term && eligible.has(serves.entity)) pins.set(turn.term, { entity: serves.entity, credit: turn.entity });
    }
  }
  return pins;
}
const NO_TERM = { from: '9999-12-31' } as Term;

/**
 * Must the entity wait, although it would be next? It must when it has a fixed term later, and the others could not all have
 * had as many turns by then: otherwise it would serve again before them. `ahead`: the terms after this one.
 */
function waits({ fixed, tally, eligible }: Picking, entity: EntityId, ahead: readonly Term[]): boolean {
  let turns = turnsOf(tally, entity).served + 1;
  let others = 0;
  for (const term of ahead) {
    const sure = fixed.get(term.target);
    if (term.bridge) continue;
    if (sure === undefined || countsFor(sure) !== entity) {
      others++;
      continue;
    }
    const owed = eligible.reduce(
      (sum, other) => sum + (other === entity ? 0 : Math.max(0, Math.ceil(turns - turnsOf(tally, other).served))),
      0,
    );
    if (owed > others) return true;
    turns++;
  }
  return false;
}

function picked(p: Picking, term: Term, ahead: readonly Term[]): Term {
  let best: EntityId | undefined;
  let second: EntityId | undefined;
  // Few entities have a fixed term later, and no other one has to wait.
  const later = new Set(
    ahead.flatMap(({ target }) => p.fixed.get(target) ?? []).flatMap((sure) => countsFor(sure) ?? []),
  );
  for (const entity of p.eligible) {
    // First, because most of hundreds of entities end here.
    if (second !== undefined && comesBefore(p, entity, second) >= 0) continue;
    if (!isFree(p, entity, term) || (later.has(entity) && waits(p, entity, ahead))) continue;
    if (best !== undefined && comesBefore(p, entity, best) >= 0) second = entity;
    else {
      second = best;
      best = entity;
    }
  }
  if (best === undefined) return given(term, undefined, phrase('rmc.reason.nobody'));
  return given(term, best, reasonFor(p, best, second));
}

function comesBefore({ tally, rank }: Picking, a: EntityId, b: EntityId): number {
  const x = turnsOf(tally, a);
  const y = turnsOf(tally, b);
  if (x.served !== y.served) return x.served - y.served;
  const one = x.last ?? '';
  const other = y.last ?? '';
  return one < other ? -1 : one > other ? 1 : (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
}

/** The reason why this entity was picked, in words. */
function reasonFor({ tally }: Picking, entity: EntityId, next: EntityId | undefined): Phrase {
  const { served, last } = turnsOf(tally, entity);
  const other = next === undefined ? undefined : turnsOf(tally, next);
  const isOrder = other?.served === served && other.last === last;
  if (last === undefined)
    return isOrder ? phrase('rmc.reason.neverOrder', { served }) : phrase('rmc.reason.never', { served });
  const since = last.slice(0, 4);
  return isOrder
    ? phrase('rmc.reason.longestOrder', { served, since })
    : phrase('rmc.reason.longest', { served, since });
}

/** Gives the term to an entity. Another entity than before was not told of it and has not confirmed it. */
function given(term: Term, entity: EntityId | undefined, reason: Phrase, credit?: EntityId): Term {
  const { target, seat, from, to, bridge } = term;
  const plain: Term = {
    ...{ target, seat, from, to, reason },
    ...(bridge && { bridge }),
    ...(entity && { entity }),
    ...(credit && { credit }),
  };
  if (term.entity !== entity) return plain;
  const { noticed, parting, acknowledged, reported } = term;
  return {
    ...plain,
    ...(noticed !== undefined && { noticed }),
    ...(parting !== undefined && { parting }),
    ...(acknowledged && { acknowledged }),
    ...(reported !== undefined && { reported }),
  };
}
