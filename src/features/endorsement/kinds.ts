/** The kind of document: requests for written endorsement. */
import type { Kinds } from '../../kit/kinds.ts';
import { taken } from './rules/open.ts';
import { dueAt } from './rules/schedule.ts';
import { uniqueKey, type Endorsement } from './rules/state.ts';

export const kinds = {
  endorsements: {
    letter: 'E',
    shownBy: 'endorsement.show',
    readIn: ['request'],
    lists: ['positions', 'late'],
    stage: (e: Endorsement) => e.state,
    dueAt: (e: Endorsement) => dueAt(e),
    uniqueKey: (e: Endorsement) => uniqueKey(e),
    taken,
    occasion: (e: Endorsement) => e.revision,
    dueAct: 'endorsement.due',
  },
} satisfies Kinds;
