/** Lists are kept until a document of their kind is written; then only that is read again, and by many who ask at once only once. */
import { expect, it } from 'vitest';
import { ref } from '../../src/core/ids.ts';
import { createListCache } from '../../src/store/sqlite/lists.ts';
import { createWrittenLog } from '../../src/store/sqlite/written.ts';
import { documentId, type DocumentId, type Stored } from '../../src/store/store.ts';
import { UNA } from '../contracts/store/things.ts';
import { othersTurnsIn } from '../support/othersTurns.ts';

const KIND = 'agenda';

function open() {
  const log = createWrittenLog();
  const lists = createListCache(log);
  const there = new Map<DocumentId, Stored>();
  const read: string[] = [];
  function write(n: number, version = 1): void {
    const target = ref(`A-${n}`);
    const id = documentId(UNA, target);
    const stored = { id, network: UNA, kind: KIND, target, version, cardVersion: 1, state: {} };
    there.set(id, stored);
    log.note(stored);
  }
  const find = (id: DocumentId): Stored | undefined => {
    read.push(id);
    return there.get(id);
  };
  const get = (only: (id: DocumentId) => boolean = () => true) =>
    lists.get(UNA, KIND, 'all', () => [...there.keys()].filter(only), find);
  return { lists, log, write, get, read, there, taken: () => read.splice(0).length };
}

it('only what was written is read again', async () => {
  const { write, get, taken, read, there } = open();
  for (let n = 1; n <= 300; n += 1) write(n);
  const first = await get();
  expect(first).toHaveLength(300);
  taken();
  expect(await get()).toBe(first);
  expect(taken()).toBe(0);
  write(7, 2);
  write(301);
  const second = await get();
  expect(read).toEqual(['una/A-7', 'una/A-301']);
  expect(second).toEqual([...there.values()]);
  expect(second.filter(({ version }) => version === 2)).toHaveLength(1);
});

it('what is no longer in the list goes, and what comes back is as it is now', async () => {
  const { write, get } = open();
  for (let n = 1; n <= 3; n += 1) write(n);
  await get();
  write(2, 2);
  expect(await get((id) => id !== 'una/A-2')).toHaveLength(2);
  write(2, 3);
  expect((await get()).map(({ version }) => version)).toEqual([1, 3, 1]);
});

it('many who ask at once have it read once, with the turns of others in between, and what is written meanwhile', async () => {
  const { write, get, taken } = open();
  for (let n = 1; n <= 1_000; n += 1) write(n);
  const { made, turns } = await othersTurnsIn(
    () => Promise.all(Array.from({ length: 50 }, () => get())),
    (turn) => {
      if (turn === 3) write(4, 2);
    },
  );
  expect(new Set(made).size).toBe(1);
  expect(made[0]?.find(({ target }) => target === 'A-4')?.version).toBe(2);
  expect(turns).toBeGreaterThanOrEqual(9);
  expect(taken()).toBeLessThanOrEqual(2_000);
});

it('a list that is longer than what is kept of single documents is read once, with fewer at a time when they take long', async () => {
  let clock = 0;
  const log = createWrittenLog();
  const lists = createListCache(log, () => clock);
  const read: string[] = [];
  const ids = Array.from({ length: 300 }, (_, n) => documentId(UNA, ref(`A-${n + 1}`)));
  const find = (id: DocumentId): Stored => {
    read.push(id);
    clock += 4;
    const target = ref(id.slice(UNA.length + 1));
    return { id, network: UNA, kind: KIND, target, version: 1, cardVersion: 1, state: {} };
  };
  const { made, turns } = await othersTurnsIn(() => lists.get(UNA, KIND, 'all', () => ids, find));
  expect(made.map(({ id }) => id)).toEqual(ids);
  expect(read).toEqual(ids);
  expect(turns).toBeGreaterThanOrEqual(99);
});

it('after a transaction that came to nothing all is read again', async () => {
  const { write, get, lists, log, taken } = open();
  for (let n = 1; n <= 3; n += 1) write(n);
  await get();
  taken();
  lists.forget();
  log.forget();
  await get();
  expect(taken()).toBe(3);
});

it('when more was written than is remembered, all is read again', async () => {
  const { write, get, taken } = open();
  for (let n = 1; n <= 3; n += 1) write(n);
  await get();
  taken();
  for (let version = 2; version <= 2_100; version += 1) write(2, version);
  expect((await get()).map(({ version }) => version)).toEqual([1, 2_100, 1]);
  expect(taken()).toBe(3);
});
