/** Counts what each entity did in a year (docs/domain.md 9). Pure: the record and the instant are arguments. */
import type { CalendarDate, EntityId, Instant } from '../../../core/ids.ts';
import type { Documents } from '../../../core/contract.ts';
import { dateAt, instantAt } from '../../../calendar/calendar.ts';
import type { Tally } from './asked.ts';
import { mostAtOnce, NO_SPANS, spansOf } from './load.ts';
import type { EntityFigures } from './state.ts';

/** Only what the figures need: of a year there may be much. */
export interface Item {
  readonly addedAt: Instant;
  readonly actions: readonly Pick<Documents['agenda']['actions'][number], 'n' | 'entity' | 'due' | 'done'>[];
  readonly sittings: readonly Pick<Documents['agenda']['sittings'][number], 'actions' | 'at'>[];
}
export type Call = Pick<Documents['inputs'], 'openedAt' | 'createdAt' | 'endedAt' | 'entities'> & {
  /** When entities that it asked left or were merged. */
  readonly departed?: readonly { readonly entity: EntityId; readonly at: Instant }[];
  readonly standings: readonly Pick<Documents['inputs']['standings'][number], 'entity' | 'state' | 'at' | 'late'>[];
};

/** The meetings of a year to which an entity was invited, and those that it attended. */
export type Sat = Pick<EntityFigures, 'invited' | 'attended'>;

export interface Record {
  /** Of the requests of the year. */
  readonly asked: ReadonlyMap<EntityId, Tally>;
  /** Of the meetings that were held in the year. */
  readonly sat: ReadonlyMap<EntityId, Sat>;
  readonly items: readonly Item[];
  readonly calls: readonly Call[];
  readonly terms: Documents['terms']['terms'];
}

/** A year of the network's calendar: its first instant, and the first one after it. */
export interface Year {
  readonly year: number;
  readonly zone: string;
  readonly from: Instant;
  readonly until: Instant;
}

export function yearOf(year: number, zone: string): Year {
  const start = (of: number): Instant => instantAt(`${of}-01-01` as CalendarDate, '00:00', zone);
  return { year, zone, from: start(year), until: start(year + 1) };
}

export const isIn = ({ from, until }: Year, at: Instant): boolean => at >= from && at < until;

/** Meetings to which the same entities were invited, with those that attended each of them. */
export interface Held {
  readonly invited: readonly EntityId[];
  readonly attended: readonly (readonly EntityId[])[];
}

export function satIn(held: readonly Held[]): Map<EntityId, Sat> {
  const counts = new Map<EntityId, Sat>();
  const add = (entity: EntityId, invited: number, attended: number): void => {
    const before = counts.get(entity) ?? { invited: 0, attended: 0 };
    counts.set(entity, { invited: before.invited + invited, attended: before.attended + attended });
  };
  for (const { invited, attended } of held) {
    for (const entity of new Set(invited)) add(entity, attended.length, 0);
    for (const some of attended) for (const entity of new Set(some)) add(entity, 0, 1);
  }
  return counts;
}

/** Finds the part of the record that concerns an entity. The whole record is gone through once, not once for each entity. */
export function partsOf(record: Record): (entity: EntityId) => Record {
  const calls = grouped(record.calls, ({ entities }) => entities);
  const items = grouped(record.items, ({ actions }) => actions.flatMap(({ entity }) => entity ?? []));
  return (entity) => ({ ...record, calls: calls.get(entity) ?? [], items: items.get(entity) ?? [] });
}

function grouped<T>(things: readonly T[], entitiesOf: (thing: T) => readonly EntityId[]): Map<EntityId, T[]> {
  const groups = new Map<EntityId, T[]>();
  for (const thing of things)
    for (const entity of new Set(entitiesOf(thing))) {
      const group = groups.get(entity);
      if (group) group.push(thing);
      else groups.set(entity, [thing]);
    }
  return groups;
}

