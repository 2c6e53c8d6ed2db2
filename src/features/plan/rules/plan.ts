/** The acts of the work plan: planning activities, reporting on them, figures, and asking leads once a quarter. */
import { dateAt, instantAt, workingDayOnOrAfter } from '../../../calendar/calendar.ts';
import type { Act, ByPerson, BySystem } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect, type Extras } from '../../../core/decision.ts';
import { entitiesNamed, entityNamed } from '../../../core/entities.ts';
import { calendarDate, type EntityId, type Instant, type Ref } from '../../../core/ids.ts';
import {
  choice,
  entityName,
  line,
  maybeDate,
  maybeEntityName,
  maybeEntityNames,
  maybeLine,
  maybeWords,
  year,
  type Inputs,
} from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { chased, manages, type Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import {
  ACTIVITY_STATES,
  emptyBook,
  isRunning,
  type Activity,
  type Changed,
  type Figure,
  type PlanBook,
} from './state.ts';

export const setInputs = {
  activity: line(),
  lead: maybeEntityName(),
  contributors: maybeEntityNames(),
  from: maybeDate(),
  to: maybeDate(),
  decision: maybeLine(60),
};
export const updateInputs = { state: choice(ACTIVITY_STATES), text: maybeWords() };
const MAX_FIGURE = 40;
export const indicatorInputs = {
  entity: entityName(),
  name: line(200),
  year: year(2000, 2100),
  figure: line(MAX_FIGURE),
};

type State = Activity | undefined;
const refresh: Effect = { type: 'refreshCards' };
const shown = (target: Ref): Extras => ({ target, card: { name: 'planActivity', about: target } });

/** Read by `decisionFacts`: does the register have this number? */
export interface DecisionFacts {
  readonly isDecided: boolean;
}
type Setting = Inputs<typeof setInputs> & DecisionFacts;

/** `plan.set` (Secretariat): adds an activity, or changes one. Fields that are not given stay. */
export function set(before: State, act: ByPerson<Setting>, network: Network, target: Ref): Decision<State> {
  if (!before && act.target) return refuse(before, 'notFound', phrase('refused.notFound', { ref: act.target }));
  const read = readSetting(before, act, network);
  if ('fields' in read) return refuse(before, 'invalid', phrase('refused.invalid'), read);
  const { inputs, actor, receivedAt } = act;
  const base: Activity = before ?? {
    target,
    activity: inputs.activity,
    contributors: [],
    state: 'planned',
    by: actor.id,
    createdAt: receivedAt,
    updates: [],
    changes: [],
    asked: [],
  };
  const changed: Changed = {
    by: actor.id,
    at: receivedAt,
    before: planOf(base),
    ...(inputs.decision !== undefined && { decision: inputs.decision }),
  };
  const next: Activity = {
    ...base,
    activity: inputs.activity,
    ...read,
    ...(before && { changes: [...before.changes, changed] }),
  };
  const told = next.lead !== undefined && next.lead !== before?.lead ? [tellLead(next.lead)] : [];
  const say = before ? phrase('plan.changed', { ref: target }) : phrase('plan.made', { ref: target });
  return accept({ ...next, ...asking(next, receivedAt, network) }, say, [...told, refresh], shown(target));
}

const planOf = ({ activity, lead, contributors, from, to }: Activity): Changed['before'] => ({
  activity,
  ...(lead && { lead }),
  contributors,
  ...(from && { from }),
  ...(to && { to }),
});

const tellLead = (lead: EntityId): Effect => ({
  type: 'tell',
  to: { entities: [lead] },
  card: 'planAsk',
  data: { leads: true },
});

type Read = Partial<Pick<Activity, 'lead' | 'contributors' | 'from' | 'to'>>;

function readSetting(
  before: State,
  { inputs }: ByPerson<Setting>,
  { roll }: Network,
): Read | { readonly fields: Readonly<Record<string, Phrase>> } {
  const lead = inputs.lead === undefined ? undefined : entityNamed(roll, inputs.lead)?.id;
  const named = inputs.contributors === undefined ? undefined : entitiesNamed(roll, inputs.contributors);
  const [from, to] = [inputs.from ?? before?.from, inputs.to ?? before?.to];
  const fields = {
    ...(inputs.lead !== undefined &&
      lead === undefined && { lead: phrase('input.unknownEntities', { names: [inputs.lead.slice(0, 60)] }) }),
    ...(named &&
      named.unknown.length > 0 && { contributors: phrase('input.unknownEntities', { names: named.unknown }) }),
    ...(from !== undefined && to !== undefined && to < from && { to: phrase('plan.endsBefore') }),
    ...(inputs.decision !== undefined && !inputs.isDecided && { decision: phrase('plan.noDecision') }),
  };
  if (Object.keys(fields).length > 0) return { fields };
  const leads = lead ?? before?.lead;
  return {
    ...(leads && { lead: leads }),
    ...(named && { contributors: named.entities.filter((entity) => entity !== leads) }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** The morning of the first working day of the next quarter. */
export function nextQuarter(now: Instant, { settings }: Network): Instant {
  const [year = '', month = ''] = dateAt(now, settings.timeZone).split('-');
  const quarter = Math.floor((Number(month) - 1) / 3) + 1;
  const [y, m] = quarter === 4 ? [Number(year) + 1, 1] : [Number(year), quarter * 3 + 1];
  const first = workingDayOnOrAfter(calendarDate(`${y}-${String(m).padStart(2, '0')}-01`), settings);
  return instantAt(first, '09:00', settings.timeZone);
}

/** When the lead is asked next. Leads of activities that are over are not asked. */
export function asking(a: Activity, now: Instant, network: Network): Pick<Activity, 'askAt'> {
  return isRunning(a) && a.lead !== undefined ? { askAt: a.askAt ?? nextQuarter(now, network) } : {};
}

/** `plan.update` (lead entity, Secretariat): reports on an activity, with a line of text. */
export function update(a: Activity, act: ByPerson<Inputs<typeof updateInputs>>, network: Network): Decision<Activity> {
  const { actor, inputs, receivedAt } = act;
  const isLead = a.lead !== undefined && actor.entity === a.lead;
  if (!isLead && !manages(actor)) return refuse(a, 'notAllowed', phrase('plan.leadOnly', { ref: a.target }));
  const { state, text } = inputs;
  const { askAt, text: _before, ...rest } = a;
  const next: Activity = {
    ...rest,
    state,
    ...(text !== undefined && { text }),
    asked: [],
    updates: [
      ...a.updates,
      {
        state,
        ...(text !== undefined && { text }),
        by: actor.id,
        ...(isLead && { entity: a.lead }),
        at: receivedAt,
      },
    ],
  };
  const asks = isRunning(next) && a.lead !== undefined ? { askAt: askAt ?? nextQuarter(receivedAt, network) } : {};
  return accept({ ...next, ...asks }, phrase('plan.updated', { ref: a.target }), [refresh], shown(a.target));
}

/** `plan.due`: asks the lead for a report. After two questions without a report the Secretariat is told. */
export function due(a: Activity, { receivedAt: now }: BySystem<unknown>, network: Network): Decision<Activity> {
  const { askAt, ...rest } = a;
  if (askAt === undefined || askAt > now) return accept(a, phrase('concord.done'));
  if (!isRunning(a) || a.lead === undefined) return accept(rest, phrase('concord.done'));
  const on = dateAt(now, network.settings.timeZone);
  const people = chased(network.roll, a.lead, { on, last: a.asked.length > 0 }).map(({ id }) => id);
  const next: Activity = { ...rest, asked: [...a.asked, now], askAt: nextQuarter(now, network) };
  return accept(next, phrase('concord.done'), [
    { type: 'tell', to: { people }, card: 'planAsk', data: {} },
    ...(next.asked.length === 2
      ? [{ type: 'tell', to: 'secretariat', card: 'planAsk', data: { silent: true } } as const]
      : []),
    refresh,
  ]);
}

/** `plan.indicator` (Secretariat): an entity's figure for a year. A later one replaces it. */
export function indicator(
  before: PlanBook | undefined,
  act: Act<Inputs<typeof indicatorInputs> & { readonly activity: Activity | undefined }, Person>,
  { roll }: Network,
): Decision<PlanBook | undefined> {
  const book = before ?? emptyBook;
  const { inputs, actor, receivedAt, target } = act;
  const entity = entityNamed(roll, inputs.entity)?.id;
  if (entity === undefined)
    return refuse(before, 'invalid', phrase('refused.invalid'), {
      fields: { entity: phrase('input.unknownEntities', { names: [inputs.entity.slice(0, 60)] }) },
    });
  if (target?.startsWith('W-') && !inputs.activity)
    return refuse(before, 'notFound', phrase('refused.notFound', { ref: target }));
  const { name, year, figure } = inputs;
  const one: Figure = {
    entity,
    name,
    year,
    figure,
    ...(inputs.activity && { activity: inputs.activity.target }),
    by: actor.id,
    at: receivedAt,
  };
  const others = book.figures.filter((old) => !isSameFigure(old, one));
  return accept({ ...book, figures: [...others, one] }, phrase('plan.figure', { entity, year: String(year) }), [], {
    ...(inputs.activity ? { target: inputs.activity.target } : {}),
    card: { name: 'planPage', data: { year } },
  });
}

/** Figures of different activities are different figures. */
const isSameFigure = (a: Figure, b: Figure): boolean =>
  a.entity === b.entity &&
  a.year === b.year &&
  a.activity === b.activity &&
  a.name.toLowerCase() === b.name.toLowerCase();

export interface LeftInputs {
  readonly entity: EntityId;
  readonly into?: EntityId;
  readonly reason: string;
}
/**
 * `plan.left`: the activities of an entity that was merged pass to the other entity. Those of one that has left have no lead,
 * and the Secretariat is told.
 */
export function left(a: Activity, act: BySystem<LeftInputs>): Decision<Activity> {
  const { entity, into } = act.inputs;
  const { lead, askAt, ...rest } = a;
  const leads = lead === entity ? into : lead;
  const contributors = [
    ...new Set(a.contributors.flatMap((one) => (one !== entity ? [one] : into === undefined ? [] : [into]))),
  ].filter((one) => one !== leads);
  const next: Activity = {
    ...rest,
    contributors,
    ...(leads && { lead: leads, ...(askAt && { askAt }) }),
  };
  return accept(next, phrase('concord.done'), [refresh]);
}

export const dueAt = (a: Activity): Instant | null => a.askAt ?? null;
