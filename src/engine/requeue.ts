/** Somebody whom a platform had refused to reach can be reached again, or the platform is back. */
import type { Instant, NetworkId } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';
import type { Registry } from './registry.ts';

/** Puts what had failed back in the queue, where it is still of use. Gives how many messages. */
export const requeueForPerson = async (
  store: Store,
  registry: Registry,
  { person, network }: { person: Person; network: NetworkId },
  now: Instant,
): Promise<number> =>
  store.requeueFailed(network, person.id, now, await registry.stillOfUse(readFrom(store, network), now));

/** The same for whatever was given up because a platform was away for too long. */
export const requeueForPlatform = async (
  store: Store,
  registry: Registry,
  network: NetworkId,
  now: Instant,
): Promise<number> => store.requeueGivenUp(network, now, await registry.stillOfUse(readFrom(store, network), now));
