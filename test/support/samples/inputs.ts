/** Calls for input, as cards are drawn from them: ordinary, empty, hostile and huge. */
import { calendarDate, entityId, ref } from '../../../src/core/ids.ts';
import type { CardName } from '../../../src/core/contract.ts';
import type { BoardRow, InputCallView, InputLine, QuestionView } from '../../../src/features/inputs/cards/view.ts';
import * as views from '../views.ts';
import { count, must, times, wordsOf, type Kind, type Sample } from './kinds.ts';

const KINDS = ['text', 'yesNo', 'choice', 'number', 'date', 'link', 'table'] as const;
const ANSWERS = {
  text: 'Forty people took part.',
  yesNo: 'yes',
  choice: 'Training',
  number: '40',
  date: '2026-12-01',
  link: 'https://un.example/report',
  table: 'Training; Goma; May',
} as const;

/** As the core lets questions be: forty at most, of 500 characters. */
const questions = (kind: Kind, answered: boolean): QuestionView[] =>
  times(Math.min(40, kind === 'empty' ? 1 : count(kind, 9)), (i): QuestionView => {
    const of = KINDS[i % KINDS.length] ?? 'text';
    const has = answered && i % 3 !== 1;
    const answer = of === 'text' ? must(kind, ANSWERS.text) : ANSWERS[of];
    return {
      n: i + 1,
      text: must(kind, `Question ${i}`).slice(0, 500),
      kind: of,
      options: of === 'choice' || of === 'table' ? ['Training', must(kind, 'Advocacy').slice(0, 100)] : [],
      optional: i % 5 === 4,
      answer: has ? answer : '',
      mark: '1-a',
      ...(has && { by: must(kind, 'Ana Silva'), at: views.AT }),
      isOld: has && i === 3,
      ...(has && i === 6 && { label: 'confidential' as const }),
      ...(has && i === 0 && { before: { text: must(kind, 'Thirty.'), by: must(kind, 'Jonas Berg'), at: views.AT } }),
    };
  });

const STATES = ['answered', 'nothing', 'partly', 'askedTime', 'silent', 'unreached', 'late'] as const;
const board = (kind: Kind): BoardRow[] =>
  times(kind === 'huge' ? 60 : count(kind, 26), (i): BoardRow => {
    const state = STATES[i % STATES.length] ?? 'silent';
    return {
      entity: entityId(must(kind, `E${i}`).slice(0, 60)),
      state,
      late: state === 'late',
      ...(state !== 'silent' && state !== 'unreached' && { at: views.AT, by: must(kind, 'Ana Silva') }),
      ...(state === 'partly' && { missing: 2 }),
      ...(i % 2 === 0 && (state === 'askedTime' || state === 'silent') && { until: calendarDate('2026-12-18') }),
      ...(state === 'askedTime' && { text: must(kind, 'The colleague is on leave.') }),
      ...(state === 'unreached' && { reason: 'blocked' }),
    };
  });

function call(kind: Kind, of: Partial<InputCallView> = {}): InputCallView {
  return {
    ref: ref('I-4'),
    state: 'open',
    title: must(kind, 'Annual report 2026').slice(0, 300),
    classification: 'unclassified',
    discretion: 'all',
    ...(kind !== 'empty' && { documentUrl: 'https://un.example/draft' }),
    dueAt: views.CLOSES,
    isOver: false,
    from: must(kind, 'Noor Haddad'),
    questions: questions(kind, true),
    cardVersion: '1',
    isAsked: true,
    mayAnswer: true,
    missing: 2,
    changes: times(count(kind, 4), (i) => ({
      by: must(kind, 'Ana Silva'),
      at: views.AT,
      what: (['saved', 'answered', 'nothing', 'withdrawn'] as const)[i % 4] ?? 'saved',
      questions: i % 2 === 0 ? [1, 2] : [],
    })),
    manages: false,
    isSender: false,
    mayDecide: false,
    mayClaim: false,
    mayRetry: false,
    entities: times(count(kind, 5) > 60 ? 60 : count(kind, 5), (i) => entityId(`E${i}`)),
    board: [],
    typedQuestions: must(kind, 'How many? (number)'),
    dueOn: calendarDate('2026-12-02'),
    passed: [],
    ...of,
  };
}

const RESTRICTED = [
  ['unclassified', 'all'],
  ['confidential', 'title'],
  ['strictlyConfidential', 'reference'],
  ['strictlyConfidential', 'all'],
] as const;

