/**
 * The stored state of calls for input [ToR 2.a.v, 2.a.vi, 2.a.xi, 2.d.vi]. The call is one document: what is asked, of whom,
 * until when, and how far each entity is. Each entity's answer is a document of its own, because all answers together would be
 * too large.
 */
import type { Decided as DecidedAs, Moderated } from '../../../kit/moderation.ts';
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

/** Templates that every network has, by their purpose. */
export const TEMPLATES = [
  'annualReport',
  'informationRequest',
  'comments',
  'countryVisit',
  'event',
  'story',
  'availability',
  'workPlan',
] as const;
export type Template = (typeof TEMPLATES)[number];

export const FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const;

/** The places of a paper in their order: the beginning, numbered parts, annexes, what was not understood. */
export const PAPER = ['before', 'numbered', 'annex', 'unknown'] as const;
export type Place = (typeof PAPER)[number];

/** Why nothing was taken out of a file. */
export type MayLack = 'macros' | 'noText' | 'empty' | 'tooLong' | 'tooLarge' | 'notNow';

export const MAX_QUESTIONS = 40;
/** The most characters of all questions of a call, as they are typed. */
export const MAX_QUESTIONS_TEXT = 40_000;
/** The most characters of one answer. */
export const MAX_ANSWER = 20_000;

export interface Question {
  /** The question's number in the call, which is never used again. Answers belong to a question by this id. */
  readonly id: number;
  /** Counts the wordings of the question. A new wording is asked again. */
  readonly version: number;
  readonly text: string;
  readonly kind: QuestionKind;
  /** The options of a choice, or the columns of a table. */
  readonly options?: readonly string[];
  readonly optional?: true;
}

/** More time that an entity has asked for or was given. */
export interface Extension {
  readonly entity: EntityId;
  readonly state: 'asked' | 'granted' | 'declined';
  /** The date that was asked for or granted. */
  readonly until?: CalendarDate;
  readonly text?: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** When granted: the entity's own end, and the reminders before it. */
  readonly dueAt?: Instant;
  readonly reminders?: readonly Rung[];
  readonly reason?: string;
  /** Who declined it. In what was declined before December 2026, `by` is this officer. */
  readonly declinedBy?: PersonId;
}

/** How far an entity is, as of the last change of its answer. */
export interface Standing {
  readonly entity: EntityId;
  readonly state: AnswerState;
  readonly by: PersonId;
  readonly at: Instant;
  readonly late: boolean;
  /** The number of questions without an answer. */
  readonly missing: number;
  /** Counts the changes of the answer. A report of an earlier change than the last one is ignored. */
  readonly revision: number;
}
export type AnswerState = 'partly' | 'answered' | 'nothing' | 'withdrawn';

export type Decided = DecidedAs<'approved' | 'declined' | 'cancelled'>;

/** What the answers were used for: a message to the network, or a request for endorsement. */
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
export interface Departed {
  readonly entity: EntityId;
  readonly at: Instant;
  /** The entity into which it was merged. Departures from before December 2026 do not have it. */
  readonly into?: EntityId;
  readonly standing?: Standing;
  /** It had not been reached. */
  readonly unreached?: true;
}
export interface Fallback {
  readonly entity: EntityId;
  readonly to: readonly PersonId[];
  readonly at: Instant;
}

export interface InputCall extends Moderated<Decided> {
  readonly target: Ref;
  readonly state: 'held' | 'open' | 'closed' | 'declined' | 'cancelled';
  readonly title: string;
  readonly questions: readonly Question[];
  /** Wordings that are no longer asked. */
  readonly formerQuestions: readonly Question[];
  readonly nextQuestion: number;
  readonly documentUrl?: string;
  readonly classification: Classification;
  /** The template or the past call from which it was made. */
  readonly template?: string;
  readonly from?: Ref;
  readonly audience: readonly string[];
  readonly entities: readonly EntityId[];
  /** Entities that have left or were merged, and whose own answer is kept. */
  readonly gone: readonly EntityId[];
  /** The entities that it asked and that left or were merged while it ran, with how far each was then. */
  readonly departed?: readonly Departed[];
  readonly dueOn: CalendarDate;
  readonly dueAt: Instant;
  readonly createdAt: Instant;
  readonly openedAt?: Instant;
  readonly reminders: readonly Rung[];
  /** Reminders up to this instant were sent or missed. */
  readonly remindedUntil?: Instant;
  readonly remindAt?: Instant | undefined;
  /** The Secretariat was told that the due date has passed. */
  readonly overTold?: boolean;
  readonly extensions: readonly Extension[];
  readonly standings: readonly Standing[];
  /** Entities that could not be reached, with the reason. */
  readonly unreached: readonly { readonly entity: EntityId; readonly reason: string }[];
  /** The people who got the call, when its audience is only a part of the representatives. Absent: all of them. */
  readonly told?: readonly PersonId[];
  /** People who were not reached, with the reason. */
  readonly failures?: readonly NotReached[];
  /** Who got it instead, because nobody of the entity was reached. */
  readonly fallbacks?: readonly Fallback[];
  /** How often deliveries have begun to fail. It distinguishes presses on "try again": after new failures it is a new act. */
  readonly timesFailed?: number;
  readonly nudged?: { readonly at: Instant; readonly by: PersonId; readonly entities: readonly EntityId[] };
  readonly passed: readonly Passed[];
  readonly endedAt?: Instant;
  readonly endedBy?: PersonId;
}

