/** Calls for input in the shape of the contract's records, each with the answers of its entities. */
import { documentsOf, type RecordReader } from '../../../kit/records.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { asTyped } from '../rules/questions.ts';
import { itemsOf, standsAs } from '../rules/said.ts';
import { boardState, dueFor, owes, type InputAnswer, type InputCall, type Said } from '../rules/state.ts';
import { answersOf } from './facts.ts';

const inputs: RecordReader = async ({ read, target }) => {
  const found = target === undefined ? await read.list('inputs') : [await read.load('inputs', target)];
  return Promise.all(found.flatMap((c) => (c ? [record(read, c)] : [])));
};

export const records = { inputs, inputAnswers: documentsOf('inputAnswers') };

async function record(read: ReadStore, c: InputCall): Promise<unknown> {
  const answers = await answersOf(read, c);
  return {
    ...c,
    questions: c.questions.map((question, i) => ({ n: i + 1, ...question, typed: asTyped(question) })),
    electorate: c.entities,
    answers: answers.map((answer) => answerRecord(c, answer)),
    board: c.entities.map((entity) => ({ entity, state: boardState(c, entity), dueAt: dueFor(c, entity) })),
    owing: c.state === 'open' ? c.entities.filter((entity) => owes(c, entity)).map((entity) => ({ entity })) : [],
  };
}

function answerRecord(c: InputCall, answer: InputAnswer): unknown {
  const { entity, inTime, late, changes, revision } = answer;
  const last = changes.at(-1);
  return {
    entity,
    state: standsAs(c, answer),
    late: late !== undefined,
    by: last?.by,
    at: last?.at,
    revision,
    answers: byNumber(c, itemsOf(answer)),
    ...(inTime && { inTime: { state: inTime.state, at: inTime.at, answers: byNumber(c, inTime.items) } }),
    ...(late && { afterwards: { state: late.state, at: late.at, answers: byNumber(c, late.items) } }),
    changes,
  };
}

/** Answers by the number of the question. Answers to questions that are no longer asked are only in the document. */
const byNumber = (c: InputCall, items: Said['items']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    c.questions.flatMap(({ id }, i) => {
      const item = items[id];
      return item && item.text !== '' ? [[String(i + 1), item.text] as const] : [];
    }),
  );
