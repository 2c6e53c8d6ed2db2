import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { personId } from '../../src/core/ids.ts';
import { createCache } from '../../src/store/cache.ts';
import { DELIVERY_QUERIES } from '../../src/store/sqlite/deliveries.ts';
import { FORGET } from '../../src/store/sqlite/journal.ts';
import { createLookups, LOOKUPS } from '../../src/store/sqlite/lookups.ts';
import { REFRESH_QUERIES } from '../../src/store/sqlite/refreshes.ts';
import { migrate, MIGRATIONS } from '../../src/store/sqlite/schema.ts';
import { openDatabase } from '../../src/store/sqlite/sql.ts';
import type { SqlValue } from '../../src/store/sqlite/sql.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { TASK_QUERIES } from '../../src/store/sqlite/tasks.ts';
import { change, commit, envelope, request, saved, task, UNA } from '../contracts/store/things.ts';
import { besideConcord, logged, newFolder } from '../support/storeFolder.ts';

describe('many commits share one transaction', () => {
  // However slow the machine is: a transaction begins no further act after some milliseconds.
  beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => void vi.restoreAllMocks());

  test('those that are made at once', async () => {
    const folder = newFolder();
    const store = await openSqliteStore({ folder });
    const before = logged(folder).transactions;
    await Promise.all(Array.from({ length: 50 }, (_, number) => saved(store, { document: request(number + 1) })));
    expect(logged(folder).transactions - before).toBe(1);
    await Promise.all([
      store.settle([]),
      store.taskDone(task('a')),
      store.refreshLater('una/E-1'),
      store.commit(commit()),
    ]);
    expect(logged(folder).transactions - before).toBe(2);
    await store.close();
  });

  test('but not so many that nothing else gets its turn', async () => {
    const folder = newFolder();
    const store = await openSqliteStore({ folder });
    const before = logged(folder).transactions;
    let turns = 0;
    const busy = setInterval(() => turns++, 0);
    await Promise.all(Array.from({ length: 600 }, () => store.commit(commit())));
    clearInterval(busy);
    expect(logged(folder).transactions - before).toBe(3);
    expect(turns).toBeGreaterThan(0);
    await store.close();
  });

  test('and what writes much for many people has one of its own', async () => {
    const folder = newFolder();
    const store = await openSqliteStore({ folder });
    const before = logged(folder).transactions;
    const toAll = (n: number) => commit({ envelopes: Array.from({ length: 1_100 }, (_, i) => envelope(`${n}-${i}`)) });
    await Promise.all([store.commit(toAll(1)), store.commit(toAll(2)), store.commit(commit())]);
    expect(logged(folder).transactions - before).toBe(2);
    await store.close();
  });

  test('and the same message twice among those that are alike is there once, as its line says', async () => {
    const store = await openSqliteStore(':memory:');
    const one = commit();
    const [line] = one.journal;
    const data = { title: 'Common premises' };
    const to = (name: string) =>
      envelope(`${UNA}:${line?.eventId}:request:${name}`, { data, to: personId(name), network: UNA });
    await store.commit({ ...one, envelopes: [to('ana'), to('ben'), to('ana')] });
    expect((await store.deliveries(UNA)).map(({ to: person }) => person)).toEqual(['ana', 'ben']);
    expect((await store.audit(UNA))[0]?.sent?.count).toBe(2);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
    await store.close();
  });

  test('when the transaction fails, all whose work had begun are told, nothing of it is kept, and the next one works', async () => {
    const poison = `CREATE TRIGGER poison BEFORE INSERT ON tasks WHEN NEW.id = 'poison'
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;`;
    const store = await openSqliteStore(':memory:', [...MIGRATIONS, { version: MIGRATIONS.length + 1, sql: poison }]);
    const first = await saved(store, { document: request(1) });
    const changed = { title: 'changed', positions: [1] };
    const results = await Promise.allSettled([
      store.commit(commit({ document: change(first, changed) })),
      store.commit(commit({ document: request(2), tasks: [task('poison')] })),
      store.commit(commit()),
    ]);
    // The third was not begun, so it is in the next transaction.
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await store.load(first.id)).toEqual(first);
    expect(await store.load('una/E-2')).toBeUndefined();
    await saved(store, { document: change(first, changed) });
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 3 });
    await store.close();
  });

  test('nor is what was put into the key-value store in it', async () => {
    const poison = `CREATE TRIGGER poison BEFORE INSERT ON shelf WHEN NEW.value = 'poison'
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;`;
    const store = await openSqliteStore(':memory:', [...MIGRATIONS, { version: MIGRATIONS.length + 1, sql: poison }]);
    await store.keyValues.put('a', 'kept', 'before');
    const all = [
      store.keyValues.put('a', 'kept', 'after'),
      store.keyValues.put('a', 'new', 'x'),
      store.keyValues.remove('a', 'b'),
    ];
    const results = await Promise.allSettled([...all, store.keyValues.put('a', 'b', 'poison')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    expect(await store.keyValues.get('a', 'kept')).toBe('before');
    expect(await store.keyValues.get('a', 'new')).toBeUndefined();
    await store.close();
  });

  test('while a test holds the clock', async () => {
    vi.useFakeTimers();
    const store = await openSqliteStore(':memory:');
    expect((await store.commit(commit())).type).toBe('saved');
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
    vi.useRealTimers();
    await store.close();
  });
});

