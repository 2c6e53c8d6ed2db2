/**
 * An entity's answer. Both of its representatives can write it, in several steps. It can be corrected until the due instant;
 * later changes are stored apart. When both write at the same time nothing is lost: the second one sees both texts.
 */
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect, type Extras } from '../../../core/decision.ts';
import { ref, type EntityId, type Ref } from '../../../core/ids.ts';
import { maybeChoice, maybeTexts, maybeWords, yesNo, type Inputs } from '../../../core/inputs.ts';
import { todayFor, type WorkingDays } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { boardOf, whyNot } from './running.ts';
import { givenTo, itemsOf, labelOf, missing, stateOf, textOf } from './said.ts';
import {
  dueFor,
  MAX_ANSWER,
  MAX_CHANGES,
  MAX_QUESTIONS,
  type AnswerState,
  type Changed,
  type InputAnswer,
  type InputCall,
  type Item,
  type Items,
  type Question,
  type Said,
  type Standing,
} from './state.ts';
import { markOf, readMarks, readValue } from './values.ts';

/** Forms of every platform can show texts of this length. */
const SHOWN_IN_FORMS = 2000;

export const saveInputs = {
  answers: maybeTexts(MAX_QUESTIONS, MAX_ANSWER),
  /** Marks of the texts that the form showed when it was opened (`marksOf`). */
  was: maybeWords(4000),
  complete: yesNo(TYPED.answers),
  /** Of what is given with it. */
  classification: maybeChoice(CLASSIFICATIONS),
};
export const answerInputs = {
  answers: saveInputs.answers,
  was: saveInputs.was,
  classification: saveInputs.classification,
};

/** Read by `callFacts`. */
export interface CallFacts {
  readonly call: InputCall | undefined;
}
type Given = Inputs<typeof answerInputs> & { readonly complete?: boolean } & CallFacts;
type State = InputAnswer | undefined;
const shown = (call: Ref): Extras => ({ target: call, card: { name: 'inputCall', about: call } });

/** `input.save` (representative): stores some of the answers; with `complete` the answer is also given. */
export const save = (before: State, act: ByPerson<Given>, network: Network, target: Ref): Decision<State> =>
  put(before, act, network, target, act.inputs.complete === true ? 'answered' : 'saved');

/** `input.answer` (representative): gives the entity's answer, from these inputs and what was saved before. */
export const answer = (before: State, act: ByPerson<Given>, network: Network, target: Ref): Decision<State> =>
  put(before, act, network, target, 'answered');

function put(
  before: State,
  act: ByPerson<Given>,
  { settings }: Network,
  target: Ref,
  how: 'saved' | 'answered',
): Decision<State> {
  const { call } = act.inputs;
  if (!call || !isOpenFor(call, act)) return notOpen(before, call, act);
  const { answers = {} } = act.inputs;
  const kept = before ? itemsOf(before) : {};
  if (Object.keys(answers).length === 0 && (how === 'saved' || Object.values(kept).every(({ text }) => text === '')))
    return refuse(before, 'invalid', phrase('refused.invalid'), { fields: { answers: phrase('input.required') } });
  const read = readAnswers(call, answers, act, settings);
  if ('fields' in read) return refuse(before, 'invalid', phrase('refused.invalid'), read);
  const mine = written(read.values, kept, act, call);
  const clashes = mine.filter(({ question, text }) => clashesWith(kept[question.id], text, question, act, call));
  if (clashes.length > 0) return clash(before, call, clashes, mine);
  return stored(before, call, act, target, { how, mine });
}

interface Written {
  readonly n: number;
  readonly question: Question;
  readonly text: string;
}

function readAnswers(
  call: InputCall,
  answers: Readonly<Record<string, string>>,
  act: ByPerson<unknown>,
  calendar: WorkingDays,
): { readonly values: readonly Written[] } | { readonly fields: Readonly<Record<string, Phrase>> } {
  const today = todayFor(act);
  const fields: Record<string, Phrase> = {};
  const values: Written[] = [];
  for (const [number, typed] of Object.entries(answers)) {
    const n = Number(number);
    const question = call.questions[n - 1];
    if (!question) {
      fields[`answers.${n}`] = phrase('inputs.noQuestion', { n, last: call.questions.length });
      continue;
    }
    const value = readValue(question, typed, today, calendar);
    if ('fault' in value) fields[`answers.${n}`] = value.fault;
    else values.push({ n, question, text: value.text });
  }
  return Object.keys(fields).length > 0 ? { fields } : { values };
}

