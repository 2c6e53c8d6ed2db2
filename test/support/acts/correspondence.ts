import type { SYSTEM } from '../../../src/core/act.ts';
import { type Act } from '../../../src/core/act.ts';
import type { Decision } from '../../../src/core/decision.ts';
import type { Person } from '../../../src/core/people.ts';
import { ref, type Instant } from '../../../src/core/ids.ts';
import { stage, type Correspondence } from '../../../src/features/correspondence/rules/state.ts';
import type { NewsItem } from '../../../src/features/correspondence/rules/news.ts';
import type { Network } from '../../../src/core/network.ts';
import { act as pressed, focalPoint, HOUR, later, net, NOW, officer } from '../builders.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature, type Scene } from './act.ts';
import { ACT_DEFINITIONS } from '../features.ts';

/** What the rule of this verb makes of it. Facts that the store would give are brought in `facts`. */
export function decided<State = Correspondence>(
  c: NoInfer<State> | undefined,
  verb: string,
  by: Person | typeof SYSTEM,
  inputs: object = {},
  how: { at?: Instant; seen?: string; network?: Network; facts?: object } = {},
): Decision<State> {
  const declared = ACT_DEFINITIONS[verb];
  const one = pressed(verb, by, inputs, how);
  const asked = { ...one, target: ref('C-1'), inputs: { ...(one.inputs as object), ...how.facts } } as Act<
    never,
    never
  >;
  const network = how.network ?? net();
  if (declared?.type === 'create') return declared.rule(ref('C-1'), asked, network) as Decision<State>;
  if (declared?.type === 'change') return declared.rule(c, asked, network, ref('C-1')) as Decision<State>;
  throw new Error(`${verb} changes no document`);
}

const MESSAGE = { subject: 'Workshop', text: 'The workshop is on Monday.' };
/** A submission of UNHCR's focal point, still held. */
export const submission = (inputs: object = {}): Correspondence =>
  decided(undefined, 'correspondence.submit', focalPoint('UNHCR'), { ...MESSAGE, ...inputs }, { at: NOW }).state;
/** What the officer has circulated. */
export const circular = (inputs: object = {}): Correspondence =>
  decided(undefined, 'correspondence.send', officer(), { ...MESSAGE, ...inputs }, { at: NOW }).state;
export const urgent = (): Correspondence =>
  decided(undefined, 'correspondence.urgent', focalPoint('UNHCR'), MESSAGE, {
    at: NOW,
    facts: { urgentKey: 'k' },
  }).state;
export const proposals = (dueOn = '2026-12-08'): Correspondence =>
  decided(undefined, 'correspondence.proposals', officer(), { ...MESSAGE, dueOn }, { at: NOW }).state;
export const passOn = (inputs: Readonly<Record<string, unknown>> = {}): Correspondence =>
  decided(undefined, 'correspondence.passOn', officer(), { ...MESSAGE, ...inputs }, { at: NOW }).state;
export const newsItem = (): NewsItem =>
  decided<NewsItem>(undefined, 'news.submit', focalPoint('UNHCR'), { headline: 'Training', text: 'Held.' }, { at: NOW })
    .state;

const at = later(NOW, 2 * HOUR);
const scene = (state: Correspondence): Scene => ({
  kind: 'correspondence',
  target: 'C-1',
  state,
  stage: stage(state),
  at,
});

/** Correspondence, urgent information, calls for proposals, and news. */
export const correspondence: Feature = {
  acts: {
    'correspondence.compose': act([...REPRESENTATIVES, ...SECRETARIAT], 'kind'),
    'correspondence.preview': act(
      [...REPRESENTATIVES, ...SECRETARIAT],
      'subject text audience links classification sendAt acknowledge',
      MESSAGE,
    ),
    'correspondence.send.preview': act(
      SECRETARIAT,
      'subject text audience links classification sendAt acknowledge',
      MESSAGE,
    ),
    'correspondence.submit.preview': act(
      REPRESENTATIVES,
      'subject text audience links classification sendAt acknowledge',
      MESSAGE,
    ),
    'correspondence.send': act(SECRETARIAT, 'subject text audience links classification sendAt acknowledge', MESSAGE),
    'correspondence.proposals': act(SECRETARIAT, 'subject text dueOn links classification', {
      ...MESSAGE,
      dueOn: '2026-12-08',
    }),
    'correspondence.passOn': act(SECRETARIAT, 'subject text dueOn links classification kind', MESSAGE),
    'correspondence.passOn.preview': act(SECRETARIAT, 'subject text dueOn links classification kind', MESSAGE),
    'correspondence.urgent': act(REPRESENTATIVES, 'subject text classification', MESSAGE),
    'correspondence.urgent.preview': act(REPRESENTATIVES, 'subject text classification', MESSAGE),
    'correspondence.proposals.preview': act(SECRETARIAT, 'subject text dueOn links classification', {
      ...MESSAGE,
      dueOn: '2026-12-08',
    }),
    'correspondence.submit': act(REPRESENTATIVES, 'subject text audience links classification', MESSAGE),
    'correspondence.edit': act(['focalPoint'], 'subject text audience links classification', { text: 'On Tuesday.' }, [
      'alternate',
    ]),
    'correspondence.cancelSubmission': act([...REPRESENTATIVES, ...SECRETARIAT], '', undefined, [
      ...REPRESENTATIVES,
      ...SECRETARIAT,
    ]),
    'correspondence.claim': act(SECRETARIAT),
    'correspondence.release': act(SECRETARIAT),
    'correspondence.approve': act(SECRETARIAT, 'subject text', { text: 'On Tuesday.' }),
    'correspondence.decline': act(SECRETARIAT, 'reason', { reason: 'Twice.' }),
    'correspondence.acknowledge': act(ANYONE, '', undefined, ANYONE),
    'correspondence.shared': act(REPRESENTATIVES),
    'correspondence.passedOn': act(REPRESENTATIVES, 'where link', { where: 'Field offices' }),
    'correspondence.reply': act(ANYONE, 'text', { text: 'Thank you, we come.' }, ANYONE),
    'correspondence.review': act(SECRETARIAT, 'note'),
    'correspondence.retry': act(SECRETARIAT),
    'correspondence.show': act(ANYONE, 'as', undefined, ANYONE),
    'correspondence.export': act(ANYONE, 'format', undefined, ANYONE),
    'correspondence.list': act(ANYONE, 'words before state'),
    'news.compose': act([...REPRESENTATIVES, ...SECRETARIAT]),
    'news.submit': act(REPRESENTATIVES, 'headline text picture', { headline: 'Training', text: 'It was held.' }),
    'news.edit': act(SECRETARIAT, 'headline text picture', { headline: 'A training' }),
    'news.use': act(SECRETARIAT),
    'news.decline': act(SECRETARIAT, 'reason', { reason: 'Too late.' }),
    'news.show': act([...REPRESENTATIVES, ...SECRETARIAT]),
    'news.list': act(SECRETARIAT, 'state'),
  },
  scenes: {
    held: scene(submission()),
    claimed: scene(decided(submission(), 'correspondence.claim', officer(), {}, { at: later(NOW, HOUR) }).state),
    scheduled: scene(circular({ sendAt: '2026-12-01T09:00' })),
    sent: scene(circular({ acknowledge: 'yes' })),
    urgent: scene(urgent()),
    proposals: scene(proposals()),
    passOn: scene(passOn()),
    declined: scene(decided(submission(), 'correspondence.decline', officer(), { reason: 'No.' }).state),
    news: { kind: 'news', target: 'N-1', state: newsItem(), stage: 'queued', at },
  },
};
