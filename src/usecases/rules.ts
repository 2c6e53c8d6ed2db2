/** Every verb: who may do it, what it takes, which rule decides. A new act is one line in its feature's file. */
import { correspondenceVerbs } from './rules/correspondence.ts';
import { endorsementVerbs } from './rules/endorsement.ts';
import { meetingVerbs } from './rules/meeting.ts';
import { networkVerbs } from './rules/network.ts';
import { registerVerbs } from './rules/register.ts';
import { rmcVerbs } from './rules/rmc.ts';
import type { Verb } from './verbs.ts';

export const VERBS: Readonly<Record<string, Verb>> = {
  ...networkVerbs,
  ...endorsementVerbs,
  ...meetingVerbs,
  ...rmcVerbs,
  ...registerVerbs,
  ...correspondenceVerbs,
};

/** Verbs that people may press or type, as the README and the cards' tests list them. */
export const publicVerbs = (): string[] => Object.keys(VERBS).filter((verb) => VERBS[verb]?.who !== 'concord');
