/** Counted, because a search of everybody for each of a thousand people would only be slow. */
import { describe, expect, it } from 'vitest';
import { personId, type PersonId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import { personByAddress } from '../../src/core/personByAddress.ts';
import { identitiesOf } from '../../src/features/directory/rules/identities.ts';
import { emptyRoll } from '../../src/features/directory/rules/state.ts';

const PEOPLE = 50;
const aPerson = (n: number, email = `Reader.${n}@Agency.Example`): Person => ({
  ...{ id: personId(`una-${n}`), name: `Reader ${n}`, email },
  ...{ roles: ['alternate'], language: 'en', zone: 'America/New_York' },
});
const rollOf = (people: readonly Person[]) => ({
  ...emptyRoll,
  people: Object.fromEntries(people.map((person) => [person.id, person])),
});

describe('a person with an address', () => {
  it('is found however the address is written, by the roll as it is', () => {
    const roll = rollOf([aPerson(1), aPerson(2, 'müller@bücher.example'), aPerson(3, 'reader.1@agency.example')]);
    expect(personByAddress(roll, ' READER.1@agency.example')?.id).toBe('una-1');
    expect(personByAddress(roll, 'Mu\u0308ller@xn--bcher-kva.example')?.id).toBe('una-2');
    expect(personByAddress(roll, 'nobody@agency.example')).toBeUndefined();
    const next = rollOf([aPerson(1, 'moved@agency.example')]);
    expect(personByAddress(next, 'reader.1@agency.example')).toBeUndefined();
    expect(personByAddress(next, 'moved@agency.example')?.id).toBe('una-1');
    expect(personByAddress(roll, 'moved@agency.example')).toBeUndefined();
  });

  it('is found without reading everybody’s address for each search', () => {
    let read = 0;
    const people = Array.from({ length: PEOPLE }, (_, n) =>
      Object.defineProperty(aPerson(n), 'email', { get: () => ((read += 1), `reader.${n}@agency.example`) }),
    );
    const roll = rollOf(people);
    for (let n = 0; n < PEOPLE; n += 1)
      expect(personByAddress(roll, `reader.${n}@agency.example`)?.id).toBe(`una-${n}`);
    expect(read).toBe(PEOPLE);
  });

  it('has their accounts, of one platform, without reading everybody’s for each person', () => {
    let read = 0;
    const links: Record<string, PersonId> = {};
    for (let n = 0; n < PEOPLE; n += 1) links[`slack:T1/U${n}`] = links[`teams:T/O${n}`] = personId(`una-${n}`);
    const identities = new Proxy(links, {
      ownKeys: (of) => ((read += 1), Reflect.ownKeys(of)),
    });
    const roll = { ...emptyRoll, identities };
    for (let n = 0; n < PEOPLE; n += 1) expect(identitiesOf(roll, personId(`una-${n}`), 'slack')).toEqual([`T1/U${n}`]);
    expect(read).toBe(1);
    expect(identitiesOf({ ...roll, identities: links }, personId('una-7'), 'teams')).toEqual(['T/O7']);
    expect(identitiesOf(emptyRoll, personId('una-7'), 'teams')).toEqual([]);
  });
});
