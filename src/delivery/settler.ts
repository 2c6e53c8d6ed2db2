/**
 * Writes the outcomes of tries to the store, in batches: all outcomes that arrive during one write form the next batch, and
 * a message that was sent waits a moment for others that are being sent. A letter to many would otherwise wait for the disk
 * with each answer of the platform. An
 * outcome that cannot be written is kept in memory and written later. Its message has been sent, and would be sent twice if
 * the outcome were lost.
 */
import { after, type Instant } from '../core/ids.ts';
import { storeNow } from '../platforms/platform.ts';
import type { Settlement, Store, Task } from '../store/store.ts';
import type { Write } from './tryRoutes.ts';

export interface Settled {
  readonly settlement: Settlement;
  readonly task: Task | undefined;
  /** What the platform stores together with the outcome. It is begun once, and nobody waits for it. */
  readonly besides?: Write[];
  /** Called when the outcome is stored. */
  readonly written: () => void;
}

export interface Settler {
  /** Resolves when the outcome is stored, or kept to be written later. */
  settle(outcome: Settled): Promise<void>;
  /** Writes the kept outcomes, if the retry delay is over. @param now undefined: writes them at once */
  writeKept(now?: Instant): Promise<void>;
  /** The ids of the deliveries whose outcome is kept. */
  kept(): Iterable<string>;
  /** Does the store take no outcomes? Nothing may be sent then. */
  refuses(): boolean;
  /** When the kept outcomes are written again. */
  nextAt(): Instant | null;
}

export interface SettlerDeps {
  readonly store: Store;
  /** The number of deliveries whose outcome is not known yet. */
  readonly sending: () => number;
  readonly now: () => Instant;
  /** Calls back after this many milliseconds of real time. */
  readonly callAfter: (ms: number, callback: () => void) => void;
  readonly fault: (what: string, fault: unknown) => void;
  /** Calls back after this many milliseconds: of real time, except in tests. @returns what ends the wait */
  readonly wait?: (over: () => void, ms: number) => () => void;
}

const BATCH_SIZE = 256;
/**
 * How long the outcome of a message that was sent waits for others, in milliseconds. Short beside a platform's answer: what
 * was sent and not stored when the program is killed is sent again, where the platform cannot find it.
 */
const GATHER_MS = 20;
/** Saved when the program starts, because a test with fake timers would otherwise hold back every outcome. */
const { setTimeout, clearTimeout } = globalThis;
const realWait: NonNullable<SettlerDeps['wait']> = (over, ms) => {
  const timer = setTimeout(over, ms);
  return () => clearTimeout(timer);
};
const RETRY_DELAY_MS = 1_000;
/**
 * The number of kept outcomes from which on nothing more is sent. Kept outcomes of sent messages count as calls in flight.
 */
const MAX_KEPT = 256;

export function createSettler({ store, sending, now, callAfter, fault, wait = realWait }: SettlerDeps): Settler {
  const waiting: { readonly outcome: Settled; readonly resolve: () => void }[] = [];
  const kept = new Map<string, Settled>();
  let retryAt: Instant | undefined;
  let isStoreAway = false;
  let writing = false;
  /** Ends the wait for further outcomes. */
  let stopGathering: (() => void) | undefined;
  let retrying: Promise<void> | undefined;

  function keep(outcomes: readonly Settled[], error: unknown): void {
    for (const outcome of outcomes) {
      const { id } = outcome.settlement;
      if (!kept.has(id)) fault('a delivery could not be settled', error);
      kept.set(id, outcome);
    }
    const until = after(now(), RETRY_DELAY_MS);
    retryAt = until;
    callAfter(RETRY_DELAY_MS, () => {
      if (retryAt === until) retryAt = undefined;
    });
  }

  async function write(outcomes: readonly Settled[]): Promise<void> {
    // Many outcomes may cause the same follow-up, which is stored once.
    const tasks = new Map(outcomes.flatMap(({ task }) => (task ? [[task.id, task] as const] : [])));
    // Begun in the same turn, so that the embedded store writes them in the transaction of the outcomes.
    for (const { besides } of outcomes) besides?.splice(0).forEach(storeNow);
    await store.settle(
      outcomes.map(({ settlement }) => settlement),
      [...tasks.values()],
    );
    isStoreAway = false;
    for (const { settlement, written } of outcomes) {
      kept.delete(settlement.id);
      written();
    }
  }

  /** Writes a batch. When it fails, each outcome is tried alone, unless the store does not answer at all. */
  async function tryToWrite(outcomes: readonly Settled[]): Promise<void> {
    try {
      await write(outcomes);
    } catch (error) {
      isStoreAway = !(await storeAnswers());
      if (isStoreAway || outcomes.length === 1) keep(outcomes, error);
      else for (const one of outcomes) await write([one]).catch((why: unknown) => keep([one], why));
    }
  }

  const storeAnswers = (): Promise<boolean> =>
    store.ping().then(
      () => true,
      () => false,
    );

  async function writeSome(): Promise<void> {
    stopGathering?.();
    stopGathering = undefined;
    writing = true;
    const together = waiting.splice(0, BATCH_SIZE);
    await tryToWrite(together.map(({ outcome }) => outcome));
    together.forEach(({ resolve }) => resolve());
    writing = false;
    writeOrGather();
  }

  /** Only messages that were sent wait for others, and only while others are being sent. */
  const mayGather = (): boolean => sending() > 0 && waiting.every(({ outcome }) => outcome.settlement.type === 'sent');

  function writeOrGather(): void {
    if (writing || waiting.length === 0) return;
    if (mayGather()) stopGathering ??= wait(() => void writeSome(), GATHER_MS);
    else void writeSome();
  }

  return {
    settle: (outcome) =>
      new Promise((resolve) => {
        waiting.push({ outcome, resolve });
        writeOrGather();
      }),
    async writeKept(at) {
      const rests = at !== undefined && retryAt !== undefined && retryAt > at;
      if (kept.size > 0 && !rests) retrying ??= tryToWrite([...kept.values()]).finally(() => (retrying = undefined));
      await retrying;
    },
    kept: () => kept.keys(),
    refuses: () => isStoreAway || kept.size >= MAX_KEPT,
    nextAt: () => (kept.size > 0 ? (retryAt ?? now()) : null),
  };
}
