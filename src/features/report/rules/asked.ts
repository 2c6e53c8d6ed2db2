/**
 * What the figures need of a request, in little room: a year may have tens of thousands of requests. Pure; made once for each
 * version of a request, and added up for each entity.
 */
import type { EntityId, Instant } from '../../../core/ids.ts';
import type { Documents } from '../../../core/contract.ts';
import { HOUR_MS } from '../../../core/spans.ts';
import type { EntityFigures } from './state.ts';
import { medianOf, spansOf, type Spans } from './load.ts';

type Request = Documents['endorsements'];

/** A request, as it was for the entities that it asked. Instants are milliseconds since 1970. */
export interface Asked {
  readonly openedAt: Instant;
  readonly ended: number | undefined;
  /** The entities that it asked, each once. Requests that ask the same share the list. */
  readonly electorate: readonly EntityId[];
  /** When some of them left or were merged. */
  readonly left?: ReadonlyMap<EntityId, number>;
  /** A character for each of them: the sum of the marks that hold, from `0`. */
  readonly marks: string;
  /** The first answers of those that are marked as answered, in the same order. */
  readonly answers: readonly number[];
}

const ANSWERED = 1;
const SILENT = 2;
const UNREACHED = 4;
const LATE = 8;
const ZERO = '0'.charCodeAt(0);

const ANSWERS: ReadonlySet<string> = new Set(['endorse', 'abstain', 'object', 'requestDiscussion', 'recuse']);

/** The first answer of each entity. Comments and positions without effect are not answers. */
function firstAnswers({ positions }: Request): Map<EntityId, Instant> {
  const first = new Map<EntityId, Instant>();
  for (const { entity, counts, position, at, moved } of positions)
    if (counts && !moved && ANSWERS.has(position) && !first.has(entity)) first.set(entity, at);
  return first;
}

/**
 * The entities for which only another one has spoken that was merged into them. It is one answer, and counts as that of the entity
 * that gave it.
 */
function spokenForOnly({ positions }: Request, first: ReadonlyMap<EntityId, Instant>): Set<EntityId> {
  const taken = positions.filter(({ counts, position, moved }) => counts && moved && ANSWERS.has(position));
  return new Set(taken.map(({ entity }) => entity).filter((entity) => !first.has(entity)));
}

/** What an entity may say too late without having answered (domain.md 3: a comment never counts). */
const NO_ANSWER: ReadonlySet<string> = new Set(
  ['comment', 'needTime', 'withdrawObjection', 'withdrawRequest'].map((act) => `endorsement.${act}`),
);

/** Who had their say, as the rules of endorsement tell it. */
export interface Said {
  readonly answeredOn: (request: Request) => (entity: EntityId) => boolean;
  readonly silentAtEnd: (outcome: NonNullable<Request['outcome']>) => readonly EntityId[];
}

export function askedIn(request: Request, { answeredOn, silentAtEnd }: Said): Asked {
  const first = firstAnswers(request);
  // One that left or was merged since was asked too.
  const left = new Map((request.departed ?? []).map(({ entity, at }) => [entity, Date.parse(at)]));
  const others = spokenForOnly(request, first);
  const asked = request.electorate.filter((entity) => !others.has(entity));
  const electorate = shared([...new Set([...asked, ...left.keys()])]);
  const { outcome, openedAt } = request;
  const [silent, unreached] = [new Set(outcome && silentAtEnd(outcome)), new Set(outcome?.unreached)];
  // What it said of an earlier text, or has taken back, is no answer: the outcome says the same.
  const hasAnswered = answeredOn(request);
  for (const entity of first.keys()) if (!hasAnswered(entity)) first.delete(entity);
  const late = new Set(request.late.flatMap(({ verb, entity }) => (NO_ANSWER.has(verb) ? [] : [entity])));
  const marks = electorate.map((entity) =>
    String.fromCharCode(
      ZERO +
        (first.has(entity) ? ANSWERED : (silent.has(entity) ? SILENT : 0) + (unreached.has(entity) ? UNREACHED : 0)) +
        (late.has(entity) ? LATE : 0),
    ),
  );
  return {
    openedAt,
    ended: outcome && Date.parse(outcome.at),
    electorate,
    ...(left.size > 0 && { left }),
    marks: marks.join(''),
    answers: electorate.flatMap((entity) => {
      const at = first.get(entity);
      return at === undefined ? [] : [Date.parse(at)];
    }),
  };
}

let before: readonly EntityId[] = [];
/** Most requests ask the same entities as the one before. */
function shared(electorate: readonly EntityId[]): readonly EntityId[] {
  const same = electorate.length === before.length && electorate.every((entity, i) => entity === before[i]);
  return same ? before : (before = electorate);
}

type AskedFigures = Pick<EntityFigures, 'asked' | 'answered' | 'silent' | 'unreached' | 'late' | 'medianHours'>;
/** What was counted for an entity. */
export interface Tally extends AskedFigures {
  /** From each opening to the entity's answer, or the end. */
  readonly waits: Spans;
}

interface Counting {
  asked: number;
  silent: number;
  unreached: number;
  late: number;
  readonly hours: number[];
  readonly from: number[];
  readonly to: number[];
}

export type Counts = Map<EntityId, Counting>;

/** Adds a request for each entity that it asked. */
export function count(counts: Counts, { openedAt, ended, electorate, left, marks, answers }: Asked): void {
  const opened = Date.parse(openedAt);
  let answer = 0;
  for (const [i, entity] of electorate.entries()) {
    const mark = marks.charCodeAt(i) - ZERO;
    const counting = countingOf(counts, entity);
    const answered = (mark & ANSWERED) === 0 ? undefined : answers[answer++];
    counting.asked += 1;
    if (answered !== undefined) counting.hours.push((answered - opened) / HOUR_MS);
    if ((mark & SILENT) !== 0) counting.silent += 1;
    if ((mark & UNREACHED) !== 0) counting.unreached += 1;
    if ((mark & LATE) !== 0) counting.late += 1;
    counting.from.push(opened);
    counting.to.push(answered ?? left?.get(entity) ?? ended ?? Infinity);
  }
}

function countingOf(counts: Counts, entity: EntityId): Counting {
  const known = counts.get(entity);
  if (known) return known;
  const made: Counting = { asked: 0, silent: 0, unreached: 0, late: 0, hours: [], from: [], to: [] };
  counts.set(entity, made);
  return made;
}

export function tallyOf({ asked, silent, unreached, late, hours, from, to }: Counting): Tally {
  const medianHours = medianOf(hours);
  return {
    ...{ asked, answered: hours.length, silent, unreached, late, waits: spansOf(from, to) },
    ...(medianHours !== undefined && { medianHours }),
  };
}