/** The texts that the person has changed: a text that is as the form showed it was not written by them. */
function written(
  values: readonly Written[],
  kept: Items,
  { inputs }: ByPerson<Given>,
  call: InputCall,
): readonly Written[] {
  const was = readMarks(inputs.was);
  // A platform's form may have no room for a long text: its empty field leaves the text as it is.
  const isHidden = ({ n, question, text }: Written): boolean =>
    text === '' && was.has(n) && textOf(kept[question.id]).length > SHOWN_IN_FORMS;
  // In its own form an answer can be given another label, and stay as it is.
  const [one] = values;
  if (one && values.length === 1 && isRelabelled(call, kept[one.question.id], inputs.classification)) {
    const text = isHidden(one) ? textOf(kept[one.question.id]) : one.text;
    if (text !== '') return [{ ...one, text }];
  }
  return values.filter((given) => {
    const { n, question, text } = given;
    const there = kept[question.id];
    if (isHidden(given)) return false;
    if (textOf(there) === text && (text === '' || there?.version === question.version)) return false;
    // Left as it was found, an answer to an earlier wording is confirmed for the new one.
    return was.get(n) !== markOf(text) || (there !== undefined && there.version < question.version && text !== '');
  });
}

const isRelabelled = (call: InputCall, there: Item | undefined, label: Given['classification']): boolean =>
  label !== undefined && labelOf(call, there) !== labelOf(call, { classification: label });

/** The questions that somebody else has changed since the form was opened, or since the pressed card was drawn. */
function clashesWith(
  there: Item | undefined,
  text: string,
  question: Question,
  { inputs, seen, actor }: ByPerson<Given>,
  call: InputCall,
): boolean {
  if (!there || there.text === text) return false;
  const mark = readMarks(inputs.was).get(call.questions.indexOf(question) + 1);
  if (mark !== undefined) return mark !== markOf(there.text);
  return there.by !== actor.id && /^\d+$/.test(seen ?? '') && there.revision > Number(seen);
}

function clash(before: State, call: InputCall, clashes: readonly Written[], mine: readonly Written[]): Decision<State> {
  const say = phrase('inputs.clash', { questions: clashes.map(({ n }) => String(n)) });
  return refuse(before, 'conflict', say, {
    target: call.target,
    card: {
      name: 'inputAnswer',
      about: call.target,
      data: {
        questions: mine.map(({ n }) => n),
        mine: Object.fromEntries(mine.map(({ n, text }) => [n, text])),
        clashes: clashes.map(({ n }) => n),
      },
    },
  });
}

interface Put {
  readonly how: 'saved' | 'answered';
  readonly mine: readonly Written[];
}

function stored(
  before: State,
  call: InputCall,
  act: ByPerson<Given>,
  target: Ref,
  { how, mine }: Put,
): Decision<State> {
  const { actor, receivedAt } = act;
  const base = before ?? newAnswer(target, call, act);
  const revision = base.revision + 1;
  const kept = itemsOf(base);
  const items: Items = Object.fromEntries(
    mine.map(({ question, text }): [string, Item] => {
      const there = kept[question.id];
      const other = there && there.by !== actor.id && there.text !== '' && there.text !== text;
      const classification = labelOf(call, { classification: act.inputs.classification ?? there?.classification });
      const isStricter = text !== '' && classification !== call.classification;
      const item: Item = {
        text,
        version: question.version,
        by: actor.id,
        at: receivedAt,
        revision,
        ...(isStricter && { classification }),
      };
      const earlier = other ? { text: there.text, by: there.by, at: there.at } : there?.before;
      return [String(question.id), { ...item, ...(earlier && { before: earlier }) }];
    }),
  );
  const all = { ...kept, ...items };
  const open = missing(call, all);
  const wasSent = stateOf(base) === 'answered';
  const state: AnswerState = open.length === 0 && (how === 'answered' || wasSent) ? 'answered' : 'partly';
  const next = changed(base, call, act, {
    state,
    items,
    what: how,
    questions: mine.map(({ question }) => question.id),
  });
  if (charactersOf(next) > MAX_STORED) return refuse(before, 'tooMuch', phrase('inputs.tooMuch'), shown(call.target));
  const values = { ref: call.target, given: givenTo(call, all), n: call.questions.length };
  const say =
    state === 'answered'
      ? isLate(call, act)
        ? phrase('inputs.answeredLate', { ref: call.target })
        : phrase('inputs.answered', { ref: call.target, dueAt: dueFor(call, base.entity) })
      : how === 'answered'
        ? phrase('inputs.answeredPartly', { ref: call.target, questions: open.map(String) })
        : phrase('inputs.saved', values);
  return accept(next, say, [heard(next, call, act)], shown(call.target));
}

/** Answers to questions that are asked no more stay, so that many corrections of a call could make too large a document. */
const charactersOf = ({ inTime, late }: InputAnswer): number =>
  [inTime, late]
    .flatMap((said) => Object.values(said?.items ?? {}))
    .reduce((sum, { text, before }) => sum + text.length + (before?.text.length ?? 0), 0);
