/** `press.outcome`: tells a person whether their act was stored, once the journal shows it. */
import type { Act, SYSTEM } from '../../../core/act.ts';
import type { ActName } from '../../../core/contract.ts';
import { accept, type Decision } from '../../../core/decision.ts';
import { isRef, type EventId, type Instant, type NetworkId, type PersonId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';

/** The act that the person did, with what the store knows of it. */
export interface Asked {
  readonly event: EventId;
  readonly person: PersonId;
  readonly at: Instant;
  /** The target of the act, as it was sent. */
  readonly about?: string;
  /** The act that shows the document. */
  readonly show?: ActName;
  /** Read by `receiptFacts`. */
  readonly known: 'accepted' | 'refused' | 'absent';
}
type Asking = Act<Asked, typeof SYSTEM>;

export function tellOutcome<State>(state: State, { inputs }: Asking): Decision<State> {
  const { person, at, about, show, known } = inputs;
  // A target that a client sent is only repeated in a text when it is a reference.
  const where = isRef(about) && { about, ...(show !== undefined && { show }) };
  const data = { at, saved: known === 'accepted', ...where };
  const to = { people: [person] };
  return accept(state, phrase('concord.done'), [{ type: 'tell', to, card: 'pressOutcome', data, urgent: true }]);
}

/** When the answer says that the act was not stored, this must still be true at the commit. */
export const absentEvents = ({ network, inputs }: Asking): readonly { network: NetworkId; event: EventId }[] =>
  inputs.known === 'absent' ? [{ network, event: inputs.event }] : [];
