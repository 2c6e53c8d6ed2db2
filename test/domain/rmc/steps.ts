/** What one step may do to a rotation: to what has begun, to references, to swaps, to picks, and who hears of it (domain.md 6). */
import type { Effect } from '../../../src/core/decision.ts';
import type { Rotation, Swap, Term } from '../../../src/features/rmc/rules/state.ts';
import * as model from './model.ts';

interface Known {
  readonly able: readonly string[];
  readonly places: model.Places;
}

const find = (r: Rotation, target: string): Term | undefined => r.terms.find((one) => one.target === target);
const core = ({ seat, from, to, entity, credit, bridge }: Term): string =>
  JSON.stringify([seat, from, to, entity, credit, bridge]);
/** Announced, or of an agreed swap: not worked out again. */
const isSure = (r: Rotation, term: Term): boolean => term.noticed !== undefined || isAgreed(r, term.target);
const isAgreed = (r: Rotation, target: string): boolean =>
  r.swaps.some((one) => one.state === 'agreed' && (one.asker.term === target || one.asked.term === target));

/** What has begun stays as it is: only who stands in comes to it, for somebody who left or by the Secretariat's word. */
export function begunFaults(
  before: Rotation,
  after: Rotation,
  today: string,
  { able, places, pressed }: Known & { readonly pressed: string | undefined },
): string[] {
  const faults: string[] = [];
  for (const one of before.terms) {
    const now = find(after, one.target);
    if (one.from > today) continue;
    if (!now || core(now) !== core(one)) {
      faults.push(`${one.target} has begun and is another`);
      continue;
    }
    const [was, is] = [one.standIns ?? [], now.standIns ?? []];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    const came = is.at(-1);
    if (one.to < today) faults.push(`${one.target} is over and has another stand-in`);
    if (came && is.length > was.length && came.from < today)
      faults.push(`${one.target} has a stand-in of before today`);
    const left = model.holds(one);
    if (pressed !== undefined || !came) continue;
    if (left !== undefined && able.includes(left)) faults.push(`${left} is there and is stood in for on ${one.target}`);
    const others = before.terms.filter((other) => other !== one && (other.from <= today || isSure(before, other)));
    const rest = { from: today, to: one.to };
    const turn = model.first(
      places,
      before.terms.filter(({ from }) => from <= today),
      model.eligible(able, others, rest),
    );
    if (turn !== came.entity) faults.push(`${came.entity} stands in on ${one.target}: it is the turn of ${turn}`);
  }
  return faults;
}

/** Who was told of a term has it, as long as somebody speaks for it: nothing but a swap or a new configuration takes it. */
export function announcedFaults(before: Rotation, after: Rotation, today: string, able: readonly string[]): string[] {
  return before.terms.flatMap((one) => {
    if (one.from <= today || one.noticed === undefined || !one.entity || !able.includes(one.entity)) return [];
    if (isAgreed(before, one.target)) return [];
    const now = find(after, one.target)?.entity;
    return now === one.entity ? [] : [`${one.entity} was told of ${one.target}, which is of ${now ?? 'nobody'} now`];
  });
}

/** May the Secretariat have this entity stand in? Not with a seat then that is taken or promised, nor in its own place. */
export function mayStandIn(
  r: Rotation,
  term: Term,
  who: string,
  { able, today }: { readonly able: readonly string[]; readonly today: string },
): boolean {
  const others = r.terms.filter((other) => other !== term && (other.from <= today || isSure(r, other)));
  return model.holds(term) !== who && model.eligible(able, others, { from: today, to: term.to }).includes(who);
}

/** A reference is a seat from a day on: it stays with it, and is never given twice. */
export function referenceFaults(before: Rotation, after: Rotation, isConfigured: boolean): string[] {
  const faults: string[] = [];
  const number = ({ target }: Term): number => Number(target.slice(2));
  for (const one of after.terms) {
    const was = find(before, one.target);
    if (!was && number(one) < before.next) faults.push(`${one.target} was another term's`);
    if (was && was.seat !== one.seat && !isConfigured) faults.push(`${one.target} is another seat`);
    const same = before.terms.find(
      (other) =>
        other.seat === one.seat &&
        other.from === one.from &&
        (!isConfigured || (!one.bridge && core(other) === core(one))),
    );
    if (same && same.target !== one.target) faults.push(`${same.target} is ${one.target} now`);
    if (number(one) >= after.next) faults.push(`${one.target} will be given again`);
  }
  return faults;
}

