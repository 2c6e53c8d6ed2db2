/** A work plan built from a call for input: activities from the rows of its answers [ToR 2.a.iii, 2.a.iv]. */
import { dateAt, readDay, type WorkingDays } from '../../../calendar/calendar.ts';
import type { RefusalCode } from '../../../core/answer.ts';
import type { ByPerson, BySystem } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entitiesNamed, entityNamed } from '../../../core/entities.ts';
import { folded } from '../../../core/fold.ts';
import type { CalendarDate, EntityId, PersonId, Ref } from '../../../core/ids.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { asking } from './plan.ts';
import { emptyBook, type Activity, type PlanBook } from './state.ts';

/** More at once is a slip of the hand. */
export const MAX_BUILT = 300;

/** A row of an answer, with the names of its columns. */
export interface Row {
  readonly entity: EntityId;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
}
export interface Proposed {
  readonly key: string;
  /** The entity that proposed it. */
  readonly entity: EntityId;
  readonly activity: string;
  readonly lead: EntityId;
  readonly contributors: readonly EntityId[];
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** Words of the row that were not understood, and are left out. */
  readonly unclear: readonly string[];
}

type Column = keyof typeof TYPED.planColumns;
const COLUMNS = Object.entries(TYPED.planColumns) as [Column, readonly string[]][];
/** The first column is the activity, whatever it is called; others count by their names. */
const meaningOf = (name: string, i: number): Column | undefined =>
  COLUMNS.find(([, words]) => words.some((word) => folded(word) === folded(name)))?.[0] ??
  (i === 0 ? 'activity' : undefined);

/** @param at the day on which dates without a year are read */
export function proposedBy(
  call: Ref,
  row: Row,
  at: CalendarDate,
  { roll, settings }: Pick<Network, 'roll' | 'settings'>,
): Proposed | undefined {
  const cell = (of: Column): string => row.cells[row.columns.findIndex((name, i) => meaningOf(name, i) === of)] ?? '';
  const activity = cell('activity').trim().slice(0, TITLE);
  if (activity === '') return undefined;
  const lead = cell('lead') === '' ? undefined : entityNamed(roll, cell('lead'))?.id;
  const { entities, unknown } = entitiesNamed(roll, cell('contributors'));
  const [from, to] = [dayIn(cell('from'), at, settings), dayIn(cell('to'), at, settings)];
  const leads = lead ?? row.entity;
  const isBackwards = from.day !== undefined && to.day !== undefined && to.day < from.day;
  return {
    key: JSON.stringify(['built', call, row.entity, folded(activity)]),
    entity: row.entity,
    activity,
    lead: leads,
    contributors: entities.filter((one) => one !== leads),
    ...(from.day !== undefined && { from: from.day }),
    ...(to.day !== undefined && !isBackwards && { to: to.day }),
    unclear: [
      ...(cell('lead') !== '' && lead === undefined ? [cell('lead')] : []),
      ...unknown,
      ...from.unclear,
      ...(isBackwards ? [cell('to')] : to.unclear),
    ],
  };
}

function dayIn(
  typed: string,
  at: CalendarDate,
  calendar: WorkingDays,
): { readonly day?: CalendarDate; readonly unclear: readonly string[] } {
  if (typed.trim() === '' || typed.trim() === '-') return { unclear: [] };
  const read = readDay(typed, at, TYPED.dates, calendar);
  return read && 'day' in read ? { day: read.day, unclear: [] } : { unclear: [typed] };
}

/** Each activity once: the same of one entity in two rows is one. */
export function proposals(call: Ref, rows: readonly Row[], at: CalendarDate, network: Network): readonly Proposed[] {
  const found = rows.flatMap((row) => proposedBy(call, row, at, network) ?? []);
  return found.filter(({ key }, i) => found.findIndex((one) => one.key === key) === i);
}

/** Read by `buildFacts`. */
export interface BuildFacts {
  readonly call: Ref | undefined;
  /** Those that are not in the plan yet. */
  readonly proposed: readonly Proposed[];
}

/** Why nothing can be built of it; the preview says the same. */
export function whyNotBuilt(
  call: Ref,
  proposed: BuildFacts['proposed'],
): { readonly code: RefusalCode; readonly say: Phrase } | undefined {
  if (proposed.length === 0) return { code: 'conflict', say: phrase('plan.nothingToBuild', { ref: call }) };
  if (proposed.length <= MAX_BUILT) return undefined;
  return { code: 'tooMuch', say: phrase('plan.tooMuchToBuild', { n: proposed.length, most: MAX_BUILT }) };
}

/** `plan.build` (Secretariat): what a call's answers propose comes into the plan; what came from them before stays as it is. */
export function build(before: PlanBook | undefined, act: ByPerson<BuildFacts>): Decision<PlanBook | undefined> {
  const { call, proposed } = act.inputs;
  if (!act.target) return refuse(before, 'invalid', phrase('refused.noTarget'));
  if (call === undefined) return refuse(before, 'notFound', phrase('refused.notFound', { ref: act.target }));
  const why = whyNotBuilt(call, proposed);
  if (why) return refuse(before, why.code, why.say);
  const lastOf = new Map(proposed.map(({ lead }, i) => [lead, i]));
  const effects = proposed.map(({ unclear: _u, ...one }, i): Effect => ({
    type: 'act',
    verb: 'plan.add',
    inputs: { ...one, call, by: act.actor.id, tells: lastOf.get(one.lead) === i },
    key: `planAdd/${one.key}`,
  }));
  const say = phrase('plan.built', { ref: call, n: proposed.length });
  return accept(before ?? emptyBook, say, effects, { card: { name: 'planPage' } });
}

export interface AddInputs extends Omit<Proposed, 'unclear'> {
  readonly call: Ref;
  readonly by: PersonId;
  /** The last one that this lead gets: it is told of all of them at once. */
  readonly tells: boolean;
}
/** `plan.add`: one activity from a call's answers. */
export function add(
  before: Activity | undefined,
  act: BySystem<AddInputs>,
  network: Network,
  target: Ref,
): Decision<Activity | undefined> {
  if (before) return accept(before, phrase('concord.done'));
  const { key, entity, activity, lead, contributors, from, to, call, by, tells } = act.inputs;
  const made: Activity = {
    target,
    activity,
    lead,
    contributors,
    ...(from && { from }),
    ...(to && { to }),
    state: 'planned',
    by,
    createdAt: act.receivedAt,
    source: { call, entity, key },
    updates: [],
    changes: [],
    asked: [],
  };
  const tell: Effect[] = tells
    ? [{ type: 'tell', to: { entities: [lead] }, card: 'planPage', data: { entity: lead } }]
    : [];
  return accept({ ...made, ...asking(made, act.receivedAt, network) }, phrase('concord.done'), tell);
}

export const today = (at: ByPerson<unknown>['receivedAt'], { settings }: Network): CalendarDate =>
  dateAt(at, settings.timeZone);
