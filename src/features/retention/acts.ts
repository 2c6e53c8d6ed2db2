/** Retention: what is over its period is shown, and goes. */
import type { Acts } from '../../core/contract.ts';
import { internal, keyedOrNew, query, removing, type ActTable } from '../../kit/acts.ts';
import { applyFacts, dueFacts, preview, retentionKey, sweepFacts } from './queries/scan.ts';
import { apply, due, removeTexts, sweepPage } from './rules/retain.ts';

const one = { kind: 'retention', key: retentionKey } as const;

export const acts = {
  'retention.preview': query({ who: 'secretariat', inputs: {}, answer: preview }),
  'retention.apply': keyedOrNew({
    ...one,
    who: 'secretariat',
    inputs: {},
    facts: applyFacts,
    // What has come to its end since, or was said since, is another act.
    occasion: (_state, { mark }) => mark,
    rule: apply,
  }),
  'retention.due': keyedOrNew({ ...one, who: 'concord', inputs: {}, facts: dueFacts, rule: due }),
  'retention.sweep': keyedOrNew({
    ...one,
    who: 'concord',
    inputs: internal<Acts['retention.sweep']>(),
    facts: sweepFacts,
    rule: sweepPage,
  }),
  'retention.remove': removing({ inputs: internal<Acts['retention.remove']>(), rule: removeTexts }),
} satisfies ActTable;