/** What was asked is over when one of the terms has begun, or is not that entity's any more. */
export function isOver(swap: Swap, after: Rotation, today: string): boolean {
  const sides = [swap.asker, swap.asked];
  const terms = sides.map(({ term }) => find(after, term));
  return terms.some((term, i) => !term || term.from <= today || term.entity !== sides[i]?.entity);
}
export function swapFaults(before: Rotation, after: Rotation, today: string, able: readonly string[]): string[] {
  const faults: string[] = [];
  for (const swap of after.swaps) {
    const [a, b] = [find(after, swap.asker.term), find(after, swap.asked.term)];
    const was = before.swaps.find(({ number }) => number === swap.number)?.state;
    if (swap.state === 'asked' && isOver(swap, after, today)) faults.push(`swap ${swap.number} is asked for nothing`);
    if (swap.state === 'lapsed' && was === 'asked' && !isOver(swap, after, today))
      faults.push(`swap ${swap.number} lapsed for nothing`);
    if ((was === 'lapsed' || was === 'undone') && swap.state !== was) faults.push(`swap ${swap.number} is back`);
    // While one of the two has nobody to speak for it, the swap waits for it.
    const isThere = able.includes(swap.asker.entity) && able.includes(swap.asked.entity);
    if (swap.state !== 'agreed' || !isThere || !a || !b || a.from <= today || b.from <= today) continue;
    if (
      a.entity !== swap.asked.entity ||
      b.entity !== swap.asker.entity ||
      a.credit !== swap.asker.entity ||
      b.credit !== swap.asked.entity
    )
      faults.push(`swap ${swap.number} is not kept`);
  }
  for (const one of after.terms)
    if (one.credit !== undefined && one.from > today && !isAgreed(after, one.target))
      faults.push(`${one.target} is swapped by nobody`);
  return faults;
}

/** Each term ahead is of whose turn it is; whose own turn is sure later may wait for it. */
export function pickFaults(r: Rotation, today: string, { able, places }: Known): string[] {
  const faults: string[] = [];
  // Which day is the last one of an entity that swapped, the issue leaves open: then it is the number of turns alone.
  const isSwapped = r.terms.some(({ credit }) => credit !== undefined);
  const isEven = (a: string | undefined, b: string | undefined, i: number): boolean =>
    a !== undefined && b !== undefined && model.servedEvenly(places, r.terms.slice(0, i), a, b);
  for (const [i, term] of r.terms.entries()) {
    if (term.from <= today || isSure(r, term) || term.bridge) continue;
    const sure = r.terms.slice(i + 1).filter((one) => isSure(r, one));
    const among = model.eligible(able, [...r.terms.slice(0, i), ...sure], term);
    const waits = new Set(sure.map(model.servedBy));
    const turns = [among, among.filter((who) => !waits.has(who))].map((of) =>
      model.first(places, r.terms.slice(0, i), of),
    );
    if (!turns.includes(term.entity) && !(isSwapped && turns.some((who) => isEven(who, term.entity, i))))
      faults.push(`${term.target} of ${term.entity}: it is the turn of ${turns.join(' or ')}`);
  }
  return faults;
}

/** Who was told what of a term, and since when it is as it is. */
export class Heard {
  private readonly since = new Map<string, { readonly what: string; readonly day: string }>();
  private readonly told = new Set<string>();

  faults(before: Rotation, after: Rotation, effects: readonly Effect[], today: string): string[] {
    for (const one of effects) {
      if (one.type !== 'tell' || typeof one.to === 'string' || !('entities' in one.to)) continue;
      if (one.card !== 'rmcIncoming' && one.card !== 'rmcOutgoing') continue;
      for (const term of one.data.terms) this.told.add(`${one.card} ${one.to.entities.join()} ${term} ${today}`);
    }
    for (const term of after.terms) {
      const what = `${term.entity} ${term.from}`;
      if (this.since.get(term.target)?.what !== what) this.since.set(term.target, { what, day: today });
    }
    return after.terms.flatMap((term) => {
      const was = find(before, term.target);
      return was && was.from <= today && was.from > today ? [] : this.begins(after, term, today);
    });
  }
  /** On its first day: the incoming entity has heard 30 and 7 days before, if the term was so already. */
  private begins(r: Rotation, term: Term, today: string): string[] {
    const known = this.since.get(term.target);
    if (term.from !== today || !term.entity || !known || term.bridge) return [];
    const last = r.terms.find(
      (one) => one.seat === term.seat && one.to < term.from && model.dayOf(one.to) === model.dayOf(term.from) - 1,
    );
    if (last && model.holds(last) === term.entity) return [];
    return [30, 7].flatMap((days) => {
      const day = model.dateOf(model.dayOf(term.from) - days);
      const isTold = this.told.has(`rmcIncoming ${term.entity} ${term.target} ${day}`);
      return known.day < day && !isTold ? [`${term.entity} did not hear of ${term.target} ${days} days before`] : [];
    });
  }
}
