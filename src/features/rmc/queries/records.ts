/**
 * The RMC's terms in the shape of the contract's records, each with its reason in words (stored as a phrase), and the Chair's
 * outcomes.
 */
import { dateAt } from '../../../calendar/calendar.ts';
import { documentsOf, type RecordReader } from '../../../kit/records.ts';
import { rotationOf } from './answers.ts';
import { termRecord } from './views.ts';

const terms: RecordReader = async ({ read, network, now, target, inWords }) => {
  const { state } = await rotationOf(read);
  const today = dateAt(now, network.settings.timeZone);
  return state.terms
    .filter((term) => !target || term.target === target)
    .map((term) => ({ ...termRecord(term, state, today), reason: inWords(term.reason) }));
};

export const records = { terms, outcomes: documentsOf('outcomes') };
