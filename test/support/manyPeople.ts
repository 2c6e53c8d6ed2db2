/** A network with thousands of readers, for load. */
import { entityId, networkId, personId, type Instant } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import { newSettings } from '../../src/features/network/rules/settings.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyRoll, type RollState } from '../../src/features/directory/rules/state.ts';
import { foundNetwork } from './features.ts';

export const NETWORK = networkId('una');
export const OFFICER = personId('una-officer');
const ENTITIES = 26;

/** Reader number `n`: even numbers are on Teams, odd ones on Slack. */
const reader = (n: number): Person => {
  const entity = `AGENCY-${1 + (n % ENTITIES)}`;
  return {
    id: personId(`una-${n}`),
    name: `Reader ${n}`,
    email: `reader-${n}@agency.example`,
    roles: [n < ENTITIES ? 'focalPoint' : 'alternate'],
    entity: entityId(entity),
    language: n % 5 === 0 ? 'fr' : 'en',
    zone: 'America/New_York',
  };
};
export const numberOf = (person: Person): number => Number(person.id.slice('una-'.length));
export const isOnTeams = (person: Person): boolean => numberOf(person) % 2 === 0;
export const isOnSlack = (person: Person): boolean => numberOf(person) % 2 === 1;

const OFFICE: Person = {
  id: OFFICER,
  name: 'Officer',
  email: 'officer@secretariat.example',
  roles: ['secretariat'],
  language: 'en',
  zone: 'America/New_York',
};

/** Readers of 26 entities, and an officer of the Secretariat whom no platform knows. */
export async function foundMany(store: Store, readers: number, at: Instant): Promise<void> {
  const people = [OFFICE, ...Array.from({ length: readers }, (_, n) => reader(n))];
  const names = [...new Set(people.flatMap(({ entity }) => entity ?? []))];
  const roll: RollState = {
    ...emptyRoll,
    next: readers,
    entities: Object.fromEntries(names.map((name) => [name, { id: entityId(name), name: `${name} in full` }])),
    people: Object.fromEntries(people.map((person) => [person.id, person])),
  };
  await foundNetwork(store, newSettings(NETWORK, 'A large network', at), roll, at);
}
