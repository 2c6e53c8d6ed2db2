/**
 * What a rotation must be by itself, and what was promised of it to whom (domain.md 6), apart from the rule. It imports types
 * alone, so that it cannot agree with the rule by sharing its code.
 */
import type { Effect } from '../../../src/core/decision.ts';
import type { Rotation, Term } from '../../../src/features/rmc/rules/state.ts';
import { dayOf, isOver, lengthOf, stretches } from './model.ts';

/** What is wrong with a rotation by itself. */
export function faultsOf(r: Rotation, today: string, termMonths: number, seats: number): string[] {
  const faults: string[] = [];
  const living = r.terms.filter(({ to }) => to >= today);
  for (const [i, one] of living.entries()) {
    if (lengthOf(one) > termMonths * 31 && one.from > today) faults.push(`${one.target} is longer than a term`);
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
  for (let seat = 1; seat <= seats; seat += 1) {
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