test('a commit costs the same however long a list is', async () => {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  const item = { by: 'UNHCR', text: 'x'.repeat(300) };
  const positions = Array.from({ length: 3000 }, () => item);
  let stored = await saved(store, { document: request(1, { state: { positions } }) });
  const before = logged(folder).pages;
  for (let more = 0; more < 10; more++) {
    const { positions: all } = stored.state as { positions: unknown[] };
    stored = await saved(store, { document: change(stored, { positions: [...all, item] }) });
  }
  expect((logged(folder).pages - before) / 10).toBeLessThan(12);
  await store.close();
});

test('an act that only adds to a list does not write over what was done by hand to the rest, and the audit finds it', async () => {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  const first = await saved(store, { document: request(1) });
  besideConcord(folder, `UPDATE documents SET head = '{"title":"Other premises"}'`);
  const { title } = first.state as { title: string };
  const second = await saved(store, { document: change(first, { title, positions: ['one'] }) });
  expect(await store.verifyAudit(UNA)).toMatchObject({ ok: false, why: 'documentChanged' });
  await saved(store, { document: change(second, { title: 'Mended', positions: ['one'] }) });
  expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
  await store.close();
});

test('what is in memory needs no reading', async () => {
  const store = await openSqliteStore(':memory:');
  const stored = await saved(store, { document: request(1) });
  expect(await store.load(stored.id)).toBe(stored);
  expect((await store.list(UNA, 'endorsement'))[0]).toBe(stored);
  await store.close();
});

test('a document that somebody changed by hand meanwhile is a conflict, then read again', async () => {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  const stored = await saved(store, { document: request(1) });
  besideConcord(folder, 'UPDATE documents SET version = 7');
  expect(await store.commit(commit({ document: change(stored, { positions: [] }) }))).toEqual({ type: 'conflict' });
  expect(await store.load(stored.id)).toMatchObject({ version: 7, state: stored.state });
  await store.close();
});

test('memory keeps what was used last, within a number and a size', () => {
  const thing = (size: number) => ({ size });
  const cache = createCache(3, 100);
  for (const id of ['a', 'b', 'c']) cache.set(id, thing(10));
  cache.get('a');
  cache.set('d', thing(10));
  const has = () => ['a', 'b', 'c', 'd', 'e'].filter((id) => cache.get(id));
  expect(has()).toEqual(['a', 'c', 'd']);
  cache.set('c', thing(85));
  expect(has()).toEqual(['c', 'd']);
  cache.set('e', thing(500));
  expect(has()).toEqual(['e']);
  cache.delete('e');
  expect(has()).toEqual([]);
  cache.set('a', thing(100));
  expect(has()).toEqual(['a']);
  cache.clear();
  for (const id of ['b', 'c']) cache.set(id, thing(50));
  expect(has()).toEqual(['b', 'c']);
});

