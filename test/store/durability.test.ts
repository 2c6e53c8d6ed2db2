/** What was committed is told when it is on the disk, and never when the disk has not taken it. */
import { describe, expect, it } from 'vitest';
import { createDurability, DiskFailed, type Log } from '../../src/store/sqlite/durability.ts';
import { createGroupCommit } from '../../src/store/sqlite/groupCommit.ts';
import { openDatabase } from '../../src/store/sqlite/sql.ts';
import { OutcomeUnknown } from '../../src/store/store.ts';

/** A disk whose waits end when they are told to. The first wait is made at once, and takes long. */
function slowDisk() {
  const waits: { done: () => void; fail: (fault: Error) => void }[] = [];
  const log: Log = {
    sync: () => new Promise((done, fail) => void waits.push({ done, fail })),
    syncNow() {
      for (const until = performance.now() + 6; performance.now() < until;);
    },
    syncDatabase: async () => undefined,
    size: () => 0,
  };
  const durability = createDurability(log);
  durability.committed();
  expect(durability.durable()).toBeUndefined();
  return { durability, waits };
}
const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a slow disk', () => {
  it('is waited for once for all that came during a wait, and not by the wait that had begun before', async () => {
    const { durability, waits } = slowDisk();
    const told: number[] = [];
    const commit = (n: number): void => {
      durability.committed();
      void durability.durable()?.then(() => told.push(n));
    };
    commit(1);
    commit(2);
    commit(3);
    expect(waits).toHaveLength(1);
    waits[0]?.done();
    await later();
    expect(told).toEqual([1]);
    expect(waits).toHaveLength(2);
    waits[1]?.done();
    await later();
    expect(told).toEqual([1, 2, 3]);
    expect(durability.durable()).toBeUndefined();
  });

  it('that fails is told to everybody who waits, and nothing is stored any more', async () => {
    const { durability, waits } = slowDisk();
    durability.committed();
    const first = durability.durable();
    durability.committed();
    const second = durability.durable();
    waits[0]?.fail(new Error('EIO'));
    await expect(first).rejects.toThrow(DiskFailed);
    await expect(second).rejects.toThrow(DiskFailed);
    expect(() => durability.check()).toThrow(DiskFailed);
  });

  it('that is quick again is waited for at once again', async () => {
    const { durability, waits } = slowDisk();
    for (let n = 0; durability.isSlow(); n += 1) {
      durability.committed();
      const told = durability.durable();
      waits[n]?.done();
      await told;
      expect(n).toBeLessThan(60);
    }
    expect(durability.isSlow()).toBe(false);
  });
});

it('nobody is told of a commit that the disk did not take, quick or slow', async () => {
  const failing: Log = {
    sync: () => Promise.reject(new Error('EIO')),
    syncNow() {
      throw new Error('EIO');
    },
    syncDatabase: async () => undefined,
    size: () => 0,
  };
  const sql = openDatabase(':memory:');
  const durability = createDurability(failing);
  const hooks = {
    beforeCommit: () => durability.check(),
    afterCommit: () => undefined,
    afterRollback: () => undefined,
  };
  const group = createGroupCommit(sql, hooks, durability);
  await expect(group.run(() => 'stored')).rejects.toThrow(OutcomeUnknown);
  // Of the next ones it is known that nothing was stored.
  await expect(group.run(() => 'stored')).rejects.toThrow(DiskFailed);
  sql.close();
});

it('commits wait while they are paused, and then share a transaction', async () => {
  const sql = openDatabase(':memory:');
  let commits = 0;
  const hooks = {
    beforeCommit: () => undefined,
    afterCommit: () => void (commits += 1),
    afterRollback: () => undefined,
  };
  const group = createGroupCommit(sql, hooks, createDurability(undefined));
  let go = (): void => undefined;
  const pause = group.pause(() => new Promise((resolve) => (go = resolve)));
  const [one, two] = [group.run(() => 1), group.run(() => 2)];
  await later();
  await later();
  expect(commits).toBe(0);
  go();
  expect(await Promise.all([one, two, pause])).toEqual([1, 2, undefined]);
  expect(commits).toBe(1);
  sql.close();
});

it('work that takes long has a transaction with as much as fits in some time, one after the other', async () => {
  const sql = openDatabase(':memory:');
  let clock = 0;
  const commits: number[][] = [];
  let pieces: number[] = [];
  const hooks = {
    beforeCommit: () => undefined,
    afterCommit: () => void commits.push(pieces.splice(0)),
    afterRollback: () => void (pieces = []),
  };
  const group = createGroupCommit(sql, hooks, createDurability(undefined), () => clock);
  const piece = (n: number, ms = 8): Promise<number> => group.run(() => ((clock += ms), pieces.push(n), n));
  expect(await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => piece(n)))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(commits).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  // One piece is never divided, and what was not begun does not fail with it.
  const broken = group.run(() => {
    clock += 100;
    throw new Error('no');
  });
  const next = piece(8);
  await expect(broken).rejects.toThrow('no');
  expect(await next).toBe(8);
  sql.close();
  await expect(piece(9)).rejects.toThrow('the store is closed');
});
