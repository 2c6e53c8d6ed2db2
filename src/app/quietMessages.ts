/**
 * What quiet hours hold for one person, on the local platform. Whoever tries Concord out is everybody in turn, and need not
 * wait for a morning in Bangkok to see what is sent there.
 */
import { createBoundedCache } from '../core/boundedCache.ts';
import { instant, type Instant, type PersonId } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';
import type { Delivery } from '../core/envelope.ts';
import type { Door } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';

export interface QuietMessages extends Pick<Door, 'waiting' | 'deliverNow'> {
  /** Are quiet hours passed over for this person now? */
  isAwake(person: PersonId, at: Instant): boolean;
}

interface Deps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly wake: () => void;
}

/** How long somebody counts as awake: long enough for all that waits to be sent, short enough for the next night. */
const AWAKE_MS = 5 * MINUTE_MS;
const MAX_AWAKE = 100;
const END_OF_TIME = instant('9999-12-31T00:00:00Z');
const MAX_QUEUED = 100_000;

export function createQuietMessages({ store, now, wake }: Deps): QuietMessages {
  const awakeUntil = createBoundedCache<PersonId, number>(MAX_AWAKE);
  const held = async (id: PersonId): Promise<Delivery[]> => {
    const at = now();
    // What is queued is little beside all that was ever sent.
    const queued = await store.dueDeliveries(END_OF_TIME, MAX_QUEUED);
    return queued.filter(({ to, nextAt }) => to === id && nextAt > at);
  };
  return {
    isAwake: (person, at) => (awakeUntil.get(person) ?? 0) > Date.parse(at),
    async waiting(id) {
      return (await held(id)).map(({ card, about, nextAt }) => ({ card, until: nextAt, ...(about && { about }) }));
    },
    async deliverNow(id) {
      const at = now();
      const waiting = await held(id);
      awakeUntil.set(id, Date.parse(at) + AWAKE_MS);
      await store.settle(waiting.map((delivery) => ({ id: delivery.id, type: 'later', at, nextAt: at })));
      wake();
      return waiting.length;
    },
  };
}
