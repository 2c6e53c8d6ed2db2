/** What happens to the files of the embedded store while the program runs, and what a start makes of what is left. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sameContent } from '../../src/store/sqlite/sameContent.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, StoreGone, StoreUnusable, type Store } from '../../src/store/store.ts';
import { at, commit, request, saved, UNA } from '../contracts/store/things.ts';
import { besideConcord, databaseIn, filesIn, logged, newFolder } from '../support/storeFolder.ts';

async function open(folder: string): Promise<Store> {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return store;
}

async function opened(): Promise<{ folder: string; store: Store }> {
  const folder = newFolder();
  const store = await open(folder);
  await saved(store, { document: request(1) });
  return { folder, store };
}

async function closed(): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  await saved(store, { document: request(1) });
  await store.close();
  return folder;
}

/** As `dd conv=notrunc` does. */
function overwrite(file: string, bytes: Buffer, from = 0): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, from);
  closeSync(handle);
}

/** As `cp -p whole/* .` does: into the files that are there. */
function overAll(folder: string): void {
  for (const name of readdirSync(join(folder, 'whole'))) {
    const [from, to] = [join(folder, 'whole', name), join(folder, name)];
    truncateSync(to);
    overwrite(to, readFileSync(from));
    utimesSync(to, statSync(from).atime, statSync(from).mtime);
  }
}

const parts = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('concord.db'));

