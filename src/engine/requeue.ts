/** Queues failed messages again, when their reader can be reached or their platform works again. */
import type { Instant, NetworkId } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';
import type { Registry } from './registry.ts';

/** Queues the failed messages to one person that are still of use. @returns the number of messages */
export const requeueForPerson = async (
  store: Store,
  registry: Registry,
  { person, network }: { person: Person; network: NetworkId },
  now: Instant,
): Promise<number> =>
  store.requeueFailed(network, person.id, now, await registry.stillOfUse(readFrom(store, network), now));

/** Queues the messages that were given up because a platform did not work for too long. @returns the number of messages */
export const requeueForPlatform = async (
  store: Store,
  registry: Registry,
  network: NetworkId,
  now: Instant,
): Promise<number> => store.requeueGivenUp(network, now, await registry.stillOfUse(readFrom(store, network), now));
