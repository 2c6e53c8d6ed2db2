/** Acts by Concord itself on calls for input, and acts with which the Secretariat ends them. */
import { concernedBy } from '../../../kit/moderation.ts';
import type { ByPerson, BySystem } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId } from '../../../core/ids.ts';
import { maybeEntityName, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { chased } from '../../../core/people.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { entityNamed } from '../../../core/entities.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { planned, remind } from './chase.ts';
import { boardOf, notRunning } from './running.ts';
import { cameTo, dueFor, owes, standingOf, type InputCall, type Passed, type Standing } from './state.ts';

const refresh: Effect = { type: 'refreshCards' };
const done = (c: InputCall, effects: readonly Effect[] = []): Decision<InputCall> =>
  accept(c, phrase('concord.done'), effects);

/** `input.due`: does everything that is due by the act's instant. */
export function due(c: InputCall, { receivedAt: now }: BySystem<unknown>, network: Network): Decision<InputCall> {
  if (c.state === 'held' && c.alarmAt !== undefined && c.alarmAt <= now) return alarm(c, network);
  if (c.state !== 'open') return done(c);
  const isOver = c.dueAt <= now && !c.overTold;
  const effects = remind(c, now, network);
  if (isOver) effects.push({ type: 'tell', to: 'secretariat', card: 'inputNotice', data: { what: 'over' } }, refresh);
  return done({ ...c, ...planned(c, now, network), ...(isOver && { overTold: true }) }, effects);
}

/** A call was held for too long: all moderators and the sender are told once. */
function alarm(c: InputCall, { roll }: Network): Decision<InputCall> {
  const { alarmAt, ...next } = c;
  const people = concernedBy(c, roll);
  return done(next, [{ type: 'tell', to: { people }, card: 'inputNotice', data: { what: 'heldTooLong' } }, refresh]);
}

export interface HeardInputs {
  readonly standing: Standing;
}
/** `input.heard`: an entity's answer has changed. A report that is older than the last one is ignored. */
export function heard(
  c: InputCall,
  { inputs, receivedAt }: BySystem<HeardInputs>,
  network: Network,
): Decision<InputCall> {
  const { standing } = inputs;
  const before = standingOf(c, standing.entity);
  if ((before && before.revision >= standing.revision) || !c.entities.includes(standing.entity)) return done(c);
  const next: InputCall = {
    ...c,
    standings: [...c.standings.filter(({ entity }) => entity !== standing.entity), standing],
  };
  return done(c.state === 'open' ? { ...next, ...planned(next, c.remindedUntil ?? receivedAt, network) } : next, [
    refresh,
  ]);
}

export const nudgeInputs = { entity: maybeEntityName() };
/** `input.nudge` (Secretariat): reminds all entities that owe an answer, or the named one, now. */
export function nudge(c: InputCall, act: ByPerson<Inputs<typeof nudgeInputs>>, network: Network): Decision<InputCall> {
  const no = notRunning(c);
  if (no) return no;
  const { receivedAt, actor, inputs } = act;
  const named = inputs.entity === undefined ? undefined : entityNamed(network.roll, inputs.entity)?.id;
  if (inputs.entity !== undefined && (named === undefined || !c.entities.includes(named)))
    return refuse(c, 'invalid', phrase('refused.invalid'), {
      fields: { entity: phrase('inputs.notAskedEntity', { name: inputs.entity.slice(0, 60) }) },
    });
  const owing = c.entities.filter((entity) => owes(c, entity) && (named === undefined || entity === named));
  if (owing.length === 0) return refuse(c, 'conflict', phrase('inputs.nobodyOwes', { ref: c.target }), boardOf(c));
  const on = dateAt(receivedAt, network.settings.timeZone);
  const effects = byDue(c, owing).map(([dueAt, entities]): Effect => {
    const people = entities.flatMap((entity) => chased(network.roll, entity, { on, last: true, cameTo: cameTo(c) }));
    const data = { at: receivedAt, dueAt, nudged: true, ...(dueAt < receivedAt && { overdue: true }) };
    return { type: 'tell', to: { people: people.map(({ id }) => id) }, card: 'inputReminder', data };
  });
  const nudged = { at: receivedAt, by: actor.id, entities: owing };
  const say = phrase('inputs.nudged', { ref: c.target, n: owing.length });
  return accept({ ...c, nudged }, say, [...effects, refresh], boardOf(c));
}

function byDue(c: InputCall, entities: readonly EntityId[]): [InputCall['dueAt'], readonly EntityId[]][] {
  const dues = [...new Set(entities.map((entity) => dueFor(c, entity)))];
  return dues.map((at) => [at, entities.filter((entity) => dueFor(c, entity) === at)]);
}

/** `input.close` (Secretariat): no more answers are taken, on time or late, and nobody is reminded any more. */
export function close(c: InputCall, { receivedAt, actor }: ByPerson<unknown>): Decision<InputCall> {
  const no = notRunning(c);
  if (no) return no;
  const { remindAt, ...rest } = c;
  const next: InputCall = { ...rest, state: 'closed', endedAt: receivedAt, endedBy: actor.id };
  const answered = c.entities.filter((entity) => !owes(c, entity)).length;
  const say = phrase('inputs.closed', { ref: c.target, answered, n: c.entities.length });
  const asker: Effect[] =
    c.entity === undefined
      ? []
      : [{ type: 'tell', to: { people: [c.by] }, card: 'inputNotice', data: { what: 'closed' } }];
  return accept(next, say, [...asker, refresh], boardOf(c));
}

export type PassedInputs = Passed;
/** `input.passed`: the answers were sent round, or put up for endorsement. */
export const passed = (c: InputCall, { inputs }: BySystem<PassedInputs>): Decision<InputCall> =>
  c.passed.some(({ ref }) => ref === inputs.ref) ? done(c) : done({ ...c, passed: [...c.passed, inputs] }, [refresh]);
