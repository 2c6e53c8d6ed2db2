/** Makes the view of a call for input for one reader. */
import { discretionOf } from '../../../core/classification.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { asOf, isMember, personName, type Person, type Reader, type Roll } from '../../../core/people.ts';
import { awaitsDecisionOf, moderationView, withoutModerators } from '../../../kit/moderation.ts';
import type { BestDay, BoardRow, InputCallView, InputLine, QuestionView } from '../cards/view.ts';
import { asTyped } from '../rules/questions.ts';
import { markOf } from '../rules/values.ts';
import { itemsOf, labelOf, missing, standsAs, textOf } from '../rules/said.ts';
import {
  boardState,
  dueFor,
  extensionOf,
  owes,
  standingOf,
  type InputAnswer,
  type InputCall,
  type Question,
  departedState,
  leftAfterDue,
  type Departed,
} from '../rules/state.ts';
import { rollFor } from '../../../kit/namesGone.ts';
import { dateAt } from '../../../calendar/calendar.ts';

/** Has it gone out? Until then it is between its asker and the Secretariat. */
export const isKnown = ({ state }: InputCall): boolean => state === 'open' || state === 'closed';

/**
 * The person who asked, the Secretariat and the entities asked may see a call. Everybody may see one that was opened and is not
 * restricted.
 */
export function maySee(c: InputCall, person: Person, manages: boolean): boolean {
  if (manages || c.by === person.id) return true;
  if (!isKnown(c)) return false;
  if (person.entity !== undefined && c.entities.includes(person.entity)) return true;
  return c.classification === 'unclassified';
}

/** Does the reader run the call? Only then may they see how far each entity is. */
export const runs = (c: InputCall, reader: Reader): boolean => reader.manages || c.by === reader.person;

/** @param unveiled the reader has just asked for it, so it may be shown in full */
export function callView(
  c: InputCall,
  answer: InputAnswer | undefined,
  reader: Reader,
  network: Network,
  at: {
    readonly now: Instant;
    readonly unveiled: boolean;
    readonly last?: LastAnswer | undefined;
    readonly best?: readonly BestDay[] | undefined;
  },
): InputCallView {
  const { roll } = network;
  const isAsked = reader.entity !== undefined && c.entities.includes(reader.entity);
  const ends = reader.entity !== undefined && isAsked ? dueFor(c, reader.entity) : c.dueAt;
  const extension = reader.entity === undefined ? undefined : extensionOf(c, reader.entity);
  const state = standsAs(c, answer);
  const last = answer?.changes.at(-1);
  const items = answer ? itemsOf(answer) : {};
  const whole: InputCallView = {
    ref: c.target,
    state: c.state,
    title: c.title,
    classification: c.classification,
    discretion: at.unveiled ? 'all' : discretionOf(c.classification),
    ...(c.documentUrl !== undefined && { documentUrl: c.documentUrl }),
    dueAt: ends,
    isOver: at.now > ends,
    from: personName(ofDay(c, roll), c.by),
    ...(c.entity !== undefined && { fromEntity: c.entity }),
    questions: questionsOf(c, answer, roll, at.last),
    cardVersion: String(c.state === 'held' ? c.revision : (answer?.revision ?? 0)),
    isAsked,
    mayAnswer: isAsked && c.state === 'open',
    ...(state !== undefined &&
      last && {
        mine: {
          state,
          late: answer?.late !== undefined,
          by: personName(ofDay(c, roll, last.at), last.by),
          at: last.at,
        },
      }),
    missing: missing(c, items).length,
    ...(extension && {
      asksTime: { state: extension.state, ...(extension.until !== undefined && { until: extension.until }) },
    }),
    changes: (answer?.changes ?? []).map(({ by, at: when, what, questions }) => ({
      by: personName(ofDay(c, roll, when), by),
      at: when,
      what,
      questions: questions.flatMap((id) => {
        const n = c.questions.findIndex((one) => one.id === id) + 1;
        return n === 0 ? [] : [n];
      }),
    })),
    ...deciding(c, reader, network, at.now),
    entities: c.entities,
    board: runs(c, reader)
      ? [
          ...c.entities.map((entity) => boardRow(c, entity, roll)),
          ...leftAfterDue(c).map((one) => leftRow(one, network)),
        ]
      : [],
    ...(at.best && { best: at.best }),
    ...(c.state === 'held' && { audience: c.audience }),
    typedQuestions: c.questions.map(asTyped).join('\n'),
    dueOn: c.dueOn,
    passed: c.passed.map(({ as, ref, at: when }) => ({ as, ref, at: when })),
    ...(c.nudged && { nudged: { at: c.nudged.at, n: c.nudged.entities.length } }),
    ...(c.endedAt !== undefined && { endedAt: c.endedAt }),
  };
  return discreet(whole);
}

/**
 * The roll with the names of the day on which the call ended, or on which something came after that; while it runs, with those of
 * today.
 */
export function ofDay(call: Pick<InputCall, 'endedAt'>, roll: Roll, at?: Instant): Roll {
  const { endedAt } = call;
  const last = endedAt !== undefined && at !== undefined && at > endedAt ? at : endedAt;
  return asOf(rollFor(call, 'inputs', roll), last);
}

