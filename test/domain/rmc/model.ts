/**
 * Turns on the RMC as domain.md 6 tells them, written from it alone: for whom a term counts, who has served how often, whose
 * turn a term is, and where whoever comes stands. It takes nothing from the program but types.
 */
import type { Rotation, Term } from '../../../src/features/rmc/rules/state.ts';

const DAY = 86_400_000;
const known = new Map<string, number>();
export function dayOf(date: string): number {
  const before = known.get(date);
  if (before !== undefined) return before;
  const made = Date.parse(date) / DAY;
  known.set(date, made);
  return made;
}
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

interface Days {
  readonly from: string;
  readonly to: string;
}
export const lengthOf = ({ from, to }: Days): number => dayOf(to) - dayOf(from) + 1;
export const isOver = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to;

export interface Stretch extends Days {
  readonly who: string;
}
const cut = new WeakMap<Term, readonly Stretch[]>();
/** Each stretch of a term, and whose it is. */
export function stretches(term: Term): readonly Stretch[] {
  const before = cut.get(term);
  if (before) return before;
  const starts: { who: string; from: string }[] = [
    ...(term.entity ? [{ who: term.entity, from: term.from }] : []),
    ...(term.standIns ?? []).map(({ entity, from }) => ({ who: entity, from })),
  ];
  const made = starts
    .map((start, i) => {
      const next = starts[i + 1];
      return { ...start, to: next ? dateOf(dayOf(next.from) - 1) : term.to };
    })
    .filter(({ from, to }) => from <= to);
  cut.set(term, made);
  return made;
}
/** Who holds it in the end. */
export const holds = (term: Term): string | undefined => stretches(term).at(-1)?.who;

/** A term counts for whoever holds it over half of it; a swapped one for whose turn it was; a bridge for nobody. */
export function servedBy(term: Term): string | undefined {
  if (term.bridge) return undefined;
  const most = stretches(term).find((one) => lengthOf(one) * 2 > lengthOf(term));
  const isFirst = most !== undefined && most.from === term.from && most.who === term.entity;
  return isFirst ? (term.credit ?? most.who) : most?.who;
}

/** Where an entity stands besides its terms. */
interface Place {
  /** Terms it is taken to have served: none of the first members, the average of a newcomer. */
  startsAt: number;
  /** It waits as if it had served until this day. */
  since: string;
  gone: boolean;
}
/** Who has come and gone. */
export type Places = Map<string, Place>;
export const founded = (able: readonly string[]): Places =>
  new Map(able.map((who) => [who, { startsAt: 0, since: '', gone: false }]));

interface Tally {
  served: number;
  /** The last day of its last term. */
  last: string;
}
const tallyOfNone = (places: Places): Map<string, Tally> =>
  new Map([...places].map(([who, { startsAt, since }]) => [who, { served: startsAt, last: since }]));
function count(tally: Map<string, Tally>, term: Term): void {
  const by = servedBy(term);
  const counts = by === undefined ? undefined : tally.get(by);
  if (counts) counts.served += 1;
  for (const { who, to } of stretches(term)) {
    const one = tally.get(who);
    if (one && to > one.last) one.last = to;
  }
}
function tallied(places: Places, terms: readonly Term[]): Map<string, Tally> {
  const tally = tallyOfNone(places);
  for (const term of terms) count(tally, term);
  return tally;
}

/** Somebody comes, or comes back: at the average of those who are there, unless it has missed no whole turn. */
export function comes(places: Places, r: Rotation, who: string, today: string): void {
  const begun = r.terms.filter(({ from }) => from <= today);
  const others = [...places].filter(([other, { gone }]) => other !== who && !gone).map(([other]) => other);
  const tally = tallied(places, begun);
  const all = others.map((other) => tally.get(other)?.served ?? 0);
  const average = all.length === 0 ? 0 : all.reduce((a, b) => a + b, 0) / all.length;
  const place = places.get(who);
  const own = tally.get(who)?.served ?? 0;
  if (place) {
    place.gone = false;
    if (average - own < 1) return;
    Object.assign(place, { startsAt: place.startsAt + average - own, since: today });
  } else places.set(who, { startsAt: average, since: today, gone: false });
}
export function goes(places: Places, who: string): void {
  const place = places.get(who);
  if (place) place.gone = true;
}

/** Whoever may take a seat on these days: somebody speaks for it, and it has no other seat then. */
export function eligible(able: readonly string[], others: readonly Term[], days: Days): string[] {
  const sits = (who: string): boolean =>
    others.some((one) => stretches(one).some((part) => part.who === who && isOver(part, days)));
  return able.filter((who) => !sits(who));
}

/** Fewest terms served, then the longest since the last one, then the order of the roll. */
export function first(places: Places, before: readonly Term[], among: readonly string[]): string | undefined {
  const tally = tallied(places, before);
  const of = (who: string): Tally => tally.get(who) ?? { served: 0, last: '' };
  return [...among].sort((a, b) => {
    const fewer = of(a).served - of(b).served;
    // Averages are sums of fractions.
    if (Math.abs(fewer) > 1e-9) return fewer;
    return of(a).last < of(b).last ? -1 : of(a).last > of(b).last ? 1 : 0;
  })[0];
}

export function servedEvenly(places: Places, before: readonly Term[], a: string, b: string): boolean {
  const tally = tallied(places, before);
  return Math.abs((tally.get(a)?.served ?? 0) - (tally.get(b)?.served ?? 0)) < 1e-9;
}

/** Who is two turns ahead of somebody when a term to come has begun. */
export function twoAhead(places: Places, terms: readonly Term[], able: readonly string[], today: string): string[] {
  const ahead = new Set<string>();
  const tally = tallyOfNone(places);
  for (const [i, term] of terms.entries()) {
    count(tally, term);
    // Those of one day begin together.
    if (term.from <= today || terms[i + 1]?.from === term.from) continue;
    const counts = able.map((who) => tally.get(who)?.served ?? 0);
    for (const [n, who] of able.entries()) if ((counts[n] ?? 0) - Math.min(...counts) >= 2 - 1e-9) ahead.add(who);
  }
  return [...ahead].sort();
}
