/** Copies of a whole store into MongoDB and out of it. */
import mongoose from 'mongoose';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { contentOf, copyStore } from '../../src/store/transfer/transfer.ts';
import { COPY_QUERIES, openMongoSource } from '../../src/store/mongo/transferFrom.ts';
import { openMongoTarget } from '../../src/store/mongo/transferInto.ts';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { openSqliteSource } from '../../src/store/sqlite/transferFrom.ts';
import { openSqliteTarget } from '../../src/store/sqlite/transferInto.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { copyContract, populate, type CopyDriver } from '../contracts/copy.contract.ts';
import { envelope, request, saved, task } from '../contracts/store/things.ts';
import { sqliteCopies } from '../support/copySqlite.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';

const { driver: sqlite, folder } = await sqliteCopies();

const server = await findMongo();
const databases = new Map<string, string>();
const uri = (data: string): string => {
  const database = databases.get(data) ?? newDatabase();
  databases.set(data, database);
  return server?.uri(database) ?? '';
};
async function raw(data: string, work: (connection: mongoose.Connection) => Promise<unknown>): Promise<void> {
  const connection = await mongoose.createConnection(uri(data)).asPromise();
  await work(connection);
  await connection.close();
}
const collection = (connection: mongoose.Connection, name: string) => connection.collection<{ _id: string }>(name);

const mongo: CopyDriver = {
  name: `MongoDB (${server?.name ?? 'none'})`,
  marksApart: true,
  open: (data) => openMongoStore(uri(data)),
  source: (data) => openMongoSource(uri(data)),
  target: (data, from) => openMongoTarget(uri(data), from),
  tamper: (data) =>
    raw(data, (db) => collection(db, 'documents').updateOne({ _id: 'una/E-1' }, { $set: { 'state.title': 'Other' } })),
  age: (data) =>
    raw(data, (db) => collection(db, 'about').updateOne({ _id: 'concord' }, { $set: { schemaVersion: 99 } })),
  drop: async (data) => {
    const database = databases.get(data);
    if (database !== undefined) await server?.drop(database);
  },
};

afterAll(() => server?.stop());

if (server) {
  copyContract(sqlite, mongo);
  copyContract(mongo, sqlite);
  copyContract(mongo, mongo);

  describe('a copy in MongoDB', () => {
    test('is read from the end of its journal, not from its first line', async () => {
      const store = await openSqliteStore({ folder: folder('end') });
      await populate(store);
      await store.close();
      const source = await openSqliteSource(folder('end'));
      const target = await openMongoTarget(uri('end'), source.name);
      await copyStore(source, target);
      for (const one of [source, target]) await one.close();
      await raw('end', async (db) => {
        const rows = (await collection(db, 'networks').find().toArray()) as { relayed?: number; lines?: number }[];
        expect(rows.map(({ lines = 0 }) => lines).sort((x, y) => x - y)).toEqual([2, 17]);
        for (const { relayed, lines } of rows) expect(relayed).toBe(lines);
        expect(await collection(db, 'about').findOne()).not.toHaveProperty('copying');
      });
      await mongo.drop('end');
    });

    test('takes what a process that was killed had written and not carried over', async () => {
      await raw('killed', async (db) => {
        const store = await openMongoStore(uri('killed'));
        await saved(store, { document: request(1), envelopes: [envelope('a')], tasks: [task('t')] });
        const before = await collection(db, 'journal').findOne();
        expect(before).toHaveProperty('changes');
        await store.close();
        // As it was before anything followed from the journal, with the lease of somebody who is dead.
        await collection(db, 'journal').replaceOne({ _id: 'una/1' }, before as never);
        await collection(db, 'networks').updateOne({ _id: 'una' }, { $set: { relayed: 0 } });
        for (const name of ['documents', 'entries', 'deliveries', 'followups'])
          await collection(db, name).deleteMany({});
        await collection(db, 'leases').insertOne({ _id: 'una', holder: 'dead', host: 'x', fence: 3, beat: 7 } as never);
      });
      const source = await openMongoSource(uri('killed'), 600);
      const target = await openSqliteTarget(folder('killed'), source.name);
      const { content } = await copyStore(source, target);
      await target.close();
      await source.close();
      const counts = Object.values(content).map(({ count }) => count);
      expect(counts).toEqual([1, 1, 1, 1, 1, 0]);
      await mongo.drop('killed');
    });

    test('a running Concord stops using a database into which somebody copies', async () => {
      const running = await openMongoStore(uri('taken'));
      const empty = await openSqliteStore({ folder: folder('taken') });
      await empty.close();
      const source = await openSqliteSource(folder('taken'));
      const target = await openMongoTarget(uri('taken'), source.name);
      await target.begin(source.name, await contentOf(source));
      await vi.waitFor(() => expect(running.ping()).rejects.toThrow('closed'), 5_000);
      const other = await openMongoTarget(uri('taken'), source.name);
      expect(await other.begun()).toMatchObject({ done: {} });
      await expect(target.put('shelf', [], 0)).rejects.toMatchObject({ why: 'takenOver' });
      for (const one of [running, source, target, other]) await one.close();
      await mongo.drop('taken');
    });

    test.skipIf(!server.real)('reads and writes along indexes', async () => {
      const store = await openMongoStore(uri('index'));
      await populate(store);
      await store.close();
      await raw('index', async (db) => {
        for (const { collection: name, sort } of Object.values(COPY_QUERIES)) {
          const plan = JSON.stringify(await collection(db, name).find().sort(sort).explain('queryPlanner'));
          expect(plan).toContain('IXSCAN');
          expect(plan).not.toMatch(/"stage":"SORT"/);
        }
      });
      await mongo.drop('index');
    });
  });
} else test.skip('copies into MongoDB and out of it: no server (see test/support/mongo/server.ts)', () => undefined);