/** The entity's answer to the call that this one repeats. */
export interface LastAnswer {
  readonly call: InputCall;
  readonly answer: InputAnswer;
}

/** The answer to the same question, with the same wording, in the earlier call. */
function lastText(question: Question, last: LastAnswer | undefined): string {
  const before = last?.call.questions.find((one) => asTyped(one) === asTyped(question));
  return before && last ? textOf(itemsOf(last.answer)[before.id]) : '';
}

function questionsOf(
  c: InputCall,
  answer: InputAnswer | undefined,
  roll: Roll,
  last: LastAnswer | undefined,
): QuestionView[] {
  const items = answer ? itemsOf(answer) : {};
  return c.questions.map((question, i): QuestionView => {
    const { id, version, text, kind, options = [], optional } = question;
    const item = items[id];
    const start = item ? '' : lastText(question, last);
    return {
      n: i + 1,
      text,
      kind,
      options,
      optional: optional === true,
      answer: textOf(item),
      mark: markOf(textOf(item)),
      ...(item?.classification && { label: labelOf(c, item) }),
      ...(start !== '' && { start }),
      ...(item && item.text !== '' && { by: personName(ofDay(c, roll, item.at), item.by), at: item.at }),
      isOld: item !== undefined && item.text !== '' && item.version < version,
      ...(item?.before && {
        before: { ...item.before, by: personName(ofDay(c, roll, item.before.at), item.before.by) },
      }),
    };
  });
}

function deciding(c: InputCall, reader: Reader, network: Network, now: Instant) {
  return {
    ...moderationView(c, reader, network, now),
    manages: reader.manages,
    isSender: c.by === reader.person,
    mayRetry: reader.manages && c.state === 'open' && (c.failures ?? []).length > 0,
  };
}

function leftRow(one: Departed, { settings }: Network): BoardRow {
  return {
    entity: one.entity,
    state: departedState(one),
    late: one.standing?.late === true,
    ...(one.standing && { at: one.standing.at }),
    leftOn: dateAt(one.at, settings.timeZone),
  };
}

function boardRow(c: InputCall, entity: EntityId, roll: Roll): BoardRow {
  const standing = standingOf(c, entity);
  const extension = extensionOf(c, entity);
  const state = boardState(c, entity);
  const missed = c.unreached.find((one) => one.entity === entity);
  return {
    entity,
    state,
    late: standing?.late === true,
    ...(standing && { at: standing.at, by: personName(ofDay(c, roll, standing.at), standing.by) }),
    ...(standing?.state === 'partly' && { missing: standing.missing }),
    ...(extension?.until !== undefined && extension.state !== 'declined' && { until: extension.until }),
    ...(state === 'askedTime' && extension?.text !== undefined && { text: extension.text }),
    ...(state === 'unreached' && missed && { reason: missed.reason }),
  };
}

/**
 * The view as its own `discretion` allows. For a confidential call: the title, the end and how far each entity is (domain.md
 * 9).
 */
function discreet(view: InputCallView): InputCallView {
  if (view.discretion === 'all') return view;
  const { documentUrl: _u, best: _b, audience: _a, decided: _d, claimedBy: _c, mine, fromEntity, ...rest } = view;
  const isBare = view.discretion === 'reference';
  return {
    ...rest,
    title: isBare ? view.ref : view.title,
    questions: [],
    typedQuestions: '',
    changes: [],
    from: '',
    ...(fromEntity !== undefined && !isBare && { fromEntity }),
    board: isBare ? [] : view.board.map(({ text: _t, by: _b, ...row }) => row),
    passed: isBare ? [] : view.passed,
    ...(mine && { mine: { ...mine, by: '' } }),
    ...withoutModerators(view),
  };
}

/**
 * One line for a call in a list. It has no title for a strictly confidential call, and for an observer none for any restricted
 * one (domain.md 9).
 */
export function callLine(c: InputCall, reader: Reader, network: Network): InputLine {
  const person = network.roll.people[reader.person];
  const wants = wanted(c, reader, network);
  const asked = reader.entity !== undefined && c.entities.includes(reader.entity);
  const { classification } = c;
  const isHidden =
    classification === 'strictlyConfidential' || (classification === 'confidential' && !isMember(reader));
  return {
    ref: c.target,
    title: c.title,
    veiled: isHidden,
    ...(!(person && maySee(c, person, reader.manages)) && { closed: true }),
    state: c.state,
    dueAt: asked ? dueFor(c, reader.entity) : c.dueAt,
    ...(wants && { wants }),
    answered:
      c.entities.filter((entity) => !owes(c, entity)).length +
      leftAfterDue(c).filter(({ standing: of }) => of?.state === 'answered' || of?.state === 'nothing').length,
    asked: c.entities.length + leftAfterDue(c).length,
  };
}

function wanted(c: InputCall, reader: Reader, network: Network): InputLine['wants'] {
  if (c.state === 'held') return awaitsDecisionOf(c, reader, network) ? 'decision' : undefined;
  if (c.state !== 'open' || reader.entity === undefined || !c.entities.includes(reader.entity)) return undefined;
  if (!owes(c, reader.entity)) return undefined;
  return standingOf(c, reader.entity)?.state === 'partly' ? 'rest' : 'answer';
}
