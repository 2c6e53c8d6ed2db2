/**
 * What comes of sending is written in groups: whatever has come to its end while others were being written. What the store
 * does not take is kept here and written later, for it has gone out: sent once more it would come twice.
 */
import { after, type Instant } from '../core/ids.ts';
import type { Settlement, Store, Task } from '../store/store.ts';

export interface Settled {
  readonly settlement: Settlement;
  readonly task: Task | undefined;
  /** It is on the disk. */
  readonly written: () => void;
}

export interface Settler {
  /** Resolves when it is on the disk, or kept to be written later. */
  settle(outcome: Settled): Promise<void>;
  /** Writes what is kept, once its rest is over. @param now undefined: whether or not it is over */
  writeKept(now?: Instant): Promise<void>;
  /** The deliveries whose outcome is kept. */
  kept(): Iterable<string>;
  /** The store takes nothing now: nothing may go out whose outcome it would not take either. */
  refuses(): boolean;
  /** When what is kept is worth another try. */
  nextAt(): Instant | null;
}

export interface SettlerDeps {
  readonly store: Store;
  readonly now: () => Instant;
  /** Calls back after so many milliseconds of real time. */
  readonly pause: (ms: number, over: () => void) => void;
  readonly fault: (what: string, fault: unknown) => void;
}

const MAX_TOGETHER = 256;
/** What could not be written rests so long. */
const REST_MS = 1_000;
/** While so many are kept, nothing more goes out. Those of them that were sent keep their places among those under way. */
const MAX_KEPT = 256;

export function createSettler({ store, now, pause, fault }: SettlerDeps): Settler {
  const waiting: { readonly outcome: Settled; readonly tried: () => void }[] = [];
  const kept = new Map<string, Settled>();
  let restsUntil: Instant | undefined;
  let away = false;
  let writing = false;
  let again: Promise<void> | undefined;

  function keep(outcomes: readonly Settled[], why: unknown): void {
    for (const outcome of outcomes) {
      const { id } = outcome.settlement;
      if (!kept.has(id)) fault('a delivery could not be settled', why);
      kept.set(id, outcome);
    }
    const until = after(now(), REST_MS);
    restsUntil = until;
    pause(REST_MS, () => {
      if (restsUntil === until) restsUntil = undefined;
    });
  }

  async function write(outcomes: readonly Settled[]): Promise<void> {
    // The same follow-up of many is one follow-up.
    const tasks = new Map(outcomes.flatMap(({ task }) => (task ? [[task.id, task] as const] : [])));
    await store.settle(
      outcomes.map(({ settlement }) => settlement),
      [...tasks.values()],
    );
    away = false;
    for (const { settlement, written } of outcomes) {
      kept.delete(settlement.id);
      written();
    }
  }

  /** One that cannot be written must not take the others with it; a store that takes nothing is not asked for each. */
  async function tryToWrite(outcomes: readonly Settled[]): Promise<void> {
    try {
      await write(outcomes);
    } catch (why) {
      away = !(await isThere());
      if (away || outcomes.length === 1) keep(outcomes, why);
      else for (const one of outcomes) await write([one]).catch((mine: unknown) => keep([one], mine));
    }
  }

  const isThere = (): Promise<boolean> =>
    store.ping().then(
      () => true,
      () => false,
    );

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const together = waiting.splice(0, MAX_TOGETHER);
      await tryToWrite(together.map(({ outcome }) => outcome));
      together.forEach(({ tried }) => tried());
    }
    writing = false;
  }

  return {
    settle: (outcome) =>
      new Promise((tried) => {
        waiting.push({ outcome, tried });
        if (!writing) void writeAll();
      }),
    async writeKept(at) {
      const rests = at !== undefined && restsUntil !== undefined && restsUntil > at;
      if (kept.size > 0 && !rests) again ??= tryToWrite([...kept.values()]).finally(() => (again = undefined));
      await again;
    },
    kept: () => kept.keys(),
    refuses: () => away || kept.size >= MAX_KEPT,
    nextAt: () => (kept.size > 0 ? (restsUntil ?? now()) : null),
  };
}
