/** What happens to the rotation when an entity leaves the network or is merged into another (domain.md 4, 6). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { LeftInputs } from '../../../core/entityLeft.ts';
import { hasBegun, holder, holders, isCurrent, overlap, represented, type Rotation, type Term } from './state.ts';
import { countsFor, tallyOn, turnsOf } from './turns.ts';
import { notice } from './notices.ts';
import { upToDate } from './upToDate.ts';

export type { LeftInputs };

/**
 * `rmc.entityLeft`: the entity's seats and turns pass to the other one. When that one then has two seats at once, a stand-in
 * gets the later term; a term of an entity that has left also goes to a stand-in. It is the entity that would be picked next.
 * Terms that are over keep their entity.
 */
export function entityLeft(before: Rotation, act: BySystem<LeftInputs>, network: Network): Decision<Rotation> {
  const { entity, into } = act.inputs;
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const r = into === undefined ? before : moved(before, entity, into, today);
  const effects: Effect[] = [];
  let state = r;
  for (const term of vacated(r, entity, into, today)) {
    const next = nextInTurn(state, term, network, today);
    if (next === undefined) continue;
    state = {
      ...state,
      terms: state.terms.map((one) => (one.target === term.target ? takenOver(one, next, act, today) : one)),
    };
    effects.push(notice('rmcIncoming', next, [term.target]));
    for (const to of ['secretariat', { roles: ['rmcChair'] }] as const)
      effects.push({ type: 'tell', to, card: 'rmcTakenOver', data: { term: term.target, entity: next } });
  }
  const done = upToDate(state, network, act.receivedAt, r);
  return accept(done.state, phrase('concord.done'), [...effects, ...done.effects, { type: 'refreshCards' }]);
}

/** The rotation with the open terms and swaps of one entity under the other one. */
function moved(r: Rotation, from: EntityId, into: EntityId, today: CalendarDate): Rotation {
  const name = (entity: EntityId): EntityId => (entity === from ? into : entity);
  const over = r.terms.filter((term) => term.to < today && countsFor(term) === from).length;
  const { [from]: gone, ...members } = r.members;
  const member = Object.hasOwn(members, into) ? members[into] : undefined;
  // Terms that are over stay with the former entity, but count as served for the other one too.
  const served = { ...member, startsAt: (member?.startsAt ?? 0) + over };
  return {
    ...r,
    ...(r.configuration && {
      configuration: { ...r.configuration, order: [...new Set(r.configuration.order.map(name))] },
    }),
    members: member || over > 0 ? { ...members, [into]: served } : members,
    history: r.history.map((one) => ({ ...one, entity: name(one.entity) })),
    terms: r.terms.map((term) => (term.to < today ? term : renamed(term, name))),
    swaps: r.swaps.map((swap) =>
      swap.state === 'asked' || swap.state === 'agreed'
        ? {
            ...swap,
            asker: { ...swap.asker, entity: name(swap.asker.entity) },
            asked: { ...swap.asked, entity: name(swap.asked.entity) },
          }
        : swap,
    ),
  };
}

const renamed = (term: Term, name: (entity: EntityId) => EntityId): Term => ({
  ...term,
  ...(term.entity && { entity: name(term.entity) }),
  ...(term.credit && { credit: name(term.credit) }),
  ...(term.standIns && { standIns: term.standIns.map((one) => ({ ...one, entity: name(one.entity) })) }),
  ...(term.acknowledged && { acknowledged: { ...term.acknowledged, entity: name(term.acknowledged.entity) } }),
});

/**
 * The present terms that a stand-in has to take over: all of an entity that has left; all except the first of one that has
 * several.
 */
function vacated(r: Rotation, entity: EntityId, into: EntityId | undefined, today: CalendarDate): readonly Term[] {
  const current = r.terms.filter((term) => isCurrent(term, today) && holder(term) === (into ?? entity));
  if (into === undefined) return current;
  return [...current].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.seat - b.seat)).slice(1);
}

/**
 * The entity that would be picked: the fewest served terms, then the longest time since the last one, then the order of the
 * roll.
 */
function nextInTurn(r: Rotation, term: Term, { roll }: Network, today: CalendarDate): EntityId | undefined {
  const order = [...new Set([...(r.configuration?.order ?? []), ...represented(roll)])];
  const tally = tallyOn(r, today);
  const rest = { from: today, to: term.to };
  const isFree = (entity: EntityId): boolean =>
    !r.terms.some((other) => {
      const isSure = hasBegun(other, today) || other.noticed !== undefined || other.credit !== undefined;
      return isSure && holders(other).some((seat) => seat.entity === entity && overlap(seat, rest));
    });
  const free = order.filter((entity) => represented(roll).includes(entity) && isFree(entity));
  return free.sort((a, b) => {
    const [x, y] = [turnsOf(tally, a), turnsOf(tally, b)];
    const [last, other] = [x.last ?? '', y.last ?? ''];
    return x.served - y.served || (last < other ? -1 : last > other ? 1 : 0);
  })[0];
}

function takenOver(term: Term, entity: EntityId, act: BySystem<unknown>, today: CalendarDate): Term {
  const { acknowledged: _before, ...rest } = term;
  const one = { entity, from: today, by: act.actor, at: act.receivedAt };
  return { ...rest, standIns: [...(term.standIns ?? []), one], noticed: 0 };
}
