/** What documents take in memory: the program keeps thousands of them, and one with a hundred thousand lines. */
import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { request, saved, UNA } from '../contracts/store/things.ts';
import { newFolder } from '../support/storeFolder.ts';

async function reopened(fill: (store: Store) => Promise<void>): Promise<Store> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  await fill(store);
  await store.close();
  return openSqliteStore({ folder });
}

/** Have they the same shape to V8, so that it keeps one description of their properties for all of them? */
function haveSameShape(one: unknown, other: unknown): boolean {
  setFlagsFromString('--allow-natives-syntax');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the compiler does not know this syntax of V8
  const same = new Function('one', 'other', 'return %HaveSameMap(one, other)') as (a: unknown, b: unknown) => boolean;
  setFlagsFromString('--no-allow-natives-syntax');
  return same(one, other);
}

test('documents of a kind have one shape', async () => {
  const wide = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`field${i}`, i]));
  const store = await reopened(async (made) => {
    for (let n = 1; n <= 30; n += 1)
      await saved(made, { document: request(n, { state: { title: `Text ${n}`, ...wide, positions: [{ n }] } }) });
  });
  const [first, ...others] = await store.list(UNA, 'endorsement');
  expect(others).toHaveLength(29);
  for (const one of others.slice(1)) expect(haveSameShape(one.state, first?.state)).toBe(true);
  await store.close();
});

test('equal lists of texts far down a long list are one list, and others are not', async () => {
  const LENGTH = 1_200;
  const positions = Array.from({ length: LENGTH }, (_, n) => ({
    ...{ n, label: 'unclassified', none: [], silent: n % 2 === 0 ? ['WFP', 'UNHCR'] : ['UNHCR'] },
    said: { by: ['IOM'], odd: ['UN\nHCR'], numbers: [1, 2], texts: [{ entity: 'WFP' }] },
  }));
  const store = await reopened(
    async (made) => void (await saved(made, { document: request(1, { state: { title: 'Long', positions } }) })),
  );
  const state = (await store.load('una/E-1'))?.state as { positions: typeof positions };
  expect(state.positions).toEqual(positions);
  const [a, b, c] = state.positions.slice(-3);
  expect(a?.silent).toBe(c?.silent);
  expect(a?.none).toBe(b?.none);
  expect(a?.said.by).toBe(b?.said.by);
  expect(a?.said.numbers).not.toBe(b?.said.numbers);
  expect(a?.silent).not.toEqual(b?.silent);
  await store.close();
});
