/**
 * Sends failed messages again without being asked: when their reader presses or writes something, when a platform takes a
 * message again, and once an hour. The last is for a platform to which nothing is sent, so that nobody notices when it
 * works again.
 */
import { MINUTE_MS } from '../core/spans.ts';
import { createBoundedCache } from '../core/boundedCache.ts';
import { millis, type Instant, type NetworkId, type PersonId } from '../core/ids.ts';
import { requeueForPerson, requeueForPlatform } from '../engine/requeue.ts';
import { REGISTRY } from './registry.ts';
import { createBackgroundTasks } from './backgroundTasks.ts';
import type { KnownPerson } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';

export interface SecondTry {
  /**
   * Somebody has pressed or written something. Their failed messages are looked for in the background, at most every ten
   * minutes for each person.
   */
  onContact(known: KnownPerson): void;
  /** A message to this person has failed, so their next contact is checked at once. */
  onFailed(person: PersonId): void;
  /** A platform has taken its first message, or the first one after failures. */
  platformBack(): void;
  /** Resolves when no work is running. */
  done(): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly wake: () => void;
  readonly fault: (what: string, fault: unknown) => void;
}

/**
 * How often a person's contacts lead to a check. Even a person without known failures is checked, because another process
 * may have had some.
 */
const CONTACT_INTERVAL_MS = 10 * MINUTE_MS;
const MAX_REMEMBERED = 10_000;
/** The shortest time between two rounds of resending, for a platform that works only now and then. */
const BACK_INTERVAL_MS = MINUTE_MS;

export function createSecondTry({ store, now, wake, fault }: Deps): SecondTry {
  /** When each person's contact was last checked (ms). */
  const checkedAt = createBoundedCache<PersonId, number>(MAX_REMEMBERED);
  const background = createBackgroundTasks(fault);
  let backAt = -Infinity;

  const inBackground = (failed: string, work: () => Promise<number>): void =>
    background.run(failed, () => work().then((count) => (count > 0 ? wake() : undefined)));

  async function requeueGivenUp(): Promise<number> {
    let count = 0;
    const networks: readonly NetworkId[] = await store.networks();
    for (const network of networks.filter((id) => store.duty?.has(id) ?? true))
      count += await requeueForPlatform(store, REGISTRY, network, now());
    return count;
  }

  return {
    onContact(known) {
      const { id } = known.person;
      const ms = millis(now());
      if (Math.abs(ms - (checkedAt.get(id) ?? -Infinity)) < CONTACT_INTERVAL_MS) return;
      checkedAt.set(id, ms);
      inBackground('what had failed for somebody was not queued again', () =>
        requeueForPerson(store, REGISTRY, known, now()),
      );
    },
    onFailed: (person) => checkedAt.delete(person),
    platformBack() {
      const ms = millis(now());
      if (Math.abs(ms - backAt) < BACK_INTERVAL_MS) return;
      backAt = ms;
      inBackground('what was given up was not queued again', requeueGivenUp);
    },
    done: () => background.done(),
  };
}
