/** Requests for written endorsement as documents. */
import type { Answer } from '../../core/answer.ts';
import type { Ref } from '../../core/ids.ts';
import { phrase } from '../../i18n/phrase.ts';
import type { Kinds } from '../../kit/kinds.ts';
import { dueAt } from './rules/schedule.ts';
import { uniqueKey, type Endorsement } from './rules/state.ts';

/** Another request has the same title and version: it is shown. */
const taken = (by: Ref): Answer => ({
  ok: false,
  code: 'duplicate',
  say: phrase('endorsement.duplicate', { ref: by }),
  card: { name: 'request', about: by },
  target: by,
});

export const kinds = {
  endorsements: {
    letter: 'E',
    shownBy: 'endorsement.show',
    lists: ['positions', 'late'],
    stage: (e: Endorsement) => e.state,
    dueAt: (e: Endorsement) => dueAt(e),
    uniqueKey: (e: Endorsement) => uniqueKey(e),
    taken,
    occasion: (e: Endorsement) => e.revision,
    dueAct: 'endorsement.due',
  },
} satisfies Kinds;
