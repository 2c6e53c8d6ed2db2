/** The card of the report. */
import { card } from '../../../kit/cards.ts';
import { report } from './report.ts';

export const cards = { report: card('report', report) };
