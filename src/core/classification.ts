/** The labels of texts: who may read a text, and where it may be shown (domain.md 9). */
import { own } from './own.ts';

export const CLASSIFICATIONS = ['unclassified', 'confidential', 'strictlyConfidential'] as const;

export type Classification = (typeof CLASSIFICATIONS)[number];

/** How much of a document a message may contain that stays in a chat: everything, its title, or only its reference. */
export type Discretion = 'all' | 'title' | 'reference';

const KEPT: Readonly<Record<Classification, Discretion>> = {
  unclassified: 'all',
  confidential: 'title',
  strictlyConfidential: 'reference',
};

/** A label that this version does not know counts as the strictest. */
export const discretionOf = (label: string): Discretion => own<Discretion>(KEPT, label) ?? 'reference';

/** Is nobody named in what is kept about something with this label? */
export const namesNobody = (label: string): boolean => discretionOf(label) === 'reference';

/** The strictest of several labels. A label that this version does not know counts as the strictest of all. */
export const strictest = (labels: Iterable<string>): Classification => {
  let found = 0;
  for (const label of labels) {
    const rank = CLASSIFICATIONS.findIndex((one) => one === label);
    found = Math.max(found, rank === -1 ? CLASSIFICATIONS.length - 1 : rank);
  }
  return CLASSIFICATIONS[found] ?? 'strictlyConfidential';
};

/** May what has this label stand where texts up to the other one may? */
export const isWithin = (label: string, upTo: Classification): boolean => strictest([label, upTo]) === upTo;
