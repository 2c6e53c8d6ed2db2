import { afterAll, describe, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { outcomesContract } from '../contracts/outcomes.contract.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';

const server = await findMongo();
afterAll(() => server?.stop());

if (server) {
  let database = newDatabase();
  outcomesContract({
    name: `MongoDB (${server.name})`,
    open: () => openMongoStore(server.uri(database)),
    async drop() {
      await server.drop(database);
      database = newDatabase();
    },
  });
} else
  describe('MongoDB keeps what is owed of acts whose outcome is not known', () =>
    test.skip('no server for it: see test/support/mongo/server.ts', () => undefined));
