/** The pure rules of calls for input: how questions are read, corrected and answered, and how answers are brought together. */
import { describe, expect, it, vi } from 'vitest';
import { inputReader, line, maybeTexts } from '../../src/core/inputs.ts';
import { calendarDate, type Instant } from '../../src/core/ids.ts';
import { consolidated } from '../../src/features/inputs/rules/consolidate.ts';
import { asTyped, numbered, readQuestions, reworded } from '../../src/features/inputs/rules/questions.ts';
import { readValue } from '../../src/features/inputs/rules/values.ts';
import type { InputAnswer, Question } from '../../src/features/inputs/rules/state.ts';
import { alternate, focalPoint, HOUR, later, NOW } from '../support/builders.ts';
import { decidedOn, openCall, savedAnswer } from '../support/acts/inputs.ts';
import { MONDAY_TO_FRIDAY } from '../support/weeks.ts';

const read = (typed: string) => {
  const found = readQuestions(typed);
  return 'fault' in found ? found.fault : found.questions.map(asTyped);
};

it('says which question is too long, and not that its brackets are wrong', () => {
  const typed = `What was done?\n${'a'.repeat(501)}?`;
  expect(read(typed)).toMatchObject({ key: 'inputs.questionTooLong', with: { n: 500, question: 'a'.repeat(80) } });
});

it('the schemas of inputs are made when an act is first read, not with the start, and once', () => {
  const { schema } = line();
  const made = vi.fn(schema);
  const readTitle = inputReader({ title: { schema: made } });
  expect(made).not.toHaveBeenCalled();
  expect([readTitle({ title: ' A\nb ' }), readTitle({})]).toEqual([
    { ok: true, inputs: { title: 'A b' } },
    { ok: false, faults: { title: 'input.required' } },
  ]);
  expect(made).toHaveBeenCalledTimes(1);
  expect(schema()).toBe(schema());
});

describe('questions', () => {
  it.each([
    ['How many staff? (number)', 'How many staff? (number)'],
    ['3. Which? (choix: a; b; c)', 'Which? (choice: a; b; c)'],
    ['Une politique existe-t-elle ? (oui/non)', 'Une politique existe-t-elle ? (yes/no)'],
    ['Activities (table: what; where)', 'Activities (table: what; where)'],
    ['Anything else? (optional)', 'Anything else? (optional)'],
    ['How many? (number, optional)', 'How many? (number, optional)'],
    ['Which? (choice, optional: a; b)', 'Which? (optional, choice: a; b)'],
    ['List the staff (headquarters and field)', 'List the staff (headquarters and field) (text)'],
  ])('%s', (typed, kept) => {
    expect(read(typed)).toEqual([kept]);
    expect(read(kept)).toEqual([kept]);
  });

  it.each([
    'How many? (nubmer)',
    'Which? (choice)',
    'Which? (choice: a)',
    'When? (date: a; b)',
    'X? (colour: red; blue)',
  ])('%s is named as not understood', (typed) =>
    expect(read(`What was done?\n${typed}`)).toMatchObject({ key: 'inputs.notUnderstood', with: { lines: [typed] } }),
  );

  it('that are reworded keep their number and are asked again; the others keep their answers wherever they stand', () => {
    const before = numbered([
      { text: 'A', kind: 'text' },
      { text: 'B', kind: 'text' },
      { text: 'C', kind: 'number' },
    ]);
    const { questions, changed, former, next } = reworded(
      before,
      [
        { text: 'A, by November', kind: 'text' },
        { text: 'C', kind: 'number' },
        { text: 'B', kind: 'text' },
        { text: 'D', kind: 'text' },
      ],
      4,
    );
    expect(questions.map(({ id, version }) => [id, version])).toEqual([
      [1, 2],
      [3, 1],
      [2, 1],
      [4, 1],
    ]);
    expect([changed, former.map(({ id, version }) => [id, version]), next]).toEqual([[1, 4], [[1, 1]], 5]);
  });
});

