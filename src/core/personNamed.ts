/** Whom an officer means by what they typed. */
import { readAddress, sameAddress } from './addresses.ts';
import type { Person } from './people.ts';
import { asSought } from './seen.ts';

/** Finds a person by id, e-mail address or name, or by a part of the name that only one person has. */
export function findPerson(people: readonly Person[], typed: string): Person | undefined {
  const name = asSought(typed);
  const email = readAddress(typed) ?? typed;
  const exact = people.find((p) => p.id === typed.trim() || sameAddress(p.email, email) || asSought(p.name) === name);
  if (exact || name === '') return exact;
  const partly = people.filter((p) => asSought(p.name).includes(name));
  return partly.length === 1 ? partly[0] : undefined;
}
