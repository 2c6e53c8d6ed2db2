/** Faults of a template as sentences: what is wrong, and the remedy. */
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Fault } from './fault.ts';

export function faultInWords(fault: Fault): Phrase {
  if ('at' in fault) return phrase(`template.fault.${fault.what}`, { name: fault.name, other: fault.other ?? '' });
  return 'name' in fault
    ? phrase(`template.fault.${fault.what}`, { name: fault.name })
    : phrase(`template.fault.${fault.what}`);
}

/** Where it is; undefined for the file as a whole. */
export const placeInWords = (fault: Fault): Phrase | undefined =>
  'at' in fault ? phrase(`template.at.${fault.at.part}`, { n: fault.at.paragraph, words: fault.at.words }) : undefined;
