/** Finds a person on the roll by their e-mail address. */
import { everyone, type Person, type Roll } from './people.ts';
import { addressKey } from './seen.ts';

/** People by the key of their address. A roll object never changes, so the map is made once for each. */
const maps = new WeakMap<Roll['people'], ReadonlyMap<string, Person>>();

/** The person with this address; undefined when there is none. */
export const personByAddress = (roll: Pick<Roll, 'people'>, email: string): Person | undefined =>
  mapOf(roll).get(addressKey(email));

function mapOf(roll: Pick<Roll, 'people'>): ReadonlyMap<string, Person> {
  const known = maps.get(roll.people);
  if (known) return known;

  const made = new Map<string, Person>();
  for (const person of everyone(roll)) {
    const key = addressKey(person.email);
    // A roll of an earlier version may have an address twice.
    if (!made.has(key)) made.set(key, person);
  }
  maps.set(roll.people, made);
  return made;
}
