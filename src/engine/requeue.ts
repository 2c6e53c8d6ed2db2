/** Somebody whom a platform had refused to reach can be reached again. */
import { after, ref, type Instant, type NetworkId, type Ref } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Endorsement } from '../features/endorsement/rules/state.ts';
import type { Outcome } from '../features/rmc/rules/outcome.ts';
import { runningCorrespondence } from '../features/correspondence/queries/facts.ts';
import type { Store } from '../store/store.ts';

/** Puts what had failed back in the queue, where it is still of use. Gives how many messages. */
export async function reachable(
  store: Store,
  { person, network }: { person: Person; network: NetworkId },
  now: Instant,
): Promise<number> {
  const running = await store.list(network, 'endorsements', { stages: ['open', 'referred'] });
  const requests = running.map(({ state }) => (state as Endorsement).target);
  const abouts = [
    ...requests,
    ...(await runningCorrespondence(store, network, now)),
    ...(await rmc(store, network, now)),
  ];
  return store.requeueFailed(network, person.id, now, abouts);
}

/** So long after it was shared is the outcome of an RMC meeting still news. */
const NEWS_MS = 30 * 24 * 3_600_000;

/** The rotation, whose notices say nothing once their day has passed, and outcomes that are owed or new. */
async function rmc(store: Store, network: NetworkId, now: Instant): Promise<Ref[]> {
  const outcomes = (await store.list(network, 'outcomes')).map(({ state }) => state as Outcome);
  const isNews = ({ shared }: Outcome): boolean => !shared || shared.at > after(now, -NEWS_MS);
  return [ref('terms'), ...outcomes.filter(isNews).map(({ target }) => target)];
}
