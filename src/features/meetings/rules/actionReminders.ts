/** When the owner of an action is reminded, each by their own working days (domain.md 3, "When and to whom", and 5). */
import type { Audience, Effect } from '../../../core/decision.ts';
import { entityEverNamed } from '../../../core/entities.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { everyone, manages, representativesOf, type Person, type Reader } from '../../../core/people.ts';
import {
  chasedAt,
  closingOf,
  dueMoments,
  instantAt,
  nextMoment,
  plansOf,
  readerIn,
  timeLeft,
  urgentAt,
  workingDayOnOrAfter,
  workingDaysBefore,
  zonesOfPeople,
  type Moment,
  type Plans,
} from '../../../calendar/calendar.ts';
import { entityIn } from '../../../i18n/typed.ts';
import type { Action } from './item.ts';

const MORNING = '09:00';

interface Rung {
  readonly at: Instant;
}
type Planned = Action & { readonly due: NonNullable<Action['due']>; readonly plan: NonNullable<Action['plan']> };

/** The closing time of the action's date, or of the next working day. */
const endOf = (due: Planned['due'], { settings }: Network): Instant =>
  closingOf(workingDayOnOrAfter(due, settings), settings);

/** Plans the reminders: on the morning of the working day before, and on the day itself. */
export function reminding(action: Action, now: Instant, network: Network): Action {
  const { due } = action;
  if (!due) return action;
  const { settings } = network;
  const days = [workingDaysBefore(due, 1, settings), workingDayOnOrAfter(due, settings)];
  const rungs = days.map((day) => instantAt(day, MORNING, settings.timeZone)).filter((at) => at > now);
  return lookedAt({ ...action, plan: { from: now, rungs } }, now, network);
}

const isPlanned = (action: Action): action is Planned => action.due !== undefined && action.plan !== undefined;

/** Plans reminders from now on: those before it are not sent. */
export function lookedAt(action: Action, now: Instant, network: Network): Action {
  if (!isPlanned(action)) return { ...action, remindAt: action.remindAt.filter((at) => at > now) };
  const { plan } = action;
  const next = nextMoment(plansFor(action, network), now);
  return { ...action, plan: { ...plan, from: now }, remindAt: next === undefined ? [] : [next] };
}

/** Whose an action is: the entity that owns it, or the one of an owner by name who has left the roll or was erased. */
export function entityOf(
  { entity, person }: Pick<Action, 'entity' | 'person'>,
  roll: Network['roll'],
): EntityId | undefined {
  if (entity || person === undefined || roll.people[person]) return entity;
  const former = roll.formerPeople?.[person]?.entity;
  const name = entityIn(roll.erased?.[person] ?? '');
  return former ?? (name === undefined ? undefined : entityEverNamed(roll, name)?.id);
}

/** Is it the reader's to do? What nobody else would do is the Secretariat's. */
export function isOwnedBy(
  action: Pick<Action, 'entity' | 'person'>,
  by: Pick<Reader, 'person' | 'entity' | 'manages'>,
  { roll }: Pick<Network, 'roll'>,
): boolean {
  const entity = entityOf(action, roll);
  if (entity) return entity === by.entity || (by.manages && representativesOf(roll, entity).length === 0);
  return roll.people[action.person ?? ''] ? action.person === by.person : by.manages;
}

/** The owners of an action. For an entity that nobody represents, or without anybody, it is the Secretariat. */
function ownersOf(action: Action, { roll }: Network): Person[] {
  const entity = entityOf(action, roll);
  const theirs = entity ? representativesOf(roll, entity) : [];
  const one = entity ? undefined : roll.people[action.person ?? ''];
  if (theirs.length > 0 || one) return one ? [one] : theirs;
  return everyone(roll).filter(manages);
}

export const allOwners = (action: Action, network: Network): Audience => {
  const entity = entityOf(action, network.roll);
  const owners = ownersOf(action, network);
  if (entity && owners.every((one) => one.entity === entity)) return { entities: [entity] };
  return owners.every(({ id }) => id === action.person) ? { people: owners.map(({ id }) => id) } : 'secretariat';
};

function plansFor(action: Planned, network: Network): Plans<Rung> {
  const { due, plan } = action;
  const rungs = plan.rungs.map((at) => ({ at }));
  // A reminder that would be moved before the opening is dropped. `from` tells which ones were sent.
  const period = { opensAt: plan.from, closesAt: endOf(due, network) };
  return plansOf(rungs, period, zonesOfPeople(ownersOf(action, network)), network.settings);
}

/** Reminds owners. An action that an earlier version recorded has one reminder for all owners at once. */
export function remindOwners(action: Action, now: Instant, network: Network): Effect[] {
  const { n } = action;
  if (!isPlanned(action)) return [{ type: 'tell', to: allOwners(action, network), card: 'actionDue', data: { n } }];
  const plans = plansFor(action, network);
  return dueMoments(plans, action.plan.from, now).flatMap((moment) => {
    const { zone, at } = moment;
    const left = timeLeft(at, endOf(action.due, network), readerIn(zone, network.settings));
    const data = { n, endsAt: endOf(action.due, network), ...left };
    const people = whoGets(action, moment, plans, network).map(({ id }) => id);
    if (people.length === 0) return [];
    return [
      { type: 'tell', to: { people }, card: 'actionDue', data, ...urgentAt(zone, now, network.settings) } as const,
    ];
  });
}

/** The people who are reminded for an entity. */
function whoGets(action: Planned, moment: Moment<Rung>, plans: Plans<Rung>, network: Network): Person[] {
  const entity = entityOf(action, network.roll);
  if (entity && representativesOf(network.roll, entity).length > 0) return chasedAt(moment, entity, plans, network);
  return ownersOf(action, network).filter(({ zone }) => zone === moment.zone);
}