describe('the files go away while they are open', () => {
  const ways: readonly (readonly [string, (folder: string) => void])[] = [
    ['all of them', (folder) => parts(folder).forEach((name) => rmSync(join(folder, name)))],
    ['the database alone', (folder) => rmSync(databaseIn(folder))],
    ['the log alone', (folder) => rmSync(`${databaseIn(folder)}-wal`)],
    ['the whole folder', (folder) => rmSync(folder, { recursive: true })],
    ['the folder gets another name', (folder) => renameSync(folder, `${folder}-moved`)],
    [
      'a backup takes its place',
      (folder) => {
        copyFileSync(databaseIn(folder), `${databaseIn(folder)}.backup`);
        renameSync(`${databaseIn(folder)}.backup`, databaseIn(folder));
      },
    ],
  ];

  test.each(ways)('%s: it says so, stores nothing more, and begins nothing', async (_way, away) => {
    const { folder, store } = await opened();
    onTestFinished(() => rmSync(`${folder}-moved`, { recursive: true, force: true }));
    await store.ping();
    away(folder);
    await expect(store.ping()).rejects.toThrow(/removed or replaced/);
    await expect(store.commit(commit({ document: request(2) }))).rejects.toThrow(/removed or replaced/);
    await expect(store.keyValues.put('space', 'key', 'value')).rejects.toThrow(/removed or replaced/);
    for (const begin of [
      () => store.tasks(at(60), 10),
      () => store.due(at(60), 10),
      () => store.dueDeliveries(at(60), 10),
      () => store.dueRefreshes(at(60), 10),
    ])
      await expect(begin()).rejects.toThrow(/removed or replaced/);
    // It was not stored, and what is not found in such a file is not taken for missing.
    await expect(store.load('una/E-2')).rejects.toThrow(/removed or replaced/);
  });

  const changes: readonly (readonly [string, (folder: string) => void])[] = [
    ['the database is emptied', (folder) => truncateSync(databaseIn(folder))],
    ['the database is cut', (folder) => truncateSync(databaseIn(folder), 8192)],
    ['the database is written over', (folder) => overwrite(databaseIn(folder), Buffer.alloc(200_000, 'x'))],
    ['a page in its middle is written over', (folder) => overwrite(databaseIn(folder), Buffer.alloc(4096, 'x'), 8192)],
    ['a backup is copied over it', (folder) => copyFileSync(join(folder, 'backup'), databaseIn(folder))],
    ['the log is emptied', (folder) => truncateSync(`${databaseIn(folder)}-wal`)],
    ['the log is cut', (folder) => truncateSync(`${databaseIn(folder)}-wal`, 5000)],
    ['a whole backup, with its times, is copied over all of it', (folder) => overAll(folder)],
    ['the log is written over', (folder) => overwrite(`${databaseIn(folder)}-wal`, Buffer.alloc(60_000, 'x'))],
  ];

  test.each(changes)('%s in place: it says so, and stores nothing more', async (_way, change) => {
    const folder = await closed();
    copyFileSync(databaseIn(folder), join(folder, 'backup'));
    for (const name of parts(folder))
      cpSync(join(folder, name), join(folder, 'whole', name), { preserveTimestamps: true });
    const store = await open(folder);
    await saved(store, { document: request(2) });
    await store.ping();
    change(folder);
    await expect(store.ping()).rejects.toThrow(/wrote to the database file, or cut it/);
    await expect(store.ping()).rejects.toBeInstanceOf(StoreGone);
    await expect(store.commit(commit({ document: request(3) }))).rejects.toBeInstanceOf(StoreGone);
    await expect(store.tasks(at(60), 10)).rejects.toBeInstanceOf(StoreGone);
  });

  test('an earlier index is copied over it in place: it says so, and stores nothing more', async () => {
    const { folder, store } = await opened();
    const earlier = readFileSync(`${databaseIn(folder)}-shm`);
    await saved(store, { document: request(2) });
    await store.ping();
    overwrite(`${databaseIn(folder)}-shm`, earlier);
    await expect(store.ping()).rejects.toThrow(/wrote to the database file, or cut it/);
    await expect(store.commit(commit({ document: request(3) }))).rejects.toBeInstanceOf(StoreGone);
  });

  test('after a crash too, before anything was copied out of the log that it left', async () => {
    const crashed = newFolder();
    const { folder } = await opened();
    for (const name of ['concord.db', 'concord.db-wal']) copyFileSync(join(folder, name), join(crashed, name));
    copyFileSync(join(folder, 'lock.db'), join(crashed, 'lock.db'));
    const store = await open(crashed);
    await saved(store, { document: request(2) });
    await store.ping();
    overwrite(databaseIn(crashed), Buffer.alloc(4096, 'x'), 8192);
    await expect(store.ping()).rejects.toThrow(/wrote to the database file, or cut it/);
    await expect(store.commit(commit({ document: request(3) }))).rejects.toBeInstanceOf(StoreGone);
  });

  test('what is looked for and not found in it is not taken for missing', async () => {
    const { folder, store } = await opened();
    truncateSync(databaseIn(folder));
    await expect(store.load(documentId(UNA, 'E-2'))).rejects.toBeInstanceOf(StoreGone);
  });

  test('its own copying of the log into the database is no such change, however much is stored', async () => {
    const { folder, store } = await opened();
    const before = statSync(databaseIn(folder)).mtimeMs;
    for (let n = 2; n < 60; n += 1) {
      await saved(store, { document: request(n, { state: { title: 'x'.repeat(150_000), positions: [] } }) });
      await store.ping();
    }
    expect(statSync(databaseIn(folder)).mtimeMs).toBeGreaterThan(before);
    expect(statSync(databaseIn(folder)).size).toBeGreaterThan(4_000_000);
  });

  test('another program that copies the log into the database is none, nor one that makes a backup', async () => {
    const { folder, store } = await opened();
    for (let n = 2; n < 12; n += 1) {
      await saved(store, { document: request(n) });
      besideConcord(folder, n % 2 === 0 ? 'PRAGMA wal_checkpoint(TRUNCATE)' : 'PRAGMA wal_checkpoint(PASSIVE)');
      await store.ping();
      besideConcord(folder, `VACUUM INTO '${join(folder, `backup-${n}`)}'`);
      await store.ping();
    }
  });

  test('nor is one that is in the middle of copying it', async () => {
    const { folder, store } = await opened();
    await saved(store, { document: request(2) });
    await store.ping();
    const index = openSync(`${databaseIn(folder)}-shm`, 'r+');
    onTestFinished(() => closeSync(index));
    const frames = Buffer.alloc(4);
    readSync(index, frames, 0, 4, 16);
    // As SQLite does it: first what is going to be copied, then the pages, and at the end that it was.
    writeSync(index, frames, 0, 4, 128);
    utimesSync(databaseIn(folder), new Date(), new Date());
    await store.ping();
    writeSync(index, frames, 0, 4, 96);
    await store.ping();
  });

  test('without its index it says so, and goes on once it is back', async () => {
    const { folder, store } = await opened();
    renameSync(`${databaseIn(folder)}-shm`, join(folder, 'kept'));
    await expect(store.ping()).rejects.toThrow(/concord\.db-shm was removed or replaced/);
    await expect(store.commit(commit({ document: request(2) }))).rejects.toBeInstanceOf(StoreGone);
    renameSync(join(folder, 'kept'), `${databaseIn(folder)}-shm`);
    await store.ping();
    await saved(store, { document: request(2) });
  });

  test('its end leaves the log to whoever has taken the folder by then', async () => {
    const { folder, store } = await opened();
    const before = logged(folder);
    expect(before.pages).toBeGreaterThan(0);
    rmSync(join(folder, 'lock.db'));
    writeFileSync(join(folder, 'lock.db'), '');
    await store.close();
    expect(logged(folder)).toEqual(before);
    expect(await (await open(folder)).load('una/E-1')).toBeDefined();
  });

  test.each([['-wal'], ['-wal', '-shm'], ['-shm']])(
    'without %s %s its end saves what was stored',
    async (...removed) => {
      const { folder, store } = await opened();
      removed.forEach((part) => rmSync(databaseIn(folder) + part));
      await store.close();
      expect(await (await open(folder)).load('una/E-1')).toBeDefined();
    },
  );

  test('without its lock it says so, and goes on once it is back', async () => {
    const { folder, store } = await opened();
    renameSync(join(folder, 'lock.db'), join(folder, 'kept'));
    await expect(store.ping()).rejects.toThrow(/lock\.db was removed or replaced/);
    await expect(store.commit(commit({ document: request(2) }))).rejects.toBeInstanceOf(StoreGone);
    renameSync(join(folder, 'kept'), join(folder, 'lock.db'));
    await store.ping();
    await saved(store, { document: request(2) });
  });

  test('a press that was under way is told too', async () => {
    const { folder, store } = await opened();
    const pressed = store.commit(commit({ document: request(2) }));
    parts(folder).forEach((name) => rmSync(join(folder, name)));
    await expect(pressed).rejects.toThrow(/removed or replaced/);
  });

  test('once the same files are back, it goes on', async () => {
    const { folder, store } = await opened();
    renameSync(folder, `${folder}-moved`);
    await expect(store.commit(commit({ document: request(2) }))).rejects.toThrow();
    renameSync(`${folder}-moved`, folder);
    await store.ping();
    await saved(store, { document: request(2) });
  });

  test('the next start does not begin anew', async () => {
    const folder = newFolder();
    const store = await openSqliteStore({ folder });
    await saved(store, { document: request(1) });
    parts(folder).forEach((name) => rmSync(join(folder, name)));
    await store.close();
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      why: 'lost',
    });
  });
});

