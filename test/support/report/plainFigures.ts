/**
 * The figures of the report, worked out from what happened and in another way than the program's: the presses of an entity are
 * gone through one by one, days are those of a wall calendar, and what is open is counted at every instant at which something
 * begins. Nothing here is taken from what the program derives: not who an outcome calls silent, not its spans, not its year.
 */
import type { EntityId, Instant } from '../../../src/core/ids.ts';
import type { Documents } from '../../../src/core/contract.ts';
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
/** Which year, on whose wall calendar. */
export interface PlainYear {
  readonly year: number;
  readonly zone: string;
}

/** The day on the wall of the zone, as `2026-03-01`. */
const dayOn = (at: Instant | number, zone: string): string => calendarOf(zone).format(new Date(at));

/** Made once for a zone: that takes a hundred times as long as to ask it for a day. */
const calendars = new Map<string, Intl.DateTimeFormat>();
function calendarOf(zone: string): Intl.DateTimeFormat {
  const known = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  calendars.set(zone, known);
  return known;
}

interface Open {
  readonly since: number;
  readonly until: number;
}
const EVER = Number.MAX_SAFE_INTEGER;
const ms = (at: Instant | undefined): number => (at === undefined ? EVER : new Date(at).getTime());

/** @param now the instant at which something counts as open or overdue */
export function plainFiguresOf(
  entity: EntityId,
  { requests, meetings, items, calls, terms }: PlainRecord,
  { year, zone }: PlainYear,
  now: Instant,
): EntityFigures {
  const isThisYear = (at: Instant): boolean => dayOn(at, zone).slice(0, 4) === String(year);
  const figures = {
    ...{ asked: 0, answered: 0, silent: 0, unreached: 0, late: 0, calls: 0, inputs: 0, lateInputs: 0 },
    ...{ invited: 0, attended: 0, actions: 0, openActions: 0, overdueActions: 0, terms: 0 },
  };
  const open: Open[] = [];
  const hours: number[] = [];

  for (const request of requests) {
    if (!isThisYear(request.openedAt) || !request.electorate.includes(entity)) continue;
    figures.asked += 1;
    const end = howItEnded(entity, request);
    if (end === 'silent') figures.silent += 1;
    if (end === 'unreached') figures.unreached += 1;
    const answer = end === 'answered' ? firstWord(entity, request) : undefined;
    if (answer !== undefined) {
      figures.answered += 1;
      hours.push((ms(answer) - ms(request.openedAt)) / (60 * 60 * 1000));
    }
    if (request.late.map((one) => one.entity).includes(entity)) figures.late += 1;
    open.push({ since: ms(request.openedAt), until: ms(answer ?? request.outcome?.at) });
  }

  for (const call of calls) {
    if (call.openedAt === undefined || !isThisYear(call.openedAt) || !call.entities.includes(entity)) continue;
    figures.calls += 1;
    let until = ms(call.endedAt);
    for (const standing of call.standings.slice().reverse())
      if (standing.entity === entity && standing.state !== 'partly') until = ms(standing.at);
    const given = call.standings.filter((one) => one.entity === entity && one.state !== 'partly');
    if (given.length > 0) figures.inputs += 1;
    if (given[0]?.late) figures.lateInputs += 1;
    open.push({ since: ms(call.openedAt), until });
  }

  for (const { meeting, invited } of meetings) {
    if (!isThisYear(meeting.begunAt ?? meeting.startsAt)) continue;
    if (invited.includes(entity)) figures.invited += 1;
    if (new Set(meeting.attendance.map((one) => one.entity)).has(entity)) figures.attended += 1;
  }

  for (const { sittings, actions } of items) {
    for (const action of actions) {
      const sitting = sittings.filter((one) => one.actions.indexOf(action.n) >= 0)[0];
      if (action.entity !== entity || !sitting || !isThisYear(sitting.at)) continue;
      figures.actions += 1;
      open.push({ since: ms(sitting.at), until: ms(action.done?.at) });
      if (action.done) continue;
      figures.openActions += 1;
      if (action.due !== undefined && action.due < dayOn(now, zone)) figures.overdueActions += 1;
    }
  }

  for (const term of terms) if (daysOf(year).some((day) => sitsOn(entity, term, day))) figures.terms += 1;

  const median = middleOf(hours);
  return {
    entity,
    ...figures,
    ...(median !== undefined && { medianHours: median }),
    load: mostOpen(open, year, zone, ms(now)),
  };
}

