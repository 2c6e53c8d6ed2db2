/** The RMC Chair [ToR 3.a.iii] is a role on the roll that one person has at a time. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { line, type Inputs } from '../../../core/inputs.ts';
import { everyone, type Person, type Role } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { findPerson } from '../../../core/personNamed.ts';
import { meetingsOf } from './roll.ts';
import type { RollState } from './state.ts';

export const chairInputs = { person: line(254) };

/** `rmc.chair` (Secretariat): the person becomes the RMC Chair, and the former Chair loses the role. */
export function nameChair(roll: RollState, act: Act<Inputs<typeof chairInputs>, Person>): Decision<RollState> {
  const chosen = findPerson(everyone(roll), act.inputs.person);
  if (!chosen)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { person: phrase('rmc.noSuchPerson') } });
  const before = everyone(roll).filter((person) => person.roles.includes('rmcChair') && person.id !== chosen.id);
  if (chosen.roles.includes('rmcChair') && before.length === 0)
    return accept(roll, phrase('rmc.chairIs', { name: chosen.name }), [], { card: { name: 'rmc' } });
  const people = { ...roll.people };
  for (const person of before) people[person.id] = { ...person, roles: without(person.roles) };
  people[chosen.id] = { ...chosen, roles: [...new Set<Role>([...chosen.roles, 'rmcChair'])] };
  const told: Effect = {
    type: 'tell',
    to: { people: [chosen.id, ...before.map(({ id }) => id)] },
    card: 'rmcChairNamed',
    data: { name: chosen.name, person: chosen.id },
  };
  // The Committee's meetings come to the new Chair at once, and leave the calendar of the former one.
  const effects = [told, ...[chosen, ...before].map(meetingsOf)];
  return accept({ ...roll, people }, phrase('rmc.chairIs', { name: chosen.name }), effects, { card: { name: 'rmc' } });
}

/** Removes the role. A person without another role stays on the roll as an observer. */
function without(roles: readonly Role[]): Role[] {
  const left = roles.filter((role) => role !== 'rmcChair');
  return left.length > 0 ? left : ['observer'];
}
