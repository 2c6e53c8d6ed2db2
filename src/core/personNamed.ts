/** Whom an officer means by what they typed. */
import { readAddress, sameAddress } from './addresses.ts';
import type { Person } from './people.ts';
import { asSought } from './seen.ts';

/** Finds a person by id, e-mail address or whole name. */
export function personExactly<P extends Pick<Person, 'id' | 'email' | 'name'>>(
  people: readonly P[],
  typed: string,
): P | undefined {
  const name = asSought(typed);
  const email = readAddress(typed) ?? typed;
  return people.find((p) => p.id === typed.trim() || sameAddress(p.email, email) || asSought(p.name) === name);
}

/** Finds a person by id, e-mail address or name, or by a part of the name that only one person has. */
export function findPerson(people: readonly Person[], typed: string): Person | undefined {
  const name = asSought(typed);
  const exact = personExactly(people, typed);
  if (exact || name === '') return exact;
  const partly = people.filter((p) => asSought(p.name).includes(name));
  return partly.length === 1 ? partly[0] : undefined;
}
