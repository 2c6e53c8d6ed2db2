/** A run while people press without a pause: it ends, and is no fault. */
import { expect, it, onTestFinished } from 'vitest';
import { createWorker, type WorkerDeps } from '../../src/app/worker.ts';
import { instant } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';

const NOW = instant('2026-11-24T14:00:00Z');

/** Each thing that is done leaves another one, `passes` times. */
async function workerAmid(passes: number, pressing: boolean) {
  const store = await openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  let left = passes;
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
      store,
      due: {
        async doDue() {
          if (pressing) worker.pressed();
          left -= 1;
          return left > 0 ? 1 : 0;
        },
      },
      dispatcher,
      editor: { editDue: async () => 0, stop: () => undefined },
      now: () => NOW,
      fault: () => undefined,
    } satisfies WorkerDeps,
    { timers: false },
  );
  onTestFinished(() => worker.stop());
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