/** One answer to one question. */
export interface Item {
  readonly text: string;
  /** Stricter than the call's own label. */
  readonly classification?: Classification;
  /** The version of the question's wording to which it was given. */
  readonly version: number;
  readonly by: PersonId;
  readonly at: Instant;
  readonly revision: number;
  /** The earlier text, when another person had written it. */
  readonly before?: { readonly text: string; readonly by: PersonId; readonly at: Instant };
}
/** Answers by the id of the question. */
export type Items = Readonly<Record<string, Item>>;

/** What an entity has answered in time, or after the end. */
export interface Said {
  readonly state: AnswerState;
  readonly items: Items;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Who changed which answers, without the texts. Only the last hundred changes are kept. */
export interface Changed {
  readonly by: PersonId;
  readonly at: Instant;
  readonly what: 'saved' | 'answered' | 'nothing' | 'withdrawn';
  /** The ids of the questions. */
  readonly questions: readonly number[];
}
export const MAX_CHANGES = 100;

export interface InputAnswer {
  readonly target: Ref;
  readonly call: Ref;
  readonly entity: EntityId;
  readonly inTime?: Said;
  /** Answers after the due instant, which are stored apart. */
  readonly late?: Said;
  readonly changes: readonly Changed[];
  readonly revision: number;
}

export const stage = (c: InputCall): string => c.state;

/** The next instant at which something is due; null when there is none. */
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

/** An entity's own end: that of the call, or a later one that it was granted. */
export function dueFor(c: InputCall, entity: EntityId): Instant {
  const granted = extensionOf(c, entity)?.dueAt;
  return granted !== undefined && granted > c.dueAt ? granted : c.dueAt;
}

/** Has the call reached this person, as far as is known? */
export const cameTo =
  ({ told, failures = [] }: Pick<InputCall, 'told' | 'failures'>) =>
  (person: PersonId): boolean =>
    (told === undefined || told.includes(person)) && !failures.some((one) => one.person === person);

export const owes = (c: InputCall, entity: EntityId): boolean => {
  const state = standingOf(c, entity)?.state;
  return state !== 'answered' && state !== 'nothing';
};

export type BoardState = 'answered' | 'nothing' | 'partly' | 'askedTime' | 'silent' | 'unreached' | 'late';

/** The entity's state on the board. */
export function boardState(c: InputCall, entity: EntityId): BoardState {
  const standing = standingOf(c, entity);
  if (standing && !owes(c, entity))
    return standing.late ? 'late' : standing.state === 'nothing' ? 'nothing' : 'answered';
  if (extensionOf(c, entity)?.state === 'asked') return 'askedTime';
  if (standing?.state === 'partly') return 'partly';
  return c.unreached.some((one) => one.entity === entity) ? 'unreached' : 'silent';
}

/**
 * The entities that left after the due day, while the call was still open: it had asked them, and they could have answered. One
 * that was merged counts as the other.
 */
export const leftAfterDue = (c: InputCall): readonly Departed[] =>
  (c.departed ?? []).filter(({ at, into, standing, entity }) => {
    const isMerged = into !== undefined || (standing !== undefined && !c.gone.includes(entity));
    return at > c.dueAt && !isMerged && !c.entities.includes(entity);
  });

/** How far an entity was when it left. */
export function departedState({ standing, unreached }: Departed): BoardState {
  if (!standing || standing.state === 'withdrawn') return unreached ? 'unreached' : 'silent';
  return standing.state === 'partly' ? 'partly' : standing.late ? 'late' : standing.state;
}

/** Splits a row into cells. People separate them with tabs (copied from spreadsheets), bars or semicolons. */
export function cellsIn(line: string): readonly string[] {
  const separator = line.includes('\t') ? '\t' : line.includes('|') ? '|' : ';';
  const cells = line.split(separator).map((cell) => cell.trim());
  return separator === '|' ? cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined) : cells;
}

/** The rows of a text, each with as many cells as there are columns. */
export const rowsIn = (text: string, columns: number): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = cellsIn(line);
      return Array.from({ length: columns }, (_, i) => cells[i] ?? '');
    });
