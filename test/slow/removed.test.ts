/**
 * What people write goes from the store itself, in whatever order retention and erasure come: the bytes of the file, and the
 * documents of MongoDB, are searched for the words.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';
import { erasedAtOnce } from '../support/removal/atOnce.ts';
import { erasureThenRetention, retentionThenErasure, written } from '../support/removal/lived.ts';
import { newFolder } from '../support/storeFolder.ts';

const SLOWLY = { timeout: 240_000 };
const ORDERS = { 'retention, then erasure': retentionThenErasure, 'erasure, then retention': erasureThenRetention };

describe.each(Object.entries(ORDERS))('on SQLite: %s', (_, story) => {
  test('nothing is left of what went', SLOWLY, async () => {
    const folder = newFolder();
    const files = () => readdirSync(folder).filter((name) => name.startsWith('concord.db'));
    await story(await written({ folder }), async ({ isCut }) => {
      // The database is written anew once nothing more was written for a second.
      const isDue = () => files().includes('concord.db.rewrite');
      if (isCut) await vi.waitFor(() => expect(isDue()).toBe(false), { timeout: 20_000, interval: 100 });
      return files()
        .map((name) => readFileSync(join(folder, name)).toString('utf8'))
        .join('');
    });
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
    // What is begun last ends first: the world, which works with the store, is over before that is closed.
    onTestFinished(async () => {
      await looking.close();
      await store.close();
      await server?.drop(database);
    });
    await story(await written({ store: () => store }), async () => {
      const collections = (await looking.db?.collections()) ?? [];
      const all = await Promise.all(collections.map((one) => one.find().toArray()));
      return JSON.stringify(all);
    });
  });
});

test.skipIf(!server)(
  'on MongoDB: of several erasures at once, each correction has the hash of the version before it',
  SLOWLY,
  async () => {
    const database = newDatabase();
    const store = await openMongoStore(server?.uri(database) ?? '');
    onTestFinished(async () => {
      await store.close();
      await server?.drop(database);
    });
    await erasedAtOnce({ store: () => store });
  },
);
