import { expect, test } from 'vitest';
import { networkId, ref } from '../../../src/core/ids.ts';
import type { Subject } from '../store.contract.ts';
import { at, change, commit, envelope, ids, OTHER, request, saved, task, UNA } from './things.ts';

/** Finding documents again. */
export function documentsPromises(subject: Subject): void {
  test('what was written is found, as it was', async () => {
    const state = {
      title: 'Common premises',
      count: 3,
      ratio: 0.5,
      closed: false,
      outcome: null,
      nested: { a: [1, [{}]] },
    };
    const stored = await saved(subject.store, { document: request(12, { state, lists: [] }) });
    const found = { id: 'una/E-12', network: 'una', kind: 'endorsement', target: 'E-12', version: 1, state };
    expect(stored).toMatchObject(found);
    expect(await subject.store.load(stored.id)).toEqual(stored);
    expect(await (await subject.reopen()).load(stored.id)).toEqual(stored);
  });

  test('what was never written is not found', async () => {
    expect(await subject.store.load('una/E-1')).toBeUndefined();
    expect(await subject.store.list(UNA, 'endorsement')).toEqual([]);
    expect(await subject.store.networks()).toEqual([]);
    expect(await subject.store.findByKey(UNA, 'endorsement', 'key')).toBeUndefined();
  });

  test('lists come back whole and in order, however they grew', async () => {
    const item = (number: number) => ({ number, text: `position ${number}` });
    const lists = ['positions', 'comments', 'empty'];
    const first = { title: 'a', positions: [item(1)], comments: [], empty: [] };
    let stored = await saved(subject.store, { document: request(1, { state: first, lists }) });
    for (let number = 2; number <= 12; number++) {
      const { positions } = stored.state as typeof first;
      const next = { ...first, title: `b${number}`, positions: [...positions, item(number)], comments: ['x', 'y'] };
      if (number > 2) next.comments = (stored.state as typeof next).comments;
      stored = await saved(subject.store, { document: change(stored, next, { lists }) });
    }
    const positions = Array.from({ length: 12 }, (_, place) => item(place + 1));
    const whole = { title: 'b12', positions, comments: ['x', 'y'], empty: [] };
    expect(stored.state).toEqual(whole);
    expect((await (await subject.reopen()).load(stored.id))?.state).toEqual(whole);
  });

  test('a property may become a list, and cease to be one', async () => {
    const state = { log: ['one', 'two'], positions: [] };
    const made = await saved(subject.store, { document: request(1, { state }) });
    const longer = { ...state, log: [...state.log, 'three'] };
    await saved(subject.store, { document: change(made, longer, { lists: ['positions', 'log'] }) });
    const asList = await (await subject.reopen()).load(made.id);
    expect(asList?.state).toEqual(longer);
    await saved(subject.store, { document: change(asList!, { positions: [], log: ['anew'] }) });
    expect((await (await subject.reopen()).load(made.id))?.state).toEqual({ positions: [], log: ['anew'] });
    const again = { positions: [], log: ['anew', 'and more'] };
    const asProperty = (await subject.store.load(made.id))!;
    await saved(subject.store, { document: change(asProperty, again, { lists: ['positions', 'log'] }) });
    expect((await (await subject.reopen()).load(made.id))?.state).toEqual(again);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('a property becomes a list, and ceases to be one, though the state stays the same', async () => {
    const state = { positions: [1], log: ['a', 'b'] };
    const made = await saved(subject.store, { document: request(1, { state }) });
    const listed = await saved(subject.store, { document: change(made, state, { lists: ['positions', 'log'] }) });
    expect((await (await subject.reopen()).load(made.id))?.state).toEqual(state);
    await saved(subject.store, { document: change(listed, state, { lists: ['log'] }) });
    expect((await (await subject.reopen()).load(made.id))?.state).toEqual(state);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('a kind is listed in the order of its references', async () => {
    for (const number of [10, 2, 1]) await saved(subject.store, { document: request(number) });
    await saved(subject.store, { document: request(3, { kind: 'meeting' }) });
    await saved(subject.store, { document: request(4, { network: OTHER }) });
    expect(ids(await subject.store.list(UNA, 'endorsement'))).toEqual(['una/E-1', 'una/E-2', 'una/E-10']);
    expect(ids(await subject.store.list(UNA, 'endorsement', { limit: 2 }))).toEqual(['una/E-1', 'una/E-2']);
    expect(ids(await subject.store.list(UNA, 'meeting'))).toEqual(['una/E-3']);
  });

  test('a kind is listed from its latest reference down, a helping at a time', async () => {
    for (const number of [10, 2, 1, 11]) await saved(subject.store, { document: request(number) });
    await saved(subject.store, { document: request(30, { kind: 'meeting' }) });
    await saved(subject.store, { document: request(40, { network: OTHER }) });
    const latest = async (limit: number, before?: number) =>
      ids(await subject.store.latest(UNA, 'endorsement', { limit, ...(before !== undefined && { before }) }));
    expect(await latest(9)).toEqual(['una/E-11', 'una/E-10', 'una/E-2', 'una/E-1']);
    expect(await latest(2)).toEqual(['una/E-11', 'una/E-10']);
    expect(await latest(2, 10)).toEqual(['una/E-2', 'una/E-1']);
    expect(await latest(2, 1)).toEqual([]);
    const second = (await subject.store.load('una/E-2'))!;
    const changed = await saved(subject.store, {
      document: change(second, { ...(second.state as object), title: 'b' }),
    });
    expect((await subject.store.latest(UNA, 'endorsement', { limit: 1, before: 10 }))[0]?.state).toEqual(changed.state);
  });

  test('the latest in some stages are read from anywhere, and all of them are counted', async () => {
    const stages = ['open', 'ended', 'ended', 'withdrawn', 'ended', 'referred'];
    for (const [place, stage] of stages.entries())
      await saved(subject.store, { document: request(place + 1, { stage }) });
    const latest = async (options: { limit: number; stages: readonly string[]; skip?: number; before?: number }) =>
      ids(await subject.store.latest(UNA, 'endorsement', options));
    const over = ['ended', 'withdrawn', 'never'];
    expect(await latest({ limit: 9, stages: over })).toEqual(['una/E-5', 'una/E-4', 'una/E-3', 'una/E-2']);
    expect(await latest({ limit: 2, stages: over, skip: 1 })).toEqual(['una/E-4', 'una/E-3']);
    expect(await latest({ limit: 2, stages: over, before: 4 })).toEqual(['una/E-3', 'una/E-2']);
    expect(await latest({ limit: 2, stages: over, skip: 4 })).toEqual([]);
    expect(ids(await subject.store.latest(UNA, 'endorsement', { limit: 2, skip: 1 }))).toEqual(['una/E-5', 'una/E-4']);
    expect(await subject.store.count(UNA, 'endorsement', over)).toBe(4);
    expect(await subject.store.count(UNA, 'endorsement', ['open'])).toBe(1);
    expect(await subject.store.count(OTHER, 'endorsement', over)).toBe(0);
    const last = (await subject.store.load('una/E-5'))!;
    await saved(subject.store, { document: change(last, last.state, { stage: 'open' }) });
    expect(await subject.store.count(UNA, 'endorsement', over)).toBe(3);
    expect(await latest({ limit: 1, stages: over })).toEqual(['una/E-4']);
  });

  test('only the stages asked for are listed, as they are now', async () => {
    const stages = ['open', 'referred', 'closed', 'open'];
    for (const [place, stage] of stages.entries())
      await saved(subject.store, { document: request(place + 1, { stage }) });
    const first = (await subject.store.load('una/E-1'))!;
    await saved(subject.store, { document: change(first, first.state, { stage: 'closed' }) });
    const listed = (...wanted: string[]) => subject.store.list(UNA, 'endorsement', { stages: wanted });
    expect(ids(await listed('open'))).toEqual(['una/E-4']);
    expect(ids(await listed('closed', 'referred'))).toEqual(['una/E-1', 'una/E-2', 'una/E-3']);
    expect(await listed()).toEqual([]);
    expect(ids(await subject.store.list(UNA, 'endorsement', { stages: ['closed'], limit: 1 }))).toEqual(['una/E-1']);
  });

  test('numbers count up for each network and kind', async () => {
    expect(await subject.store.nextNumber(UNA, 'endorsement')).toBe(1);
    for (const number of [1, 12, 3]) await saved(subject.store, { document: request(number) });
    await saved(subject.store, { document: request(40, { network: OTHER }) });
    await saved(subject.store, { document: request(30, { kind: 'meeting' }) });
    expect(await subject.store.nextNumber(UNA, 'endorsement')).toBe(13);
    expect(await subject.store.nextNumber(OTHER, 'endorsement')).toBe(41);
    expect(await subject.store.nextNumber(UNA, 'meeting')).toBe(31);
  });

  test('networks are those with settings', async () => {
    for (const name of ['una', 'other']) {
      const network = networkId(name);
      const document = request(0, { id: `${name}/settings`, network, target: ref('settings'), kind: 'settings' });
      await saved(subject.store, { document });
    }
    await saved(subject.store, { document: request(1, { network: networkId('third') }) });
    expect(await subject.store.networks()).toEqual(['other', 'una']);
  });

  test('what is due comes earliest first, from the instant on which it falls', async () => {
    const due = [at(30), at(10), null, at(20)];
    for (const [place, dueAt] of due.entries()) await saved(subject.store, { document: request(place + 1, { dueAt }) });
    expect(await subject.store.nextDue()).toBe(at(10));
    expect(await subject.store.due(at(9), 10)).toEqual([]);
    expect(await subject.store.due(at(20), 10)).toEqual(['una/E-2', 'una/E-4']);
    expect(await subject.store.due(at(60), 2)).toEqual(['una/E-2', 'una/E-4']);
    const second = (await subject.store.load('una/E-2'))!;
    await saved(subject.store, { document: change(second, second.state, { dueAt: null }) });
    expect(await subject.store.due(at(60), 10)).toEqual(['una/E-4', 'una/E-1']);
    expect(await subject.store.nextDue()).toBe(at(20));
  });

  test('what is due next is the earliest of a delivery, a follow-up, a document and a look at its cards', async () => {
    const document = request(1, { dueAt: at(5), refreshAt: at(6) });
    const deliveries = [envelope('a', { createdAt: at(4) }), envelope('b', { urgent: true, createdAt: at(2) })];
    await saved(subject.store, { document, envelopes: deliveries, tasks: [task('c', { dueAt: at(3) })] });
    const next = () => subject.store.nextDue();
    const drop = (id: string) => subject.store.settle([{ id, type: 'dropped', at: at(9) }]);
    expect(await next()).toBe(at(2));
    await drop('b');
    expect(await next()).toBe(at(3));
    await subject.store.taskDone(task('c'));
    expect(await next()).toBe(at(4));
    await drop('a');
    expect(await next()).toBe(at(5));
    const made = (await subject.store.load('una/E-1'))!;
    await saved(subject.store, { document: change(made, made.state) });
    expect(await next()).toBe(at(6));
    await subject.store.refreshLater('una/E-1');
    expect(await next()).toBeNull();
  });

  test('nothing is due in an empty store', async () => {
    expect(await subject.store.nextDue()).toBeNull();
    expect(await subject.store.due(at(1_000_000), 10)).toEqual([]);
  });

  test('the same reference in two networks is two documents', async () => {
    await saved(subject.store, { document: request(1, { state: { title: 'ours', positions: [] } }) });
    await saved(subject.store, { document: request(1, { network: OTHER, state: { title: 'theirs', positions: [] } }) });
    expect((await subject.store.load('una/E-1'))?.state).toMatchObject({ title: 'ours' });
    expect((await subject.store.load('other/E-1'))?.state).toMatchObject({ title: 'theirs' });
    expect(ids(await subject.store.list(OTHER, 'endorsement'))).toEqual(['other/E-1']);
  });

  test('a store can be asked whether it is there, until it is closed', async () => {
    await subject.store.ping();
    const { store } = subject;
    await subject.reopen();
    await expect(store.ping()).rejects.toThrow();
    await expect(store.commit(commit())).rejects.toThrow();
    await subject.store.ping();
  });
}