function callSamples(kind: Kind): Sample[] {
  const reader = views.reader();
  const mine = { late: false, by: must(kind, 'Ana Silva'), at: views.AT };
  const situations: readonly (readonly [string, Partial<InputCallView>])[] = [
    ['asked', { questions: questions(kind, false) }],
    ['of an entity', { fromEntity: entityId('UNFPA') }],
    ['partly', { mine: { ...mine, state: 'partly' } }],
    ['answered', { mine: { ...mine, state: 'answered' }, asksTime: { state: 'declined' } }],
    ['late', { mine: { ...mine, late: true, state: 'answered' }, isOver: true }],
    ['nothing', { mine: { ...mine, state: 'nothing' } }],
    ['over', { isOver: true, asksTime: { state: 'asked', until: calendarDate('2026-12-18') } }],
    ['granted', { asksTime: { state: 'granted', until: calendarDate('2026-12-18') } }],
    ['asks for time', { asksTime: { state: 'asked' } }],
    ['closed', { state: 'closed', mayAnswer: false }],
    ['watched', { isAsked: false, mayAnswer: false }],
    ...RESTRICTED.map(
      ([classification, discretion]) => [`${classification}, ${discretion}`, { classification, discretion }] as const,
    ),
  ];
  return situations.map(([about, of]) => ({ card: 'inputCall', about, reader, subject: call(kind, of) }));
}

function boardSamples(kind: Kind): Sample[] {
  const reader = views.officer();
  const held = {
    state: 'held' as const,
    heldSince: views.AT,
    fromEntity: entityId('UNHCR'),
    isAsked: false,
    mayAnswer: false,
  };
  const runs = { manages: true, board: board(kind), isAsked: false, mayAnswer: false };
  const decided = { by: must(kind, 'Noor'), at: views.AT };
  const situations: readonly (readonly [string, Partial<InputCallView>])[] = [
    ['running', runs],
    ['not reached', { ...runs, mayRetry: true }],
    [
      'of days',
      {
        ...runs,
        best: times(3, (i) => ({
          date: calendarDate(`2026-12-0${i + 1}`),
          available: [entityId('UNFPA')],
          missing: times(Math.min(count(kind, 2), 60), (n) => entityId(must(kind, `E${n}`).slice(0, 60))),
        })),
      },
    ],
    ['over', { ...runs, isOver: true, nudged: { at: views.AT, n: 3 } }],
    [
      'closed',
      {
        ...runs,
        state: 'closed',
        endedAt: views.AT,
        passed: [
          { as: 'circulated', ref: ref('C-3'), at: views.AT },
          { as: 'endorsement', ref: ref('E-3'), at: views.AT },
        ],
      },
    ],
    ['of an asker', { ...runs, manages: false, isSender: true, isAsked: true, mayAnswer: true }],
    ['to decide', { ...held, manages: true, mayDecide: true, mayClaim: true }],
    ['claimed', { ...held, manages: true, claimedBy: { name: must(kind, 'Noor'), at: views.AT, me: true } }],
    ['held, to its asker', { ...held, isSender: true, audience: [must(kind, 'UNHCR').slice(0, 60), 'alternates'] }],
    ['cancelled', { ...held, isSender: true, state: 'cancelled', decided: { how: 'cancelled', ...decided } }],
    [
      'declined',
      { ...held, state: 'declined', decided: { how: 'declined', ...decided, reason: must(kind, 'Asked before.') } },
    ],
    ...RESTRICTED.map(
      ([classification, discretion]) =>
        [`${classification}, ${discretion}`, { ...runs, classification, discretion }] as const,
    ),
  ];
  return situations.map(([about, of]) => ({ card: 'inputBoard', about, reader, subject: call(kind, of) }));
}

function noticeSamples(kind: Kind): Sample[] {
  const sample = (card: CardName, about: string, of: Partial<InputCallView>, data: object): Sample => ({
    card,
    about,
    reader: of.manages ? views.officer() : views.reader(),
    subject: call(kind, of),
    data: { ...data },
  });
  const at = { at: views.AT, dueAt: views.CLOSES };
  const words = must(kind, 'The colleague is on leave.');
  const decided = { by: must(kind, 'Noor'), at: views.AT, reason: must(kind, 'Asked before.') };
  return [
    sample('inputReminder', 'two days', {}, { ...at, says: 'workingDays', left: 2 }),
    sample('inputReminder', 'the day after', { isOver: true }, { ...at, overdue: true }),
    sample('inputReminder', 'nudged', { classification: 'confidential', discretion: 'title' }, { ...at, nudged: true }),
    sample(
      'inputNotice',
      'needs time',
      { manages: true },
      { what: 'needTime', entity: 'UNHCR', until: '2026-12-18', text: words },
    ),
    sample('inputNotice', 'granted', {}, { what: 'granted', dueAt: views.CLOSES }),
    sample('inputNotice', 'declined time', {}, { what: 'timeDeclined', text: words, dueAt: views.CLOSES }),
    sample('inputNotice', 'decided', { decided: { how: 'declined', ...decided } }, { what: 'decided' }),
    sample('inputNotice', 'held', { manages: true, heldSince: views.AT }, { what: 'heldTooLong' }),
    sample('inputNotice', 'over', { manages: true, board: board(kind) }, { what: 'over' }),
    sample('inputNotice', 'all there', { manages: true }, { what: 'over' }),
    sample('inputNotice', 'closed', {}, { what: 'closed' }),
    sample('inputNotice', 'corrected', {}, { what: 'corrected', questions: [1, 3] }),
    sample(
      'inputNotice',
      'restricted',
      { classification: 'strictlyConfidential', discretion: 'reference' },
      { what: 'granted', text: words },
    ),
  ];
}