describe('what libsql would take amiss is refused before it gets there', () => {
  const table = () => {
    const sql = openDatabase(':memory:');
    sql.exec('CREATE TABLE things (a, b)');
    return sql;
  };
  const wrong: unknown[] = [true, false, undefined, {}, new Date(), [1], NaN, Infinity, Symbol('s'), () => 1];

  test.each(wrong.map((value) => [inspect(value), value] as const))('%s', (_, value) => {
    const sql = table();
    const insert = sql.query('INSERT INTO things (a, b) VALUES (?, ?)');
    expect(() => insert.run('x', value as SqlValue)).toThrow(TypeError);
    const find = sql.query('SELECT a FROM things WHERE a = ?');
    expect(() => find.get(value as SqlValue)).toThrow(TypeError);
    expect(() => find.all(value as SqlValue)).toThrow(TypeError);
    expect(sql.query('SELECT a FROM things').all()).toEqual([]);
  });

  test('too few values, and too many', () => {
    const insert = table().query('INSERT INTO things (a, b) VALUES (?, ?)');
    expect(() => insert.run('x')).toThrow(/2 values wanted, 1 given/);
    expect(() => insert.run('x', 'y', 'z')).toThrow(/2 values wanted, 3 given/);
  });

  test('what can be stored comes back as it was', () => {
    const sql = table();
    const values = [1, -0.5, 2 ** 40, null, '', '"', '"a"', 'a\0b', '\ud800', 'é👍', Buffer.from([0, 255])];
    for (const [place, value] of values.entries())
      sql.query('INSERT INTO things (a, b) VALUES (?, ?)').run(place, value);
    const rows = sql.query<{ b: SqlValue }>('SELECT b FROM things ORDER BY a').all();
    expect(rows.map(({ b }) => (b instanceof Uint8Array ? Buffer.from(b) : b))).toEqual(values);
    expect(sql.query('SELECT a, b FROM things WHERE b = ?').get('a\0b')).toEqual({ a: 7, b: 'a\0b' });
    expect(sql.query('SELECT b FROM things WHERE b = ?').get('a\0c')).toBeUndefined();
  });

  test('one statement may ask for one row and for all, in any order', () => {
    const sql = table();
    for (const name of ['x', 'y']) sql.query('INSERT INTO things (a, b) VALUES (?, ?)').run(name, name);
    const find = sql.query('SELECT b FROM things WHERE a = ?');
    expect(find.all('x')).toEqual([{ b: 'x' }]);
    expect(find.get('y')).toEqual({ b: 'y' });
    expect(find.all('z')).toEqual([]);
    expect(find.get('z')).toBeUndefined();
  });

  test('a statement used after closing', () => {
    const sql = table();
    const find = sql.query('SELECT a FROM things');
    find.all();
    sql.close();
    sql.close();
    expect(() => find.all()).toThrow('the store is closed');
  });

  test('a transaction that fails leaves nothing, and the next one works', () => {
    const sql = table();
    const insert = sql.query('INSERT INTO things (a, b) VALUES (?, ?)');
    const failing = () => {
      insert.run(1, 1);
      throw new Error('no');
    };
    expect(() => sql.transaction(failing)).toThrow('no');
    expect(sql.transaction(() => insert.run(2, 2))).toBe(1);
    expect(sql.query('SELECT a FROM things').all()).toEqual([{ a: 2 }]);
  });
});

test('a list is read once until a document of its kind is written', async () => {
  const store = await openSqliteStore(':memory:');
  await saved(store, { document: request(1) });
  const first = await store.list(UNA, 'endorsement', { stages: ['open'] });
  await saved(store, { document: request(2, { kind: 'meeting' }) });
  expect(await store.list(UNA, 'endorsement', { stages: ['open'] })).toBe(first);
  await saved(store, { document: request(3) });
  const next = await store.list(UNA, 'endorsement', { stages: ['open'] });
  expect(next.map(({ target }) => target)).toEqual(['E-1', 'E-3']);
  await saved(store, { document: change(next[0]!, next[0]!.state, { stage: 'ended' }) });
  expect((await store.list(UNA, 'endorsement', { stages: ['open'] })).map(({ target }) => target)).toEqual(['E-3']);
  await store.close();
});

