/** A write-ahead log beside a database that it was not written for. */
import { copyFileSync, rmSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { refuseMixed } from '../../src/store/sqlite/mixed.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { StoreUnusable, type Store } from '../../src/store/store.ts';
import { change, commit, envelope, queue, request, saved, UNA } from '../contracts/store/things.ts';
import { besideConcord, byHand, crashCopy, databaseIn, filesIn, logged, newFolder } from '../support/storeFolder.ts';

/** A store in which `title` was said so often that a log holds a part of it only, closed. */
async function closed(title: string): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  for (let number = 1; number <= 40; number += 1)
    await saved(store, { document: request(number, { state: { title, positions: [] } }) });
  await store.close();
  return folder;
}

/** What a crash leaves of it after `write`: a database with a log. */
async function crashed(folder: string, write: (store: Store) => Promise<unknown>): Promise<string> {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  await write(store);
  const copy = crashCopy(folder);
  expect(logged(copy).pages).toBeGreaterThan(0);
  return copy;
}

const writes: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ['one line', (store) => store.commit(commit({}))],
  ['a new document', (store) => saved(store, { document: request(41) })],
  [
    'a change of a document',
    async (store) => {
      const from = await store.load('una/E-1');
      if (!from) throw new Error('there is none');
      await saved(store, { document: change(from, { title: 'New', positions: [] }) });
    },
  ],
  ['many lines', (store) => Promise.all(Array.from({ length: 300 }, () => store.commit(commit({}))))],
  ['a message', (store) => queue(store, envelope('one'))],
];

test.each(writes)('of %s: the start is refused, and nothing is changed', async (_what, write) => {
  const folder = await crashed(await closed('The network that was here'), write);
  copyFileSync(databaseIn(await closed('Another network')), databaseIn(folder));
  const before = filesIn(folder);
  for (let times = 0; times < 2; times += 1) {
    const refusal: unknown = await openSqliteStore({ folder }).catch((fault: unknown) => fault);
    expect(refusal).toBeInstanceOf(StoreUnusable);
    const message = expect.stringMatching(
      /If this is a backup, move concord\.db-wal and concord\.db-shm away/,
    ) as string;
    expect(refusal).toMatchObject({ why: 'damaged', message });
    const { 'lock.db': _lock, ...after } = filesIn(folder);
    expect(after).toEqual(before);
  }
  for (const part of ['-wal', '-shm']) rmSync(databaseIn(folder) + part, { force: true });
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  expect(await store.load('una/E-1')).toMatchObject({
    state: { title: 'Another network' },
  });
  expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

test('that holds every page hides the file beside it: another store put there is not passed over', async () => {
  const folder = newFolder();
  const crash = await crashed(folder, async (store) => {
    await saved(store, { document: request(1) });
    // All pages, as the log of a young store has them.
    besideConcord(folder, 'VACUUM');
  });
  const store = await openSqliteStore({ folder: crashCopy(crash) });
  expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
  await store.close();
  for (const other of [await closed('Another network'), await closed('A third one')]) {
    copyFileSync(databaseIn(other), databaseIn(crash));
    const before = filesIn(crash);
    await expect(openSqliteStore({ folder: crash })).rejects.toMatchObject({
      why: 'damaged',
      message: expect.stringMatching(
        /not of one database \(line 40 of the audit trail of una is in the file and not in its log\).*move concord\.db-wal/,
      ) as string,
    });
    expect(filesIn(crash)).toMatchObject(before);
  }
});

test.each(writes)('of %s, beside its own database, is read', async (_what, write) => {
  const folder = await crashed(await closed('The network that was here'), write);
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

test('what somebody had changed by hand before the log began does not keep a crashed program from starting', async () => {
  const folder = await closed('The network that was here');
  byHand(folder, `UPDATE journal SET actor = 'somebody' WHERE seq = 1`);
  const crash = await crashed(folder, (store) => store.commit(commit({})));
  const store = await openSqliteStore({ folder: crash });
  onTestFinished(() => store.close());
  expect(await store.verifyAudit(UNA)).toMatchObject({ ok: false, seq: 1 });
});

test('what somebody changed by hand, and is in the log alone, is told as that', async () => {
  const folder = await closed('The network that was here');
  const crash = await crashed(folder, async () => besideConcord(folder, otherTitle('E-7')));
  await expect(openSqliteStore({ folder: crash })).rejects.toMatchObject({
    why: 'damaged',
    message: expect.stringMatching(
      /or somebody else wrote to them \(in the audit trail of una, line 7 does not fit\)/,
    ) as string,
  });
});

const otherTitle = (target: string): string =>
  `UPDATE documents SET head = '{"title":"Other"}' WHERE target = '${target}'`;
const otherActor = (seq: number): string => `UPDATE journal SET actor = 'somebody' WHERE seq = ${seq}`;

describe('of a large database the late lines are looked at, and what they wrote', () => {
  const looks: readonly (readonly [string, string, RegExp | undefined])[] = [
    ['an early line', otherActor(5), undefined],
    ['an early document', otherTitle('E-4'), undefined],
    ['the line from which it goes on', otherActor(20), undefined],
    ['a late line', otherActor(29), /line 29 does not fit/],
    ['a late document', otherTitle('E-30'), /line 30 does not fit/],
  ];
  test.each(looks)('%s', async (_what, statement, found) => {
    const folder = await closed('The network that was here');
    const crash = await crashed(folder, async () => besideConcord(folder, statement));
    const look = (): void => refuseMixed(databaseIn(crash), { bytes: 0, lines: 20 });
    if (found) expect(look).toThrow(found);
    else look();
    expect(() => refuseMixed(databaseIn(crash))).toThrow(/does not fit/);
  });
});
