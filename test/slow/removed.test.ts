/**
 * What people write goes from the store itself, in whatever order retention and erasure come: the rows of the file, and the
 * documents of MongoDB, are searched for the words.
 */
import mongoose from 'mongoose';
import { afterAll, describe, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';
import { erasureThenRetention, retentionThenErasure, written } from '../support/removal/lived.ts';
import { askByHand, newFolder } from '../support/storeFolder.ts';

const SLOWLY = { timeout: 240_000 };
const TABLES = ['documents', 'entries', 'chains', 'journal', 'deliveries', 'tasks', 'shelf'];
const ORDERS = { 'retention, then erasure': retentionThenErasure, 'erasure, then retention': erasureThenRetention };

describe.each(Object.entries(ORDERS))('on SQLite: %s', (_, story) => {
  test('nothing is left of what went', SLOWLY, async () => {
    const folder = newFolder();
    // Every row there is. That the bytes of the file go as well: test/stories/erasing.test.ts, test/store/sqlite.removal.test.ts.
    const rows = (table: string) => askByHand(folder, `SELECT * FROM ${table}`);
    await story(await written({ folder }), async () => JSON.stringify(TABLES.map(rows)));
  });
});

const server = await findMongo();
afterAll(() => server?.stop());

describe.skipIf(!server).each(Object.entries(ORDERS))('on MongoDB: %s', (_, story) => {
  test('nothing is left of what went', SLOWLY, async () => {
    const database = newDatabase();
    const uri = server?.uri(database) ?? '';
    const store = await openMongoStore(uri);
    const looking = await mongoose.createConnection(uri).asPromise();
    try {
      await story(await written({ store: () => store }), async () => {
        const collections = (await looking.db?.collections()) ?? [];
        const all = await Promise.all(collections.map((one) => one.find().toArray()));
        return JSON.stringify(all);
      });
    } finally {
      await looking.close();
      await store.close();
      await server?.drop(database);
    }
  });
});
