/** The kinds of document: calls for input, and the answer of each entity. */
import type { Kinds } from '../../kit/kinds.ts';
import { answerKey, dueAt, stage, type InputAnswer, type InputCall } from './rules/state.ts';

export const kinds = {
  inputs: {
    letter: 'I',
    shownBy: 'input.show',
    readIn: ['inputCall'],
    lists: [],
    stage: (c: InputCall) => stage(c),
    dueAt: (c: InputCall) => dueAt(c),
    uniqueKey: () => null,
    dueAct: 'input.due',
  },
  /** One document for each call and entity, because all answers of a call together would be too large for one. */
  inputAnswers: {
    letter: 'P',
    readIn: ['inputCall'],
    // Once they are given, all answers stand in the file of the call.
    managersReadIn: ['inputFile'],
    readAs: ({ call }: InputAnswer) => call,
    keepsDrafts: true,
    lists: [],
    stage: () => 'kept',
    dueAt: () => null,
    uniqueKey: ({ call, entity }: InputAnswer) => answerKey(call, entity),
  },
} satisfies Kinds;
