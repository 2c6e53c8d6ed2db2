/** Every verb: who may do it, what it takes, which rule decides. A new act is one line in its feature's file. */
import { correspondenceVerbs } from './correspondence/index.ts';
import { directoryVerbs } from './directory/index.ts';
import { endorsementVerbs } from './endorsement/index.ts';
import { homeVerbs } from './home/index.ts';
import { meetingVerbs } from './meetings/index.ts';
import { networkVerbs } from './network/index.ts';
import { registerVerbs } from './register/index.ts';
import { rmcVerbs } from './rmc/index.ts';
import type { ActDefinition } from '../kit/acts.ts';
import type { ActName } from '../core/contract.ts';

const all = {
  ...homeVerbs,
  ...directoryVerbs,
  ...networkVerbs,
  ...endorsementVerbs,
  ...meetingVerbs,
  ...rmcVerbs,
  ...registerVerbs,
  ...correspondenceVerbs,
} satisfies Readonly<Record<ActName, ActDefinition>>;
export const VERBS: Readonly<Record<string, ActDefinition>> = all;

/** Verbs that people may press or type, as the README and the cards' tests list them. */
export const publicVerbs = (): string[] => Object.keys(VERBS).filter((verb) => VERBS[verb]?.who !== 'concord');
