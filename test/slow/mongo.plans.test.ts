/** That what the store asks of MongoDB is found along an index, in order, without reading much else; and ends in time. */
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { networkId, personId, ref } from '../../src/core/ids.ts';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import type { Store } from '../../src/store/store.ts';
import { at, change, envelope, request, saved, sent, task, UNA } from '../contracts/store/things.ts';
import { planOf, type Asked, type Index, type Row } from '../support/mongo/plans.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';

const server = await findMongo();
afterAll(() => server?.stop());

type Command = Readonly<Record<string, unknown>>;
interface Question extends Asked {
  readonly collection: string;
  readonly command: Command;
}
/** Of much that is there, so little is wanted that whoever reads all of it shows. */
const MANY = 200;
const PERSON = personId('bo@undp.org');
const OTHER_NETWORK = networkId('other');

describe.skipIf(!server)('what the store asks of MongoDB', () => {
  let database: string;
  let raw: mongoose.Connection;
  let store: Store;
  const commands: Command[] = [];
  beforeEach(async () => {
    database = newDatabase();
    const uri = server?.uri(database) ?? '';
    raw = await mongoose.createConnection(uri).asPromise();
    store = await openMongoStore(`${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`);
    const client = mongoose.connections.findLast(({ name }) => name === database)?.getClient();
    client?.on('commandStarted', ({ command }) => void commands.push(command));
    await fill();
    commands.length = 0;
  });
  afterEach(async () => {
    await store.close();
    await raw.close();
    await server?.drop(database);
  });

  async function fill(): Promise<void> {
    const numbers = Array.from({ length: MANY }, (_, i) => i + 1);
    const make = (n: number, network = UNA) =>
      saved(store, {
        document: request(n, {
          network,
          stage: n % 50 === 0 ? 'open' : 'endorsed',
          state: { title: `Request ${n}`, positions: [1, 2, 3] },
          ...(n % 100 === 0 && { dueAt: at(n), refreshAt: at(n) }),
          ...(n % 10 === 0 && { uniqueKey: `key-${n}` }),
        }),
        envelopes: [
          envelope(`${network}-${n}`, { network, about: ref(`E-${n}`), live: n % 60 === 0 }),
          envelope(`${network}-${n}-b`, { network, about: ref(`E-${n}`), to: PERSON, urgent: n % 2 === 0 }),
        ],
        ...(n % 100 === 0 && { tasks: [task(`${network}-${n}`)] }),
      });
    for (const some of parts(numbers)) await Promise.all(some.map((n) => make(n)));
    await Promise.all(numbers.slice(0, 20).map((n) => make(n, OTHER_NETWORK)));
    await store.deliveries(UNA);
    // One in three of the second messages fails for good, and one in twenty requests has not been sent to anybody.
    const ended = numbers.filter((n) => n % 20 !== 0);
    const failed = { type: 'failed', at: at(0), reason: 'blocked' } as const;
    const second = (n: number) => (n % 3 === 0 ? { ...failed, id: `una-${n}-b` } : sent(`una-${n}-b`));
    for (const some of parts(ended)) await store.settle(some.flatMap((n) => [sent(`una-${n}`), second(n)]));
    for (let n = 0; n < MANY; n += 1) await store.shelf.put(n % 30 === 0 ? 'few' : 'many', `k-${n}`, 'x');
  }

  function* parts(numbers: readonly number[]): Generator<readonly number[]> {
    for (let from = 0; from < numbers.length; from += 10) yield numbers.slice(from, from + 10);
  }

  const AGGREGATED = { sort: {}, limit: 0 } as const;
  function questionsIn(command: Command): Question[] {
    const { find, aggregate, update, delete: remove } = command as Record<string, string | undefined>;
    if (find !== undefined) {
      const { filter = {}, limit = 0 } = command as Partial<Asked>;
      // The driver keeps the order of the fields in a Map.
      const { sort = {} } = command as { sort?: Asked['sort'] | Map<string, number> };
      const fields = sort instanceof Map ? (Object.fromEntries(sort) as Asked['sort']) : sort;
      return [{ collection: find, filter, sort: fields, limit, command }];
    }
    if (aggregate !== undefined) {
      const [first] = command['pipeline'] as { $match: Asked['filter'] }[];
      return [{ collection: aggregate, filter: first?.$match ?? {}, ...AGGREGATED, command }];
    }
    const writes = (command['updates'] ?? command['deletes'] ?? []) as { q: Asked['filter'] }[];
    return writes.map(({ q }) => ({ collection: update ?? remove ?? '', filter: q, ...AGGREGATED, command }));
  }

  /** Everything that the program asks for while it runs. */
  async function askAll(): Promise<void> {
    const first = await store.load('una/E-100');
    await store.lately?.networks();
    await store.list(UNA, 'endorsement', { stages: ['open'] });
    await store.latest(UNA, 'endorsement', { limit: 5, before: 150 });
    await store.findByKey(UNA, 'endorsement', 'key-100');
    await store.nextNumber(UNA, 'endorsement');
    await store.receipt(UNA, 'never' as never);
    await store.due(at(150), 10);
    await store.nextDue();
    await store.tasks(at(0), 10);
    await store.taskLater(task('una-100'), at(500));
    await store.taskDone(task('una-200'));
    await store.dueDeliveries(at(1), 5);
    await store.lines();
    await store.deliveries(UNA, { about: ref('E-100') });
    await store.deliveries(UNA, { limit: 5 });
    await store.reach(UNA, ref('E-100'), 'request', '1');
    await store.progress(UNA, ref('E-100'), 'request', 5);
    await store.requeueFailed(UNA, PERSON, at(1), [ref('E-3'), ref('E-6')]);
    await store.dueRefreshes(at(150), 10);
    await store.outdated('una/E-100', at(500), 10);
    await store.refreshLater('una/E-100');
    await store.edited([{ id: 'una-60', shown: { version: 1, hash: 'h' }, at: at(1), editAfter: at(1) }]);
    await store.shelf.list('few');
    await store.shelf.list('few', 'k-3');
    await store.audit(UNA, { from: 1, limit: 205 });
    await store.audit(UNA, { from: 190, limit: 5 });
    await store.forgetReceipts(at(-1));
    await saved(store, { document: change(first!, { title: 'x', positions: [1, 2, 3, 4] }, { stage: 'open' }) });
    await store.deliveries(UNA, { limit: 1 });
    store.duty?.start(() => undefined);
    await expect.poll(() => store.duty?.has(UNA), { timeout: 10_000 }).toBe(true);
  }

  async function indexesOf(collection: string): Promise<Index[]> {
    const listed = await raw.collection(collection).listIndexes().toArray();
    return listed.map(({ key, sparse }) => ({
      fields: Object.keys(key as object),
      // One whose fields are in every document leaves none out, and one of several fields nearly none.
      sparse: sparse === true,
    }));
  }

  test('is found along an index, in its order, and little else is read', async () => {
    const kept = new Map<string, Row[]>();
    for (const { name } of await raw.listCollections()) kept.set(name, await raw.collection(name).find().toArray());
    await askAll();
    // Those of which all is wanted are small: a row for each network.
    const questions = commands.flatMap(questionsIn).filter(({ filter }) => Object.keys(filter).length > 0);
    expect(questions.filter(({ sort }) => Object.keys(sort).length > 0).length).toBeGreaterThan(10);
    expect(new Set(questions.map(({ collection }) => collection)).size).toBeGreaterThanOrEqual(6);
    const bad: string[] = [];
    for (const asked of questions) {
      const rows = kept.get(asked.collection) ?? [];
      const plan = planOf(asked, rows, await indexesOf(asked.collection));
      const isGood = plan.stages === 'index' && plan.examined <= 2 * plan.returned + 12;
      if (!isGood)
        bad.push(`${asked.collection} ${JSON.stringify([asked.filter, asked.sort])} ${JSON.stringify(plan)}`);
    }
    expect([...new Set(bad)]).toEqual([]);
  });

  test.skipIf(!server?.real)('as the server itself says', async () => {
    await askAll();
    for (const { collection, filter, sort, limit, command } of commands.flatMap(questionsIn)) {
      if (Object.keys(filter).length === 0) continue;
      const cursor = raw
        .collection(collection)
        .find(filter as object)
        .sort(sort as never);
      if (command['hint']) cursor.hint(command['hint']);
      const plan = await cursor.limit(limit).explain('executionStats');
      const what = `${collection} ${JSON.stringify([filter, sort])}`;
      expect(JSON.stringify(plan), what).not.toMatch(/"stage":"(COLLSCAN|SORT)"/);
      const { totalDocsExamined, nReturned } = (plan as unknown as { executionStats: Record<string, number> })
        .executionStats as { totalDocsExamined: number; nReturned: number };
      expect(totalDocsExamined, what).toBeLessThanOrEqual(2 * nReturned + 12);
    }
  });

  test('is given up by the server when nobody waits for it any more', async () => {
    await askAll();
    await store.shelf.putNew('few', 'new', 'x');
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