/** @param now the instant at which something counts as open or overdue */
export const figuresOf = (entity: EntityId, record: Record, year: Year, now: Instant): EntityFigures => {
  const { waits = NO_SPANS, ...asked } = record.asked.get(entity) ?? NOTHING_ASKED;
  const actions = actionsOf(entity, record.items, year);
  const calls = record.calls.filter(
    ({ openedAt, entities }) => openedAt !== undefined && isIn(year, openedAt) && entities.includes(entity),
  );
  const due = actions.filter((one) => !one.done && one.due !== undefined);
  const today = due.length === 0 ? '' : dateAt(now, year.zone);
  return {
    entity,
    ...asked,
    ...inputsOf(entity, calls),
    ...(record.sat.get(entity) ?? { invited: 0, attended: 0 }),
    actions: actions.length,
    openActions: actions.filter(({ done }) => !done).length,
    overdueActions: due.filter((one) => one.due !== undefined && one.due < today).length,
    terms: record.terms.filter((term) => serves(entity, term, year)).length,
    load: mostAtOnce(
      waits,
      lasting([...calls.map((one) => callSpan(entity, one)), ...actions.map(spanOf)]),
      Date.parse(year.from),
      Math.min(Date.parse(now), Date.parse(year.until)),
    ),
  };
};

/** Was there anything in the year that concerned the entity? */
export const hasFigures = ({ entity: _entity, ...figures }: EntityFigures): boolean =>
  Object.values(figures).some((figure) => figure > 0);

const NOTHING_ASKED: Omit<Tally, 'waits'> & { readonly waits?: undefined } = {
  ...{ asked: 0, answered: 0, silent: 0, unreached: 0, late: 0 },
};

type InputFigures = Pick<EntityFigures, 'calls' | 'inputs' | 'lateInputs'>;
function inputsOf(entity: EntityId, calls: readonly Call[]): InputFigures {
  const given = calls.flatMap((one) => givenIn(entity, one) ?? []);
  return { calls: calls.length, inputs: given.length, lateInputs: given.filter(({ late }) => late).length };
}

/** Its whole answer, or that it has nothing to report; what is saved in part is none. */
const givenIn = (entity: EntityId, { standings }: Call) =>
  standings.find((one) => one.entity === entity && (one.state === 'answered' || one.state === 'nothing'));

interface Done {
  readonly since: Instant;
  readonly due?: CalendarDate;
  readonly done?: Instant;
}

/** The entity's actions that meetings of the year agreed on. */
const actionsOf = (entity: EntityId, items: readonly Item[], year: Year): Done[] =>
  items.flatMap(({ actions, sittings }) =>
    actions.flatMap((action) => {
      const since = sittings.find(({ actions: given }) => given.includes(action.n))?.at;
      if (action.entity !== entity || since === undefined || !isIn(year, since)) return [];
      return [{ since, ...(action.due && { due: action.due }), ...(action.done && { done: action.done.at }) }];
    }),
  );

function serves(entity: EntityId, term: Record['terms'][number], { year }: Year): boolean {
  const isInYear = term.from <= `${year}-12-31` && term.to >= `${year}-01-01`;
  const standIn = term.standIns?.find((one) => one.entity === entity && one.from <= `${year}-12-31`);
  return isInYear && (term.entity === entity || standIn !== undefined);
}

interface Span {
  readonly from: Instant;
  /** Undefined: until now. */
  readonly to?: Instant | undefined;
}

const callSpan = (entity: EntityId, call: Call): Span => ({
  from: call.openedAt ?? call.createdAt,
  to: givenIn(entity, call)?.at ?? call.departed?.find((one) => one.entity === entity)?.at ?? call.endedAt,
});
const spanOf = ({ since, done }: Done): Span => ({ from: since, to: done });

const lasting = (spans: readonly Span[]) =>
  spansOf(
    spans.map(({ from }) => Date.parse(from)),
    spans.map(({ to }) => (to === undefined ? Infinity : Date.parse(to))),
  );
