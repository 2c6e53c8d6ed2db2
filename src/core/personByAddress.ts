/** Finds a person on the roll by their e-mail address. */
import { everyone, type Person, type Roll } from './people.ts';
import { oncePer } from './oncePer.ts';
import { addressKey } from './seen.ts';

/** The person with this address; undefined when there is none. */
export const personByAddress = ({ people }: Pick<Roll, 'people'>, email: string): Person | undefined =>
  byAddress(people).get(addressKey(email));

/** People by the key of their address. */
const byAddress = oncePer((people: Roll['people']): ReadonlyMap<string, Person> => {
  const made = new Map<string, Person>();
  for (const person of everyone({ people })) {
    const key = addressKey(person.email);
    // A roll of an earlier version may have an address twice.
    if (!made.has(key)) made.set(key, person);
  }
  return made;
});