describe('a folder that was once a store', () => {
  const refused = async (folder: string, message: RegExp): Promise<void> => {
    const before = filesIn(folder);
    for (let times = 0; times < 2; times += 1) {
      const refusal: unknown = await openSqliteStore({ folder }).catch((fault: unknown) => fault);
      expect(refusal).toBeInstanceOf(StoreUnusable);
      expect(refusal).toMatchObject({
        why: 'lost',
        message: expect.stringMatching(message) as string,
      });
      expect(filesIn(folder)).toEqual(before);
    }
  };

  test.each(['lock.db', 'chats.db', 'concord.db-shm', 'concord.db-wal'])(
    'is refused while there is %s',
    async (name) => {
      const folder = newFolder();
      writeFileSync(join(folder, name), '');
      await refused(folder, /concord\.db is not there/);
    },
  );

  test.each(['chats.db', 'concord.db-wal', 'concord.db'])(
    'is refused though a start was cut short there, while there is %s',
    async (name) => {
      const folder = newFolder();
      for (const one of ['concord.db.new', 'lock.db', name]) writeFileSync(join(folder, one), '');
      await refused(folder, new RegExp(`there is ${name}\\)`));
    },
  );

  test('is refused when its database was emptied', async () => {
    const folder = await closed();
    truncateSync(databaseIn(folder));
    await refused(folder, /concord\.db is empty/);
  });

  test('is refused when its database was taken away', async () => {
    const folder = await closed();
    rmSync(databaseIn(folder));
    await refused(folder, /Put concord\.db back/);
  });

  test('is used with its database back, and anew with everything away', async () => {
    const folder = await closed();
    renameSync(databaseIn(folder), join(folder, 'kept'));
    await refused(folder, /lock\.db/);
    renameSync(join(folder, 'kept'), databaseIn(folder));
    const store = await openSqliteStore({ folder });
    expect(await store.load('una/E-1')).toBeDefined();
    await store.close();
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    expect(await (await open(folder)).load('una/E-1')).toBeUndefined();
  });

  test('what else is in a folder does not matter', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'lost+found'));
    writeFileSync(join(folder, '.gitkeep'), '');
    await open(folder);
  });

  test('a first start that was cut short leaves what says so, and no later one does', async () => {
    const folder = newFolder();
    // As a kill leaves it between taking the lock and making the database.
    writeFileSync(`${databaseIn(folder)}.new`, '');
    writeFileSync(join(folder, 'lock.db'), '');
    const store = await openSqliteStore({ folder });
    await saved(store, { document: request(1) });
    await store.close();
    // As a second start leaves it that came while the first made the database.
    writeFileSync(`${databaseIn(folder)}.new`, '');
    await (await openSqliteStore({ folder })).close();
    expect(existsSync(`${databaseIn(folder)}.new`)).toBe(false);
  });
});

