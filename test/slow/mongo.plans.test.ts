/** That what the store asks of MongoDB is found along an index, in order, without reading much else; and ends in time. */
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import type { Store } from '../../src/store/store.ts';
import { sent, task } from '../contracts/store/things.ts';
import { askAll, fill, OTHERS_DUTY } from '../support/mongo/everything.ts';
import {
  faultsOf,
  isLittle,
  planOf,
  questionsIn,
  shapeOf,
  type Command,
  type Explained,
  type Index,
  type Question,
  type Row,
} from '../support/mongo/plans.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';

const server = await findMongo();
afterAll(() => server?.stop());

/** Of each collection what is asked in whichever order: without these the other tests here would look at nothing. */
const MUST_BE_ASKED = [
  'about: _id',
  'deliveries: $or _id',
  'deliveries: $or fence network',
  'deliveries: _id about live',
  'deliveries: about card entity network version',
  'deliveries: about card network',
  'deliveries: about editAfter live network proof shownVersion state > shownVersion editAfter',
  'deliveries: about live network proof shownVersion state',
  'deliveries: about live network proof state',
  'deliveries: about network > -order',
  'deliveries: about network state to',
  'deliveries: line network nextAt state urgent > nextAt order',
  'deliveries: line network state urgent > nextAt',
  'deliveries: line network state',
  'deliveries: network > -order',
  'documents: _id cardVersion',
  'documents: _id marks',
  'documents: _id version',
  'documents: _id',
  'documents: dueAt network > dueAt number _id',
  'documents: dueAt network > dueAt',
  'documents: kind network > -number',
  'documents: kind network number > -number -target',
  'documents: kind network stage > number target',
  'documents: kind network uniqueKey',
  'documents: network',
  'documents: network refreshAt > refreshAt _id',
  'documents: network refreshAt > refreshAt',
  'documents: target > network',
  'entries: document > document list seq',
  'entries: document > list seq',
  'followups: _id stamp',
  'followups: dueAt network > order',
  'followups: network > dueAt',
  'journal: _id',
  'journal: events',
  'journal: last network > last',
  'journal: oldestReceipt',
  'leases: _id holder',
  'networks: _id relayed',
  'networks: _id',
  'shelf: key space',
  'shelf: space',
];

describe.skipIf(!server)('what the store asks of MongoDB', () => {
  let database: string;
  let raw: mongoose.Connection;
  let store: Store;
  const commands: Command[] = [];
  beforeEach(async () => {
    database = newDatabase();
    const uri = server?.uri(database) ?? '';
    raw = await mongoose.createConnection(uri).asPromise();
    const before = await openMongoStore(uri);
    await fill(before);
    await before.close();
    await raw.collection('leases').insertOne(OTHERS_DUTY as never);
    // One that remembers nothing: what lies in memory is not asked for.
    store = await openMongoStore(`${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`);
    const client = mongoose.connections.findLast(({ name }) => name === database)?.getClient();
    client?.on('commandStarted', ({ command }) => void commands.push(command));
    commands.length = 0;
  });
  afterEach(async () => {
    await store.close();
    await raw.close();
    await server?.drop(database);
  });

  /** Everything, up to the last words of a process that ends; and what bounds nothing, of small collections, left out. */
  async function asked(): Promise<Question[]> {
    await askAll(store);
    await expect.poll(() => commands.some(({ find }) => find === 'about'), { timeout: 10_000 }).toBe(true);
    await store.close();
    // Those of which all is wanted are small: a row for each network.
    return commands.flatMap(questionsIn).filter(({ filter }) => Object.keys(filter).length > 0);
  }

  async function indexesOf(collection: string): Promise<Index[]> {
    const listed = await raw.collection(collection).listIndexes().toArray();
    return listed.map(({ key, sparse }) => ({ fields: Object.keys(key as object), sparse: sparse === true }));
  }

  test('is found along an index, in its order, and little else is read', async () => {
    const kept = new Map<string, Row[]>();
    for (const { name } of await raw.listCollections()) kept.set(name, await raw.collection(name).find().toArray());
    const questions = await asked();
    expect([...new Set(questions.map(shapeOf))]).toEqual(expect.arrayContaining(MUST_BE_ASKED));
    const bad: string[] = [];
    for (const asked of questions) {
      const rows = kept.get(asked.collection) ?? [];
      const plan = planOf(asked, rows, await indexesOf(asked.collection));
      const isGood = plan.stages === 'index' && isLittle(plan.examined, plan.returned);
      if (!isGood)
        bad.push(`${asked.collection} ${JSON.stringify([asked.filter, asked.sort])} ${JSON.stringify(plan)}`);
    }
    expect([...new Set(bad)]).toEqual([]);
  });

  test.skipIf(!server?.real)('as the server itself says (real servers only: MONGODB_TEST_URI)', async () => {
    const bad: string[] = [];
    for (const { collection, filter, sort, limit, command } of await asked()) {
      const cursor = raw
        .collection(collection)
        .find(filter as object)
        .sort(sort as never);
      if (command['hint']) cursor.hint(command['hint']);
      const faults = faultsOf((await cursor.limit(limit).explain('executionStats')) as unknown as Explained);
      if (faults.length > 0) bad.push(`${collection} ${JSON.stringify([filter, sort])} ${faults.join('; ')}`);
    }
    expect([...new Set(bad)]).toEqual([]);
  });

  test('is given up by the server when nobody waits for it any more', async () => {
    await askAll(store);
    await store.keyValues.putNew('few', 'new', 'x');
    await store.settle([sent('una-20')], [task('after')]);
    // Whether a row of the journal was inserted has to be learnt: nobody gives that up half-way.
    const isTimed = (command: Command): boolean => {
      const name = Object.keys(command)[0] ?? '';
      return ['find', 'aggregate', 'update', 'delete', 'insert'].includes(name) && command['insert'] !== 'journal';
    };
    const timed = commands.filter(isTimed);
    expect(timed.length).toBeGreaterThan(40);
    expect(timed.filter(({ maxTimeMS }) => typeof maxTimeMS !== 'number')).toEqual([]);
  });
});
