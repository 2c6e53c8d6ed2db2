/**
 * What a dump leaves that was taken while people press, each collection at another moment (`mongodump --db` without
 * `--oplog`): restored, it opens; whoever presses gets an answer that is not "try again" for ever; and what is lost is named.
 */
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { networkId, ref } from '../../src/core/ids.ts';
import type { COLLECTIONS } from '../../src/store/mongo/models.ts';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { StoreDamaged, type AuditVerdict, type DocumentId, type Store } from '../../src/store/store.ts';
import { at, change, envelope, request, saved, task, UNA } from '../contracts/store/things.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';

const server = await findMongo();
afterAll(() => server?.stop());

type Name = (typeof COLLECTIONS)[number];
type Row = Record<string, unknown>;
type Dump = Map<Name, Row[]>;
const QUIET = networkId('quiet');
const REQUESTS = 4;
const TRIES = 4;

describe.skipIf(!server)('a dump taken while people press', () => {
  let source: string;
  let target: string;
  beforeEach(() => {
    [source, target] = [newDatabase(), newDatabase()];
  });
  afterEach(async () => {
    await server?.drop(source);
    await server?.drop(target);
  });
  const uri = (database: string): string => server?.uri(database) ?? '';

  const settings = (network: typeof UNA) =>
    request(0, { id: `${network}/settings` as DocumentId, network, target: ref('settings'), kind: 'settings' });

  let round = 0;
  /** Each request gets a position, one a new title, one its end, and one more is opened. */
  async function press(store: Store): Promise<void> {
    round += 1;
    const all = await store.list(UNA, 'endorsement');
    for (const [i, stored] of all.entries()) {
      const { title, positions } = stored.state as { title: string; positions: unknown[] };
      const state = { title: i % 3 === round % 3 ? `Title ${round}` : title, positions: [...positions, round] };
      await saved(store, {
        document: change(stored, state, { dueAt: at(round), uniqueKey: `key ${i}`, refreshAt: at(round) }),
        envelopes: [envelope(`${stored.target} ${round}`, { about: stored.target, live: true })],
        tasks: [task(`${stored.target} ${round}`)],
      });
    }
    await open(store, all.length + 1);
    // What was decided is carried over and struck out, as it mostly is by then.
    if (round % 3 > 0) await store.deliveries(UNA);
  }
  const open = (store: Store, number: number) =>
    saved(store, {
      document: request(number, { uniqueKey: `new ${number}`, state: { title: 'New', positions: [1] } }),
    });

  async function dump(order: readonly Name[]): Promise<Dump> {
    const store = await openMongoStore(uri(source));
    const raw = await mongoose.createConnection(uri(source)).asPromise();
    for (const network of [UNA, QUIET]) await saved(store, { document: settings(network) });
    for (let n = 1; n <= REQUESTS; n += 1) await open(store, n);
    const dumped: Dump = new Map();
    for (const name of order) {
      // By halves of its names: rows that are written meanwhile come with the second half or not at all.
      const rows = async (which: object) =>
        (await raw.collection(name).find(which).sort({ _id: 1 }).toArray()) as Row[];
      const names = (await rows({})).map(({ _id }) => String(_id));
      const middle = names[Math.floor(names.length / 2)] ?? '';
      const first = await rows({ _id: { $lt: middle } });
      await press(store);
      dumped.set(name, [...first, ...(await rows({ _id: { $gte: middle } }))]);
      await press(store);
    }
    await store.close();
    await raw.close();
    return dumped;
  }

  async function restore(dumped: Dump): Promise<void> {
    const raw = await mongoose.createConnection(uri(target)).asPromise();
    for (const [name, rows] of dumped) if (rows.length > 0) await raw.collection(name).insertMany(rows);
    await raw.close();
  }

  /** As a person does who is told to try again, a few times. */
  async function insist(act: () => Promise<unknown>): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const fault = await act().then(...SAVED_OR_FAULT);
      if (fault === undefined) return 'saved';
      if (fault instanceof StoreDamaged) return 'damaged';
      if (tries === TRIES) return `for ever: ${fault instanceof Error ? fault.message : 'not an error'}`;
    }
  }

  const endorse = (store: Store, n: number) => async () => {
    const found = await store.load(idOf(n));
    if (!found) return open(store, n);
    const { positions } = found.state as { positions: unknown[] };
    return saved(store, { document: change(found, { title: 'after', positions: [...positions, 'after'] }) });
  };
  const openNew = (store: Store) => async () => open(store, await store.nextNumber(UNA, 'endorsement'));

  /** Of which the version that was dumped is not that of the last line about it. */
  function outOfStep(dumped: Dump): string[] {
    const versions = new Map((dumped.get('documents') ?? []).map((row) => [row['_id'], row['version']]));
    const lines = (dumped.get('journal') ?? []).flatMap(({ lines: all }) => all as { document?: Row }[]);
    const told = new Map(lines.flatMap(({ document }) => (document ? [[document['id'], document['version']]] : [])));
    const all = [...new Set([...versions.keys(), ...told.keys()])] as string[];
    return all.filter((id) => versions.get(id) !== told.get(id));
  }
  const named = (verdict: AuditVerdict): readonly string[] =>
    verdict.ok ? [] : [verdict.document ?? '', ...(verdict.others ?? [])];

  const rest: readonly Name[] = ['leases', 'shelf', 'about'];
  const followers: readonly Name[] = ['documents', 'entries', 'deliveries', 'followups'];

  test.each<[string, readonly Name[]]>([
    ['the journal last', ['networks', ...followers, 'journal', ...rest]],
    [
      'the journal last, items of lists before their documents',
      ['networks', ...[...followers].reverse(), 'journal', ...rest],
    ],
    ['the journal before what follows from it', ['networks', 'journal', ...followers, ...rest]],
    [
      'documents, then the journal, then the items of lists',
      ['networks', 'documents', 'journal', 'entries', 'deliveries', 'followups', ...rest],
    ],
  ])('%s: all that is not as the record says is named, and answered', async (_, order) => {
    const dumped = await dump(order);
    await restore(dumped);
    const store = await openMongoStore(uri(target));
    expect(await store.networks()).toEqual([QUIET, UNA].sort());
    const names = named(await store.verifyAudit(UNA));
    // Its changes may still stand in the journal: then nothing of it is lost.
    const stored = await Promise.all(
      outOfStep(dumped).map(async (id) => [id, await isWhole(store, id, dumped)] as const),
    );
    expect(stored.length).toBeGreaterThan(0);
    expect(names).toEqual(expect.arrayContaining(stored.filter(([, whole]) => !whole).map(([id]) => id)));
    const told = new Map<string, string>();
    for (let n = 1; n <= REQUESTS + 2; n += 1) told.set(idOf(n), await insist(endorse(store, n)));
    told.set('a new one', await insist(openNew(store)));
    expect([...told].filter(([, came]) => came !== 'saved' && came !== 'damaged')).toEqual([]);
    expect(names).toEqual(expect.arrayContaining([...told].filter(([, came]) => came === 'damaged').map(([id]) => id)));
    expect(told.get('a new one')).toBe('saved');
    await saved(store, { document: request(1, { network: QUIET }) });
    expect(await store.verifyAudit(QUIET)).toMatchObject({ ok: true });
    await store.close();
  });

  test('the journal before the word how far it has been carried over: its network is named, the other goes on', async () => {
    await restore(await dump(['journal', 'networks', ...followers, ...rest]));
    const store = await openMongoStore(uri(target));
    expect([await store.networks(), await store.damaged?.()]).toEqual([[QUIET], [UNA]]);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: false, why: 'missing' });
    expect([await insist(endorse(store, 1)), await insist(openNew(store))]).toEqual(['damaged', 'damaged']);
    await saved(store, { document: request(1, { network: QUIET }) });
    expect(await store.verifyAudit(QUIET)).toMatchObject({ ok: true });
    await store.close();
  });

  async function isWhole(store: Store, id: string, dumped: Dump): Promise<boolean> {
    const found = await store.load(id as DocumentId).catch(() => undefined);
    const lines = (dumped.get('journal') ?? []).flatMap(({ lines: all }) => all as { document?: Row }[]);
    return found?.version === lines.findLast(({ document }) => document?.['id'] === id)?.document?.['version'];
  }
});

const SAVED_OR_FAULT = [() => undefined, (fault: unknown) => fault] as const;
const idOf = (n: number): DocumentId => `una/E-${n}` as DocumentId;
