import { afterAll, describe, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { storeContract } from '../contracts/store.contract.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';

const server = await findMongo();
afterAll(() => server?.stop());

if (server) {
  const names = new Map<string, string>();
  const databaseOf = (data: string): string => {
    const name = names.get(data) ?? newDatabase();
    names.set(data, name);
    return name;
  };
  storeContract({
    name: `MongoDB (${server.name})`,
    open: (data) => openMongoStore(server.uri(databaseOf(data))),
    drop: (data) => server.drop(databaseOf(data)),
  });
} else
  describe('MongoDB keeps the contract of the store', () =>
    test.skip('no server for it: see test/support/mongo/server.ts', () => undefined));
