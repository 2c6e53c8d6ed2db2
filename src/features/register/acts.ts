/** The register of decisions [ToR 3.b.iii]. */
import { enter } from './rules/enter.ts';
import { exportInputs, exportRegister, search, searchInputs } from './queries/answers.ts';
import type { Acts } from '../../core/contract.ts';
import { type ActTable, query, single, internal } from '../../kit/acts.ts';

export const acts = {
  'register.search': query({ who: 'anyone', inputs: searchInputs, answer: search }),
  'register.export': query({ who: 'secretariat', inputs: exportInputs, answer: exportRegister }),
  'register.enter': single({
    kind: 'register',
    who: 'concord',
    inputs: internal<Acts['register.enter']>(),
    rule: enter,
  }),
} satisfies ActTable;
