/**
 * What had failed goes out again without anybody asking: when its reader is met again, when a platform that was away has
 * taken a message, and now and then, for where nothing is sent nobody learns that a platform is back.
 */
import { MINUTE_MS } from '../core/spans.ts';
import { createBoundedCache } from '../core/boundedCache.ts';
import { millis, type Instant, type NetworkId, type PersonId } from '../core/ids.ts';
import { platformBack, reachable } from '../engine/requeue.ts';
import { REGISTRY } from './registry.ts';
import type { Store } from '../store/store.ts';

export interface SecondTry {
  /** Somebody is here. Looks beside, and seldom. */
  met(person: Met): void;
  /** A message to them has failed: what they next do is looked at anew. */
  failed(person: PersonId): void;
  /** A platform has taken a message after it had not, or for the first time. */
  back(): void;
  /** Resolves when what is under way is done. */
  done(): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly wake: () => void;
  readonly fault: (what: string, fault: unknown) => void;
}

type Met = Parameters<typeof reachable>[2];

/** Another process may have sent in vain what this one knows nothing of. */
const MET_AGAIN_MS = 10 * MINUTE_MS;
const MAX_REMEMBERED = 10_000;
/** A platform that comes and goes is looked after so often. */
const BACK_AGAIN_MS = MINUTE_MS;

export function createSecondTry({ store, now, wake, fault }: Deps): SecondTry {
  const looked = createBoundedCache<PersonId, number>(MAX_REMEMBERED);
  const under = new Set<Promise<void>>();
  let backAt = -Infinity;

  function beside(what: string, work: () => Promise<number>): void {
    const running: Promise<void> = work()
      .then((count) => (count > 0 ? wake() : undefined))
      .catch((error: unknown) => fault(what, error))
      .finally(() => under.delete(running));
    under.add(running);
  }

  async function all(): Promise<number> {
    let count = 0;
    const networks: readonly NetworkId[] = await store.networks();
    for (const network of networks.filter((id) => store.duty?.has(id) ?? true))
      count += await platformBack(store, REGISTRY, network, now());
    return count;
  }

  return {
    met(known) {
      const { id } = known.person;
      const ms = millis(now());
      if (Math.abs(ms - (looked.get(id) ?? -Infinity)) < MET_AGAIN_MS) return;
      looked.set(id, ms);
      beside('what had failed for somebody was not queued again', () => reachable(store, REGISTRY, known, now()));
    },
    failed: (person) => looked.delete(person),
    back() {
      const ms = millis(now());
      if (Math.abs(ms - backAt) < BACK_AGAIN_MS) return;
      backAt = ms;
      beside('what was given up was not queued again', all);
    },
    async done() {
      await Promise.all(under);
    },
  };
}
