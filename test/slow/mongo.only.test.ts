/** What only the MongoDB store must do: several processes on it, and documents that people can look at. */
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventId, instant, networkId, personId, ref } from '../../src/core/ids.ts';
import { MIGRATIONS } from '../../src/store/mongo/connect.ts';
import { openMongoStore, type MongoOptions } from '../../src/store/mongo/mongoStore.ts';
import { openMongoTarget } from '../../src/store/mongo/transferInto.ts';
import { openMongoSource } from '../../src/store/mongo/transferFrom.ts';
import { fromValue, toValue } from '../../src/store/mongo/values.ts';
import { StoreTimeout } from '../../src/store/mongo/operations.ts';
import { OutcomeUnknown, StoreDamaged, StoreUnusable, type Store } from '../../src/store/store.ts';
import {
  at,
  change,
  commit,
  entry,
  envelope,
  ids,
  request,
  saved,
  sent,
  task,
  UNA,
} from '../contracts/store/things.ts';
import { startProxy, through, type Proxy } from '../support/mongo/proxy.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';
import { wait } from '../support/program.ts';

const server = await findMongo();
afterAll(() => server?.stop());

const YES_OR_NO = [() => true, () => false] as const;

/** Leases that change hands in a moment. */
const QUICK = { beatMs: 50, validMs: 400, takeOverMs: 700 };

