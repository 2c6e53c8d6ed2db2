import { ref } from '../../../src/core/ids.ts';
import type { Act } from '../../../src/core/act.ts';
import type { Decision } from '../../../src/core/decision.ts';
import type { Person } from '../../../src/core/people.ts';
import type { SYSTEM } from '../../../src/core/act.ts';
import type { Activity } from '../../../src/features/plan/rules/state.ts';
import { act as pressed, HOUR, later, net, NOW, officer, type How } from '../builders.ts';
import { ACT_DEFINITIONS } from '../features.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature, type Scene } from './act.ts';

/** What the rule of this verb makes of an activity. */
export function planned(
  before: Activity | undefined,
  verb: string,
  by: Person | typeof SYSTEM,
  inputs: object = {},
  how: How = {},
): Decision<Activity> {
  const declared = ACT_DEFINITIONS[verb];
  if (declared?.type !== 'change') throw new Error(`${verb} changes no activity`);
  const { target: _none, ...asked } = pressed(verb, by, inputs, {
    ...how,
    facts: { isDecided: true, ...how.facts },
  }) as Act;
  return declared.rule(
    before,
    { ...asked, ...(before && { target: before.target }) },
    how.network ?? net(),
    ref('W-1'),
  ) as Decision<Activity>;
}

export const ACTIVITY = { activity: 'Train focal points', lead: 'UNHCR', contributors: 'UNFPA', to: '2027-03-31' };
export const activity = (inputs: object = {}): Activity =>
  planned(undefined, 'plan.set', officer(), { ...ACTIVITY, ...inputs }, { at: NOW }).state;

const scene = (state: Activity): Scene => ({
  kind: 'plan',
  target: 'W-1',
  state,
  stage: 'running',
  at: later(NOW, 2 * HOUR),
});

/** The work plan. */
export const plan: Feature = {
  acts: {
    'plan.set': act(SECRETARIAT, 'activity lead contributors from to decision', { activity: 'Train focal points' }),
    'plan.update': act([...REPRESENTATIVES, ...SECRETARIAT], 'state text', { state: 'under way' }, REPRESENTATIVES),
    'plan.show': act(ANYONE, 'entity year words'),
    'plan.export': act(SECRETARIAT, 'entity year format'),
    'plan.indicator': act(SECRETARIAT, 'entity name year figure', {
      entity: 'UNHCR',
      name: 'People trained',
      year: '2026',
      figure: '40',
    }),
    'plan.endorse.preview': act(
      SECRETARIAT,
      'title documentUrl documentVersion summary classification follows closesOn workingDays',
      { title: 'Work plan', documentUrl: 'https://un.example/plan' },
    ),
    'plan.endorse': act(
      SECRETARIAT,
      'title documentUrl documentVersion summary classification follows closesOn workingDays',
      { title: 'Work plan', documentUrl: 'https://un.example/plan' },
    ),
    'plan.build.preview': act(SECRETARIAT),
    'plan.build': act(SECRETARIAT),
    'plan.adopt': act(SECRETARIAT, 'decision', { decision: 'UNA/2026/1' }),
  },
  scenes: { planned: scene(activity()), theirs: scene(activity({ lead: 'UNICEF' })) },
};
