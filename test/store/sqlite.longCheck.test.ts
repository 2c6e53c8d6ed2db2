/** The check of the audit trail reads a long document in slices, and people may write to it meanwhile. */
import { expect, test, vi } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store, Stored } from '../../src/store/store.ts';
import { change, request, saved, UNA } from '../contracts/store/things.ts';
import { othersTurnsIn } from '../support/othersTurns.ts';
import { byHand, newFolder } from '../support/storeFolder.ts';

const LENGTH = 5_000;
const positions = (length: number, by = 'UNHCR') => Array.from({ length }, (_, n) => ({ n, by }));

async function withLongList(folder: string): Promise<{ store: Store; made: Stored }> {
  const store = await openSqliteStore({ folder });
  const made = await saved(store, { document: request(1, { state: { title: 'Long', positions: positions(LENGTH) } }) });
  return { store, made };
}

test('others have their turn while a long list is checked', async () => {
  const { store } = await withLongList(newFolder());
  const { made, turns } = await othersTurnsIn(() => store.verifyAudit(UNA));
  expect(made).toMatchObject({ ok: true, lines: 1 });
  expect(turns).toBeGreaterThanOrEqual(LENGTH / 500);
  await store.close();
});

test('what is checked is hashed, and no entry of the list made into an object', async () => {
  const { store } = await withLongList(newFolder());
  const parse = vi.spyOn(JSON, 'parse');
  const verdict = await store.verifyAudit(UNA);
  const parsed = parse.mock.calls.length;
  parse.mockRestore();
  expect(verdict).toMatchObject({ ok: true });
  expect(parsed).toBeLessThan(LENGTH / 10);
  await store.close();
});

test.each([
  ['added to', false],
  ['written anew', true],
])('a list that is %s meanwhile is in order', async (_how, isAnew) => {
  const { store, made } = await withLongList(newFolder());
  let writing: Promise<Stored> | undefined;
  const { made: verdict } = await othersTurnsIn(
    () => store.verifyAudit(UNA),
    (turn) => {
      const before = made.state as { positions: object[] };
      const next = isAnew ? positions(LENGTH, 'WFP') : [...before.positions, { n: LENGTH, by: 'IOM' }];
      if (turn === 5)
        writing = saved(store, {
          document: change(made, { title: 'Long', positions: next }, isAnew ? { rewrites: true } : {}),
        });
    },
  );
  expect(await writing).toMatchObject({ version: 2 });
  expect(verdict).toMatchObject({ ok: true });
  await store.close();
});

test('an entry far down the list that was changed by hand is found', async () => {
  const folder = newFolder();
  const { store } = await withLongList(folder);
  await store.close();
  byHand(folder, `UPDATE entries SET item = replace(item, 'UNHCR', 'WFP') WHERE seq = ${LENGTH - 3}`);
  const again = await openSqliteStore({ folder });
  expect(await again.verifyAudit(UNA)).toMatchObject({ ok: false, why: 'documentChanged', document: 'una/E-1' });
  await again.close();
});
