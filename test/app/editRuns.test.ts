/** Edits of cards beside the worker's other work. */
import { expect, it } from 'vitest';
import { createEditRuns } from '../../src/app/editRuns.ts';
import { settledLater } from '../support/settledLater.ts';

it('keeps how far ahead may be edited for the next run when one is in progress', async () => {
  const asked: (number | undefined)[] = [];
  const first = settledLater<number>();
  const edits = createEditRuns({
    async editDue(aheadMs) {
      asked.push(aheadMs);
      return asked.length === 1 ? first.promise : 0;
    },
    stop: () => undefined,
  });
  const running = edits.begin();
  edits.reachAhead(5_000);
  void edits.begin();
  first.resolve(1);
  await running;
  await edits.begin();
  await edits.begin();
  expect(asked).toEqual([0, 5_000, 0]);
  expect(edits.taken()).toBe(1);
});
