/** After a removal the database is written anew: at once, or at the next start when it is large or somebody else reads it. */
import { copyFileSync, existsSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { instant } from '../../src/core/ids.ts';
import { createRewriting, rewriteAtStart } from '../../src/store/sqlite/rewriting.ts';
import { sameContent } from '../../src/store/sqlite/sameContent.ts';
import { openDatabase } from '../../src/store/sqlite/sql.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { request, saved, UNA } from '../contracts/store/things.ts';
import { newFolder } from '../support/storeFolder.ts';

const BEFORE = { type: 'deliveries', network: UNA, before: instant('2027-01-01T00:00:00.000Z') } as const;

async function filled(folder: string): Promise<string> {
  const store = await openSqliteStore({ folder });
  for (let n = 1; n <= 60; n += 1) await saved(store, { document: request(n) });
  for (let n = 1; n <= 60; n += 1) await store.keyValues.put('space', `key${n}`, 'x'.repeat(5_000));
  for (let n = 1; n <= 60; n += 1) await store.keyValues.remove('space', `key${n}`);
  await store.close();
  return join(folder, 'concord.db');
}
/** Removes something, and lets the second pass after which what was removed goes from the file. */
async function removed(store: Awaited<ReturnType<typeof openSqliteStore>>): Promise<void> {
  vi.useFakeTimers();
  await store.removeContent(BEFORE);
  vi.advanceTimersByTime(1_100);
  vi.useRealTimers();
}

test('it takes no more room than what is left, and the program goes on with it', async () => {
  const folder = newFolder();
  const file = await filled(folder);
  const store = await openSqliteStore({ folder });
  const before = statSync(file).size;
  await removed(store);
  expect(statSync(file).size).toBeLessThan(before);
  expect(statSync(`${file}-wal`).size).toBe(0);
  for (let n = 61; n <= 70; n += 1) await saved(store, { document: request(n) });
  expect(await store.list(UNA, 'endorsement')).toHaveLength(70);
  await store.close();
});

test('while somebody else reads, it is left for the next start, and nothing is taken for a stranger’s write', async () => {
  const folder = newFolder();
  const file = await filled(folder);
  const store = await openSqliteStore({ folder });
  await saved(store, { document: request(98) });
  const reader = openDatabase(file);
  reader.exec('BEGIN');
  reader.query('SELECT count(*) FROM documents').all();
  await saved(store, { document: request(99) });
  const before = statSync(file).size;
  await removed(store);
  expect(existsSync(`${file}.rewrite`)).toBe(true);
  reader.exec('COMMIT');
  reader.close();
  for (let n = 100; n <= 110; n += 1) await saved(store, { document: request(n) });
  await store.close();
  const next = await openSqliteStore({ folder });
  expect(existsSync(`${file}.rewrite`)).toBe(false);
  expect(statSync(file).size).toBeLessThan(before);
  await saved(next, { document: request(111) });
  await next.close();
});

test('while others write, only the log is cut each second: it is written anew once, at the end', async () => {
  const folder = newFolder();
  const file = await filled(folder);
  const store = await openSqliteStore({ folder });
  const before = statSync(file).size;
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await store.removeContent(BEFORE);
  for (let n = 100; n <= 103; n += 1) {
    await saved(store, { document: request(n) });
    vi.advanceTimersByTime(1_000);
    expect([existsSync(`${file}.rewrite`), statSync(`${file}-wal`).size]).toEqual([true, 0]);
    expect(statSync(file).size).toBeGreaterThanOrEqual(before);
  }
  vi.advanceTimersByTime(1_000);
  expect(existsSync(`${file}.rewrite`)).toBe(false);
  expect(statSync(file).size).toBeLessThan(before);
  await store.close();
});

test('a program that ends just after a removal leaves it to the next start', async () => {
  const [folder, next] = [newFolder(), newFolder()];
  const file = await filled(folder);
  const store = await openSqliteStore({ folder });
  await store.removeContent(BEFORE);
  // What would be there after a kill.
  for (const name of ['concord.db', 'concord.db-wal', 'concord.db.rewrite'])
    copyFileSync(join(folder, name), join(next, name));
  const before = statSync(file).size;
  await store.close();
  expect(existsSync(`${file}.rewrite`)).toBe(false);
  await (await openSqliteStore({ folder: next })).close();
  expect(existsSync(join(next, 'concord.db.rewrite'))).toBe(false);
  expect(statSync(join(next, 'concord.db')).size).toBeLessThan(before);
});

test('a large one is left for the next start', async () => {
  const file = await filled(newFolder());
  const sql = openDatabase(file);
  const before = statSync(file).size;
  const cut = () => sql.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  sql.query('SELECT count(*) FROM documents').all();
  const rewriting = createRewriting(sql, file, cut, 1_000);
  rewriting.begin();
  rewriting.finish();
  expect([statSync(file).size, existsSync(`${file}.rewrite`)]).toEqual([before, true]);
  rewriteAtStart(sql, file);
  expect(statSync(file).size).toBeLessThan(before);
  expect(existsSync(`${file}.rewrite`)).toBe(false);
  sql.close();
});

test('that the file becomes smaller later, once nobody reads its earlier state, is no fault; a second time is', async () => {
  const file = await filled(newFolder());
  const [sql, reader] = [openDatabase(file), openDatabase(file)];
  sql.query('SELECT count(*) FROM documents').all();
  const content = sameContent(file);
  reader.exec('BEGIN');
  reader.query('SELECT count(*) FROM documents').all();
  const before = statSync(file).size;
  sql.exec('VACUUM');
  content.rewritten();
  expect([content.isSame(), statSync(file).size]).toEqual([true, before]);
  reader.exec('COMMIT');
  sql.exec('PRAGMA wal_checkpoint(PASSIVE)');
  content.committed();
  expect(statSync(file).size).toBeLessThan(before);
  expect(content.isSame()).toBe(true);
  truncateSync(file, statSync(file).size - 4_096);
  expect(content.isSame()).toBe(false);
  sql.close();
  reader.close();
  content.close();
});
