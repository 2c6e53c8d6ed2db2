/** More time for one entity or for all: an entity asks for it, the Secretariat grants or declines it. */
import { namesNobody } from '../../../core/classification.ts';
import { reminderRungs } from '../../../calendar/calendar.ts';
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityNamed } from '../../../core/entities.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import { date, entityName, maybeDate, maybeEntityName, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { refused } from './answer.ts';
import { planned } from './chase.ts';
import { dueDay } from './open.ts';
import { boardOf, notRunning } from './running.ts';
import { dueFor, extensionOf, type Extension, type InputCall } from './state.ts';

export const needTimeInputs = { until: maybeDate(), text: maybeWords() };
export const grantInputs = { entity: maybeEntityName(), until: date() };
export const declineTimeInputs = { entity: entityName(), reason: words() };

const refresh: Effect = { type: 'refreshCards' };
const fault = (c: InputCall, fields: Readonly<Record<string, Phrase>>): Decision<InputCall> =>
  refuse(c, 'invalid', phrase('refused.invalid'), { fields });

/** The closing instant of a date. It must be later than the present end of everybody who gets it. */
function later(
  c: InputCall,
  until: CalendarDate,
  entity: EntityId | undefined,
  act: ByPerson<unknown>,
  network: Network,
) {
  const due = dueDay(until, act.receivedAt, network);
  if ('fault' in due) return due;
  const before = entity === undefined ? c.dueAt : dueFor(c, entity);
  return due.dueAt <= before ? { fault: phrase('inputs.notLater', { dueAt: before }) } : due;
}

const withExtension = (c: InputCall, one: Extension): readonly Extension[] => [
  ...c.extensions.filter(({ entity }) => entity !== one.entity),
  one,
];

/** `input.needTime` (representative): the Secretariat is told. The end does not change. */
export function needTime(
  c: InputCall,
  act: ByPerson<Inputs<typeof needTimeInputs>>,
  network: Network,
): Decision<InputCall> {
  const { actor, receivedAt, inputs } = act;
  const entity = actor.entity as EntityId;
  if (c.state !== 'open' || !c.entities.includes(entity)) return refused(c, c, act);
  const { until, text } = inputs;
  const due = until === undefined ? undefined : later(c, until, entity, act, network);
  if (due && 'fault' in due) return fault(c, { until: due.fault });
  const granted = extensionOf(c, entity);
  const one: Extension = {
    // Time that was granted before stays granted.
    ...(granted?.state === 'granted' && granted),
    entity,
    state: 'asked',
    by: actor.id,
    at: receivedAt,
    ...(due && { until: due.dueOn }),
    ...(text && { text }),
  };
  const told: Effect = {
    type: 'tell',
    to: 'secretariat',
    card: 'inputNotice',
    data: { what: 'needTime', entity, ...(due && { until: due.dueOn }), ...(text && { text }) },
  };
  return accept(
    { ...c, extensions: withExtension(c, one) },
    due
      ? phrase('inputs.askedTimeUntil', { ref: c.target, dueAt: dueFor(c, entity), until: due.dueOn })
      : phrase('inputs.askedTime', { ref: c.target, dueAt: dueFor(c, entity) }),
    [told, refresh],
    { target: c.target, card: { name: 'inputCall', about: c.target } },
  );
}

/** `input.grantTime` (Secretariat): gives one entity or all entities more time. */
export function grantTime(
  c: InputCall,
  act: ByPerson<Inputs<typeof grantInputs>>,
  network: Network,
): Decision<InputCall> {
  const no = notRunning(c);
  if (no) return no;
  const { entity: typed, until } = act.inputs;
  const entity = typed === undefined ? undefined : entityNamed(network.roll, typed)?.id;
  if (typed !== undefined && (entity === undefined || !c.entities.includes(entity)))
    return fault(c, { entity: phrase('inputs.notAskedEntity', { name: typed.slice(0, 60) }) });
  const due = later(c, until, entity, act, network);
  if ('fault' in due) return fault(c, { until: due.fault });
  const next = entity === undefined ? forAll(c, due, act, network) : forOne(c, entity, due, act, network);
  const to = entity === undefined ? c.entities : [entity];
  const told: Effect = {
    type: 'tell',
    to: { entities: to },
    card: 'inputNotice',
    data: { what: 'granted', until: due.dueOn, dueAt: due.dueAt },
  };
  const say =
    entity === undefined
      ? phrase('inputs.grantedAll', { ref: c.target, dueAt: due.dueAt })
      : namesNobody(c.classification)
        ? phrase('inputs.grantedBare', { ref: c.target, dueAt: due.dueAt })
        : phrase('inputs.granted', { ref: c.target, entity, dueAt: due.dueAt });
  return accept({ ...next, ...planned(next, act.receivedAt, network) }, say, [told, refresh], boardOf(c));
}

type Due = Pick<InputCall, 'dueOn' | 'dueAt'>;

function forAll(c: InputCall, due: Due, { receivedAt }: ByPerson<unknown>, { settings }: Network): InputCall {
  return {
    ...c,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    openedAt: c.openedAt ?? receivedAt,
    reminders: reminderRungs(receivedAt, due.dueAt, settings.ladder, settings),
    overTold: false,
    // Entities that asked have the time now. An entity that was granted even more keeps it.
    extensions: c.extensions.filter(({ dueAt }) => dueAt !== undefined && dueAt > due.dueAt),
  };
}

function forOne(
  c: InputCall,
  entity: EntityId,
  due: Due,
  { actor, receivedAt }: ByPerson<unknown>,
  { settings }: Network,
): InputCall {
  const one: Extension = {
    entity,
    state: 'granted',
    until: due.dueOn,
    dueAt: due.dueAt,
    by: actor.id,
    at: receivedAt,
    reminders: reminderRungs(receivedAt, due.dueAt, settings.ladder, settings),
  };
  return { ...c, extensions: withExtension(c, one) };
}

/** `input.declineTime` (Secretariat): the entity is told why, and when its answer is due. */
export function declineTime(
  c: InputCall,
  act: ByPerson<Inputs<typeof declineTimeInputs>>,
  network: Network,
): Decision<InputCall> {
  const no = notRunning(c);
  if (no) return no;
  const { entity: typed, reason } = act.inputs;
  const entity = entityNamed(network.roll, typed)?.id;
  const asked = entity === undefined ? undefined : extensionOf(c, entity);
  if (entity === undefined || !c.entities.includes(entity))
    return fault(c, { entity: phrase('inputs.notAskedEntity', { name: typed.slice(0, 60) }) });
  if (asked?.state !== 'asked')
    return refuse(c, 'conflict', phrase('inputs.askedNoTime', { entity, ref: c.target }), boardOf(c));
  // Time that was granted before stays granted.
  const state = asked.dueAt === undefined ? 'declined' : 'granted';
  const one: Extension = {
    ...asked,
    state,
    declinedBy: act.actor.id,
    reason,
    ...(state === 'declined' && { at: act.receivedAt }),
  };
  const told: Effect = {
    type: 'tell',
    to: { entities: [entity] },
    card: 'inputNotice',
    data: { what: 'timeDeclined', text: reason, dueAt: dueFor(c, entity) },
  };
  return accept(
    { ...c, extensions: withExtension(c, one) },
    namesNobody(c.classification)
      ? phrase('inputs.timeDeclinedBare', { ref: c.target })
      : phrase('inputs.timeDeclined', { ref: c.target, entity }),
    [told, refresh],
    boardOf(c),
  );
}
