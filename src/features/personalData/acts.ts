/** The act that shows what is stored about a person. */
import { query, type ActTable } from '../../kit/acts.ts';
import { exportInputs, exportPerson } from './queries/personalData.ts';

export const acts = {
  'person.export': query({ who: 'anyone', inputs: exportInputs, answer: exportPerson }),
} satisfies ActTable;
