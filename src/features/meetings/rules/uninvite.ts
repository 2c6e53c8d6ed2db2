/**
 * A mail puts a meeting into its reader's calendar. When they are no longer invited (they represent another entity or none, a
 * seat of the RMC has passed on, their entity has left), a mail takes it out again (domain.md 5).
 */
import type { Effect } from '../../../core/decision.ts';
import type { PersonId } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { manages, represents } from '../../../core/people.ts';
import { invited, type Meeting } from './state.ts';

/** @property mailed the people in whose calendar a mail has put the meeting, and none has taken it out */
export interface Mailed {
  readonly mailed?: readonly PersonId[];
}

/** Is the meeting for this person now? Whoever has left the roll is not written to. */
export function isFor(m: Meeting, id: PersonId | string, network: Network): boolean {
  const person = network.roll.people[id];
  if (!person || manages(person) || (m.kind === 'rmc' && person.roles.includes('rmcChair'))) return true;
  return represents(person) && person.entity !== undefined && invited(m, network).includes(person.entity);
}

export function uninvite(m: Meeting, { mailed = [] }: Mailed, network: Network): Effect[] {
  const people = m.state === 'planned' ? mailed.filter((id) => !isFor(m, id, network)) : [];
  return people.length === 0 ? [] : [{ type: 'tell', to: { people }, card: 'meetingUninvited' }];
}