test('a backup that was put beside the log of another database is told what to do', async () => {
  const folder = await closed();
  writeFileSync(`${databaseIn(folder)}-wal`, Buffer.alloc(60_000, 'x'));
  overwrite(databaseIn(folder), Buffer.alloc(4096, 'x'), 8192);
  await expect(openSqliteStore({ folder })).rejects.toMatchObject({
    why: 'damaged',
    message: expect.stringMatching(
      /If this is a backup, move concord\.db-wal and concord\.db-shm away: they belong to what was here before/,
    ) as string,
  });
});

describe('what is in the folder is read by its owner alone', () => {
  const modes = (folder: string): Record<string, number> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]));

  test('also in a folder that everybody may read', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    const store = await open(folder);
    await saved(store, { document: request(1) });
    expect(Object.keys(modes(folder)).sort()).toEqual(['concord.db', 'concord.db-shm', 'concord.db-wal', 'lock.db']);
    expect(new Set(Object.values(modes(folder)))).toEqual(new Set([0o600]));
  });

  test('also what an older Concord had made for everybody; what is a group’s stays so', async () => {
    const folder = await closed();
    chmodSync(databaseIn(folder), 0o644);
    chmodSync(join(folder, 'lock.db'), 0o640);
    await (await openSqliteStore({ folder })).close();
    expect(modes(folder)).toMatchObject({ 'concord.db': 0o600, 'lock.db': 0o640 });
  });
});

test('asking whether it is ready writes to the disk as a press does, and changes nothing', async () => {
  const { folder, store } = await opened();
  const before = logged(folder);
  await Promise.all([store.ping(), store.ping()]);
  expect(logged(folder)).toEqual({ transactions: before.transactions + 1, pages: before.pages + 1 });
  await saved(store, { document: request(2) });
  await store.close();
  expect(await (await open(folder)).list(UNA, 'endorsement')).toHaveLength(2);
});

test('a database beside which SQLite has no index yet is known by its identity alone', async () => {
  const folder = await closed();
  for (const part of ['-wal', '-shm']) rmSync(databaseIn(folder) + part, { force: true });
  const content = sameContent(databaseIn(folder));
  expect(content.isSame()).toBe(true);
  content.close();
});

test('a file in the place of the folder is named as what it is', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'inside', 'deeper')])
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      why: 'unwritable',
      message: `${file} is a file, not a folder. CONCORD_DATA must name a folder.`,
    });
  expect(existsSync(file)).toBe(true);
});
