import { expect, test } from 'vitest';
import { groupedWrites } from '../../../src/platforms/local/writes.ts';

/** Counts transactions, and whether each waits for the disk. */
function counted(fail = false) {
  const transactions: boolean[] = [];
  const writes = groupedWrites((durable, work) => {
    transactions.push(durable);
    work();
    if (fail) throw new Error('the disk is full');
  });
  return { writes, transactions };
}

test('what is asked for at once lands in one transaction, each with its own result', async () => {
  const { writes, transactions } = counted();
  const results = await Promise.all(Array.from({ length: 1000 }, (_, i) => writes.add(() => i)));
  expect(results).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect(transactions).toEqual([true]);
});

test('only a transaction in which something must be durable waits for the disk', async () => {
  const { writes, transactions } = counted();
  await writes.add(() => 1, { durable: false });
  await Promise.all([writes.add(() => 1, { durable: false }), writes.add(() => 2)]);
  expect(transactions).toEqual([false, true]);
});

test('what need not be durable waits a little for company, and goes with whatever is in a hurry', async () => {
  const { writes, transactions } = counted();
  const lazy = writes.add(() => 'lazy', { durable: false });
  await new Promise(setImmediate);
  expect(transactions).toEqual([]);
  expect(await writes.add(() => 'durable')).toBe('durable');
  expect(await lazy).toBe('lazy');
  expect(transactions).toEqual([true]);
  await writes.add(() => 'lazy again', { durable: false });
  expect(transactions).toEqual([true, false]);
});

test('nothing is written after the turn, or before it is asked for', async () => {
  const { writes, transactions } = counted();
  const written = writes.add(() => 1);
  expect(transactions).toEqual([]);
  writes.flush();
  expect(transactions).toEqual([true]);
  expect(await written).toBe(1);
  writes.flush();
  expect(transactions).toHaveLength(1);
});

test('when it cannot be written, all who wait are told', async () => {
  const { writes } = counted(true);
  const both = await Promise.allSettled([writes.add(() => 1), writes.add(() => 2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a write that fails takes the others of its transaction with it', async () => {
  const { writes } = counted();
  const broken = (): never => {
    throw new Error('broken');
  };
  const both = await Promise.allSettled([writes.add(() => 1), writes.add(broken)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('those of a crowd wait a few milliseconds for the others, and for no more than are sent at a time', async () => {
  const { writes, transactions } = counted();
  const slow: Promise<number>[] = [];
  for (let i = 0; i < 20; i += 1) {
    slow.push(writes.add(() => i, { many: true }));
    // Others are being drawn meanwhile.
    await new Promise(setImmediate);
  }
  expect(await Promise.all(slow)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(transactions.length).toBeLessThan(5);
  const before = transactions.length;
  const full = Promise.all(Array.from({ length: 64 }, () => writes.add(() => 1, { many: true })));
  await new Promise(setImmediate);
  await full;
  expect(transactions.length).toBe(before + 1);
  const crowd = writes.add(() => 'of a crowd', { many: true });
  expect(await writes.add(() => 'alone')).toBe('alone');
  expect(await crowd).toBe('of a crowd');
});
