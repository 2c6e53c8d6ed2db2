/**
 * The RMC's rotation as domain.md 6 tells it, apart from the rule: what was promised to whom, and whose turn it is. It imports
 * types alone, so that it cannot agree with the rule by sharing its code.
 */
import type { Effect } from '../../src/core/decision.ts';
import type { Rotation, Term } from '../../src/features/rmc/rules/state.ts';

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const days = ({ from, to }: { from: string; to: string }): number => dayOf(to) - dayOf(from) + 1;
const holds = ({ standIns = [], entity }: Term): string | undefined => standIns.at(-1)?.entity ?? entity;
const isOver = (a: Term, b: Term): boolean => a.from <= b.to && b.from <= a.to;

/** Each stretch of a term, and whose it is. */
const stretches = (term: Term): { who: string; from: string; to: string }[] => {
  const starts = [
    ...(term.entity ? [{ who: term.entity as string, from: term.from as string }] : []),
    ...(term.standIns ?? []).map(({ entity, from }) => ({ who: entity, from: from })),
  ];
  return starts.map((start, i) => {
    const next = starts[i + 1];
    const to = next ? new Date((dayOf(next.from) - 1) * 86_400_000).toISOString().slice(0, 10) : (term.to as string);
    return { ...start, to };
  });
};

/** A term counts for whoever holds it over half of it; a swapped one for whose turn it was; a bridge for nobody. */
function servedBy(term: Term): string | undefined {
  if (term.bridge) return undefined;
  const [first] = stretches(term);
  const most = stretches(term).find((one) => days(one) * 2 > days(term));
  return most !== undefined && most.from === first?.from && most.who === term.entity
    ? (term.credit ?? most.who)
    : most?.who;
}

/** Fewest terms served, then the longest since the last one, then the order of the roll; nobody with a seat then. */
export function whoseTurn(
  before: readonly Term[],
  sure: readonly Term[],
  term: Term,
  able: readonly string[],
): string | undefined {
  const served = (who: string): number => before.filter((one) => servedBy(one) === who).length;
  const last = (who: string): string =>
    before
      .flatMap(stretches)
      .filter((one) => one.who === who)
      .reduce((to, one) => (one.to > to ? one.to : to), '');
  const sits = (who: string): boolean =>
    [...before, ...sure].some((one) => one.target !== term.target && holds(one) === who && isOver(one, term));
  return able
    .filter((who) => !sits(who))
    .sort(
      (a, b) =>
        served(a) - served(b) || (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : able.indexOf(a) - able.indexOf(b)),
    )[0];
}

/** What is wrong with a rotation by itself. */
export function faultsOf(r: Rotation, today: string, termMonths: number): string[] {
  const faults: string[] = [];
  const living = r.terms.filter(({ to }) => to >= today);
  for (const [i, one] of living.entries()) {
    if (days(one) > termMonths * 31 && one.from > today) faults.push(`${one.target} is longer than a term`);
    for (const other of living.slice(i + 1)) {
      const twice = stretches(one).some((a) =>
        stretches(other).some(
          (b) => a.who === b.who && a.from <= b.to && b.from <= a.to && a.to >= today && b.to >= today,
        ),
      );
      if (twice) faults.push(`two seats at a time: ${one.target} and ${other.target}`);
      if (one.seat === other.seat && isOver(one, other))
        faults.push(`${one.target} and ${other.target} are one seat twice`);
    }
  }
  for (const seat of new Set(living.map((one) => one.seat))) {
    const of = living.filter((one) => one.seat === seat);
    for (const [i, one] of of.entries())
      if (of[i + 1] && dayOf(of[i + 1]!.from) !== dayOf(one.to) + 1)
        faults.push(`seat ${seat} stands empty after ${one.target}`);
  }
  if (new Set(r.terms.map(({ target }) => target)).size !== r.terms.length) faults.push('a reference stands twice');
  return faults;
}

const tellsOf = (effects: readonly Effect[], card: string) =>
  effects.flatMap((one) => (one.type === 'tell' && one.card === card ? [one] : []));
const isTold = (effects: readonly Effect[], card: string, entity: string): boolean =>
  tellsOf(effects, card).some(
    ({ to }) => typeof to === 'object' && 'entities' in to && to.entities.some((one) => one === entity),
  );
const isOfficersTold = (effects: readonly Effect[], entity: string): boolean =>
  effects.some((one) => one.type === 'tell' && one.to === 'secretariat' && JSON.stringify(one).includes(`"${entity}"`));

/** What was promised before and does not hold after, without a word to those to whom it was promised. */
export function brokenPromises(
  before: Rotation,
  after: Rotation,
  effects: readonly Effect[],
  today: string,
  able: readonly string[],
  isConfigured: boolean,
): string[] {
  const faults: string[] = [];
  const find = (r: Rotation, target: string): Term | undefined => r.terms.find((one) => one.target === target);
  for (const one of before.terms) {
    const now = find(after, one.target);
    if (one.from <= today && (now?.entity !== one.entity || now?.from !== one.from || now.to !== one.to))
      faults.push(`${one.target} has begun and is another`);
    if (one.from <= today || one.noticed === undefined || !one.entity || !able.includes(one.entity)) continue;
    const keeps = now?.entity === one.entity;
    const isSame = keeps && now.from === one.from && now.to === one.to;
    const isSwap = isTold(effects, 'rmcSwapEnded', one.entity);
    if (!isSame && !isSwap && !isTold(effects, keeps ? 'rmcMoved' : 'rmcNoLonger', one.entity)) {
      const stays = after.terms.some(({ entity, from }) => entity === one.entity && from === one.from);
      if (!stays) faults.push(`${one.entity} was told of ${one.target} and hears nothing`);
    }
    if (isConfigured && !isSame && !isOfficersTold(effects, one.entity)) {
      const stays = after.terms.some(({ entity, from }) => entity === one.entity && from === one.from);
      if (!stays) faults.push(`the Secretariat does not hear of ${one.target}`);
    }
  }
  for (const swap of before.swaps.filter(({ state }) => state === 'agreed')) {
    const [a, b] = [find(before, swap.asker.term), find(before, swap.asked.term)];
    if (!a || !b || a.from <= today || b.from <= today) continue;
    const still = after.swaps.find(({ number }) => number === swap.number)?.state === 'agreed';
    const both = [swap.asker.entity, swap.asked.entity];
    if (!both.every((one) => able.includes(one))) continue;
    const crossed =
      find(after, swap.asker.term)?.entity === swap.asked.entity &&
      find(after, swap.asked.term)?.entity === swap.asker.entity;
    if (still && a.credit !== undefined && !crossed) faults.push(`swap ${swap.number} is agreed and not kept`);
    if (!still && !both.every((one) => isTold(effects, 'rmcSwapEnded', one)))
      faults.push(`swap ${swap.number} ended in silence`);
    if (!still && !both.every((one) => isOfficersTold(effects, one)))
      faults.push(`the Secretariat does not hear of swap ${swap.number}`);
  }
  return faults;
}
