/** Written endorsement [ToR 3.b.iv]. */
import * as change_ from './rules/change.ts';
import * as closing from './rules/close.ts';
import * as conclusion from './rules/conclude.ts';
import { enterFor, enterForInputs } from './rules/enterFor.ts';
import { open, openInputs } from './rules/open.ts';
import * as position from './rules/positions.ts';
import { retry } from './rules/retry.ts';
import { compose, composeInputs, list, listInputs, show, showInputs } from './queries/answers.ts';
import type { Endorsement } from './rules/state.ts';
import { gatherFailed, gatherReach } from './queries/facts.ts';
import { change, create, each, look, trusted, type ActTable } from '../../kit/acts.ts';

const RUNNING = ['open', 'referred'] as const;
export const endorsementVerbs = {
  'endorsement.compose': look('secretariat', composeInputs, compose),
  'endorsement.open': create('endorsements', 'secretariat', openInputs, open),
  'endorsement.endorse': change('endorsements', 'representative', position.endorseInputs, position.endorse),
  'endorsement.abstain': change('endorsements', 'representative', position.endorseInputs, position.abstain),
  'endorsement.object': change('endorsements', 'representative', position.objectInputs, position.object),
  'endorsement.requestDiscussion': change(
    'endorsements',
    'representative',
    position.requestInputs,
    position.requestDiscussion,
  ),
  'endorsement.withdrawObjection': change(
    'endorsements',
    'representative',
    position.withdrawInputs,
    position.withdrawObjection,
  ),
  'endorsement.withdrawRequest': change(
    'endorsements',
    'representative',
    position.withdrawInputs,
    position.withdrawRequest,
  ),
  'endorsement.needTime': change('endorsements', 'representative', position.needTimeInputs, position.needTime),
  'endorsement.comment': change('endorsements', 'representative', position.commentInputs, position.comment),
  'endorsement.enterFor': change('endorsements', 'secretariat', enterForInputs, enterFor),
  'endorsement.correct': change('endorsements', 'secretariat', change_.correctInputs, change_.correct),
  'endorsement.challengeCorrection': change(
    'endorsements',
    'representative',
    change_.challengeInputs,
    change_.challengeCorrection,
  ),
  'endorsement.revise': change('endorsements', 'secretariat', change_.reviseInputs, change_.revise),
  'endorsement.extend': change('endorsements', 'secretariat', change_.extendInputs, change_.extend),
  'endorsement.closeUnreached': change(
    'endorsements',
    'secretariat',
    closing.closeUnreachedInputs,
    closing.closeUnreached,
  ),
  'endorsement.retry': {
    ...change('endorsements', 'secretariat', {}, retry as never),
    gather: gatherFailed,
    occasion: (e: Endorsement) => e.timesFailed,
  },
  'endorsement.withdraw': change(
    'endorsements',
    'secretariat',
    change_.withdrawRequestInputs,
    change_.withdrawEndorsement,
  ),
  'endorsement.show': look('anyone', showInputs, show),
  'endorsement.list': look('anyone', listInputs, list),
  'endorsement.due': change('endorsements', 'concord', {}, closing.due),
  'endorsement.numbered': change('endorsements', 'concord', closing.numberedInputs, closing.numbered),
  'endorsement.onAgenda': change('endorsements', 'concord', closing.onAgendaInputs, closing.onAgenda),
  'endorsement.waitsForMeeting': change('endorsements', 'concord', closing.waitsInputs, closing.waitsForMeeting),
  'endorsement.concluded': {
    ...change('endorsements', 'concord', {}, conclusion.conclude as never),
    ...trusted(),
  },
  'endorsement.followed': change('endorsements', 'concord', conclusion.followedInputs, conclusion.followed),
  'endorsement.include': change('endorsements', 'concord', closing.includeInputs, closing.include),
  'endorsement.reach': {
    ...change('endorsements', 'concord', {}, closing.learnReach as never),
    ...trusted(),
    gather: gatherReach,
  },
  'endorsements.include': each('endorsements', RUNNING, 'endorsement.include'),
  'endorsements.review': each('endorsements', RUNNING, 'endorsement.reach'),
} satisfies ActTable;
