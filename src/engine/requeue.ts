/** Somebody whom a platform had refused to reach can be reached again, or the platform is back. */
import { DAY_MS } from '../core/spans.ts';
import { after, ref, type Instant, type NetworkId, type Ref } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { RmcOutcome } from '../features/rmc/rules/outcome.ts';
import { runningCorrespondence } from '../features/correspondence/queries/facts.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';

/** Puts what had failed back in the queue, where it is still of use. Gives how many messages. */
export const reachable = async (
  store: Store,
  { person, network }: { person: Person; network: NetworkId },
  now: Instant,
): Promise<number> => store.requeueFailed(network, person.id, now, await stillOfUse(store, network, now));

/** The same for whatever was given up because a platform was away for too long. */
export const platformBack = async (store: Store, network: NetworkId, now: Instant): Promise<number> =>
  store.requeueGivenUp(network, now, await stillOfUse(store, network, now));

async function stillOfUse(store: Store, network: NetworkId, now: Instant): Promise<Ref[]> {
  const running = await readFrom(store, network).list('endorsements', { stages: ['open', 'referred'] });
  const requests = running.map(({ target }) => target);
  return [...requests, ...(await runningCorrespondence(store, network, now)), ...(await rmc(store, network, now))];
}

/** So long after it was shared is the outcome of an RMC meeting still news. */
const NEWS_MS = 30 * DAY_MS;

/** The rotation, whose notices say nothing once their day has passed, and outcomes that are owed or new. */
async function rmc(store: Store, network: NetworkId, now: Instant): Promise<Ref[]> {
  const outcomes = await readFrom(store, network).list('outcomes');
  const isNews = ({ shared }: RmcOutcome): boolean => !shared || shared.at > after(now, -NEWS_MS);
  return [ref('terms'), ...outcomes.filter(isNews).map(({ target }) => target)];
}
