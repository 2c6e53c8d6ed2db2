/** Somebody whom a platform had refused to reach can be reached again. */
import type { Instant, NetworkId } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Endorsement } from '../domain/endorsement/endorsement.ts';
import { runningCorrespondence } from './correspondence/facts.ts';
import type { Store } from '../store/store.ts';

/** Puts what had failed back in the queue, where it is still of use. Gives how many messages. */
export async function reachable(
  store: Store,
  { person, network }: { person: Person; network: NetworkId },
  now: Instant,
): Promise<number> {
  const running = await store.list(network, 'endorsements', { stages: ['open', 'referred'] });
  const requests = running.map(({ state }) => (state as Endorsement).target);
  const abouts = [...requests, ...(await runningCorrespondence(store, network, now))];
  return abouts.length === 0 ? 0 : store.requeueFailed(network, person.id, now, abouts);
}
