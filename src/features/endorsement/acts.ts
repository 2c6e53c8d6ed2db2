/** Written endorsement [ToR 3.b.iv]. */
import * as change_ from './rules/change.ts';
import * as closing from './rules/close.ts';
import * as conclusion from './rules/conclude.ts';
import { contest, contestInputs } from './rules/contest.ts';
import { enterFor, enterForInputs } from './rules/enterFor.ts';
import { open, openInputs } from './rules/open.ts';
import { openForPlan, openFromCall } from './rules/openFrom.ts';
import * as membership from './rules/membership.ts';
import * as position from './rules/positions.ts';
import { replanned } from './rules/replanned.ts';
import { retry } from './rules/retry.ts';
import {
  compose,
  composeInputs,
  exportInputs,
  exportRecord,
  list,
  listInputs,
  show,
  showInputs,
} from './queries/answers.ts';
import { fromCallPreview, openPreview, planPreview, revisePreview } from './queries/openPreview.ts';
import type { Endorsement } from './rules/state.ts';
import { callFacts, cameFacts, failedFacts, includeFacts, planFacts, reachFacts, sameFacts } from './queries/facts.ts';
import type { Acts } from '../../core/contract.ts';
import { each, type ActTable, query, create, change, internal } from '../../kit/acts.ts';

const RUNNING = ['open', 'referred'] as const;
export const acts = {
  'endorsement.compose': query({ who: 'secretariat', inputs: composeInputs, answer: compose }),
  'endorsement.open.preview': query({ who: 'secretariat', inputs: openInputs, answer: openPreview }),
  'endorsement.open': create({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: openInputs,
    facts: (read, act) => sameFacts(read, act),
    rule: open,
  }),
  'input.endorse.preview': query({ who: 'secretariat', inputs: openInputs, answer: fromCallPreview }),
  'plan.endorse.preview': query({ who: 'secretariat', inputs: openInputs, answer: planPreview }),
  // Declared here and not with the plan, because it makes a request. The work plan is told of it.
  'plan.endorse': create({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: openInputs,
    facts: planFacts,
    rule: openForPlan,
  }),
  // Declared here and not with the inputs, because it makes a request. The call for input is told of it.
  'input.endorse': create({
    kind: 'endorsements',
    who: 'secretariat',
    ofTarget: 'inputs',
    inputs: openInputs,
    facts: callFacts,
    rule: openFromCall,
  }),
  'endorsement.endorse': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.endorseInputs,
    rule: position.endorse,
  }),
  'endorsement.abstain': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.endorseInputs,
    rule: position.abstain,
  }),
  'endorsement.recuse': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.recuseInputs,
    rule: position.recuse,
  }),
  'endorsement.object': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.objectInputs,
    rule: position.object,
  }),
  'endorsement.requestDiscussion': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.requestInputs,
    rule: position.requestDiscussion,
  }),
  'endorsement.withdrawObjection': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.withdrawInputs,
    rule: position.withdrawObjection,
  }),
  'endorsement.withdrawRequest': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.withdrawInputs,
    rule: position.withdrawRequest,
  }),
  'endorsement.needTime': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.needTimeInputs,
    rule: position.needTime,
  }),
  'endorsement.comment': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: position.commentInputs,
    rule: position.comment,
  }),
  'endorsement.enterFor': change({
    kind: 'endorsements',
    who: 'secretariat',
    entersFor: true,
    inputs: enterForInputs,
    rule: enterFor,
  }),
  'endorsement.contest': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: contestInputs,
    rule: contest,
  }),
  'endorsement.correct': change({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: change_.correctInputs,
    rule: change_.correct,
  }),
  'endorsement.challengeCorrection': change({
    kind: 'endorsements',
    who: 'representative',
    inputs: change_.challengeInputs,
    rule: change_.challengeCorrection,
  }),
  'endorsement.revise.preview': query({ who: 'secretariat', inputs: change_.reviseInputs, answer: revisePreview }),
  'endorsement.revise': change({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: change_.reviseInputs,
    facts: (read, act) => sameFacts(read, act),
    rule: change_.revise,
  }),
  'endorsement.extend': change({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: change_.extendInputs,
    rule: change_.extend,
  }),
  'endorsement.closeUnreached': change({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: closing.closeUnreachedInputs,
    rule: closing.closeUnreached,
  }),
  'endorsement.retry': change({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: {},
    facts: failedFacts,
    occasion: (e: Endorsement) => e.timesFailed,
    rule: retry,
  }),
  'endorsement.withdraw': change({
    kind: 'endorsements',
    who: 'secretariat',
    inputs: change_.withdrawRequestInputs,
    rule: change_.withdrawEndorsement,
  }),
  'endorsement.show': query({ who: 'anyone', inputs: showInputs, answer: show }),
  'endorsement.export': query({ who: 'secretariat', inputs: exportInputs, answer: exportRecord }),
  'endorsement.list': query({ who: 'anyone', inputs: listInputs, answer: list }),
  'endorsement.due': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: {},
    facts: cameFacts,
    rule: closing.due,
  }),
  'endorsement.replan': change({ kind: 'endorsements', who: 'concord', inputs: {}, rule: replanned }),
  'endorsement.numbered': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: closing.numberedInputs,
    rule: closing.numbered,
  }),
  'endorsement.onAgenda': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: closing.onAgendaInputs,
    rule: closing.onAgenda,
  }),
  'endorsement.waitsForMeeting': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: closing.waitsInputs,
    rule: closing.waitsForMeeting,
  }),
  'endorsement.concluded': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: internal<Acts['endorsement.concluded']>(),
    rule: conclusion.conclude,
  }),
  'endorsement.lifted': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: internal<Acts['endorsement.lifted']>(),
    rule: conclusion.learnLifted,
  }),
  'endorsement.takenBack': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: conclusion.takenBackInputs,
    rule: conclusion.takenBack,
  }),
  'endorsement.followed': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: conclusion.followedInputs,
    rule: conclusion.followed,
  }),
  'endorsement.include': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: closing.includeInputs,
    facts: includeFacts,
    rule: closing.include,
  }),
  'endorsement.reach': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: internal<Acts['endorsement.reach']>(),
    facts: reachFacts,
    rule: closing.learnReach,
  }),
  'endorsement.looked': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: closing.lookedInputs,
    rule: closing.looked,
  }),
  'endorsement.redraw': change({ kind: 'endorsements', who: 'concord', inputs: {}, rule: membership.redraw }),
  'endorsements.redraw': each('endorsements', RUNNING, 'endorsement.redraw'),
  'endorsement.entityLeft': change({
    kind: 'endorsements',
    who: 'concord',
    inputs: internal<Acts['endorsement.entityLeft']>(),
    rule: membership.entityLeft,
  }),
  'endorsements.entityLeft': each('endorsements', [...RUNNING, 'notDecided'], 'endorsement.entityLeft'),
  'endorsements.include': each('endorsements', RUNNING, 'endorsement.include'),
  'endorsements.replan': each('endorsements', ['open'], 'endorsement.replan'),
  'endorsements.review': each('endorsements', RUNNING, 'endorsement.reach'),
} satisfies ActTable;
