/**
 * Calls for input [ToR 2.a.v, 2.a.vi, 2.a.xi, 2.d.vi]. The call is one document: what is asked, of whom, until when, and how
 * far each entity is. What an entity answers is a document of its own: all answers of a call together would be too large.
 */
import type { Rung } from '../../../calendar/calendar.ts';
import type { Classification } from '../../../core/classification.ts';
import {
  earliest,
  type CalendarDate,
  type EntityId,
  type Instant,
  type PersonId,
  type Ref,
} from '../../../core/ids.ts';

export const QUESTION_KINDS = ['text', 'yesNo', 'choice', 'number', 'date', 'link', 'table'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Forms that every network has, by what they are for. */
export const TEMPLATES = [
  'annualReport',
  'informationRequest',
  'comments',
  'countryVisit',
  'event',
  'story',
  'availability',
] as const;
export type Template = (typeof TEMPLATES)[number];

export const FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const;

export const MAX_QUESTIONS = 40;
/** Characters of all questions of a call, as they are typed. */
export const MAX_QUESTIONS_TEXT = 40_000;
/** Characters of one answer. */
export const MAX_ANSWER = 20_000;

export interface Question {
  /** Counts up in the call, and is never given again: answers keep the question they were given to. */
  readonly id: number;
  /** Counts its wordings: another wording is asked again. */
  readonly version: number;
  readonly text: string;
  readonly kind: QuestionKind;
  /** What can be chosen, or the columns of a table. */
  readonly options?: readonly string[];
  readonly optional?: true;
}

/** Of an entity that asked for more time, or was given it. */
export interface Extension {
  readonly entity: EntityId;
  readonly state: 'asked' | 'granted' | 'declined';
  /** What is asked for, or granted. */
  readonly until?: CalendarDate;
  readonly text?: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** Once granted: the entity's own end, and the rungs before it. */
  readonly dueAt?: Instant;
  readonly reminders?: readonly Rung[];
  readonly reason?: string;
}

/** How far an entity is, as its answer said when it last changed. */
export interface Standing {
  readonly entity: EntityId;
  readonly state: AnswerState;
  readonly by: PersonId;
  readonly at: Instant;
  readonly late: boolean;
  /** Questions without an answer. */
  readonly missing: number;
  /** Counts the changes of the answer: what is heard out of turn is left out. */
  readonly revision: number;
}
export type AnswerState = 'partly' | 'answered' | 'nothing' | 'withdrawn';

export interface Decided {
  readonly how: 'approved' | 'declined';
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason?: string;
}

/** What became of the answers: sent round, or put up for endorsement. */
export interface Passed {
  readonly as: 'circulated' | 'endorsement';
  readonly ref: Ref;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface NotReached {
  readonly person: PersonId;
  readonly reason: string;
}
export interface Fallback {
  readonly entity: EntityId;
  readonly to: readonly PersonId[];
  readonly at: Instant;
}

export interface InputCall {
  readonly target: Ref;
  readonly state: 'held' | 'open' | 'closed' | 'declined';
  readonly title: string;
  readonly questions: readonly Question[];
  /** Wordings that are asked no more. */
  readonly formerQuestions: readonly Question[];
  readonly nextQuestion: number;
  readonly documentUrl?: string;
  readonly classification: Classification;
  /** The template, or the past call, that it was made from. */
  readonly template?: string;
  readonly from?: Ref;
  readonly audience: readonly string[];
  readonly entities: readonly EntityId[];
  /** Entities that have left, or are another now, and whose own answer stays. */
  readonly gone: readonly EntityId[];
  readonly dueOn: CalendarDate;
  readonly dueAt: Instant;
  readonly by: PersonId;
  /** The entity that asks through the Secretariat. */
  readonly entity?: EntityId;
  readonly createdAt: Instant;
  /** Counts the texts of the call: a decision about an earlier one is stale. */
  readonly revision: number;
  readonly heldSince?: Instant;
  readonly alarmAt?: Instant;
  readonly claimedBy?: PersonId;
  readonly claimedAt?: Instant;
  readonly decided?: Decided;
  readonly openedAt?: Instant;
  readonly reminders: readonly Rung[];
  /** Whatever was to go out by this instant has gone out, or was missed. */
  readonly remindedUntil?: Instant;
  readonly remindAt?: Instant | undefined;
  /** The Secretariat has been told that the due date has passed. */
  readonly overTold?: boolean;
  readonly extensions: readonly Extension[];
  readonly standings: readonly Standing[];
  /** Entities to whom it could not be delivered, with why. */
  readonly unreached: readonly { readonly entity: EntityId; readonly reason: string }[];
  /** Where its audience leaves some of an entity's people out: those to whom it went. Absent: to all of them. */
  readonly told?: readonly PersonId[];
  /** People to whom it did not come, with why. */
  readonly failures?: readonly NotReached[];
  /** Where nobody to whom it went was reached: who got it instead. */
  readonly fallbacks?: readonly Fallback[];
  /** How often deliveries have begun to fail: since each of these times trying again is another act. */
  readonly timesFailed?: number;
  readonly nudged?: { readonly at: Instant; readonly by: PersonId; readonly entities: readonly EntityId[] };
  readonly passed: readonly Passed[];
  readonly endedAt?: Instant;
  readonly endedBy?: PersonId;
}

/** One answer to one question. */
export interface Item {
  readonly text: string;
  /** The wording to which it was given. */
  readonly version: number;
  readonly by: PersonId;
  readonly at: Instant;
  readonly revision: number;
  /** What it said before, when somebody else wrote that. */
  readonly before?: { readonly text: string; readonly by: PersonId; readonly at: Instant };
}
/** By the question's id. */
export type Items = Readonly<Record<string, Item>>;

/** What an entity has said by some instant: in time, or afterwards. */
export interface Said {
  readonly state: AnswerState;
  readonly items: Items;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Who changed what: without the texts, and no longer than the last hundred. */
export interface Changed {
  readonly by: PersonId;
  readonly at: Instant;
  readonly what: 'saved' | 'answered' | 'nothing' | 'withdrawn';
  /** Ids of questions. */
  readonly questions: readonly number[];
}
export const MAX_CHANGES = 100;

export interface InputAnswer {
  readonly target: Ref;
  readonly call: Ref;
  readonly entity: EntityId;
  readonly inTime?: Said;
  /** What came after the due instant is kept apart. */
  readonly late?: Said;
  readonly changes: readonly Changed[];
  readonly revision: number;
}

export const stage = (c: InputCall): string => c.state;

/** When the clock has to look at it next; null when never. */
export function dueAt(c: InputCall): Instant | null {
  if (c.state === 'held') return c.alarmAt ?? null;
  if (c.state !== 'open') return null;
  return earliest(c.remindAt, c.overTold ? null : c.dueAt);
}

export const answerKey = (call: string, entity: string): string => JSON.stringify(['answer', call, entity]);

export const extensionOf = (c: InputCall, entity: EntityId): Extension | undefined =>
  c.extensions.find((one) => one.entity === entity);
export const standingOf = (c: InputCall, entity: EntityId): Standing | undefined =>
  c.standings.find((one) => one.entity === entity);

/** An entity's own end: what it was granted, or that of the call, whichever is later. */
export function dueFor(c: InputCall, entity: EntityId): Instant {
  const granted = extensionOf(c, entity)?.dueAt;
  return granted !== undefined && granted > c.dueAt ? granted : c.dueAt;
}

/** Did it come to this person, as far as is known? */
export const cameTo =
  ({ told, failures = [] }: Pick<InputCall, 'told' | 'failures'>) =>
  (person: PersonId): boolean =>
    (told === undefined || told.includes(person)) && !failures.some((one) => one.person === person);

export const owes = (c: InputCall, entity: EntityId): boolean => {
  const state = standingOf(c, entity)?.state;
  return state !== 'answered' && state !== 'nothing';
};

export type BoardState = 'answered' | 'nothing' | 'partly' | 'askedTime' | 'silent' | 'unreached' | 'late';

/** Where an entity stands on the board. */
export function boardState(c: InputCall, entity: EntityId): BoardState {
  const standing = standingOf(c, entity);
  if (standing && !owes(c, entity))
    return standing.late ? 'late' : standing.state === 'nothing' ? 'nothing' : 'answered';
  if (extensionOf(c, entity)?.state === 'asked') return 'askedTime';
  if (standing?.state === 'partly') return 'partly';
  return c.unreached.some((one) => one.entity === entity) ? 'unreached' : 'silent';
}

/** Cells of a row, as people give them: tabs (as spreadsheets copy them), bars or semicolons stand between them. */
export function cellsIn(line: string): readonly string[] {
  const separator = line.includes('\t') ? '\t' : line.includes('|') ? '|' : ';';
  const cells = line.split(separator).map((cell) => cell.trim());
  return separator === '|' ? cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined) : cells;
}

/** Each row with as many cells as there are columns. */
export const rowsIn = (text: string, columns: number): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = cellsIn(line);
      return Array.from({ length: columns }, (_, i) => cells[i] ?? '');
    });