describe('an answer', () => {
  const today = calendarDate('2026-11-24');
  const of = (kind: Question['kind'], options?: string[]): Question => ({
    id: 1,
    version: 1,
    text: 'Q',
    kind,
    ...(options && { options }),
  });
  it.each([
    ['number', '1 234,5', '1234.5'],
    ['number', '1,234', '1234'],
    ['number', '12 %', '12'],
    ['number', '1\n2', undefined],
    ['number', 'about 12', undefined],
    ['yesNo', 'Oui', 'yes'],
    ['yesNo', 'perhaps', undefined],
    ['date', '3 Dec 2026', '2026-12-03'],
    ['date', '3/4/2026', undefined],
    ['link', 'https://un.example/a https://un.example/b', 'https://un.example/a\nhttps://un.example/b'],
    ['link', 'http://un.example', undefined],
  ] as const)('to a question for a %s: %j', (kind, typed, kept) => {
    const value = readValue(of(kind), typed, today, MONDAY_TO_FRIDAY);
    expect('text' in value ? value.text : undefined).toBe(kept);
  });

  it('in rows has no more cells than there are columns, and may be copied from a spreadsheet', () => {
    const table = of('table', ['what', 'where']);
    expect(readValue(table, 'Training\tGoma\n\nAdvocacy; Bunia', today, MONDAY_TO_FRIDAY)).toEqual({
      text: 'Training\tGoma\nAdvocacy; Bunia',
    });
    expect(readValue(table, 'a; b\nc; d; e', today, MONDAY_TO_FRIDAY)).toMatchObject({ fault: { with: { row: 2 } } });
  });

  it('comes by number: as an object, as JSON, as lines, as parts of a form', () => {
    const reads = inputReader({ answers: maybeTexts(40, 20) });
    for (const raw of [
      { answers: { 1: 'a', 2: 'b\n1. c' } },
      { answers: '{"1":"a","2":"b\\n1. c"}' },
      { answers: '1: a\n2) b\n1. c' },
      { 'answers.1': 'a', 'answers.2': 'b\n1. c' },
    ])
      expect(reads(raw)).toEqual({ ok: true, inputs: { answers: { 1: 'a', 2: 'b\n1. c' } } });
    expect(reads({ answers: { 1: 'x'.repeat(21) } })).toEqual({
      ok: false,
      faults: { 'answers.1': 'input.tooLong:20' },
    });
    for (const wrong of ['x', ['a'], { a: 'b' }, { 1: ['a'] }])
      expect(reads({ answers: wrong })).toMatchObject({ ok: false });
  });

  it('that a form could not show whole is not taken away by its empty field', () => {
    const call = openCall();
    const long = savedAnswer({ 1: 'x'.repeat(5000) }, call);
    const next = decidedOn<InputAnswer>(
      long,
      'input.save',
      focalPoint('UNHCR'),
      { answers: { 1: '', 2: '3' }, was: '1:a-b 2:0-a' },
      { facts: { call } },
    ).state;
    expect(Object.values(next.inTime?.items ?? {}).map(({ text }) => text.length)).toEqual([5000, 1]);
    const emptied = decidedOn<InputAnswer>(
      long,
      'input.save',
      focalPoint('UNHCR'),
      { answers: { 1: '' } },
      { facts: { call } },
    ).state;
    expect(emptied.inTime?.items[1]?.text).toBe('');
  });

  it('never makes a document that is too large, however often the questions are corrected', () => {
    const call = openCall();
    let one = savedAnswer({ 1: 'a' }, call);
    const long = 'x'.repeat(20_000);
    const inTime = one.inTime!;
    const item = { ...inTime.items[1]!, text: long };
    const items = Object.fromEntries(Array.from({ length: 230 }, (_, i) => [String(100 + i), item]));
    one = { ...one, inTime: { ...inTime, items } };
    const answers = { 1: long };
    const refused = decidedOn<InputAnswer>(one, 'input.save', focalPoint('UNHCR'), { answers }, { facts: { call } });
    expect(refused.answer).toMatchObject({ ok: false, code: 'tooMuch' });
    expect(refused.state).toBe(one);
  });

  it('costs the same with ten and a thousand earlier saves', () => {
    const call = openCall();
    let one = savedAnswer({ 1: 'a' }, call);
    const size = () => JSON.stringify(one).length;
    const sizes: number[] = [];
    for (let i = 0; i < 1000; i += 1) {
      const by = i % 2 === 0 ? alternate('UNHCR') : focalPoint('UNHCR');
      one = decidedOn<InputAnswer>(
        one,
        'input.save',
        by,
        { answers: { 1: `text ${i % 7}` } },
        { facts: { call } },
      ).state;
      if (i === 200 || i === 999) sizes.push(size());
    }
    expect(Math.abs((sizes[1] ?? 0) - (sizes[0] ?? 0))).toBeLessThan(100);
    expect(one.revision).toBe(1001);
  });
});

describe('the answers brought together', () => {
  it('hold what came in time before what came late, marked, without what was taken back', () => {
    const call = openCall();
    const due: Instant = later(call.dueAt, HOUR);
    const at = (entity: string, verb: string, inputs: object, when: Instant, before?: InputAnswer) =>
      decidedOn<InputAnswer>(before, verb, focalPoint(entity), inputs, { facts: { call }, at: when }).state;
    const unhcr = at(
      'UNHCR',
      'input.answer',
      { answers: { 1: 'Later.' } },
      due,
      savedAnswer({ 1: 'In time: https://un.example/a.', 2: '4' }, call),
    );
    const unicef = at('UNICEF', 'input.save', { answers: { 1: 'Partly.' } }, NOW);
    const gone = at(
      'UNFPA',
      'input.withdraw',
      {},
      NOW,
      at('UNFPA', 'input.save', { answers: { 1: 'Withdrawn.' } }, NOW),
    );
    const { questions, links } = consolidated(call, [gone, unhcr, unicef]);
    expect(questions[0]?.entries.map(({ entity, text, late, partial }) => [entity, text, late, partial])).toEqual([
      ['UNHCR', 'In time: https://un.example/a.', false, true],
      ['UNICEF', 'Partly.', false, true],
      ['UNHCR', 'Later.', true, true],
    ]);
    expect(links.map(({ url }) => url)).toEqual(['https://un.example/a']);
  });

  it.each([
    ['after the due date leaves what came in time', HOUR, ['In time.']],
    ['in time takes the place of it', -HOUR, []],
  ])('“nothing to report” %s', (_when, fromDue, texts) => {
    const call = openCall();
    const before = savedAnswer({ 1: 'In time.', 2: '4' }, call);
    const at = later(call.dueAt, fromDue);
    const { state } = decidedOn<InputAnswer>(before, 'input.nothing', focalPoint('UNHCR'), {}, { facts: { call }, at });
    const { questions } = consolidated(call, [state]);
    expect(questions[0]?.entries.map(({ text }) => text)).toEqual(texts);
  });
});
