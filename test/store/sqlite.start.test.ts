import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { APPLICATION_ID, MIGRATIONS } from '../../src/store/sqlite/schema.ts';
import type { Migration } from '../../src/store/sqlite/schema.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { StoreUnusable } from '../../src/store/store.ts';
import type { Store } from '../../src/store/store.ts';
import { commit, request, saved, UNA } from '../contracts/store/things.ts';
import { askByHand, besideConcord, byHand, crashCopy, databaseIn, filesIn, newFolder } from '../support/storeFolder.ts';

async function open(folder: string, migrations?: readonly Migration[]): Promise<Store> {
  const store = await openSqliteStore({ folder }, migrations);
  onTestFinished(() => store.close());
  return store;
}

/** Ends what only waits for that, such as a connection whose statements nobody holds any more. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** A folder in which a store was and is closed. */
async function closedFolder(requests = 1): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  for (let number = 1; number <= requests; number++) await saved(store, { document: request(number) });
  await store.close();
  return folder;
}

async function expectRefusal(folder: string, why: StoreUnusable['why'], message: RegExp): Promise<void> {
  const before = filesIn(folder);
  const refusal: unknown = await openSqliteStore({ folder }).catch((fault: unknown) => fault);
  expect(refusal).toBeInstanceOf(StoreUnusable);
  expect(refusal).toMatchObject({ why, message: expect.stringMatching(message) as string });
  expect(filesIn(folder)).toEqual(before);
}

describe('a data folder belongs to one process', () => {
  test('the second to open it is told so, and the first goes on', async () => {
    const folder = newFolder();
    const store = await open(folder);
    await saved(store, { document: request(1) });
    await expectRefusal(folder, 'inUse', /another concord is using this data folder/i);
    expect(Object.keys(filesIn(folder)).sort()).toEqual(['concord.db', 'concord.db-shm', 'concord.db-wal', 'lock.db']);
    await saved(store, { document: request(2) });
  });

  test('a log in which nothing was committed stays while it is written to', async () => {
    const folder = newFolder();
    const first = await open(folder);
    await saved(first, { document: request(1) });
    await first.close();
    const again = await openSqliteStore({ folder });
    await saved(again, { document: request(2) });
    // As after a kill between the head of a new log and its first commit.
    const killed = crashCopy(folder);
    await again.close();
    truncateSync(join(killed, 'concord.db-wal'), 32);
    const store = await open(killed);
    collectGarbage();
    await saved(store, { document: request(3) });
    collectGarbage();
    const next = await open(crashCopy(killed));
    expect(await next.load('una/E-3')).toMatchObject({ version: 1 });
  });

  test('it is free once closed', async () => {
    const folder = newFolder();
    await (await open(folder)).close();
    await (await open(folder)).close();
    await open(folder);
  });

  test('it is free after a start that failed', async () => {
    const folder = await closedFolder();
    const bad = { version: MIGRATIONS.length + 1, sql: 'CREATE TABLE broken (' };
    await expect(openSqliteStore({ folder }, [...MIGRATIONS, bad])).rejects.toThrow();
    await open(folder);
  });

  test('two in memory do not know of each other', async () => {
    const [one, two] = [await openSqliteStore(':memory:'), await openSqliteStore(':memory:')];
    await saved(one, { document: request(1) });
    expect(await two.load('una/E-1')).toBeUndefined();
    await Promise.all([one.close(), two.close()]);
  });
});

describe('a folder', () => {
  test('is made when there is none, for its owner alone', async () => {
    const folder = join(newFolder(), 'a', 'b');
    const store = await open(folder);
    expect(store.name).toBe(`SQLite at ${databaseIn(folder)}`);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await store.ping();
  });

  test('may have a name that means something in an address', async () => {
    const folder = join(newFolder(), 'a b?mode=memory#x%20&é');
    await (await open(folder)).close();
    await open(folder);
    expect(existsSync(databaseIn(folder))).toBe(true);
  });

  test('that cannot be written to is refused', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, 'not a folder');
    for (const folder of [file, join(file, 'inside'), '/proc/concord'])
      await expect(openSqliteStore({ folder })).rejects.toMatchObject({ why: 'unwritable' });
    expect(readFileSync(file, 'utf8')).toBe('not a folder');
  });

  test('in which a first start was cut short is started anew', async () => {
    const folder = newFolder();
    writeFileSync(`${databaseIn(folder)}.new`, 'half a database');
    const store = await open(folder);
    await saved(store, { document: request(1) });
    expect(existsSync(`${databaseIn(folder)}.new`)).toBe(false);
  });

  test('with an empty database is no first start that was cut short: those make it whole under another name', async () => {
    const folder = newFolder();
    writeFileSync(`${databaseIn(folder)}.new`, 'half a database');
    writeFileSync(databaseIn(folder), '');
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({ why: 'lost' });
  });
});

