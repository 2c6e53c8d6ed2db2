/** Sends failed messages about a request again, when the Secretariat asks for it. */
import type { Act } from '../../../core/act.ts';
import { namesNobody } from '../../../core/classification.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import type { PersonId } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { sentAgain, type SecondTry } from '../../../kit/sentAgain.ts';
import { shown } from './positionOutcome.ts';
import { countsAs, unproved } from './stands.ts';
import { cardVersion, mayRetry, runs, type Endorsement, type Reached } from './state.ts';

/** Read by `failedFacts`. */
export interface Failed extends SecondTry {
  /** People whom only mails went to, who have an account in a chat by now, and to whom nothing is on its way. */
  readonly inChat?: readonly PersonId[];
}

/**
 * `endorsement.retry` (Secretariat). Until the new tries have an outcome, no entity is shown as not reached because of the old
 * ones. Its silence still does not count.
 */
export function retry(e: Endorsement, act: Act<Failed, Person>): Decision<Endorsement> {
  if (!runs(e)) return refuse(e, 'closed', phrase('endorsement.ended', { ref: e.target }), shown(e));
  const { failed, held, rested, inChat = [] } = act.inputs;
  const n = failed + inChat.length;
  if (n + rested === 0 && held === undefined) return accept(e, nothingFailed(e), [], shown(e));
  const reach = Object.fromEntries(Object.entries(e.reach).filter(([, reached]) => !wasTried(reached)));
  const next = { ...e, reach, isFailing: false };
  const version = cardVersion(e);
  const effects: Effect[] = [
    { type: 'sendAgain' },
    ...(inChat.length > 0
      ? [{ type: 'tell', to: { people: inChat }, card: 'request', live: true, version } as const]
      : []),
    { type: 'refreshCards' },
  ];
  return accept(next, sentAgain('endorsement', e.target, { failed: n, rested }), effects, shown(next));
}

/** That no message failed does not say that it came: a mail proves nothing, and an entity may have nobody on the roll. */
function nothingFailed(e: Endorsement): Phrase {
  // What is still on its way is said in any case.
  const names = unproved(e).filter((entity) => countsAs(e, entity) !== 'notYet');
  if (names.length === 0) return phrase('endorsement.nothingFailed', { ref: e.target });
  return namesNobody(e.classification)
    ? phrase('endorsement.nothingFailedUnprovedBare', { ref: e.target })
    : phrase('endorsement.nothingFailedUnproved', { ref: e.target, names });
}

const wasTried = ({ state, reason }: Reached): boolean => state === 'notReached' && mayRetry(reason);
