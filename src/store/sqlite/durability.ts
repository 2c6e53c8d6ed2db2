/**
 * When what was committed is on the disk. SQLite writes a transaction into its log and does not wait for the disk
 * (`synchronous = NORMAL`); this waits, for many transactions at once. While a disk is quick, it is waited for at once: that
 * costs the least. A disk that takes long is waited for by another thread, and people are answered meanwhile.
 */
import { StoreGone } from '../store.ts';

/** The log of the database. */
export interface Log {
  /** Resolves when everything that was written to the log is on the disk. */
  readonly sync: () => Promise<void>;
  readonly syncNow: () => void;
  /** The same for the database itself. */
  readonly syncDatabase: () => Promise<void>;
  /** The length of the log's file, in bytes. */
  readonly size: () => number;
}

export interface Durability {
  /** What is to be waited for before what was committed may be told; undefined when there is nothing. */
  durable(): Promise<void> | undefined;
  /** A transaction was committed. */
  committed(): void;
  /** Is the disk waited for by another thread at present? */
  isSlow(): boolean;
  /** @throws DiskFailed after the disk has refused something that was committed */
  check(): void;
}

/** The disk did not take what was committed, so what is in the log is not known. */
export class DiskFailed extends StoreGone {
  override readonly name = 'DiskFailed';
}

/** A wait that is longer than this is left to another thread, in milliseconds. */
const SLOW_MS = 5;
/** After so many quick waits in a row the disk counts as quick again. */
const QUICK_WAITS = 50;

export function createDurability(log: Log | undefined): Durability {
  /** Transactions that are in the log, and those of them that are known to be on the disk. */
  let written = 0;
  let safe = 0;
  let slow = false;
  let quick = 0;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let failed: DiskFailed | undefined;

  function fail(fault: unknown): never {
    failed = new DiskFailed(
      'The disk did not take what was to be stored, and nothing more is stored. Look at the disk, then start Concord again.',
      { cause: fault },
    );
    throw failed;
  }

  function measured(ms: number): void {
    quick = ms > SLOW_MS ? 0 : quick + 1;
    slow = ms > SLOW_MS || (slow && quick < QUICK_WAITS);
  }

  function now(to: Log): void {
    const from = performance.now();
    try {
      to.syncNow();
    } catch (fault) {
      fail(fault);
    }
    measured(performance.now() - from);
    safe = written;
  }

  async function later(to: Log): Promise<void> {
    const [from, covers] = [performance.now(), written];
    try {
      await to.sync();
    } catch (fault) {
      fail(fault);
    }
    measured(performance.now() - from);
    safe = Math.max(safe, covers);
  }

  function begin(to: Log): Promise<void> {
    const run = later(to).finally(() => {
      running = undefined;
    });
    running = run;
    return run;
  }

  /** A wait that has begun may have begun before the last transaction, so the next one is waited for. */
  function after(to: Log, before: Promise<void>): Promise<void> {
    next ??= before.then(
      () => {
        next = undefined;
        return begin(to);
      },
      (fault: unknown) => {
        next = undefined;
        throw fault;
      },
    );
    return next;
  }

  return {
    committed: () => void (written += 1),
    isSlow: () => slow,
    durable() {
      if (!log || safe === written) return undefined;
      if (running) return after(log, running);
      if (slow) return begin(log);
      now(log);
      return undefined;
    },
    check() {
      if (failed) throw failed;
    },
  };
}