describe('a crash', () => {
  test('loses nothing that was answered', async () => {
    const folder = newFolder();
    const store = await open(folder);
    for (let number = 1; number <= 20; number++) await saved(store, { document: request(number) });
    const after = await open(crashCopy(folder));
    expect(await after.list(UNA, 'endorsement')).toHaveLength(20);
    expect(await after.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 20 });
  });

  test('closing leaves one file that can be copied alone', async () => {
    const [folder, copy] = [newFolder(), newFolder()];
    const store = await open(folder);
    const last = store.commit(commit({ document: request(1) }));
    await store.close();
    expect((await last).type).toBe('saved');
    copyFileSync(databaseIn(folder), databaseIn(copy));
    expect(await (await open(copy)).load('una/E-1')).toBeDefined();
  });
});

describe('what a newer Concord made is left alone', () => {
  test('after it was closed', async () => {
    const folder = await closedFolder();
    byHand(folder, 'PRAGMA user_version = 99');
    await expectRefusal(folder, 'newer', new RegExp(`newer Concord.*99.*knows ${MIGRATIONS.length}`));
  });

  test('after it crashed, when only the log knows', async () => {
    const folder = newFolder();
    const store = await open(folder);
    await saved(store, { document: request(1) });
    besideConcord(folder, 'PRAGMA user_version = 99');
    const crashed = crashCopy(folder);
    expect(readFileSync(databaseIn(crashed)).readUInt32BE(60)).toBe(MIGRATIONS.length);
    await expectRefusal(crashed, 'newer', /99/);
  });
});

describe('what is damaged is left alone', () => {
  const ruin = (folder: string, from: number, bytes: number): void => {
    const content = readFileSync(databaseIn(folder));
    content.fill(0xa5, from, from + bytes);
    writeFileSync(databaseIn(folder), content);
  };

  test('something that is no database', async () => {
    const folder = newFolder();
    writeFileSync(databaseIn(folder), 'Dear colleagues,');
    await expectRefusal(folder, 'damaged', /not a SQLite database/);
  });

  test.each([
    ['from its beginning', 0, /concord\.db cannot be used: it is not a SQLite database/],
    ['after its first words', 16, /concord\.db cannot be used: it is not a SQLite database/],
    ['after its header', 100, /concord\.db cannot be used: its pages do not hold together/],
  ])('zeros %s, in plain words', async (_from, from, words) => {
    const folder = await closedFolder();
    const content = readFileSync(databaseIn(folder));
    writeFileSync(databaseIn(folder), content.fill(0, from));
    await expectRefusal(folder, 'damaged', words);
  });

  test('a lock of zeros, with what to do about it', async () => {
    const folder = await closedFolder();
    writeFileSync(join(folder, 'lock.db'), Buffer.alloc(4096));
    const words = /lock\.db cannot be locked: it is not a SQLite database\. .*move it away/;
    await expectRefusal(folder, 'unwritable', words);
  });

  test('a file that is cut short', async () => {
    const folder = await closedFolder(200);
    truncateSync(databaseIn(folder), 64 * 1024);
    await expectRefusal(folder, 'damaged', /cannot be used/);
  });

  test('a page of rubbish', async () => {
    const folder = await closedFolder(200);
    ruin(folder, 4096, 4096);
    await expectRefusal(folder, 'damaged', /cannot be used/);
  });

  test('an index that has lost a page', async () => {
    const folder = await closedFolder(200);
    const [[root]] = askByHand(folder, `SELECT rootpage FROM sqlite_schema WHERE name = 'receipts'`) as [[number]];
    ruin(folder, (root - 1) * 4096, 4096);
    await expectRefusal(folder, 'damaged', /cannot be used/);
  });

  test('rubbish in the log', async () => {
    const folder = newFolder();
    const store = await open(folder);
    for (let number = 1; number <= 20; number++) await saved(store, { document: request(number) });
    const crashed = crashCopy(folder);
    ruin(crashed, 4096, 4096);
    rmSync(`${databaseIn(crashed)}-wal`);
    await expectRefusal(crashed, 'damaged', /cannot be used/);
  });

  test('a log without its database', async () => {
    const folder = newFolder();
    const store = await open(folder);
    await saved(store, { document: request(1) });
    const crashed = crashCopy(folder);
    rmSync(databaseIn(crashed));
    await expectRefusal(crashed, 'damaged', /cannot be used/);
  });

  test("another program's database", async () => {
    const folder = newFolder();
    byHand(folder, 'CREATE TABLE theirs (a)', 'PRAGMA user_version = 1');
    await expectRefusal(folder, 'damaged', /another program/);
    byHand(folder, 'PRAGMA application_id = 77');
    await expectRefusal(folder, 'damaged', /another program/);
  });

  test('each of them also where Concord has been before', async () => {
    const folder = await closedFolder();
    for (const name of ['concord.db-wal', 'concord.db-shm']) rmSync(join(folder, name), { force: true });
    writeFileSync(databaseIn(folder), 'Dear colleagues,');
    await expectRefusal(folder, 'damaged', /not a SQLite database/);
  });
});

