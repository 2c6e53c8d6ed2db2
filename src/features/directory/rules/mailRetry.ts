/** Has mails sent again to an address from which some came back (mail.md, "Reached"). */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { address, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { personByAddress } from '../../../core/personByAddress.ts';
import type { RollState } from './state.ts';

export const mailRetryInputs = { email: address() };
type Retried = Inputs<typeof mailRetryInputs>;

/** `mail.retry` (Secretariat). The address is no longer held back, and what failed to reach the person goes out again. */
export function retryMail(roll: RollState, { inputs }: Act<Retried, Person>): Decision<RollState> {
  const person = personByAddress(roll, inputs.email);
  if (!person)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { email: phrase('roll.noSuchEmail') } });
  const tried: Person = { ...person, mailRetries: countOf(person) + 1 };
  return accept(
    { ...roll, people: { ...roll.people, [person.id]: tried } },
    phrase('email.retried', { name: person.name, email: person.email }),
    [],
    { card: { name: 'person', data: { email: person.email } } },
  );
}

const countOf = ({ mailRetries = 0 }: Person): number => mailRetries;

/** A second time is a second act: more mails may have come back in between. */
export const retriedBefore = (roll: RollState, { email }: Retried): number => {
  const person = personByAddress(roll, email);
  return person ? countOf(person) : 0;
};
