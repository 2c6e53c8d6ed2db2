/** `press.outcome`: somebody is told whether what they pressed was stored, once the journal says so. */
import type { Act, SYSTEM } from '../../../core/act.ts';
import type { ActName } from '../../../core/contract.ts';
import { accept, type Decision } from '../../../core/decision.ts';
import type { EventId, Instant, NetworkId, PersonId, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';

/** What is asked, with what the store knows of it. */
export interface Asked {
  readonly event: EventId;
  readonly person: PersonId;
  readonly at: Instant;
  /** What was pressed on, as it was sent. */
  readonly about?: string;
  /** The act that shows it. */
  readonly show?: ActName;
  /** Set by `receiptFacts`. */
  readonly known: 'accepted' | 'refused' | 'absent';
}
type Asking = Act<Asked, typeof SYSTEM>;

export function tellOutcome<State>(state: State, { inputs }: Asking): Decision<State> {
  const { person, at, about, show, known } = inputs;
  const where = about !== undefined && isReference(about) && { about, ...(show !== undefined && { show }) };
  const data = { at, saved: known === 'accepted', ...where };
  const to = { people: [person] };
  return accept(state, phrase('concord.done'), [{ type: 'tell', to, card: 'pressOutcome', data, urgent: true }]);
}

/** What a client sent as its target is said again only when it is a reference. */
const isReference = (text: string): text is Ref => /^[A-Z]-[1-9]\d{0,8}$/.test(text);

/** What is said of an event that has not happened is said only as long as it has not. */
export const absentEvents = ({ network, inputs }: Asking): readonly { network: NetworkId; event: EventId }[] =>
  inputs.known === 'absent' ? [{ network, event: inputs.event }] : [];