describe('migrations', () => {
  /** What this Concord knows, and one and two steps more. */
  const known = MIGRATIONS.length;
  const second: Migration = {
    version: known + 1,
    sql: `ALTER TABLE documents ADD COLUMN colour TEXT; UPDATE documents SET colour = 'blue';`,
  };
  const version = (folder: string): unknown => askByHand(folder, 'PRAGMA user_version')[0];

  test('count up from one, without gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, place) => place + 1));
  });

  test('bring an older file forward, once, with all that is in it', async () => {
    const folder = await closedFolder(3);
    expect(version(folder)).toEqual([known]);
    for (let times = 0; times < 2; times++) {
      const store = await openSqliteStore({ folder }, [...MIGRATIONS, second]);
      expect(await store.list(UNA, 'endorsement')).toHaveLength(3);
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 3 });
      await store.close();
    }
    expect(version(folder)).toEqual([known + 1]);
    expect(askByHand(folder, 'SELECT DISTINCT colour FROM documents')).toEqual([['blue']]);
    await expectRefusal(folder, 'newer', /newer/);
  });

  test('make a new file in all their steps', async () => {
    const folder = newFolder();
    await (await openSqliteStore({ folder }, [...MIGRATIONS, second])).close();
    expect(version(folder)).toEqual([known + 1]);
    expect(askByHand(folder, 'PRAGMA application_id')).toEqual([[APPLICATION_ID]]);
  });

  test('land whole or not at all', async () => {
    const folder = await closedFolder(3);
    const third = {
      version: known + 2,
      sql: `ALTER TABLE documents ADD COLUMN size TEXT; UPDATE nowhere SET size = 'large';`,
    };
    await expect(openSqliteStore({ folder }, [...MIGRATIONS, second, third])).rejects.toThrow(/nowhere/);
    expect(version(folder)).toEqual([known + 1]);
    expect(
      askByHand(folder, `SELECT name FROM pragma_table_info('documents') WHERE name IN ('colour', 'size')`),
    ).toEqual([['colour']]);
    const store = await open(folder, [...MIGRATIONS, second]);
    await saved(store, { document: request(4) });
  });

  test('of a first start that fails leave no file', async () => {
    const folder = newFolder();
    await expect(openSqliteStore({ folder }, [{ version: 1, sql: 'CREATE TABLE broken (' }])).rejects.toThrow();
    expect(existsSync(databaseIn(folder))).toBe(false);
    mkdirSync(join(folder, 'unrelated'));
    await open(folder);
  });
});
