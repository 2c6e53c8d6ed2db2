import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { personId } from '../../src/core/ids.ts';
import { MIGRATIONS, newest } from '../../src/store/sqlite/schema.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { backUp } from '../../src/store/sqlite/backup.ts';
import { change, commit, entry, envelope, request, saved, task, UNA } from '../contracts/store/things.ts';
import { askByHand, byHand, newFolder } from '../support/storeFolder.ts';

/** The bytes of every file in the folder, as text in which each byte is a character. */
const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('');

const WORD = 'Quetzalcoatl';
const words = (n: number): string => `${WORD} said so ${n} ${'.'.repeat(n * 37)}`;
/** Small and large texts, so that some are in pages of their own; some were replaced and removed before. */
async function planted(folder: string): Promise<void> {
  const store = await openSqliteStore({ folder });
  for (let n = 1; n <= 40; n += 1) {
    const state = { title: words(n), positions: [{ text: words(n) }, { text: words(n * 3) }] };
    const made = await saved(store, { document: request(n, { state }) });
    const next = { ...state, title: words(n + 1) };
    await saved(store, { document: change(made, next) });
    const one = entry({ answer: { ok: true, say: { key: 'x', with: { text: words(n) } } } });
    const to = envelope(`una:${one.eventId}:request:una-1`, { data: { text: words(n) } });
    const waits = task(`t${n}`);
    await store.commit(
      commit({
        journal: [one],
        envelopes: [to],
        tasks: [{ ...waits, act: { ...waits.act, inputs: { text: words(n) } } }],
      }),
    );
    await store.keyValues.put('space', `key${n}`, JSON.stringify(words(n)));
  }
  await store.close();
}

async function removeAll(store: Awaited<ReturnType<typeof openSqliteStore>>): Promise<void> {
  for (const { id, target, state } of await store.list(UNA, 'endorsement')) {
    const from = (await store.load(id))!;
    const next = { ...(state as object), title: 'x', positions: [{ text: 'x' }] };
    const document = { ...change(from, next), rewrites: true as const };
    await saved(store, { document, journal: [entry({ target, removal: { rule: 'person' } })] });
  }
  const removal = { type: 'words', network: UNA, person: personId('una-1') } as const;
  await store.removeContent({ ...removal, words: [{ find: WORD, put: '' }] });
}

test('what was removed is in none of the files, also while the program runs', async () => {
  vi.useFakeTimers();
  const folder = newFolder();
  await planted(folder);
  expect(bytesIn(folder)).toContain(WORD);
  const store = await openSqliteStore({ folder });
  await removeAll(store);
  vi.advanceTimersByTime(2_000);
  vi.useRealTimers();
  expect(bytesIn(folder)).not.toContain(WORD);
  // The log was cut off by this process: nothing else is taken for a stranger's write.
  await saved(store, { document: request(99) });
  const copy = join(newFolder(), 'copy');
  await backUp(folder, copy, new Date());
  expect(bytesIn(copy)).not.toContain(WORD);
  expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
  await store.close();
  expect(bytesIn(folder)).not.toContain(WORD);
});

test('a store of an earlier Concord, which left what it replaced in the file, is made anew once', async () => {
  const folder = newFolder();
  const before = await openSqliteStore(
    { folder },
    MIGRATIONS.filter(({ version }) => version < 7),
  ).catch((fault: unknown) => fault);
  if (before instanceof Error) throw before;
  await (before as Awaited<ReturnType<typeof openSqliteStore>>).close();
  byHand(
    folder,
    'PRAGMA secure_delete = OFF',
    `INSERT INTO shelf SELECT 'space', value, '${WORD}' FROM json_each('[1,2,3,4,5,6,7,8,9]')`,
    'DELETE FROM shelf',
  );
  expect(bytesIn(folder)).toContain(WORD);
  const store = await openSqliteStore({ folder });
  await store.close();
  expect(bytesIn(folder)).not.toContain(WORD);
  expect(askByHand(folder, 'PRAGMA user_version')).toEqual([[newest(MIGRATIONS)]]);
});
