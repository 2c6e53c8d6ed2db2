/**
 * A mail puts a meeting into its reader's calendar. When they are no longer invited (they represent another entity or none, a
 * seat of the RMC has passed on, their entity or they themselves have left), a mail takes it out again (domain.md 5).
 */
import { accept, type Decision } from '../../../core/decision.ts';
import type { PersonId } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { own } from '../../../core/own.ts';
import { manages, represents } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { invited, type Meeting } from './state.ts';

/** @property mailed the people in whose calendar a mail has put the meeting, and none has taken it out */
export interface Mailed {
  readonly mailed?: readonly PersonId[];
}

/** Is the meeting for this person now? Whoever was erased is not written to. */
export function isFor(m: Meeting, id: PersonId | string, network: Network): boolean {
  const person = network.roll.people[id];
  if (!person) return !hasLeft(id, network);
  if (manages(person) || (m.kind === 'rmc' && person.roles.includes('rmcChair'))) return true;
  return represents(person) && person.entity !== undefined && invited(m, network).includes(person.entity);
}

const hasLeft = (id: string, { roll }: Network): boolean => own(roll.formerPeople ?? {}, id) !== undefined;

/** Takes the meeting out of the calendars of those for whom it is no longer. */
export function uninvite(m: Meeting, { mailed = [] }: Mailed, network: Network): Decision<Meeting> {
  const people = m.state === 'planned' ? mailed.filter((id) => !isFor(m, id, network)) : [];
  if (people.length === 0) return accept(m, phrase('concord.done'));
  const left = people.filter((id) => hasLeft(id, network));
  return accept(m, phrase('concord.done'), [
    { type: 'tell', to: { people }, card: 'meetingUninvited' },
    ...(left.length > 0 ? [{ type: 'tell', to: { left }, card: 'meetingUninvited' } as const] : []),
  ]);
}
