/** Ends the links and trusted browsers of one person, who or whose mailbox may be in other hands (mail.md, "Links and passes"). */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { address, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { personByAddress } from '../../../core/personByAddress.ts';
import type { RollState } from './state.ts';

export const revokeInputs = { email: address() };
type Revoked = Inputs<typeof revokeInputs>;

/** `mail.revoke` (Secretariat). Links and passes are made with this count, so all that are out there are void at once. */
export function revoke(roll: RollState, { inputs }: Act<Revoked, Person>): Decision<RollState> {
  const person = personByAddress(roll, inputs.email);
  if (!person)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { email: phrase('roll.noSuchEmail') } });
  const raised: Person = { ...person, revocations: countOf(person) + 1 };
  return accept(
    { ...roll, people: { ...roll.people, [person.id]: raised } },
    phrase('web.revoked', { name: person.name }),
    [],
    { card: { name: 'person', data: { email: person.email } } },
  );
}

const countOf = ({ revocations = 0 }: Person): number => revocations;

/** A second time is a second act: links may have been made in between. */
export const revokedBefore = (roll: RollState, { email }: Revoked): number => {
  const person = personByAddress(roll, email);
  return person ? countOf(person) : 0;
};