const ANSWERS: ReadonlySet<string> = new Set(['endorse', 'abstain', 'object', 'requestDiscussion', 'recuse']);
const firstWord = (entity: EntityId, { positions }: Request): Instant | undefined =>
  positions.filter((one) => one.entity === entity && one.counts && ANSWERS.has(one.position)).map(({ at }) => at)[0];

/** What its presses came to. A closing makes whoever has nothing in force silent; a stop makes nobody silent. */
function howItEnded(entity: EntityId, request: Request): 'answered' | 'silent' | 'unreached' | 'nothing' {
  const hasSpoken = firstWord(entity, request) !== undefined;
  const { outcome } = request;
  if (!outcome) return hasSpoken && hasInForce(entity, request) ? 'answered' : 'nothing';
  // That a request did not reach somebody is a fact of the deliveries, which the outcome keeps.
  if (outcome.unreached.includes(entity)) return 'unreached';
  if (outcome.state !== 'endorsed') return hasSpoken ? 'answered' : 'nothing';
  return hasInForce(entity, request) ? 'answered' : 'silent';
}

/** An endorsement, abstention or recusal for the last text, an objection, or a request for discussion (domain.md 3). */
function hasInForce(entity: EntityId, { positions, revision }: Request): boolean {
  const inForce = new Set<'answer' | 'objection' | 'discussion'>();
  for (const one of positions.filter((each) => each.entity === entity && each.counts)) {
    if (one.position === 'withdrawRequest') inForce.delete('discussion');
    if (one.position === 'withdrawObjection') inForce.delete('objection');
    if (one.position === 'requestDiscussion') inForce.add('discussion');
    if (one.position === 'object') {
      inForce.add('objection').delete('answer');
      if (one.requestsDiscussion) inForce.add('discussion');
    }
    if (['endorse', 'abstain', 'recuse'].includes(one.position)) {
      inForce.clear();
      if (one.revision === revision) inForce.add('answer');
    }
  }
  return inForce.size > 0;
}

function middleOf(values: readonly number[]): number | undefined {
  const left = [...values];
  while (left.length > 2) {
    left.splice(left.indexOf(Math.max(...left)), 1);
    left.splice(left.indexOf(Math.min(...left)), 1);
  }
  return left.length === 0 ? undefined : left.reduce((sum, one) => sum + one, 0) / left.length;
}

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 24 * 60 * 60 * 1000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
const sitsOn = (entity: EntityId, term: PlainRecord['terms'][number], day: string): boolean =>
  term.from <= day &&
  day <= term.to &&
  (term.entity === entity || (term.standIns ?? []).some((one) => one.entity === entity && one.from <= day));

/** At each instant of the year, until now, at which something begins or the year does: how much is open then. */
function mostOpen(all: readonly Open[], year: number, zone: string, now: number): number {
  const first = midnight(year, zone);
  const last = Math.min(now, midnight(year + 1, zone));
  const instants = [first, ...all.map(({ since }) => since)].filter((at) => at >= first && at < last);
  const openAt = (at: number): number => all.filter(({ since, until }) => since <= at && at < until).length;
  return Math.max(0, ...instants.map(openAt));
}
/** The first instant of the year on the wall of the zone, to the minute. */
function midnight(year: number, zone: string): number {
  const MINUTE = 60 * 1000;
  let at = Date.UTC(year - 1, 11, 31);
  for (const step of [12 * 60 * MINUTE, 60 * MINUTE, MINUTE])
    while (dayOn(at + step, zone) < `${year}-01-01`) at += step;
  return at + MINUTE;
}
