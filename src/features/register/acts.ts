/** The register of decisions [ToR 3.b.iii]. */
import { enter } from './rules/enter.ts';
import { cameBack, review, reviewDue, reviewInputs, supersede, supersedeInputs } from './rules/notes.ts';
import { enterFacts } from './queries/facts.ts';
import { exportInputs, exportRegister, search, searchInputs, show, showInputs } from './queries/answers.ts';
import type { Acts } from '../../core/contract.ts';
import { type ActTable, query, single, internal } from '../../kit/acts.ts';

export const acts = {
  'register.search': query({ who: 'anyone', inputs: searchInputs, answer: search }),
  'register.show': query({ who: 'anyone', inputs: showInputs, answer: show }),
  'register.export': query({ who: 'secretariat', inputs: exportInputs, answer: exportRegister }),
  'register.review': single({ kind: 'register', who: 'secretariat', inputs: reviewInputs, rule: review }),
  'register.supersede': single({ kind: 'register', who: 'secretariat', inputs: supersedeInputs, rule: supersede }),
  'register.due': single({ kind: 'register', who: 'concord', inputs: {}, rule: reviewDue }),
  'register.cameBack': single({
    kind: 'register',
    who: 'concord',
    inputs: internal<Acts['register.cameBack']>(),
    rule: cameBack,
  }),
  'register.enter': single({
    kind: 'register',
    who: 'concord',
    inputs: internal<Acts['register.enter']>(),
    facts: enterFacts,
    rule: enter,
  }),
} satisfies ActTable;