/** Three bytes each at most, in a document of 16 MB. */
const MAX_STORED = 4_500_000;

const newAnswer = (target: Ref, call: InputCall, { actor }: ByPerson<unknown>): InputAnswer => ({
  target,
  call: call.target,
  entity: actor.entity as EntityId,
  changes: [],
  revision: 0,
});

const isLate = (call: InputCall, { receivedAt, actor }: ByPerson<unknown>): boolean =>
  receivedAt > dueFor(call, actor.entity as EntityId);

interface Change {
  readonly state: AnswerState;
  readonly items: Items;
  readonly what: Changed['what'];
  readonly questions: readonly number[];
}

/** A change in time changes the answer. A later one is stored beside it. */
function changed(base: InputAnswer, call: InputCall, act: ByPerson<unknown>, change: Change): InputAnswer {
  const { actor, receivedAt } = act;
  const part = isLate(call, act) ? 'late' : 'inTime';
  const said: Said = {
    state: change.state,
    items: { ...base[part]?.items, ...change.items },
    by: actor.id,
    at: receivedAt,
  };
  const line: Changed = { by: actor.id, at: receivedAt, what: change.what, questions: change.questions };
  return {
    ...base,
    [part]: said,
    changes: [...base.changes, line].slice(-MAX_CHANGES),
    revision: base.revision + 1,
  };
}

/** The act by which the call is told how far the entity is. */
function heard(of: InputAnswer, call: InputCall, { actor, receivedAt }: ByPerson<unknown>): Effect {
  const standing: Standing = {
    entity: of.entity,
    state: stateOf(of) ?? 'partly',
    by: actor.id,
    at: receivedAt,
    late: of.late !== undefined && of.inTime?.state !== 'answered' && of.inTime?.state !== 'nothing',
    missing: missing(call, itemsOf(of)).length,
    revision: of.revision,
  };
  return {
    type: 'act',
    verb: 'input.heard',
    target: call.target,
    inputs: { standing },
    key: `heard/${call.target}/${of.entity}`,
  };
}

/** `input.nothing` (representative): nothing to report, which counts as answered. Saved texts are kept but not shown. */
export function nothing(before: State, act: ByPerson<CallFacts>, _network: Network, target: Ref): Decision<State> {
  const { call } = act.inputs;
  if (!call || !isOpenFor(call, act)) return notOpen(before, call, act);
  const base = before ?? newAnswer(target, call, act);
  const next = changed(base, call, act, { state: 'nothing', items: {}, what: 'nothing', questions: [] });
  return accept(next, phrase('inputs.nothing', { ref: call.target }), [heard(next, call, act)], shown(call.target));
}

/** `input.withdraw` (representative): the entity withdraws its answer. Its texts stay in its form. */
export function withdraw(before: State, act: ByPerson<CallFacts>): Decision<State> {
  const { call } = act.inputs;
  if (!call || !isOpenFor(call, act)) return notOpen(before, call, act);
  if (!before || stateOf(before) === 'withdrawn')
    return refuse(before, 'conflict', phrase('inputs.nothingToWithdraw', { ref: call.target }), shown(call.target));
  const next = changed(before, call, act, { state: 'withdrawn', items: {}, what: 'withdrawn', questions: [] });
  return accept(next, phrase('inputs.withdrawn', { ref: call.target }), [heard(next, call, act)], shown(call.target));
}

const isOpenFor = (call: InputCall, { actor }: ByPerson<unknown>): boolean =>
  call.state === 'open' && call.entities.includes(actor.entity as EntityId);

function notOpen(before: State, call: InputCall | undefined, act: ByPerson<unknown>): Decision<State> {
  const about = act.target ?? ref('');
  if (!call) return refuse(before, 'notFound', phrase('refused.notFound', { ref: about }));
  return refused(before, call, act);
}

/** Refuses people who may not answer, and calls that take no answers. */
export function refused<S>(state: S, call: InputCall, { actor }: ByPerson<unknown>): Decision<S> {
  const asked = call.entities.includes(actor.entity as EntityId);
  if (!asked && !(call.state === 'held' && call.by === actor.id))
    return refuse(state, 'notAllowed', phrase('inputs.notAsked', { ref: call.target }));
  const why = whyNot(call);
  // Whoever may not see what is not open yet learns no more than that.
  if (call.state === 'closed' && why) return refuse(state, why.code, why.say, shown(call.target));
  const isAsker = why !== undefined && call.by === actor.id;
  return isAsker
    ? refuse(state, why.code, why.say, boardOf(call))
    : refuse(state, 'notAllowed', phrase('inputs.notOpen', { ref: call.target }));
}
