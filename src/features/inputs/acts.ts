/** Calls for input [ToR 2.a.v, 2.a.vi, 2.a.xi; 2.d.vi]. */
import type { Acts } from '../../core/contract.ts';
import type { Network } from '../../core/network.ts';
import { own } from '../../core/own.ts';
import { change, create, each, internal, keyed, keyedOrNew, query, type ActTable, type Named } from '../../kit/acts.ts';
import * as queries from './queries/answers.ts';
import { answersFacts, callFacts, failedFacts, includeFacts, openFacts, progressFacts } from './queries/facts.ts';
import * as handed from './queries/handed.ts';
import * as answer from './rules/answer.ts';
import * as asked from './rules/asked.ts';
import { correct, correctInputs } from './rules/correct.ts';
import * as given from './rules/file.ts';
import * as held from './rules/held.ts';
import * as membership from './rules/membership.ts';
import * as moderate from './rules/moderate.ts';
import { open, openInputs, submit } from './rules/open.ts';
import { answerKey } from './rules/state.ts';
import * as reach from './rules/reach.ts';
import * as replan from './rules/replan.ts';
import * as time from './rules/time.ts';

const KIND = 'inputs';

/** The key of the answer of the entity that the presser represents. */
const theirs = ({ target = '', from }: Named, { roll }: Network): string =>
  answerKey(target, own(roll.people, from)?.entity ?? '');
const answering = {
  kind: 'inputAnswers',
  who: 'representative',
  key: theirs,
  ofTarget: KIND,
  facts: callFacts,
} as const;

export const acts = {
  'input.compose': query({
    who: 'representativeOrSecretariat',
    inputs: queries.composeInputs,
    answer: queries.compose,
  }),
  'input.open.preview': query({ who: 'representativeOrSecretariat', inputs: openInputs, answer: queries.preview }),
  'input.open': create({ kind: KIND, who: 'secretariat', inputs: openInputs, facts: openFacts, rule: open }),
  'input.submit': create({ kind: KIND, who: 'representative', inputs: openInputs, facts: openFacts, rule: submit }),
  'input.claim': change({ kind: KIND, who: 'secretariat', inputs: {}, rule: moderate.claim }),
  'input.release': change({ kind: KIND, who: 'secretariat', inputs: {}, rule: moderate.release }),
  'input.approve': change({
    kind: KIND,
    who: 'secretariat',
    inputs: moderate.approveInputs,
    rule: moderate.approve,
  }),
  'input.decline': change({
    kind: KIND,
    who: 'secretariat',
    inputs: moderate.declineInputs,
    rule: moderate.decline,
  }),
  'input.edit': change({ kind: KIND, who: 'representative', inputs: held.editInputs, rule: held.edit }),
  'input.cancelSubmission': change({
    kind: KIND,
    who: 'representative',
    inputs: {},
    rule: held.cancelSubmission,
  }),
  'input.correct': change({
    kind: KIND,
    who: 'secretariat',
    inputs: correctInputs,
    facts: answersFacts,
    rule: correct,
  }),
  'input.fill': query({ who: 'representative', inputs: queries.fillInputs, answer: queries.fill }),
  'input.save': keyedOrNew({ ...answering, inputs: answer.saveInputs, rule: answer.save }),
  'input.answer': keyedOrNew({ ...answering, inputs: answer.answerInputs, rule: answer.answer }),
  'input.handedIn': query({ who: 'representative', inputs: handed.handedInputs, answer: handed.handedIn }),
  'input.file': keyedOrNew({ ...answering, facts: handed.fileFacts, inputs: given.fileInputs, rule: given.file }),
  'input.nothing': keyedOrNew({ ...answering, inputs: {}, rule: answer.nothing }),
  'input.withdraw': keyedOrNew({ ...answering, inputs: {}, rule: answer.withdraw }),
  'input.needTime': change({
    kind: KIND,
    who: 'representative',
    inputs: asked.needTimeInputs,
    rule: asked.needTime,
  }),
  'input.grantTime': change({ kind: KIND, who: 'secretariat', inputs: asked.grantInputs, rule: asked.grantTime }),
  'input.declineTime': change({
    kind: KIND,
    who: 'secretariat',
    inputs: asked.declineTimeInputs,
    rule: asked.declineTime,
  }),
  'input.nudge': change({ kind: KIND, who: 'secretariat', inputs: time.nudgeInputs, rule: time.nudge }),
  'input.retry': change({
    kind: KIND,
    who: 'secretariat',
    inputs: {},
    facts: failedFacts,
    occasion: reach.timesFailed,
    rule: reach.retry,
  }),
  'input.close': change({ kind: KIND, who: 'secretariat', inputs: {}, rule: time.close }),
  'input.export': query({ who: 'secretariat', inputs: queries.exportInputs, answer: queries.exportCall }),
  'input.show': query({ who: 'anyone', inputs: queries.showInputs, answer: queries.show }),
  'input.list': query({ who: 'anyone', inputs: queries.listInputs, answer: queries.list }),
  'input.due': change({ kind: KIND, who: 'concord', inputs: {}, rule: time.due }),
  'input.heard': change({ kind: KIND, who: 'concord', inputs: internal<Acts['input.heard']>(), rule: time.heard }),
  'input.progress': change({
    kind: KIND,
    who: 'concord',
    inputs: {},
    facts: progressFacts,
    rule: reach.progress,
  }),
  'input.passed': change({ kind: KIND, who: 'concord', inputs: internal<Acts['input.passed']>(), rule: time.passed }),
  'input.include': change({
    kind: KIND,
    who: 'concord',
    inputs: replan.includeInputs,
    facts: includeFacts,
    rule: replan.include,
  }),
  'inputs.include': each(KIND, ['open'], 'input.include'),
  'input.replan': change({ kind: KIND, who: 'concord', inputs: {}, rule: replan.replanned }),
  'inputs.replan': each(KIND, ['open'], 'input.replan'),
  'input.left': change({ kind: KIND, who: 'concord', inputs: internal<Acts['input.left']>(), rule: membership.left }),
  'inputs.entityLeft': each(KIND, ['held', 'open'], 'input.left'),
  'input.answerMoved': keyed({
    kind: 'inputAnswers',
    who: 'concord',
    inputs: internal<Acts['input.answerMoved']>(),
    key: ({ target = '', inputs }) => answerKey(target, String(inputs['entity'])),
    ofTarget: KIND,
    rule: membership.answerMoved,
  }),
} satisfies ActTable;
