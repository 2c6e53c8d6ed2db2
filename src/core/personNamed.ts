/** Whom somebody means by what they typed: the one reader of names of people on the roll. */
import { readAddress } from './addresses.ts';
import { oncePer } from './oncePer.ts';
import type { Person } from './people.ts';
import { addressKey, asSought } from './seen.ts';

type Known = Pick<Person, 'id' | 'email' | 'name'>;

/** A name without what stands in brackets behind it: `Farid Rahimi (sample)`. */
export function bareName(name: string): string {
  const whole = name.trim();
  if (!/[)\]）］]$/u.test(whole)) return whole;
  const at = Math.max(...['(', '[', '（', '［'].map((opening) => whole.lastIndexOf(opening)));
  return at > 0 ? whole.slice(0, at).trim() : whole;
}

type Table<P> = ReadonlyMap<string, readonly P[]>;
interface Index<P> {
  readonly byId: Table<P>;
  readonly byAddress: Table<P>;
  readonly byName: Table<P>;
  readonly byBareName: Table<P>;
}
const indexOf = oncePer((people: readonly Known[]): Index<Known> => {
  const by = (key: (one: Known) => string): Table<Known> => {
    const table = new Map<string, Known[]>();
    for (const one of people) {
      const known = table.get(key(one));
      if (known) known.push(one);
      else table.set(key(one), [one]);
    }
    return table;
  };
  return {
    byId: by(({ id }) => id),
    byAddress: by(({ email }) => addressKey(email)),
    byName: by(({ name }) => asSought(name)),
    byBareName: by(({ name }) => asSought(bareName(name))),
  };
});

/**
 * Everybody whom an id, an e-mail address or a whole name means; of two who are called the same, both. What stands in brackets
 * behind a name counts only where somebody is called exactly that.
 */
export function peopleNamed<P extends Known>(people: readonly P[], typed: string): readonly P[] {
  const { byId, byAddress, byName, byBareName } = indexOf(people) as Index<P>;
  return (
    byId.get(typed.trim()) ??
    byAddress.get(addressKey(readAddress(typed) ?? typed)) ??
    byName.get(asSought(typed)) ??
    byBareName.get(asSought(bareName(typed))) ??
    []
  );
}

/** Finds a person by id, e-mail address or whole name, where only one is meant. */
export function personExactly<P extends Known>(people: readonly P[], typed: string): P | undefined {
  const [one, other] = peopleNamed(people, typed);
  return other === undefined ? one : undefined;
}

/** Finds a person by id, e-mail address or name, or by a part of the name that only one person has. */
export function findPerson<P extends Known>(people: readonly P[], typed: string): P | undefined {
  const named = peopleNamed(people, typed);
  const name = asSought(typed);
  if (named.length > 0 || name === '') return named.length === 1 ? named[0] : undefined;
  const partly = people.filter((p) => asSought(p.name).includes(name));
  return partly.length === 1 ? partly[0] : undefined;
}

/** The people of whose name this is a word: a given name or a family name alone. */
export function peopleCalled<P extends Known>(people: readonly P[], word: string): readonly P[] {
  const said = asSought(word);
  return people.filter(({ name }) =>
    asSought(bareName(name))
      .split(/[\s,]+/)
      .includes(said),
  );
}
