import type { Endorsement } from '../../../src/features/endorsement/rules/state.ts';
import { after, CLOSES, decide, focalPoint, HOUR, later, NOW, officer, request, SYSTEM } from '../builders.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature, type Scene } from './act.ts';

const PERIOD = 'closesOn workingDays';
const PAIR = { text: 'No.', requestDiscussion: 'yes' };
const referred = after(request(), ['object', focalPoint('UNFPA'), PAIR]);
const corrected = after(
  request(),
  ['object', focalPoint('UNHCR'), { text: 'No.' }],
  ['correct', officer(), { note: 'Title.' }],
);
const scene = (e: Endorsement, at: string): Scene => ({
  kind: 'endorsements',
  target: 'E-1',
  state: e,
  stage: e.state,
  at,
});

/** Written endorsement. */
export const endorsement: Feature = {
  acts: {
    'endorsement.compose': act(SECRETARIAT, 'follows'),
    'endorsement.open': act(SECRETARIAT, `title documentUrl documentVersion summary classification follows ${PERIOD}`, {
      title: 'Another',
      documentUrl: 'https://un.example/another',
    }),
    'endorsement.open.preview': act(
      SECRETARIAT,
      `title documentUrl documentVersion summary classification follows ${PERIOD}`,
      {
        title: 'Another',
        documentUrl: 'https://un.example/another',
      },
    ),
    'endorsement.endorse': act(REPRESENTATIVES, 'comment'),
    'endorsement.abstain': act(REPRESENTATIVES, 'comment'),
    'endorsement.recuse': act(REPRESENTATIVES, 'comment'),
    'endorsement.object': act(REPRESENTATIVES, 'text requestDiscussion wouldSatisfy', PAIR),
    'endorsement.requestDiscussion': act(REPRESENTATIVES, 'text'),
    'endorsement.withdrawObjection': act(REPRESENTATIVES, 'reason'),
    'endorsement.withdrawRequest': act(REPRESENTATIVES, 'reason'),
    'endorsement.needTime': act(REPRESENTATIVES, 'until text'),
    'endorsement.comment': act(REPRESENTATIVES, 'text', { text: 'Hm.' }),
    'endorsement.enterFor': act(SECRETARIAT, 'entity position text requestDiscussion source', {
      entity: 'UNICEF',
      position: 'endorse',
      source: 'E-mail.',
    }),
    'endorsement.contest': act(REPRESENTATIVES, 'text'),
    'endorsement.correct': act(SECRETARIAT, 'title documentUrl summary note', { title: 'New title', note: 'Title.' }),
    'endorsement.challengeCorrection': act(REPRESENTATIVES, 'text', { text: 'The meaning changes.' }),
    'endorsement.revise.preview': act(SECRETARIAT, `documentUrl documentVersion changes ${PERIOD}`, {
      documentUrl: 'https://un.example/next',
      documentVersion: 'next',
      changes: 'All.',
    }),
    'endorsement.revise': act(SECRETARIAT, `documentUrl documentVersion changes ${PERIOD}`, {
      documentUrl: 'https://un.example/next',
      documentVersion: 'next',
      changes: 'All.',
    }),
    'endorsement.extend': act(SECRETARIAT, 'closesOn reason', { closesOn: '2027-01-15', reason: 'More time.' }),
    'endorsement.closeUnreached': act(SECRETARIAT, 'reason', { reason: 'By telephone.' }),
    'endorsement.retry': act(SECRETARIAT),
    'endorsement.withdraw': act(SECRETARIAT, 'reason', { reason: 'Wrong annex.' }),
    'endorsement.show': act(ANYONE, 'page words'),
    'endorsement.export': act(SECRETARIAT, 'format'),
    'endorsement.list': act(ANYONE, 'state page'),
  },
  scenes: {
    open: scene(corrected, later(NOW, 2 * HOUR)),
    awaiting: scene(
      decide(request({ reach: {} }), 'endorsement.due', SYSTEM, {}, { at: later(CLOSES, 1) }).state,
      later(CLOSES, HOUR),
    ),
    referred: scene(referred, later(NOW, 2 * HOUR)),
    endorsed: scene(
      decide(request(), 'endorsement.due', SYSTEM, {}, { at: later(CLOSES, 1) }).state,
      later(CLOSES, HOUR),
    ),
    withdrawn: scene(after(request(), ['withdraw', officer(), { reason: 'No.' }]), later(NOW, 2 * HOUR)),
  },
};
