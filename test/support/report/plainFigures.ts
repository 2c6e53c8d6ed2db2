/**
 * The figures of the report in the plain way: for each entity the whole record is gone through, request by request. The program
 * counts otherwise, because a year may have tens of thousands of requests; both must come to the same.
 */
import type { CalendarDate, EntityId, Instant } from '../../../src/core/ids.ts';
import type { Documents } from '../../../src/core/contract.ts';
import { HOUR_MS } from '../../../src/core/spans.ts';
import { dateAt } from '../../../src/calendar/calendar.ts';
import { isIn, type Year } from '../../../src/features/report/rules/figures.ts';
import type { EntityFigures } from '../../../src/features/report/rules/state.ts';

type Request = Documents['endorsements'];
type Item = Documents['agenda'];
type Call = Documents['inputs'];

/** A meeting with the entities that were invited to it. */
export interface Held {
  readonly meeting: Documents['meetings'];
  readonly invited: readonly EntityId[];
}

export interface PlainRecord {
  readonly requests: readonly Request[];
  readonly meetings: readonly Held[];
  readonly items: readonly Item[];
  readonly calls: readonly Call[];
  readonly terms: Documents['terms']['terms'];
}

/** @param now the instant at which something counts as open or overdue */
export const plainFiguresOf = (entity: EntityId, record: PlainRecord, year: Year, now: Instant): EntityFigures => {
  const requests = record.requests.filter((one) => isIn(year, one.openedAt) && one.electorate.includes(entity));
  const held = record.meetings.filter(({ meeting }) => isIn(year, meeting.begunAt ?? meeting.startsAt));
  const actions = actionsOf(entity, record.items, year);
  const calls = record.calls.filter(
    ({ openedAt, entities }) => openedAt !== undefined && isIn(year, openedAt) && entities.includes(entity),
  );
  const today = dateAt(now, year.zone);
  return {
    entity,
    ...answersOf(entity, requests),
    ...inputsOf(entity, calls),
    invited: held.filter(({ invited }) => invited.includes(entity)).length,
    attended: held.filter(({ meeting }) => meeting.attendance.some((one) => one.entity === entity)).length,
    actions: actions.length,
    openActions: actions.filter(({ done }) => !done).length,
    overdueActions: actions.filter(({ done, due }) => !done && due !== undefined && due < today).length,
    terms: record.terms.filter((term) => serves(entity, term, year)).length,
    load: mostAtOnce(
      [
        ...requests.map((one) => waitOf(entity, one)),
        ...calls.map((one) => callSpan(entity, one)),
        ...actions.map(spanOf),
      ],
      year,
      now,
    ),
  };
};

type Answers = Pick<EntityFigures, 'asked' | 'answered' | 'silent' | 'unreached' | 'late' | 'medianHours'>;

function answersOf(entity: EntityId, requests: readonly Request[]): Answers {
  const hours = requests.flatMap((one) => {
    const first = firstAnswer(entity, one);
    return first === undefined ? [] : [(Date.parse(first) - Date.parse(one.openedAt)) / HOUR_MS];
  });
  const median = medianOf(hours);
  const quiet = requests.filter((one) => firstAnswer(entity, one) === undefined);
  return {
    asked: requests.length,
    answered: requests.length - quiet.length,
    silent: quiet.filter(({ outcome }) => outcome?.silent.includes(entity)).length,
    unreached: quiet.filter(({ outcome }) => outcome?.unreached.includes(entity)).length,
    late: requests.filter(({ late }) => late.some((one) => one.entity === entity)).length,
    ...(median !== undefined && { medianHours: median }),
  };
}

type InputFigures = Pick<EntityFigures, 'calls' | 'inputs' | 'lateInputs'>;
function inputsOf(entity: EntityId, calls: readonly Call[]): InputFigures {
  const given = calls.flatMap((one) => givenIn(entity, one) ?? []);
  return { calls: calls.length, inputs: given.length, lateInputs: given.filter(({ late }) => late).length };
}

/** Its whole answer, or that it has nothing to report; what is saved in part is none. */
const givenIn = (entity: EntityId, { standings }: Call) =>
  standings.find((one) => one.entity === entity && (one.state === 'answered' || one.state === 'nothing'));

const ANSWERS = ['endorse', 'abstain', 'object', 'requestDiscussion', 'recuse'] as const;

/** The entity's first answer. Comments and positions without effect are not answers. */
const firstAnswer = (entity: EntityId, { positions }: Request): Instant | undefined =>
  positions.find((one) => one.entity === entity && one.counts && ANSWERS.some((position) => position === one.position))
    ?.at;

function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

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

function serves(entity: EntityId, term: PlainRecord['terms'][number], { year }: Year): boolean {
  const isInYear = term.from <= `${year}-12-31` && term.to >= `${year}-01-01`;
  const standIn = term.standIns?.find((one) => one.entity === entity && one.from <= `${year}-12-31`);
  return isInYear && (term.entity === entity || standIn !== undefined);
}

interface Span {
  readonly from: Instant;
  /** Undefined: until now. */
  readonly to?: Instant | undefined;
}

const waitOf = (entity: EntityId, request: Request): Span => ({
  from: request.openedAt,
  to: firstAnswer(entity, request) ?? request.outcome?.at,
});
const callSpan = (entity: EntityId, call: Call): Span => ({
  from: call.openedAt ?? call.createdAt,
  to: givenIn(entity, call)?.at ?? call.endedAt,
});
const spanOf = ({ since, done }: Done): Span => ({ from: since, to: done });

/** The greatest number of spans that overlap at one instant of the year, not after now. */
function mostAtOnce(spans: readonly Span[], { from, until }: Year, now: Instant): number {
  const end = now < until ? now : until;
  const steps = spans
    .map((span) => ({
      from: span.from < from ? from : span.from,
      to: span.to === undefined || span.to > end ? end : span.to,
    }))
    .filter((span) => span.from < span.to)
    .flatMap((span) => [
      { at: span.from, by: 1 },
      { at: span.to, by: -1 },
    ])
    // At the same instant ends are counted before beginnings.
    .sort((a, b) => (a.at === b.at ? a.by - b.by : a.at < b.at ? -1 : 1));
  let open = 0;
  let most = 0;
  for (const { by } of steps) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}