describe.skipIf(!server)('the MongoDB store', () => {
  let database: string;
  let raw: mongoose.Connection;
  const opened: Store[] = [];
  const uri = (): string => server?.uri(database) ?? '';
  const open = async (options: MongoOptions = {}): Promise<Store> => {
    const store = await openMongoStore(uri(), options);
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    database = newDatabase();
    raw = await mongoose.createConnection(uri()).asPromise();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await raw.close();
    await server?.drop(database);
  });
  const rows = (collection: string, filter: object = {}) =>
    raw.collection<Record<string, unknown> & { _id: string }>(collection).find(filter).toArray();
  const eventually = async (what: () => unknown): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await what()) return;
      await wait(50);
    }
    throw new Error('it never came to that');
  };

  describe('as an administrator sees it', () => {
    test('has dates as dates, names and states', async () => {
      const store = await open();
      const state = { title: 'Common premises', closesAt: at(9), positions: [{ by: 'UNHCR', at: at(2) }] };
      await saved(store, { document: request(1, { state, dueAt: at(9) }), envelopes: [envelope('a')] });
      await store.deliveries(UNA);
      expect(await rows('documents')).toMatchObject([
        {
          _id: 'una/E-1',
          kind: 'endorsement',
          stage: 'open',
          dueAt: new Date(at(9)),
          state: { title: 'Common premises', closesAt: new Date(at(9)) },
        },
      ]);
      expect(await rows('entries')).toMatchObject([{ list: 'positions', item: { by: 'UNHCR', at: new Date(at(2)) } }]);
      expect(await rows('deliveries')).toMatchObject([
        { to: 'ana@unhcr.org', state: 'queued', createdAt: new Date(at(0)) },
      ]);
      expect(await rows('journal')).toMatchObject([
        { number: 1, lines: [{ actor: 'ana@unhcr.org', verb: 'endorsement.object', at: new Date(at(0)) }] },
      ]);
    });

    test('keeps documents small, however long a history grows', async () => {
      const store = await open();
      let stored = await saved(store, { document: request(1) });
      for (let round = 1; round <= 5; round += 1) {
        const { positions } = stored.state as { positions: unknown[] };
        const more = Array.from({ length: 1_000 }, (_, by) => ({ entity: `E${round}-${by}`, said: 'x'.repeat(200) }));
        stored = await saved(store, { document: change(stored, { positions: [...positions, ...more] }) });
      }
      await store.deliveries(UNA);
      const sizes = [...(await rows('documents')), ...(await rows('journal')), ...(await rows('entries'))].map(
        (row) => JSON.stringify(row).length,
      );
      expect(Math.max(...sizes)).toBeLessThan(16_000);
      const found = (await (await open()).load('una/E-1'))?.state as { positions: unknown[] };
      expect(found.positions).toHaveLength(5_000);
    });

    test.each([
      ['six million Chinese characters', () => '中'.repeat(6_000_000)],
      ['a text that doubles inside another', () => '"'.repeat(4_500_000)],
      ['a long list of small numbers', () => Array.from({ length: 1_500_000 }, () => 1)],
    ])('refuses at once what MongoDB would refuse: %s', async (_what, make) => {
      const store = await open();
      await saved(store, { document: request(1) });
      const document = request(2, { state: { text: make(), positions: [] } });
      await expect(store.commit(commit({ document }))).rejects.toThrow(/bytes is too large/);
      // Nobody else is held up by it.
      await saved(store, { document: request(3) });
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
    });

    test('takes what MongoDB takes, and gives it back', { timeout: 60_000 }, async () => {
      const store = await open();
      const state = { text: '中'.repeat(3_000_000), positions: [] };
      const stored = await saved(store, { document: request(1, { state }) });
      expect((await (await open()).load('una/E-1'))?.state).toEqual(stored.state);
    });

    test('gives every value back as it was', () => {
      const values = [at(1), '2026-13-99T00:00:00.000Z', '"quoted', { _json: '1' }, { a: { $b: [at(2)] } }, [null, '']];
      for (const value of values) expect(fromValue(toValue(value))).toEqual(value);
      expect(toValue(at(1))).toBeInstanceOf(Date);
      expect(toValue('2026-13-99T00:00:00.000Z')).toBeTypeOf('string');
    });
  });

  describe('versions', () => {
    test('a newer Concord’s database stops the start, and nothing of it is touched', async () => {
      await raw.collection<{ _id: string }>('about').insertOne({ _id: 'concord', schemaVersion: 99 } as never);
      const fault = await open().catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(StoreUnusable);
      expect(fault).toMatchObject({ why: 'newer', message: expect.stringContaining('99') as string });
      expect((await raw.listCollections()).map(({ name }) => name)).toEqual(['about']);
      expect(await rows('about')).toEqual([{ _id: 'concord', schemaVersion: 99 }]);
    });

    test('an older one’s is taken forward, once', async () => {
      await saved(await open(), { document: request(1) });
      let runs = 0;
      const run = async (): Promise<void> => void (runs += 1);
      const migrations = [...MIGRATIONS, { version: MIGRATIONS.length + 1, run }];
      expect(await (await open({ migrations })).load('una/E-1')).toMatchObject({ version: 1 });
      await open({ migrations });
      expect(runs).toBe(1);
      await expect(open()).rejects.toMatchObject({ why: 'newer' });
    });

    test.each([
      ['another program’s collection', 'invoices'],
      ['rows under the name of one of Concord’s collections', 'documents'],
      ['another program’s `about`', 'about'],
    ])('%s stops the start, and nothing is mixed into it', async (_what, collection) => {
      await raw.collection(collection).insertOne({ sum: 100 });
      const before = await rows(collection);
      await expect(open()).rejects.toMatchObject({ why: 'notOurs' });
      expect((await raw.listCollections()).map(({ name }) => name)).toEqual([collection]);
      expect(await rows(collection)).toEqual(before);
    });

    test('what a first start that was cut off has left does not stop the next one', async () => {
      for (const name of ['journal', 'documents', 'about']) await raw.createCollection(name);
      await saved(await open(), { document: request(1) });
    });

    test('two that start at once in an empty database share it', async () => {
      const [a, b] = await Promise.all([open(), open()]);
      await saved(a, { document: request(1) });
      expect(await b.load('una/E-1')).toMatchObject({ version: 1 });
    });
  });

  describe('the journal and what follows from it', () => {
    /** Everything that a commit leads to, with the journal as it was before that was carried over. */
    async function cutOff(): Promise<void> {
      const store = await open();
      await saved(store, {
        document: request(1, { dueAt: at(5), refreshAt: at(4), state: { positions: [1, 2] } }),
        envelopes: [envelope('a'), envelope('b')],
        tasks: [task('t')],
      });
      const [before] = await rows('journal');
      expect(before).toHaveProperty('changes');
      await store.close();
      expect((await rows('journal'))[0]).not.toHaveProperty('changes');
      await raw.collection('journal').updateOne({}, { $set: { changes: before?.['changes'] } });
      await raw.collection('networks').updateOne({}, { $set: { relayed: 0, lines: 0, last: '0'.repeat(64) } });
    }

    test('what a process did not get to before it died, the next one carries over', async () => {
      await cutOff();
      for (const name of ['documents', 'entries', 'deliveries', 'followups']) await raw.collection(name).deleteMany({});
      const store = await open();
      expect(await store.load('una/E-1')).toMatchObject({ version: 1, state: { positions: [1, 2] } });
      expect(ids(await store.deliveries(UNA))).toEqual(['a', 'b']);
      expect(ids(await store.tasks(at(0), 9))).toEqual(['t']);
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 1 });
    });

    test('carried over twice, it is there once, and nothing goes back', async () => {
      await cutOff();
      const late = await raw.collection('journal').findOne({ number: 1 });
      const store = await open();
      await store.load('una/E-1');
      await store.settle([sent('a')]);
      const first = (await store.load('una/E-1'))!;
      const { positions } = first.state as { positions: number[] };
      const second = await saved(store, { document: change(first, { positions: [...positions, 3] }) });
      await store.close();
      await raw.collection('journal').updateOne({ number: 1 }, { $set: { changes: late?.['changes'] } });
      await raw.collection('networks').updateOne({}, { $set: { relayed: 0, lines: 0, last: '0'.repeat(64) } });
      const again = await open();
      expect((await again.deliveries(UNA)).map(({ id, state }) => [id, state])).toEqual([
        ['a', 'sent'],
        ['b', 'queued'],
      ]);
      expect(await again.load('una/E-1')).toEqual(second);
      expect(await rows('entries')).toHaveLength(3);
      expect(await again.verifyAudit(UNA)).toMatchObject({ ok: true });
    });

    test('what goes out again does so once, also when that is carried over twice', async () => {
      const failed = (id: string) => ({ id, type: 'failed', at: at(1), reason: 'blocked' }) as const;
      const store = await open();
      await store.commit(commit({ envelopes: [envelope('a')] }));
      await store.settle([failed('a')]);
      const first = entry();
      const requeues = [{ network: UNA, about: ref('E-1'), at: at(2), cause: first.eventId }];
      await store.commit(commit({ journal: [first], requeues }));
      const row = await raw.collection('journal').findOne({ number: 2 });
      expect(await store.deliveries(UNA)).toMatchObject([{ state: 'queued' }]);
      await store.settle([failed('a')]);
      await store.close();
      await raw.collection('journal').updateOne({ number: 2 }, { $set: { changes: row?.['changes'] } });
      const { hash, last } = (await raw.collection('journal').findOne({ number: 1 })) as unknown as Record<
        string,
        unknown
      >;
      await raw.collection('networks').updateOne({}, { $set: { relayed: 1, lines: last, last: hash } });
      const again = await open();
      expect(await again.deliveries(UNA)).toMatchObject([{ state: 'failed' }]);
    });

    test('what follows from a sending is not done before it is known that it was sent', async () => {
      const store = await open();
      const names = Array.from({ length: 40 }, (_, n) => `m-${n}`);
      await saved(store, { document: request(1), envelopes: names.map((name) => envelope(name)) });
      const early: string[] = [];
      for (const name of names) {
        const writing = { over: false };
        const settled = store.settle([sent(name)], [task(`after-${name}`)]).then(() => (writing.over = true));
        while (!writing.over) {
          const found = ids(await store.tasks(at(0), 99)).includes(`after-${name}`);
          const states = await store.deliveries(UNA);
          if (found && states.find(({ id }) => id === name)?.state !== 'sent') early.push(name);
        }
        await settled;
      }
      expect(early).toEqual([]);
      expect(await store.tasks(at(0), 99)).toHaveLength(names.length);
    });

    const fields = { type: 'fields', lists: ['positions'] };
    const item = (seq: number, how: string) => ({ type: 'item', list: 'positions', seq, how });
    const state = { title: 'Common premises', positions: [1, 2] };
    test.each([
      ['a line', 'journal', { 'lines.0.actor': 'mallory' }, 'changed', undefined],
      ['a document', 'documents', { 'state.title': 'Another' }, 'documentChanged', fields],
      ['its stage', 'documents', { stage: 'closed' }, 'documentChanged', { type: 'property', name: 'stage' }],
      ['its version', 'documents', { version: 9 }, 'documentChanged', { type: 'property', name: 'version' }],
      [
        'an item of a list',
        'entries',
        { item: { entity: 'UNDP', version: '2' } },
        'documentChanged',
        { ...item(1, 'changed'), entity: 'UNDP', version: '2' },
      ],
    ])('%s that was changed by hand is found, with what differs', async (_what, collection, $set, why, what) => {
      const store = await open();
      await saved(store, { document: request(1, { state }) });
      await saved(store, { document: request(2) });
      await store.close();
      await raw.collection(collection).updateOne({}, { $set });
      const verdict = await (await open()).verifyAudit(UNA);
      expect(verdict).toMatchObject({ ok: false, why });
      expect('what' in verdict ? verdict.what : undefined).toEqual(what);
    });

    test.each([
      ['an item', 'entries', { seq: 1 }, item(1, 'missing')],
      ['the last item', 'entries', { seq: 2 }, item(2, 'missing')],
      ['a document', 'documents', {}, { type: 'gone' }],
    ])('%s that was deleted is named', async (_what, collection, where, what) => {
      const store = await open();
      await saved(store, { document: request(1, { state }) });
      await store.close();
      await raw.collection(collection).deleteOne(where);
      const found = { ok: false, seq: 1, why: 'documentChanged', document: 'una/E-1', what };
      expect(await (await open()).verifyAudit(UNA)).toMatchObject(found);
    });

    test('a delivery on which an act relied is found when it was changed', async () => {
      const store = await open();
      const made = entry();
      const id = `una:${made.eventId}:request:a`;
      await store.commit(commit({ journal: [made], envelopes: [envelope(id, { to: personId('a') })] }));
      await store.settle([sent(id, { at: at(5), platform: 'teams' })]);
      const proves = [{ delivery: id, at: at(5), platform: 'teams' }];
      await store.commit(commit({ journal: [entry({ proves })] }));
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
      await store.close();
      await raw.collection('deliveries').updateOne({}, { $set: { at: new Date(at(7)) } });
      const found = { ok: false, seq: 2, why: 'proofChanged', proof: proves[0] };
      expect(await (await open()).verifyAudit(UNA)).toMatchObject(found);
    });

    test('a trail that was cut off, with its end corrected, is found by the versions that are stored', async () => {
      const store = await open();
      const made = await saved(store, { document: request(1) });
      await saved(store, { document: change(made, state) });
      await saved(store, { document: request(2) });
      const [line] = await store.audit(UNA);
      await store.close();
      await raw.collection('journal').deleteMany({ number: { $gt: 1 } });
      const end = { relayed: 1, lines: 1, last: line?.hash };
      await raw.collection('networks').updateOne({ _id: 'una' as never }, { $set: end });
      const others = ['una/E-2'];
      const found = { ok: false, lines: 1, seq: 1, document: 'una/E-1', versions: { told: 1, stored: 2 }, others };
      expect(await (await open()).verifyAudit(UNA)).toMatchObject(found);
    });

    test('a network whose journal is damaged, as by a dump taken while people pressed, stops no other', async () => {
      const settings = (name: string) => {
        const network = networkId(name);
        return request(0, { id: `${name}/settings`, network, target: ref('settings'), kind: 'settings' });
      };
      const before = await open();
      for (const name of ['una', 'other']) await saved(before, { document: settings(name) });
      await before.close();
      // The journal was dumped first, and what is said about it after more had been written.
      await raw.collection('networks').updateOne({ _id: 'una' as never }, { $set: { relayed: 7 } });
      const store = await open({ times: QUICK });
      expect(await store.networks()).toEqual(['other']);
      expect(await store.cached?.networks()).toEqual(['other']);
      expect(await store.damaged?.()).toEqual([UNA]);
      await expect(store.load('una/settings')).rejects.toBeInstanceOf(StoreDamaged);
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: false, why: 'missing', seq: 2 });
      await expect(openMongoSource(uri())).rejects.toMatchObject({ why: 'damaged' });
      await saved(store, { document: request(1, { network: networkId('other'), dueAt: at(1) }) });
      store.duty?.start(() => undefined);
      await eventually(() => store.duty?.has(networkId('other')));
      expect(await store.due(at(2), 9)).toEqual(['other/E-1']);
    });

    test('a document whose items were not dumped is said to be damaged; others are read', async () => {
      const before = await open();
      await saved(before, { document: request(1, { state: { positions: [1, 2] } }) });
      await saved(before, { document: request(2) });
      await before.close();
      await raw.collection('entries').deleteOne({ seq: 2 });
      const store = await open();
      await expect(store.load('una/E-1')).rejects.toBeInstanceOf(StoreDamaged);
      expect(await store.load('una/E-2')).toMatchObject({ version: 1 });
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: false, why: 'documentChanged', document: 'una/E-1' });
    });

    test('so are lines that were cut off at the end', async () => {
      const store = await open();
      await store.commit(commit());
      await store.commit(commit());
      await store.close();
      await raw.collection('journal').deleteOne({ number: 2 });
      expect(await (await open()).verifyAudit(UNA)).toMatchObject({ ok: false, why: 'missing', seq: 2 });
    });
  });

  describe('several processes', () => {
    test('what one has written, the others see at once', async () => {
      const [a, b] = [await open(), await open()];
      const first = await saved(a, { document: request(1), envelopes: [envelope('x')] });
      expect(await b.load('una/E-1')).toEqual(first);
      const said = entry();
      const second = await saved(b, { document: change(first, { positions: [1] }), journal: [said] });
      expect(await a.load('una/E-1')).toEqual(second);
      expect(await a.receipt(UNA, said.eventId)).toEqual(said.answer);
      expect(ids(await b.deliveries(UNA))).toEqual(['x']);
      expect(await a.nextNumber(UNA, 'endorsement')).toBe(2);
      expect((await a.audit(UNA)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await b.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
    });

    test('which networks there are is known without asking; one that another process has made is soon', async () => {
      const settings = (name: string) => {
        const network = networkId(name);
        return request(0, { id: `${name}/settings`, network, target: ref('settings'), kind: 'settings' });
      };
      const proxy = await startProxy(new URL(uri()));
      const [a, b] = [await open(), await openMongoStore(through(uri(), proxy))];
      opened.push(b);
      await saved(a, { document: settings('una') });
      await eventually(async () => (await b.cached?.networks())?.length === 1);
      await saved(a, { document: settings('other') });
      await eventually(async () => (await b.cached?.networks())?.length === 2);
      await proxy.cut();
      expect(await b.cached?.networks()).toEqual(['other', 'una']);
      await expect(b.networks()).rejects.toThrow();
      await proxy.restore();
      await eventually(() => b.ping().then(...YES_OR_NO));
      // What this process makes, it knows of at once.
      await saved(b, { document: settings('third') });
      expect(await b.cached?.networks()).toEqual(['other', 'third', 'una']);
      await b.close();
      await proxy.close();
    });

    test('whoever decided on what was no longer so is told; others are written after it', async () => {
      const [a, b] = [await open(), await open()];
      await saved(a, { document: request(1) });
      await b.cached?.load('una/E-1');
      await a.commit(commit());
      expect(await b.commit({ ...commit(), fromCache: true })).toEqual({ type: 'conflict' });
      await a.commit(commit());
      expect((await b.commit(commit())).type).toBe('saved');
      expect((await b.commit({ ...commit(), fromCache: true })).type).toBe('saved');
      expect((await a.audit(UNA)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    });

    test('of those who do the same at once, in two processes, one does it', async () => {
      const stores = [await open(), await open()];
      const event = entry();
      const both = <Result>(work: (store: Store, i: number) => Promise<Result>) => Promise.all(stores.map(work));
      const events = await both((store, i) => store.commit(commit({ document: request(i + 1), journal: [event] })));
      expect(events.map(({ type }) => type).sort()).toEqual(['conflict', 'saved']);
      const same = await both((store) => store.commit(commit({ document: request(7) })));
      expect(same.map(({ type }) => type).sort()).toEqual(['conflict', 'saved']);
      const keys = await both((store, i) => store.commit(commit({ document: request(20 + i, { uniqueKey: 'k' }) })));
      expect(keys.map(({ type }) => type).sort()).toEqual(['saved', 'taken']);
    });

    test('an event that another process has answered is not written again, and its answer is known then', async () => {
      const [a, b] = [await open(), await open()];
      const event = entry();
      await b.cached?.load('una/E-1');
      await a.commit(commit({ journal: [event] }));
      expect(await b.cached?.receipt(UNA, event.eventId)).toBeUndefined();
      expect(await b.commit({ ...commit({ journal: [event] }), fromCache: true })).toEqual({ type: 'conflict' });
      expect(await b.cached?.receipt(UNA, event.eventId)).toEqual(event.answer);
    });

    test('an act that another process has accepted is a repeat here, and known to one that starts later', async () => {
      const [a, b] = [await open(), await open()];
      const same = { act: 'a', ends: ['E-1 UNHCR'] };
      const press = () => commit({ journal: [entry({ same })] });
      await b.cached?.load('una/E-1');
      expect((await a.commit(press())).type).toBe('saved');
      expect(await b.commit({ ...press(), fromCache: true })).toEqual({ type: 'conflict' });
      expect(await b.cached?.repeated(UNA, 'a', at(0))).toBeDefined();
      await a.deliveries(UNA);
      await eventually(async () => (await rows('networks', { relayed: 1 })).length === 1);
      expect(await (await open()).commit(press())).toEqual({ type: 'conflict' });
      const one = await Promise.all(
        [a, b].map((store) => store.commit(commit({ journal: [entry({ same: { ...same, act: 'b' } })] }))),
      );
      expect(one.map(({ type }) => type).sort()).toEqual(['conflict', 'saved']);
    });
  });

  describe('when the answer to an insert comes late', () => {
    const same = { act: 'a', ends: ['E-1 UNHCR'] };
    const press = () => commit({ journal: [entry({ same })] });
    async function late(): Promise<{ store: Store; proxy: Proxy }> {
      const proxy = await startProxy(new URL(uri()));
      const store = await openMongoStore(through(uri(), proxy));
      opened.push(store);
      await store.commit(commit());
      return { store, proxy };
    }

    test('it is not said that nothing was written; the journal knows, and so does the next press', async () => {
      const { store, proxy } = await late();
      const first = press();
      proxy.holdAnswers(3_000);
      await expect(store.commit(first)).rejects.toBeInstanceOf(OutcomeUnknown);
      proxy.holdAnswers(0);
      await eventually(async () => (await store.commit(press()).catch(() => undefined))?.type === 'conflict');
      const { eventId: event, at: when } = first.journal[0]!;
      expect(await store.receipt(UNA, event)).toBeDefined();
      expect(await store.repeated(UNA, 'a', when)).toBeDefined();
      expect(await store.audit(UNA)).toHaveLength(2);
      await store.close();
      await proxy.close();
    });

    test('who waited behind it is told the truth: that nothing of theirs is written, or that it is not known', async () => {
      const { store, proxy } = await late();
      proxy.holdAnswers(3_000);
      const first = store.commit(commit());
      await wait(100);
      const behind = store.commit(commit());
      await expect(first).rejects.toBeInstanceOf(OutcomeUnknown);
      // Whether it was sent before its own patience ended depends on the machine; either way it is told what is true.
      const fault: unknown = await behind.catch((error: unknown) => error);
      const wasSent = fault instanceof OutcomeUnknown;
      if (!wasSent) expect(fault).toBeInstanceOf(StoreTimeout);
      proxy.holdAnswers(0);
      await wait(3_500);
      expect(await store.audit(UNA)).toHaveLength(wasSent ? 3 : 2);
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: wasSent ? 3 : 2 });
      await store.close();
      await proxy.close();
    });
  });

  test('a driver that no longer looks for its server is set going again', { timeout: 30_000 }, async () => {
    const proxy = await startProxy(new URL(uri()));
    const store = await openMongoStore(through(uri(), proxy));
    opened.push(store);
    await store.commit(commit());
    // What a connection that broke at the wrong moment does to it: it never asks again whether the server lives.
    const connection = mongoose.connections.findLast(({ port }) => port === proxy.port) as mongoose.Connection;
    const { topology } = connection.getClient() as unknown as {
      topology: { s: { servers: Map<string, { monitor: { monitorId: { stop(): void } } }> } };
    };
    for (const { monitor } of topology.s.servers.values()) monitor.monitorId.stop();
    await proxy.cut();
    await expect(store.commit(commit())).rejects.toThrow();
    await proxy.restore();
    await eventually(async () => (await store.commit(commit()).catch(() => undefined))?.type === 'saved');
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
    await store.close();
    await proxy.close();
  });

  test(
    'a copy waits for a server that is busy, where people would be told to try again',
    { timeout: 60_000 },
    async () => {
      const proxy = await startProxy(new URL(uri()));
      const target = await openMongoTarget(through(uri(), proxy), 'another store');
      proxy.delay(2_500);
      const nothing = { count: 0, hash: '' };
      const content = { chains: nothing, lines: nothing, documents: nothing };
      await target.begin('another store', { ...content, deliveries: nothing, tasks: nothing, shelf: nothing });
      expect(await target.begun()).toBeDefined();
      proxy.delay(0);
      await target.close();
      await proxy.close();
    },
  );

  /** A store, and what it asks of MongoDB from now on: `find journal`. */
  async function overheard(options: MongoOptions = {}): Promise<{ store: Store; asked: string[] }> {
    const store = await openMongoStore(`${uri()}${uri().includes('?') ? '&' : '?'}monitorCommands=true`, options);
    opened.push(store);
    const asked: string[] = [];
    const client = mongoose.connections.findLast(({ name }) => name === database)?.getClient();
    client?.on('commandStarted', ({ commandName, command }) => {
      asked.push(`${commandName} ${String((command as Record<string, unknown>)[commandName])}`);
    });
    return { store, asked };
  }
  const times = (asked: readonly string[], what: string): number => asked.filter((one) => one === what).length;

  test('the trail is read on in large parts where rows have few lines', async () => {
    const { store, asked } = await overheard();
    for (let n = 0; n < 200; n += 1) await store.commit(commit());
    await store.audit(UNA, { limit: 100 });
    asked.splice(0);
    expect(await store.audit(UNA, { from: 101, limit: 100 })).toHaveLength(100);
    expect(times(asked, 'find journal')).toBe(1);
  });

  describe('duty', () => {
    const told: string[] = [];
    beforeEach(() => void told.splice(0));
    const onDuty = async (store: Store): Promise<Store> => {
      store.duty?.start(
        () => undefined,
        (network, what) => told.push(`${network} ${what}`),
      );
      await eventually(() => store.duty?.has(UNA));
      return store;
    };
    const due = (n: number) => commit({ document: request(n), journal: [entry({ eventId: eventId(`due-${n}`) })] });

    test('one process has it; the others see nothing due', async () => {
      const a = await open({ times: QUICK });
      await saved(a, { document: request(1, { dueAt: at(1) }), envelopes: [envelope('x')], tasks: [task('t')] });
      await onDuty(a);
      const b = await open({ times: QUICK });
      b.duty?.start(() => undefined);
      await wait(QUICK.takeOverMs * 2);
      expect([a.duty?.has(UNA), b.duty?.has(UNA)]).toEqual([true, false]);
      const seen = async (store: Store) => [
        await store.due(at(9), 9),
        ids(await store.tasks(at(9), 9)),
        ids(await store.dueDeliveries(at(9), 9)),
        await store.nextDue(),
      ];
      expect(await seen(a)).toEqual([['una/E-1'], ['t'], ['x'], at(0)]);
      expect(await seen(b)).toEqual([[], [], [], null]);
      expect(await b.commit({ ...due(2), onDuty: true })).toEqual({ type: 'notOnDuty' });
      expect((await a.commit({ ...due(2), onDuty: true })).type).toBe('saved');
      expect(told).toEqual(['una taken']);
      const age = a.duty?.ages().get(UNA) ?? Infinity;
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(QUICK.takeOverMs);
      expect(b.duty?.ages().size).toBe(0);
    });

    test('given back, it is taken at once; a commit of another process wakes who has it', async () => {
      const a = await open({ times: QUICK });
      await saved(a, { document: request(1) });
      await onDuty(a);
      const b = await open({ times: { ...QUICK, takeOverMs: 60_000 } });
      let woken = 0;
      b.duty?.start(() => (woken += 1));
      await a.duty?.stop();
      await eventually(() => b.duty?.has(UNA));
      const before = woken;
      await a.commit(commit({ tasks: [task('t')] }));
      await eventually(() => woken > before);
      expect(ids(await b.tasks(at(0), 9))).toEqual(['t']);
    });

    test('what another process notes down beside the journal wakes who has it', async () => {
      const a = await open({ times: QUICK });
      await saved(a, { document: request(1), envelopes: [envelope('x'), envelope('y')] });
      const { to: ANA } = envelope('x');
      let woken = 0;
      a.duty?.start(() => (woken += 1));
      await eventually(() => a.duty?.has(UNA));
      const unreachable = { platform: 'local', reason: 'unavailable' };
      await a.settle([{ id: 'x', type: 'failed', at: at(5), ...unreachable }]);
      const b = await open({ times: { ...QUICK, takeOverMs: 60_000 } });
      b.duty?.start(() => undefined);
      const wakes = async (write: () => Promise<unknown>): Promise<void> => {
        const before = woken;
        await write();
        await eventually(() => woken > before);
      };
      await wakes(() => b.settle([], [task('t')]));
      await wakes(() => b.requeueFailed(UNA, ANA, at(1), [ref('E-1')]));
      expect(ids(await a.dueDeliveries(at(9), 9))).toContain('x');
      // Who has the duty knows of their own writes, and nobody of nothing.
      const before = woken;
      await a.settle([], [task('u')]);
      await b.requeueFailed(UNA, ANA, at(2), [ref('E-1')]);
      await wait(QUICK.beatMs * 4);
      expect(woken).toBe(before);
    });

    test('taken over half way, it is taken again without waiting for the end of its own lease', async () => {
      const proxy = await startProxy(new URL(uri()));
      const store = await openMongoStore(through(uri(), proxy), { times: { ...QUICK, takeOverMs: 60_000 } });
      opened.push(store);
      await saved(store, { document: request(1) });
      // The new fence is not written in time.
      proxy.holdAnswers(3_000);
      store.duty?.start(() => undefined);
      await eventually(async () => (await rows('leases')).length > 0);
      proxy.holdAnswers(0);
      await eventually(() => store.duty?.has(UNA));
      await store.close();
      await proxy.close();
    });

    test('a process that sleeps through its end is replaced, and what it still tries is refused', async () => {
      // Believes for a minute what was true a second ago, as after a pause of the whole process.
      const asleep = await open({ times: { beatMs: 60_000, validMs: 60_000, takeOverMs: 60_000 } });
      await saved(asleep, { document: request(1), envelopes: [envelope('x', { live: true }), envelope('y')] });
      await onDuty(asleep);
      await asleep.settle([sent('y')]);
      const b = await onDuty(await open({ times: QUICK }));
      expect(asleep.duty?.has(UNA)).toBe(true);
      await asleep.settle([sent('x')]);
      await asleep.edited([{ id: 'y', shown: { version: 9, hash: 'h9' }, at: at(9), editAfter: at(9) }]);
      expect(await b.deliveries(UNA)).toMatchObject([
        { id: 'x', state: 'queued' },
        { id: 'y', state: 'sent', shownVersion: 9 },
      ]);
      expect(await asleep.commit({ ...due(2), onDuty: true })).toEqual({ type: 'notOnDuty' });
      expect(asleep.duty?.has(UNA)).toBe(false);
      expect(told).toEqual(['una taken', 'una taken', 'una lost']);
      // Presses are anybody's.
      expect((await asleep.commit(due(3))).type).toBe('saved');
      await b.settle([sent('x')]);
      expect(await b.deliveries(UNA)).toMatchObject([{ state: 'sent' }, {}]);
    });

    test('a card that was sent while its document moved on is found by whoever takes over', async () => {
      const a = await open();
      const made = await saved(a, { document: request(1), envelopes: [envelope('x', { live: true })] });
      await a.settle([sent('x', { editAfter: at(3) })]);
      await saved(a, { document: change(made, made.state, { refreshAt: at(2) }) });
      await a.dueRefreshes(at(9), 9);
      // As if it had died between writing the one and the other.
      await raw.collection('documents').updateOne({}, { $unset: { refreshAt: 1 } });
      await onDuty(a);
      expect(await a.dueRefreshes(at(9), 9)).toEqual(['una/E-1']);
      expect(await a.nextDue()).toBe(at(3));
    });

    test('whoever takes over writes nothing to documents whose cards show them as they are', async () => {
      const a = await open();
      for (const n of [1, 2, 3])
        await saved(a, { document: request(n), envelopes: [envelope(`x${n}`, { live: true, about: ref(`E-${n}`) })] });
      const shown = { shownVersion: 9, editAfter: at(3) };
      await a.settle([sent('x1', shown), sent('x2', shown), sent('x3', shown)]);
      const { store, asked } = await overheard();
      await onDuty(store);
      expect(times(asked, 'update deliveries')).toBe(1);
      expect(times(asked, 'update documents')).toBe(0);
    });

    test('each network has its own', async () => {
      const second = networkId('second');
      const a = await open({ times: QUICK });
      await saved(a, { document: request(1) });
      await onDuty(a);
      await saved(a, { document: request(1, { network: second, dueAt: instant(at(1)) }) });
      await eventually(() => a.duty?.has(second));
      expect(await a.due(at(1), 9)).toEqual(['second/E-1']);
      expect((await rows('leases')).map(({ _id, fence }) => [_id, fence]).sort()).toEqual([
        ['second', 1],
        ['una', 1],
      ]);
    });
  });
});