test('the ids of all documents come in pages, each id once', () => {
  const sql = openDatabase(':memory:');
  migrate(sql, 0, MIGRATIONS);
  const insert =
    sql.query(`INSERT INTO documents (id, network, kind, target, number, version, card_version, stage, lists, head)
    VALUES (?, ?, ?, ?, ?, 1, 1, '', '[]', '{}')`);
  const wanted: string[] = [];
  for (let n = 1; n <= 1_203; n += 1) {
    // Of documents without a number there are many, and they have the number 0.
    const [kind, number] = n % 3 === 0 ? ['rooms', 0] : [n % 2 === 0 ? 'endorsement' : 'meeting', n];
    for (const network of ['una', 'unb']) insert.run(`${network}/${kind}-${n}`, network, kind, `${kind}-${n}`, number);
    wanted.push(`una/${kind}-${n}`);
  }
  const pages = [...createLookups(sql).idPages(UNA)];
  expect(pages.map(({ length }) => length)).toEqual([500, 500, 203]);
  expect(pages.flat().sort()).toEqual(wanted.sort());
});

describe('finding searches the index that is there for it', () => {
  const groups = { LOOKUPS, JOURNAL_QUERIES: { forget: FORGET }, DELIVERY_QUERIES, REFRESH_QUERIES, TASK_QUERIES };
  const indexes: [keyof typeof groups, string, string][] = [
    ['LOOKUPS', 'ids', 'documents_by_reference'],
    ['LOOKUPS', 'idsInStages', 'documents_by_stage'],
    ['LOOKUPS', 'latestIds', 'documents_by_reference'],
    ['LOOKUPS', 'idPage', 'documents_by_reference'],
    ['LOOKUPS', 'latestInStage', 'documents_by_stage'],
    ['LOOKUPS', 'count', 'documents_by_stage'],
    ['JOURNAL_QUERIES', 'forget', 'receipts'],
    ['LOOKUPS', 'names', 'documents_by_stage'],
    ['LOOKUPS', 'networks', 'documents_of_settings'],
    ['LOOKUPS', 'highestNumber', 'documents_by_reference'],
    ['LOOKUPS', 'holder', 'documents_by_key'],
    ['LOOKUPS', 'due', 'documents_due'],
    ['LOOKUPS', 'nextDue', 'documents_due documents_to_refresh tasks_due deliveries_queued'],
    ['DELIVERY_QUERIES', 'due', 'deliveries_queued'],
    ['DELIVERY_QUERIES', 'lines', 'deliveries_queued'],
    ['DELIVERY_QUERIES', 'list', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'listAbout', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'requeue', 'deliveries_failed'],
    ['DELIVERY_QUERIES', 'dropTwins', 'deliveries_failed'],
    ['DELIVERY_QUERIES', 'requeueAbout', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'requeueGivenUp', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'dropTwinsGivenUp', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'dropTwinsAbout', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'reach', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'chatTook', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'progress', 'deliveries_about'],
    ['DELIVERY_QUERIES', 'failures', 'deliveries_about'],
    ['REFRESH_QUERIES', 'due', 'documents_to_refresh'],
    ['REFRESH_QUERIES', 'outdated', 'deliveries_live'],
    ['REFRESH_QUERIES', 'later', 'deliveries_live'],
    ['TASK_QUERIES', 'due', 'tasks_due'],
  ];

  test.each(indexes)('%s.%s', (group, name, wanted) => {
    const sql = openDatabase(':memory:');
    migrate(sql, 0, MIGRATIONS);
    const text = (groups[group] as Record<string, string>)[name]!;
    const values = text.split('?').slice(1);
    const plan = sql.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values);
    const steps = plan
      .map(({ detail }) => detail)
      .filter((step) => /^(?:SCAN|SEARCH) (?:documents|deliveries|tasks|journal)/.test(step));
    const used = steps.map((step) => / USING (?:COVERING )?INDEX (\w+)/.exec(step)?.[1] ?? step);
    expect(used.filter((index) => !index.startsWith('sqlite_autoindex'))).toEqual(
      expect.arrayContaining(wanted.split(' ')),
    );
    // The index of settings holds nothing but what is asked for.
    expect(steps.filter((step) => step.startsWith('SCAN') && !step.endsWith('documents_of_settings'))).toEqual([]);
  });
});
