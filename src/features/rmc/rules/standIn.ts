/** Taking over the rest of a term, and confirming a term (domain.md 6). */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityName, type Inputs } from '../../../core/inputs.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import {
  entityNamed,
  hasBegun,
  holder,
  holders,
  isCurrent,
  isRepresented,
  overlap,
  termOf,
  type Rotation,
  type Term,
} from './state.ts';
import { isAcknowledged, notice } from './notices.ts';
import { upToDate } from './upToDate.ts';
import type { Extras } from '../../../core/decision.ts';

export const standInInputs = { entity: entityName() };
export const acknowledgeInputs = {};

/**
 * `rmc.standIn` (Secretariat): an entity takes over today for the rest of the term. The term counts for it if this is more than
 * half.
 */
export function standIn(
  r: Rotation,
  act: Act<Inputs<typeof standInInputs>, Person>,
  network: Network,
): Decision<Rotation> {
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const term = act.target === undefined ? onlyVacant(r, network, today) : termOf(r, act.target);
  if (!term)
    return act.target === undefined
      ? refuse(r, 'invalid', phrase('rmc.whichTerm'), { card: { name: 'rmc' } })
      : refuse(r, 'notFound', phrase('refused.notFound', { ref: act.target }));
  if (!hasBegun(term, today)) return refuse(r, 'conflict', phrase('rmc.notBegun', { ref: term.target }));
  if (!isCurrent(term, today)) return refuse(r, 'closed', phrase('rmc.termOver', { ref: term.target }));
  const entity = entityNamed(network.roll, act.inputs.entity);
  if (!entity || !isRepresented(network.roll, entity))
    return refuse(r, 'invalid', phrase('refused.invalid'), { fields: { entity: phrase('rmc.notRepresented') } });
  const taken = doubleSeat(r, entity, term, today);
  if (taken) return refuse(r, 'conflict', phrase('rmc.twoSeats', { entity, ref: taken.target }));
  return takeOver(r, term, entity, act, network, today);
}

function takeOver(
  r: Rotation,
  term: Term,
  entity: EntityId,
  act: Act<unknown, Person>,
  network: Network,
  today: CalendarDate,
): Decision<Rotation> {
  const before = holder(term);
  const one = { entity, from: today, by: act.actor.id, at: act.receivedAt };
  const { acknowledged, ...rest } = term;
  const changed: Term = { ...rest, standIns: [...(term.standIns ?? []), one], noticed: 0 };
  const terms = r.terms.map((t) => (t.target === term.target ? changed : t));
  const { state, effects } = upToDate({ ...r, terms }, network, act.receivedAt);
  const left: Effect[] =
    before !== undefined && isRepresented(network.roll, before)
      ? [{ type: 'tell', to: { entities: [before] }, card: 'rmcTakenOver', data: { term: term.target, entity } }]
      : [];
  const chair: Effect = {
    type: 'tell',
    to: { roles: ['rmcChair'] },
    card: 'rmcTakenOver',
    data: { term: term.target, entity },
  };
  return accept(
    state,
    phrase('rmc.standsIn', { entity, ref: term.target, to: term.to }),
    [notice('rmcIncoming', entity, [term.target]), ...left, chair, ...effects, { type: 'refreshCards' }],
    { card: { name: 'rmc' }, target: term.target },
  );
}

/** The vacant seat, if there is exactly one. */
function onlyVacant(r: Rotation, { roll }: Network, today: CalendarDate): Term | undefined {
  const vacant = r.terms.filter((term) => isCurrent(term, today) && !isRepresented(roll, holder(term)));
  return vacant.length === 1 ? vacant[0] : undefined;
}

/**
 * A seat that the entity already has during the rest of the term. A term that is only planned does not count, because it can be
 * planned again.
 */
const doubleSeat = (r: Rotation, entity: EntityId, term: Term, today: CalendarDate): Term | undefined =>
  r.terms.find((other) => {
    const isSure = hasBegun(other, today) || other.noticed !== undefined || other.credit !== undefined;
    const left = { from: today, to: term.to };
    return isSure && holders(other).some((seat) => seat.entity === entity && overlap(seat, left));
  });

/**
 * `rmc.acknowledge`: the entity confirms that it knows of its term. Without a target, of its next term that is not confirmed.
 */
export function acknowledge(r: Rotation, act: Act<unknown, Person>, network: Network): Decision<Rotation> {
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const entity = act.actor.entity as EntityId;
  const isOpen = (term: Term): boolean => holder(term) === entity && term.to >= today;
  const term =
    act.target === undefined
      ? (r.terms.find((t) => isOpen(t) && !isAcknowledged(t)) ?? r.terms.find(isOpen))
      : termOf(r, act.target);
  if (!term)
    return refuse(
      r,
      'notFound',
      act.target ? phrase('refused.notFound', { ref: act.target }) : phrase('rmc.noTerm', { entity }),
    );
  const card: Extras = { card: { name: 'rmcTerm', data: { term: term.target } }, target: term.target };
  if (holder(term) !== entity) return refuse(r, 'notAllowed', phrase('rmc.notYours', { ref: term.target }), card);
  if (term.to < today) return refuse(r, 'closed', phrase('rmc.termOver', { ref: term.target }), card);
  const say = phrase('rmc.acknowledged', { entity, seat: term.seat, from: term.from, to: term.to });
  if (isAcknowledged(term)) return accept(r, say, [], card);
  const acknowledged = { entity, by: act.actor.id, at: act.receivedAt };
  const terms = r.terms.map((t) => (t.target === term.target ? { ...t, acknowledged } : t));
  return accept({ ...r, terms }, say, [{ type: 'refreshCards' }], card);
}
