import { OutcomeUnknown } from '../store.ts';
import { defer } from './defer.ts';
import type { Durability } from './durability.ts';
import type { Database } from './sql.ts';

/** Joins many pieces of work into one transaction, with one wait for the disk. */
export interface GroupCommit {
  /**
   * Runs `work` in the next transaction and resolves when that is on the disk. If any work throws, the whole transaction is
   * rolled back, and all callers whose work had begun get the error; the others are in the next one. So `work` returns a refusal as its result, before it has written anything.
   * @param rows about as many as it writes, where they are many
   */
  run<Result>(work: () => Result, rows?: number): Promise<Result>;
  /** Runs the waiting work now. */
  flush(): void;
  /** Makes no transaction until `work` is done. */
  pause(work: () => Promise<void>): Promise<void>;
}

interface Job {
  readonly work: () => unknown;
  readonly rows: number;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/** What most work writes. */
const FEW_ROWS = 8;
/** The maximum of rows in a transaction, so that other tasks get their turn between two transactions. */
const MAX_ROWS = 2_048;

/**
 * How long a transaction may have taken when it begins another piece of work, in milliseconds: a hundred acts that are due at
 * once would block everybody. One piece of work is never divided.
 */
const MAX_MS = 20;

/** The number of the first jobs that fit in a transaction; one always does. */
function fitting(jobs: readonly Job[]): number {
  let rows = jobs[0]?.rows ?? 0;
  let count = Math.min(jobs.length, 1);
  for (let next = jobs[count]; next && rows + next.rows <= MAX_ROWS; next = jobs[count]) {
    rows += next.rows;
    count += 1;
  }
  return count;
}

/** What the disk did not take may be there after a restart or not. */
const unknownBecause = (fault: unknown): OutcomeUnknown =>
  new OutcomeUnknown(fault instanceof Error ? fault.message : String(fault), { cause: fault });

export function createGroupCommit(
  sql: Database,
  hooks: { readonly beforeCommit: () => void; readonly afterCommit: () => void; readonly afterRollback: () => void },
  durability: Durability,
  clock = (): number => performance.now(),
): GroupCommit {
  const waiting: Job[] = [];
  let arranged = false;
  let paused = false;

  /** What did not fit in the time of a transaction is the first in the next one. */
  function putBack(jobs: readonly Job[]): void {
    if (jobs.length === 0) return;
    waiting.unshift(...jobs);
    arrange();
  }

  function flushSome(): void {
    arranged = false;
    if (paused) return;
    const jobs = waiting.splice(0, fitting(waiting));
    if (waiting.length > 0) arrange();
    if (jobs.length > 0) runTogether(jobs);
  }

  function runTogether(all: readonly Job[]): void {
    const results: unknown[] = [];
    let begun = 0;
    const from = clock();
    try {
      sql.transaction(() => {
        for (const job of all) {
          if (begun > 0 && clock() - from > MAX_MS) break;
          begun += 1;
          results.push(job.work());
        }
        hooks.beforeCommit();
      });
    } catch (fault) {
      hooks.afterRollback();
      // None was begun when the transaction could not be.
      const failed = begun === 0 ? all : all.slice(0, begun);
      failed.forEach((job) => job.reject(fault));
      putBack(all.slice(failed.length));
      return;
    }
    const jobs = all.slice(0, begun);
    putBack(all.slice(begun));
    durability.committed();
    hooks.afterCommit();
    const told = (): void => jobs.forEach((job, place) => job.resolve(results[place]));
    const untold = (fault: unknown): void => jobs.forEach((job) => job.reject(unknownBecause(fault)));
    try {
      const onDisk = durability.durable();
      if (onDisk) onDisk.then(told, untold);
      else told();
    } catch (fault) {
      untold(fault);
    }
  }

  /** Waits until the pending events of the event loop are handled: their writes then share the transaction. */
  function arrange(): void {
    if (!arranged) defer(flushSome);
    arranged = true;
  }

  return {
    run: <Result>(work: () => Result, rows = 0) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ work, rows: FEW_ROWS + rows, resolve: resolve as (result: unknown) => void, reject });
        arrange();
      }),
    flush() {
      while (waiting.length > 0) flushSome();
    },
    async pause(work) {
      paused = true;
      try {
        await work();
      } finally {
        paused = false;
        if (waiting.length > 0) arrange();
      }
    },
  };
}
