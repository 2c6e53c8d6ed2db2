/** The act that shows the figures of a year. */
import { query, type ActTable } from '../../kit/acts.ts';
import { reportInputs, show } from './queries/report.ts';

export const acts = {
  'report.show': query({ who: 'representativeOrSecretariat', inputs: reportInputs, answer: show }),
} satisfies ActTable;
