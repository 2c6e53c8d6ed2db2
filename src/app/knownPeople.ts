/** Finds people on the roll: by their id in any network, by their address in one. */
import { sameAddress } from '../core/addresses.ts';
import type { NetworkId } from '../core/ids.ts';
import { everyone } from '../core/people.ts';
import type { KnownPerson } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';
import { loadNetwork } from './registry.ts';

export async function personIn(read: Store, id: string): Promise<KnownPerson | undefined> {
  // A person's id begins with the id of the network.
  const network = id.slice(0, Math.max(0, id.lastIndexOf('-'))) as NetworkId;
  const found = network && (await loadNetwork(read, network))?.roll.people[id];
  return found ? { person: found, network } : undefined;
}

export async function personAt(read: Store, network: NetworkId, email: string): Promise<KnownPerson | undefined> {
  const roll = (await loadNetwork(read, network))?.roll;
  const person = roll && everyone(roll).find((one) => sameAddress(one.email, email));
  return person && { person, network };
}

/** Reads the cache first. A person who is not there may just have been added, so then the store is read. */
export const findPerson = async (store: Store, id: string): Promise<KnownPerson | undefined> =>
  (store.cached && (await personIn(store.cached, id))) ?? personIn(store, id);
