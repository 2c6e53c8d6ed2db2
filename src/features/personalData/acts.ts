/** The act that shows what is stored about a person. */
import type { Acts } from '../../core/contract.ts';
import { internal, query, removing, single, type ActTable } from '../../kit/acts.ts';
import { traces } from './queries/traces.ts';
import { clean, forget, removePerson } from './rules/erase.ts';
import { exportInputs, exportPerson } from './queries/personalData.ts';

const everywhere = { kind: 'roll', who: 'concord' } as const;

export const acts = {
  'person.export': query({ who: 'anyone', inputs: exportInputs, answer: exportPerson }),
  'person.clean': single({ ...everywhere, inputs: internal<Acts['person.clean']>(), facts: traces, rule: clean }),
  'person.remove': removing({ inputs: internal<Acts['person.remove']>(), rule: removePerson }),
  'person.forget': single({ ...everywhere, inputs: internal<Acts['person.forget']>(), rule: forget }),
} satisfies ActTable;
