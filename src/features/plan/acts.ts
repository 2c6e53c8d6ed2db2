/** The work plan [ToR 2.a.iii, 2.a.iv], and the figures of the results framework [2.a.xi]. */
import type { Acts } from '../../core/contract.ts';
import { change, each, internal, keyedOrNew, query, type ActTable } from '../../kit/acts.ts';
import * as queries from './queries/answers.ts';
import * as building from './queries/build.ts';
import * as built from './rules/build.ts';
import * as adoption from './rules/adopt.ts';
import * as plan from './rules/plan.ts';
import { PLAN_BOOK } from './rules/state.ts';

export const acts = {
  'plan.set': keyedOrNew({
    kind: 'plan',
    who: 'secretariat',
    key: ({ target = '' }) => target,
    ofTarget: 'plan',
    orWithout: true,
    inputs: plan.setInputs,
    facts: queries.decisionFacts,
    rule: plan.set,
  }),
  'plan.update': change({
    kind: 'plan',
    who: 'representativeOrSecretariat',
    inputs: plan.updateInputs,
    rule: plan.update,
  }),
  'plan.show': query({ who: 'anyone', inputs: queries.showInputs, answer: queries.show }),
  'plan.export': query({ who: 'secretariat', inputs: queries.exportInputs, answer: queries.exportPlan }),
  'plan.indicator': keyedOrNew({
    kind: 'planBook',
    who: 'secretariat',
    key: () => PLAN_BOOK,
    inputs: plan.indicatorInputs,
    facts: queries.activityFacts,
    // The same figure for another activity is another figure.
    occasion: (_book, { activity }) => activity?.target,
    rule: plan.indicator,
  }),
  'plan.adopt': keyedOrNew({
    kind: 'planBook',
    who: 'secretariat',
    key: () => PLAN_BOOK,
    inputs: adoption.adoptInputs,
    facts: queries.decisionFacts,
    rule: adoption.adopt,
  }),
  'plan.put': keyedOrNew({
    kind: 'planBook',
    who: 'concord',
    key: () => PLAN_BOOK,
    inputs: internal<Acts['plan.put']>(),
    rule: adoption.put,
  }),
  'plan.adopted': keyedOrNew({
    kind: 'planBook',
    who: 'concord',
    key: () => PLAN_BOOK,
    inputs: internal<Acts['plan.adopted']>(),
    rule: adoption.adopted,
  }),
  'plan.build.preview': query({ who: 'secretariat', inputs: {}, answer: building.preview }),
  'plan.build': keyedOrNew({
    kind: 'planBook',
    who: 'secretariat',
    key: () => PLAN_BOOK,
    inputs: {},
    facts: building.buildFacts,
    // After more answers it is another act.
    occasion: (_book, { call, proposed }) => JSON.stringify([call, proposed.map(({ key }) => key)]),
    rule: built.build,
  }),
  'plan.add': keyedOrNew({
    kind: 'plan',
    who: 'concord',
    key: ({ inputs }) => String(inputs['key']),
    inputs: internal<Acts['plan.add']>(),
    rule: built.add,
  }),
  'plan.due': change({ kind: 'plan', who: 'concord', inputs: {}, rule: plan.due }),
  'plan.left': change({ kind: 'plan', who: 'concord', inputs: internal<Acts['plan.left']>(), rule: plan.left }),
  'plans.entityLeft': each('plan', ['running'], 'plan.left'),
} satisfies ActTable;
