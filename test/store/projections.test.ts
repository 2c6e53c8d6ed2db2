/** What is made of documents is made anew only for those that were written, whatever was asked before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Documents } from '../../src/core/contract.ts';
import { projectedPages, type Projection } from '../../src/kit/projections.ts';
import { readFrom } from '../../src/kit/read.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { change, request, saved, UNA } from '../contracts/store/things.ts';
import { countedStore } from '../support/countingStore.ts';

const KIND = 'endorsements';
type Request = Documents['endorsements'];

/** @property made how often something was made of a document */
async function open(with_: (store: Store) => Store = (store) => store) {
  const counted = countedStore(with_(await openSqliteStore(':memory:')));
  const { store } = counted;
  let made = 0;
  const titles: Projection<typeof KIND, string> = {
    kind: KIND,
    make: ({ title }: Request) => ((made += 1), title),
  };
  const add = (n: number) =>
    saved(store, { document: request(n, { kind: KIND, state: { title: `${n}`, positions: [n] } }) });
  async function rename(n: number, title: string): Promise<void> {
    const before = await store.load(`una/E-${n}`);
    if (before) await saved(store, { document: change(before, { title, positions: [n] }, { kind: KIND }) });
  }
  /** The titles of so many pages, with what that took. */
  async function pages(most = Infinity): Promise<{ titles: string[]; lengths: number[]; reads: number; made: number }> {
    counted.read();
    made = 0;
    const found: string[][] = [];
    for await (const page of projectedPages(readFrom(store, UNA), titles)) if (found.push([...page]) >= most) break;
    return { titles: found.flat(), lengths: found.map(({ length }) => length), reads: counted.read(), made };
  }
  return { store, add, rename, pages };
}

const downFrom = (n: number): string[] => Array.from({ length: n }, (_, i) => `${n - i}`);

it('all is read once, then what was written', async () => {
  const { add, rename, pages } = await open();
  for (let n = 1; n <= 250; n += 1) await add(n);
  expect(await pages()).toEqual({ titles: downFrom(250), lengths: [100, 100, 50], reads: 250, made: 250 });
  expect(await pages()).toEqual({ titles: downFrom(250), lengths: [100, 100, 50], reads: 0, made: 0 });
  await rename(3, 'three');
  await add(251);
  const { titles, made } = await pages();
  expect(titles).toEqual(downFrom(251).map((title) => (title === '3' ? 'three' : title)));
  expect(made).toBe(2);
});

it('who stops early leaves the rest unread, also for the next', async () => {
  const { add, rename, pages } = await open();
  for (let n = 1; n <= 350; n += 1) await add(n);
  expect((await pages(1)).made).toBe(100);
  await rename(5, 'five');
  await rename(345, 'new');
  expect(await pages(2)).toMatchObject({ lengths: [100, 100], made: 101 });
  expect((await pages()).titles).toEqual(
    downFrom(350).map((title) => (title === '5' ? 'five' : title === '345' ? 'new' : title)),
  );
});

it('more writes than are remembered make all of it anew', async () => {
  const { add, rename, pages } = await open();
  for (let n = 1; n <= 3; n += 1) await add(n);
  await pages();
  for (let n = 0; n < 2_001; n += 1) await rename(2, `${n}`);
  expect(await pages()).toMatchObject({ titles: ['3', '2000', '1'], made: 3 });
});

it('a store that cannot say what was written is read each time', async () => {
  const { add, pages } = await open(({ writtenSince: _absent, ...store }) => store);
  for (let n = 1; n <= 120; n += 1) await add(n);
  for (let time = 0; time < 2; time += 1) expect(await pages()).toMatchObject({ titles: downFrom(120), made: 120 });
});

it('is what the store has, whatever is written and asked in between', async () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant('add' as const), many: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ type: fc.constant('rename' as const), of: fc.nat(400) }),
    fc.record({ type: fc.constant('ask' as const), pages: fc.integer({ min: 1, max: 5 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { store, add, rename, pages } = await open();
      let count = 0;
      let names = 0;
      for (const one of steps) {
        if (one.type === 'add') for (let n = 0; n < one.many; n += 1) await add((count += 1));
        else if (one.type === 'rename') await rename(one.of % (count + 1), `name ${(names += 1)}`);
        else {
          const all = await store.latest(UNA, KIND, { limit: 1_000 });
          const wanted = all.map(({ state }) => (state as Request).title).slice(0, one.pages * 100);
          expect((await pages(one.pages)).titles).toEqual(wanted);
        }
      }
      await store.close();
    }),
    { numRuns: 25 },
  );
});
