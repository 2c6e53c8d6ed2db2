/** A network of many entities, each with a focal point and an alternate, for load. */
import { entityId, networkId, personId, type Instant } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import { emptyRoll, type RollState } from '../../src/features/directory/rules/state.ts';
import { newSettings } from '../../src/features/network/rules/settings.ts';
import type { Store } from '../../src/store/store.ts';
import { foundNetwork } from './features.ts';

const NETWORK = networkId('una');

const member = (id: string, role: Person['roles'][number], entity?: string): Person => ({
  id: personId(`una-${id}`),
  name: `Person ${id}`,
  email: `person-${id}@agency.example`,
  roles: [role],
  ...(entity !== undefined && { entity: entityId(entity) }),
  language: 'en',
  zone: 'America/New_York',
});

/** The officer is `una-officer`. */
export async function foundManyEntities(store: Store, count: number, at: Instant): Promise<void> {
  const names = Array.from({ length: count }, (_, n) => `AGENCY-${n + 1}`);
  const people = [
    member('officer', 'secretariat'),
    ...names.flatMap((name, n) => [member(`${n}`, 'focalPoint', name), member(`${n}-alternate`, 'alternate', name)]),
  ];
  const roll: RollState = {
    ...emptyRoll,
    next: people.length,
    entities: Object.fromEntries(names.map((name) => [name, { id: entityId(name), name: `${name} in full` }])),
    people: Object.fromEntries(people.map((person) => [person.id, person])),
  };
  await foundNetwork(store, newSettings(NETWORK, 'A large network', at), roll, at);
}
