import type { SYSTEM } from '../../../src/core/act.ts';
import { type Act } from '../../../src/core/act.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ref, type Instant } from '../../../src/core/ids.ts';
import type { Network } from '../../../src/core/network.ts';
import type { Person } from '../../../src/core/people.ts';
import { stage, type InputAnswer, type InputCall } from '../../../src/features/inputs/rules/state.ts';
import { act as pressed, focalPoint, HOUR, later, net, NOW, officer } from '../builders.ts';
import { ACT_DEFINITIONS } from '../features.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature, type Scene } from './act.ts';

interface How {
  readonly at?: Instant;
  readonly seen?: string;
  readonly network?: Network;
  readonly facts?: object;
}

/** What the rule of this verb makes of it. Facts that the store would give are brought in `facts`. */
export function decidedOn<State>(
  state: NoInfer<State> | undefined,
  verb: string,
  by: Person | typeof SYSTEM,
  inputs: object = {},
  how: How = {},
): Decision<State> {
  const declared = ACT_DEFINITIONS[verb];
  const one = pressed(verb, by, inputs, how);
  const asked = { ...one, target: ref('I-1') } as Act<never, never>;
  const network = how.network ?? net();
  if (declared?.type === 'create') return declared.rule(ref('I-1'), asked, network) as Decision<State>;
  if (declared?.type === 'change') return declared.rule(state, asked, network, ref('P-1')) as Decision<State>;
  throw new Error(`${verb} changes no document`);
}

export const CALL = {
  title: 'Annual report 2026',
  questions: 'What was achieved?\nHow many people? (number)\nWhich of them? (choice: training; advocacy)',
  dueOn: '2026-12-02',
};
/** The past call that it names is there, or it names none. */
const THERE = { facts: { isPast: true } };
/** Opened by the officer, of all three entities, due Wednesday 2 December, 17:00 in New York. */
export const openCall = (inputs: object = {}, how: How = {}): InputCall =>
  decidedOn<InputCall>(undefined, 'input.open', officer(), { ...CALL, ...inputs }, { at: NOW, ...THERE, ...how }).state;
export const heldCall = (inputs: object = {}): InputCall =>
  decidedOn<InputCall>(undefined, 'input.submit', focalPoint('UNHCR'), { ...CALL, ...inputs }, { at: NOW, ...THERE })
    .state;
/** UNHCR's answer after the focal point has saved these. */
export const savedAnswer = (answers: object, call: InputCall = openCall()): InputAnswer =>
  decidedOn<InputAnswer>(undefined, 'input.save', focalPoint('UNHCR'), { answers }, { at: NOW, facts: { call } }).state;

const at = later(NOW, 2 * HOUR);
const scene = (state: InputCall, beside?: Scene['beside']): Scene => ({
  kind: 'inputs',
  target: 'I-1',
  state,
  stage: stage(state),
  at,
  ...(beside && { beside }),
});
const kept = { kind: 'inputAnswers', target: 'P-1', state: savedAnswer({ 1: 'Much.' }), stage: 'kept' };

/** Calls for input. */
export const inputs: Feature = {
  acts: {
    'input.compose': act([...REPRESENTATIVES, ...SECRETARIAT], 'template from'),
    'input.open.preview': act(
      [...REPRESENTATIVES, ...SECRETARIAT],
      'title questions dueOn audience documentUrl classification template from',
      CALL,
    ),
    'input.open': act(SECRETARIAT, 'title questions dueOn audience documentUrl classification template from', CALL),
    'input.submit': act(
      REPRESENTATIVES,
      'title questions dueOn audience documentUrl classification template from',
      CALL,
    ),
    'input.claim': act(SECRETARIAT),
    'input.release': act(SECRETARIAT),
    'input.approve': act(SECRETARIAT, 'title questions dueOn', { title: 'Annual report' }),
    'input.decline': act(SECRETARIAT, 'reason', { reason: 'Asked before.' }),
    'input.edit': act(
      ['focalPoint'],
      'title questions dueOn audience documentUrl classification',
      { title: 'Annual report' },
      ['alternate'],
    ),
    'input.cancelSubmission': act(['focalPoint'], '', undefined, ['alternate']),
    'input.correct': act(SECRETARIAT, 'questions title documentUrl', { questions: 'What was achieved?' }),
    'input.fill': act(REPRESENTATIVES, 'question', undefined, REPRESENTATIVES),
    'input.save': act(
      REPRESENTATIVES,
      'answers was complete classification',
      { answers: { 1: 'Much.' } },
      REPRESENTATIVES,
    ),
    'input.answer': act(REPRESENTATIVES, 'answers was classification', { answers: { 1: 'Much.' } }, REPRESENTATIVES),
    'input.handedIn': act(REPRESENTATIVES, 'upload', undefined, REPRESENTATIVES),
    'input.file': act(
      REPRESENTATIVES,
      'question upload file name',
      { question: '1', name: 'a.txt', file: 'TXVjaC4=' },
      REPRESENTATIVES,
    ),
    'input.nothing': act(REPRESENTATIVES, '', undefined, REPRESENTATIVES),
    'input.withdraw': act(REPRESENTATIVES, '', undefined, REPRESENTATIVES),
    'input.needTime': act(REPRESENTATIVES, 'until text', { until: '2026-12-04' }, REPRESENTATIVES),
    'input.grantTime': act(SECRETARIAT, 'entity until', { until: '2026-12-04' }),
    'input.declineTime': act(SECRETARIAT, 'entity reason', { entity: 'UNHCR', reason: 'It goes to print.' }),
    'input.nudge': act(SECRETARIAT, 'entity'),
    'input.retry': act(SECRETARIAT),
    'input.close': act(SECRETARIAT),
    'input.export': act(SECRETARIAT, 'format upTo'),
    'input.circulate.preview': act(SECRETARIAT, 'subject text audience links classification sendAt acknowledge', {
      subject: 'Answers',
      text: 'Brought together.',
    }),
    'input.endorse.preview': act(
      SECRETARIAT,
      'title documentUrl documentVersion summary classification follows closesOn workingDays',
      { title: 'Annual report', documentUrl: 'https://un.example/report' },
    ),
    'input.circulate': act(SECRETARIAT, 'subject text audience links classification sendAt acknowledge', {
      subject: 'Answers',
      text: 'Brought together.',
    }),
    'input.endorse': act(
      SECRETARIAT,
      'title documentUrl documentVersion summary classification follows closesOn workingDays',
      { title: 'Annual report', documentUrl: 'https://un.example/report' },
    ),
    'input.show': act(ANYONE, 'as', undefined, ANYONE),
    'input.list': act(ANYONE, 'words'),
  },
  scenes: {
    held: scene(heldCall()),
    claimed: scene(decidedOn<InputCall>(heldCall(), 'input.claim', officer(), {}, { at: later(NOW, HOUR) }).state),
    open: scene(openCall()),
    timeAsked: scene(
      decidedOn<InputCall>(openCall(), 'input.needTime', focalPoint('UNHCR'), { until: '2026-12-04' }, { at: NOW })
        .state,
    ),
    answered: scene(openCall(), [kept]),
    restricted: scene(openCall({ classification: 'confidential', audience: 'UNICEF' })),
    closed: scene(decidedOn<InputCall>(openCall(), 'input.close', officer(), {}, { at: later(NOW, HOUR) }).state),
  },
};