export const inputLines = (kind: Kind): InputLine[] =>
  times(count(kind, 10), (i): InputLine => {
    const want = (['answer', 'rest', 'decision', undefined] as const)[i % 4];
    return {
      ref: ref(`I-${i + 1}`),
      title: must(kind, `Call ${i}`),
      veiled: i % 4 === 3,
      ...(i % 8 === 7 && { closed: true as const }),
      state: (['open', 'open', 'held', 'closed', 'declined', 'cancelled'] as const)[i % 6] ?? 'open',
      dueAt: views.CLOSES,
      ...(want && { wants: want }),
      answered: 3,
      asked: 26,
    };
  });

/** A file that a focal point has sent: with text, without it, and for restricted calls. */
function handedSamples(kind: Kind, reader: Sample['reader']): Sample[] {
  const calls = RESTRICTED.map(([classification]) => classification);
  const owed = (['unclassified', ...calls] as const).map((classification, i) => ({
    ref: ref(`I-${i + 1}`),
    classification,
    dueAt: views.CLOSES,
    ...(classification !== 'strictlyConfidential' && { title: must(kind, 'Annual report').slice(0, 300) }),
    questions: questions(kind, true).map(({ n, text, kind: of, optional, answer }) => ({
      n,
      kind: of,
      optional,
      ...(classification === 'unclassified' && { text }),
      has: answer !== '',
    })),
  }));
  const subject = { calls: kind === 'empty' ? owed.slice(0, 1) : owed, more: kind === 'huge' ? 7 : 0 };
  const data = { upload: 'a'.repeat(22), name: must(kind, 'answer.docx').slice(0, 200) };
  return [
    { card: 'inputHanded', about: 'text', reader, subject, data: { ...data, characters: 1234 } },
    { card: 'inputHanded', about: 'link', reader, subject, data: { ...data, why: 'noText' } },
    { card: 'inputHanded', about: 'too long', reader, subject, data: { ...data, why: 'tooLong' } },
  ];
}

export function inputSamples(kind: Kind): Sample[] {
  const [rep, officer] = [views.reader(), views.officer()];
  const entities = times(kind === 'huge' ? 100 : count(kind, 26), (i) => entityId(must(kind, `E${i}`).slice(0, 60)));
  const asked = questions(kind, false).map(({ n, text, kind: of, options, optional }) => ({
    id: n,
    version: 1,
    text,
    kind: of,
    ...(options.length > 0 && { options }),
    ...(optional && { optional }),
  }));
  const values = {
    title: must(kind, 'Annual report').slice(0, 300),
    questions: wordsOf(kind, 'How many? (number)'),
    dueOn: '2026-12-02',
    ...(kind !== 'empty' && { documentUrl: 'https://un.example/draft' }),
  };
  const previewed = {
    values,
    questions: asked,
    dueAt: views.CLOSES,
    entities: entities.slice(0, 26),
    people: 52,
    without: [],
  };
  return [
    ...callSamples(kind),
    ...boardSamples(kind),
    ...noticeSamples(kind),
    { card: 'inputAnswer', about: 'all', reader: rep, subject: call(kind, { questions: questions(kind, false) }) },
    { card: 'inputAnswer', about: 'one', reader: rep, subject: call(kind), data: { questions: [1] } },
    {
      card: 'inputAnswer',
      about: 'two at once',
      reader: rep,
      subject: call(kind),
      data: { questions: [1], mine: { 1: must(kind, 'Fifty.') }, clashes: [1] },
    },
    {
      card: 'inputFiles',
      about: 'all',
      reader: officer,
      subject: call(kind, { manages: true, classification: 'confidential' }),
    },
    {
      card: 'inputFiles',
      about: 'labelled',
      reader: officer,
      subject: call(kind, { manages: true }),
      data: { labelled: true, upTo: 'confidential' },
    },
    {
      card: 'inputFiles',
      about: 'one',
      reader: officer,
      subject: call(kind, { state: 'closed' }),
      data: { format: 'csv' },
    },
    { card: 'inputCalls', about: 'all', reader: officer, subject: { lines: inputLines(kind) } },
    {
      card: 'inputCalls',
      about: 'found',
      reader: rep,
      subject: { lines: inputLines(kind) },
      data: { words: must(kind, 'report').slice(0, 200) },
    },
    ...handedSamples(kind, rep),
    { card: 'inputForm', about: 'new', reader: officer, subject: { manages: true, entities } },
    {
      card: 'inputForm',
      about: 'from a past one',
      reader: rep,
      subject: { manages: false, entities },
      data: { values },
    },
    {
      card: 'inputPreview',
      about: 'to open',
      reader: officer,
      subject: { manages: true, entities },
      data: { ...previewed, submits: false },
    },
    {
      card: 'inputPreview',
      about: 'to submit',
      reader: rep,
      subject: { manages: false, entities },
      data: { ...previewed, submits: true, movedFrom: '2026-11-29', without: [entityId('UNHCR')] },
    },
  ];
}
