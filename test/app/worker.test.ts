/** The worker's runs: their end while people press without a pause, and what becomes due while a run ends or fails. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createWorker, type Worker, type WorkerDeps } from '../../src/app/worker.ts';
import type { Store } from '../../src/store/store.ts';
import { instant } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { settledLater } from '../support/settledLater.ts';

const NOW = instant('2026-11-24T14:00:00Z');

interface Options {
  readonly timers?: boolean;
  /** Stands in for these calls of the store. */
  readonly reads?: Partial<Pick<Store, 'nextDue' | 'dueRefreshes'>>;
}

async function workerWith(doDue: () => Promise<number>, { timers = false, reads }: Options = {}): Promise<Worker> {
  const opened = await openSqliteStore(':memory:');
  onTestFinished(() => opened.close());
  const dispatcher = {
    sendSome: async () => ({ begun: 0, ended: 0 }),
    isBusy: () => false,
    answered: () => new Promise<void>(() => undefined),
    rescanQueues: () => undefined,
    nextAt: () => null,
    stop: async () => undefined,
  };
  const worker = createWorker(
    {
      store: { ...opened, ...reads },
      due: { doDue },
      dispatcher,
      editor: { editDue: async () => 0, stop: () => undefined },
      now: () => NOW,
      fault: () => undefined,
    } satisfies WorkerDeps,
    { timers },
  );
  onTestFinished(() => worker.stop());
  return worker;
}

/** Each thing that is done leaves another one, `passes` times. */
async function workerAmid(passes: number, pressing: boolean): Promise<Worker> {
  let left = passes;
  const worker = await workerWith(async () => {
    if (pressing) worker.pressed();
    left -= 1;
    return left > 0 ? 1 : 0;
  });
  return worker;
}

it('ends though each press leaves more to do', async () => {
  const worker = await workerAmid(5_000, true);
  expect((await worker.run()).ran).toBeLessThan(1_000);
});

it('goes on until nothing is left when nobody presses', async () => {
  const worker = await workerAmid(5_000, false);
  expect(await worker.run()).toEqual({ ran: 4_999, delivered: 0 });
});

describe.each([
  { clock: 'the system clock', timers: true },
  { clock: 'a clock that stands still', timers: false },
])('with $clock', ({ timers }) => {
  it('does what becomes due while it asks the store how long it may sleep', async () => {
    const asked = settledLater();
    const answer = settledLater();
    const done = settledLater();
    let isDue = false;
    const ask = async (): Promise<void> => {
      asked.resolve();
      await answer.promise;
    };
    const worker = await workerWith(
      async () => {
        if (isDue) done.resolve();
        return 0;
      },
      {
        timers,
        reads: {
          nextDue: () => ask().then(() => null),
          dueRefreshes: () => ask().then(() => []),
        },
      },
    );
    worker.wake();
    await asked.promise;
    isDue = true;
    worker.wake();
    answer.resolve();
    await done.promise;
  });

  it('tries again after a run that failed, whoever asked for it, and does what became due meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const begun = settledLater();
    const failed = settledLater<number>();
    const done = settledLater();
    let runs = 0;
    const worker = await workerWith(
      async () => {
        runs += 1;
        begun.resolve();
        if (runs === 1) return failed.promise;
        done.resolve();
        return 0;
      },
      { timers },
    );
    const run = worker.run();
    await begun.promise;
    worker.wake();
    failed.reject(new Error('the store is away'));
    await expect(run).rejects.toThrow('the store is away');
    await vi.advanceTimersByTimeAsync(1_000);
    await done.promise;
  });
});
