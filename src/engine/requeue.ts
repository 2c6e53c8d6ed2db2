/** Queues failed messages again, because their reader can be reached again or their platform works again. */
import type { Instant, NetworkId } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';
import type { Registry } from './registry.ts';

/** Failed messages to one person, as far as they are still of use. @returns how many */
export const requeueForPerson = async (
  store: Store,
  registry: Registry,
  { person, network }: { person: Person; network: NetworkId },
  now: Instant,
): Promise<number> =>
  store.requeueFailed(network, person.id, now, await registry.stillOfUse(readFrom(store, network), now));

/** Messages that were given up because a platform did not work for too long. @returns how many */
export const requeueForPlatform = async (
  store: Store,
  registry: Registry,
  network: NetworkId,
  now: Instant,
): Promise<number> => store.requeueGivenUp(network, now, await registry.stillOfUse(readFrom(store, network), now));
