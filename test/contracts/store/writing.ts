import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import type { Subject } from '../store.contract.ts';
import { at, change, commit, entry, envelope, OTHER, request, saved, task, UNA } from './things.ts';

interface Counted {
  readonly count: number;
  readonly positions: readonly { readonly by: number }[];
}

/** One `commit`: all of it or nothing, over the version that was loaded. */
export function writingPromises(subject: Subject): void {
  const newRequest = (count = 0) => request(1, { state: { count, positions: [] } satisfies Counted });

  test('each change makes the next version', async () => {
    const first = await saved(subject.store, { document: newRequest() });
    const second = await saved(subject.store, { document: change(first, { count: 1, positions: [] }) });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(await subject.store.load(first.id)).toEqual(second);
  });

  test('a change over an older version is a conflict and leaves nothing behind', async () => {
    const first = await saved(subject.store, { document: newRequest() });
    await saved(subject.store, { document: change(first, { count: 1, positions: [] }) });
    const late = entry();
    const result = await subject.store.commit({
      document: change(
        first,
        { count: 9, positions: [{ by: 9 }] },
        { dueAt: at(1), refreshAt: at(1), stage: 'closed' },
      ),
      journal: [late],
      envelopes: [envelope('late')],
      tasks: [task('late')],
    });
    expect(result).toEqual({ type: 'conflict' });
    const store = await subject.reopen();
    expect(await store.load(first.id)).toMatchObject({
      version: 2,
      cardVersion: 0,
      state: { count: 1, positions: [] },
    });
    expect(await store.receipt(UNA, late.eventId)).toBeUndefined();
    expect(await store.audit(UNA)).toHaveLength(2);
    expect(await store.deliveries(UNA)).toEqual([]);
    expect(await store.nextDue()).toBeNull();
  });

  test('a new document over one that exists is a conflict', async () => {
    await saved(subject.store, { document: newRequest(1) });
    expect(await subject.store.commit(commit({ document: newRequest(2) }))).toEqual({ type: 'conflict' });
    const never = request(2, { from: (await subject.store.load('una/E-1'))! });
    expect(await subject.store.commit(commit({ document: never }))).toEqual({ type: 'conflict' });
    expect(await subject.store.load('una/E-1')).toMatchObject({ version: 1, state: { count: 1 } });
    expect(await subject.store.load('una/E-2')).toBeUndefined();
  });

  test('of twenty who change the same version at once, one wins', async () => {
    const first = await saved(subject.store, { document: newRequest() });
    const tries = Array.from({ length: 20 }, (_, by) =>
      subject.store.commit(commit({ document: change(first, { count: by, positions: [{ by }] }) })),
    );
    const results = await Promise.all(tries);
    expect(results.filter(({ type }) => type === 'saved')).toHaveLength(1);
    const winner = results.findIndex(({ type }) => type === 'saved');
    const found = await (await subject.reopen()).load(first.id);
    expect(found).toMatchObject({ version: 2, state: { count: winner, positions: [{ by: winner }] } });
    expect(await subject.store.audit(UNA)).toHaveLength(2);
  });

  test('of twenty who try until they are heard, each is heard once', async () => {
    await saved(subject.store, { document: newRequest() });
    await Promise.all(Array.from({ length: 20 }, (_, by) => untilHeard(subject.store, by)));
    const found = await (await subject.reopen()).load('una/E-1');
    const { count, positions } = found?.state as Counted;
    expect([found?.version, count, positions.length]).toEqual([21, 20, 20]);
    expect(new Set(positions.map(({ by }) => by)).size).toBe(20);
    expect(await subject.store.audit(UNA)).toHaveLength(21);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 21 });
  });

  test("one commit's conflict does not disturb those beside it", async () => {
    const first = await saved(subject.store, { document: newRequest() });
    const [a, b, c] = await Promise.all([
      subject.store.commit(commit({ document: request(2), envelopes: [envelope('a')] })),
      subject.store.commit(commit({ document: request(1), envelopes: [envelope('b')] })),
      subject.store.commit(
        commit({ document: change(first, { count: 1, positions: [] }), envelopes: [envelope('c')] }),
      ),
    ]);
    expect([a.type, b.type, c.type]).toEqual(['saved', 'conflict', 'saved']);
    expect((await subject.store.deliveries(UNA)).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 3 });
  });

  test('what belongs together lands together', async () => {
    const journal = [entry({ outcome: 'accepted' })];
    const document = request(1, { dueAt: at(5) });
    await subject.store.commit({ document, journal, envelopes: [envelope('x')], tasks: [task('y')] });
    const store = await subject.reopen();
    expect(await store.load('una/E-1')).toMatchObject({ version: 1 });
    expect(await store.receipt(UNA, journal[0]!.eventId)).toEqual(journal[0]!.answer);
    expect(await store.deliveries(UNA)).toHaveLength(1);
    expect(await store.tasks(at(0), 10)).toEqual([task('y')]);
  });

  test('a list can only be added to, and what breaks that is not written', async () => {
    const positions = [{ by: 1 }, { by: 2 }];
    const first = await saved(subject.store, { document: request(1, { state: { count: 0, positions } }) });
    const broken: unknown[] = [
      [positions[0]],
      [positions[1], positions[0]],
      [positions[0], { by: 2 }, { by: 3 }],
      'text',
      undefined,
    ];
    for (const list of broken)
      await expect(subject.store.commit(commit({ document: change(first, { positions: list }) }))).rejects.toThrow(
        /list/,
      );
    expect((await (await subject.reopen()).load(first.id))?.state).toEqual({ count: 0, positions });
    expect(await subject.store.audit(UNA)).toHaveLength(1);
  });

  test('a document is written only with a line of its network in the journal', async () => {
    for (const journal of [[], [entry({ network: OTHER })]])
      await expect(subject.store.commit(commit({ document: request(1), journal }))).rejects.toThrow(/journal/);
    expect(await subject.store.load('una/E-1')).toBeUndefined();
  });

  test('a key belongs to one document of the kind in the network', async () => {
    const document = (number: number, over: object = {}) => request(number, { uniqueKey: 'doc:1', ...over });
    const first = await saved(subject.store, { document: document(1) });
    const second = commit({ document: document(2), envelopes: [envelope('x')] });
    expect(await subject.store.commit(second)).toEqual({ type: 'taken', by: 'E-1' });
    expect(await subject.store.load('una/E-2')).toBeUndefined();
    expect(await subject.store.deliveries(UNA)).toEqual([]);
    expect(await subject.store.findByKey(UNA, 'endorsement', 'doc:1')).toBe('E-1');
    expect(await subject.store.findByKey(OTHER, 'endorsement', 'doc:1')).toBeUndefined();
    await saved(subject.store, { document: document(3, { kind: 'meeting' }) });
    await saved(subject.store, { document: document(1, { network: OTHER }) });
    await saved(subject.store, { document: change(first, first.state, { uniqueKey: 'doc:1' }) });
  });

  test('a key can be given up, and taken by a document that exists', async () => {
    const first = await saved(subject.store, { document: request(1, { uniqueKey: 'doc:1' }) });
    const second = await saved(subject.store, { document: request(2, { uniqueKey: 'doc:2' }) });
    const over = { uniqueKey: 'doc:1' };
    const early = await subject.store.commit(commit({ document: change(second, second.state, over) }));
    expect(early).toEqual({ type: 'taken', by: 'E-1' });
    await saved(subject.store, { document: change(first, first.state, { uniqueKey: null }) });
    await saved(subject.store, { document: change(second, second.state, over) });
    expect(await subject.store.findByKey(UNA, 'endorsement', 'doc:1')).toBe('E-2');
    expect(await subject.store.findByKey(UNA, 'endorsement', 'doc:2')).toBeUndefined();
  });

  test('of two who take a key at once, one gets it', async () => {
    const take = (number: number) =>
      subject.store.commit(commit({ document: request(number, { uniqueKey: 'doc:1' }) }));
    const results = await Promise.all([take(1), take(2)]);
    const [winner, loser] = results[0].type === 'saved' ? results : results.reverse();
    expect([winner?.type, loser?.type]).toEqual(['saved', 'taken']);
    expect(await subject.store.list(UNA, 'endorsement')).toHaveLength(1);
  });
}

async function untilHeard(store: Store, by: number): Promise<void> {
  for (;;) {
    const found = (await store.load('una/E-1'))!;
    const { count, positions } = found.state as Counted;
    const document = change(found, { count: count + 1, positions: [...positions, { by }] });
    const result = await store.commit(commit({ document }));
    if (result.type === 'saved') return;
  }
}
