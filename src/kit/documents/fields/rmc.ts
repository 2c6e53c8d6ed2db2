/** The fields of the composition of the Resource Management Committee. */
import { COMMON, list, text } from './field.ts';

const term = {
  term: text('The reference of the term', 'T-3'),
  seat: text('The number of the seat', '2'),
  entity: text('The entity; that the seat is empty, where it is', 'UNHCR'),
  from: text('The first day', '1 January 2026'),
  to: text('The last day', '31 December 2026'),
  reason: text('Why it is this entity', 'Fewest terms served'),
  note: text('Stand-ins and swaps', ''),
};

export const RMC = {
  ...COMMON,
  asOf: text('The day of the composition', '29 November 2026'),
  chair: text('The Chair', 'Amina Diallo'),
  seats: text('The number of seats', '6'),
  termMonths: text('The length of a term in months', '12'),
  current: list('The members on that day', term),
  next: list('The terms to come', term),
  past: list('The terms that are over', term),
  served: list('Terms served before Concord kept the rotation', {
    entity: text('The entity', 'UNICEF'),
    from: text('The first day', '1 January 2024'),
    to: text('The last day', '31 December 2024'),
    terms: text('The number of terms', '1'),
  }),
};
