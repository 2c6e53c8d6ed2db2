import { expect, test } from 'vitest';
import { ref } from '../../../src/core/ids.ts';
import type { DocumentWrite, Edit, Stored } from '../../../src/store/store.ts';
import type { Subject } from '../store.contract.ts';
import { at, change, envelope, ids, OTHER, queue, request, saved, sent } from './things.ts';

/** Live cards that show less than their document says. */
export function cardsPromises(subject: Subject): void {
  const outdated = async (minute: number, limit = 10) =>
    ids(await subject.store.outdated('una/E-1', at(minute), limit));
  const dueRefreshes = (minute: number) => subject.store.dueRefreshes(at(minute), 10);
  const write = (from: Stored, over: Partial<DocumentWrite>) =>
    saved(subject.store, { document: change(from, from.state, over) });
  const edit = (id: string, over: Partial<Edit>): Edit => ({ id, at: at(30), editAfter: at(30), ...over });
  /** Live cards about `E-1` that show its first version and may be edited from minute 20. */
  async function live(...names: readonly string[]): Promise<Stored> {
    const made = await saved(subject.store, { document: request(1) });
    await queue(subject.store, ...names.map((name) => envelope(name, { live: true })));
    await subject.store.settle(names.map((name) => sent(name, { editAfter: at(20) })));
    return made;
  }

  test('a change that shows on cards makes them out of date, another does not', async () => {
    const first = await live('a', 'b');
    const second = await write(first, {});
    expect([second.cardVersion, await outdated(99), await dueRefreshes(999)]).toEqual([0, [], []]);
    const third = await write(second, { refreshAt: at(10) });
    expect(third).toMatchObject({ version: 3, cardVersion: 3 });
    expect(await outdated(99)).toEqual(['a', 'b']);
    const fourth = await write(third, {});
    expect(fourth).toMatchObject({ version: 4, cardVersion: 3 });
    expect((await (await subject.reopen()).load('una/E-1'))?.cardVersion).toBe(3);
  });

  test('a document is looked at from the earliest instant that was asked for', async () => {
    const second = await write(await live('a'), { refreshAt: at(12) });
    const third = await write(second, { refreshAt: at(10) });
    await write(await write(third, { refreshAt: at(15) }), {});
    expect([await dueRefreshes(9), await dueRefreshes(10)]).toEqual([[], ['una/E-1']]);
    expect(await subject.store.nextDue()).toBe(at(10));
  });

  test('the document that waits longest is looked at first', async () => {
    for (const [number, minute] of [
      [1, 9],
      [2, 7],
      [3, 8],
    ] as const)
      await saved(subject.store, { document: request(number, { refreshAt: at(minute) }) });
    expect(await subject.store.dueRefreshes(at(9), 2)).toEqual(['una/E-2', 'una/E-3']);
  });

  test('only cards that are live, sent, about it, and may be edited are out of date', async () => {
    const made = await live('a', 'late');
    await queue(
      subject.store,
      envelope('still'),
      envelope('unsent', { live: true }),
      envelope('failed', { live: true }),
    );
    await queue(subject.store, envelope('else', { live: true, about: ref('E-2') }));
    await queue(subject.store, envelope('elsewhere', { live: true, network: OTHER }));
    const failed = { id: 'failed', type: 'failed', at: at(1), reason: 'blocked' } as const;
    await subject.store.settle([sent('still'), failed, sent('else'), sent('elsewhere')]);
    await subject.store.edited([edit('late', { editAfter: at(25) })]);
    await write(made, { refreshAt: at(10) });
    expect([await outdated(19), await outdated(20), await outdated(25)]).toEqual([[], ['a'], ['a', 'late']]);
    expect(await outdated(25, 1)).toEqual(['a']);
    expect(await subject.store.outdated('una/E-9', at(99), 10)).toEqual([]);
  });

  test('afterwards it is looked at again when the next card may be edited, or never', async () => {
    const made = await live('a', 'b');
    const changed = await write(made, { refreshAt: at(10) });
    await subject.store.edited([edit('b', { editAfter: at(26) })]);
    await subject.store.refreshLater('una/E-1');
    expect([await dueRefreshes(19), await dueRefreshes(20)]).toEqual([[], ['una/E-1']]);
    const shown = { version: changed.version, hash: 'h2' };
    await subject.store.edited([edit('a', { shown, editAfter: at(40) }), edit('b', { editAfter: at(50) })]);
    await subject.store.refreshLater('una/E-1');
    expect([await dueRefreshes(49), await dueRefreshes(50)]).toEqual([[], ['una/E-1']]);
    await subject.store.edited([edit('b', { shown, editAfter: at(60) })]);
    await subject.store.refreshLater('una/E-1');
    expect(await dueRefreshes(999)).toEqual([]);
    expect(await subject.store.nextDue()).toBeNull();
    await subject.reopen();
    expect(await outdated(999)).toEqual([]);
    expect((await subject.store.deliveries(made.network))[0]).toMatchObject({
      shownVersion: 2,
      shownHash: 'h2',
      state: 'sent',
    });
  });

  test('many changes are one look, and one edit to what is shown last', async () => {
    let stored = await live('a');
    for (let minute = 10; minute < 15; minute++) stored = await write(stored, { refreshAt: at(minute) });
    expect(await subject.store.dueRefreshes(at(99), 10)).toEqual(['una/E-1']);
    await subject.store.edited([edit('a', { shown: { version: stored.version, hash: 'h' } })]);
    await subject.store.refreshLater('una/E-1');
    expect([await outdated(99), await dueRefreshes(99)]).toEqual([[], []]);
  });

  test('a card that may not be edited any more is left alone', async () => {
    await write(await live('a', 'b'), { refreshAt: at(10) });
    await subject.store.edited([edit('a', { live: false }), edit('unknown', {})]);
    expect(await outdated(99)).toEqual(['b']);
    expect(await subject.store.deliveries(request(1).network)).toMatchObject([
      { live: false, shownVersion: 1 },
      { live: true },
    ]);
  });

  test('a card that was on its way while its document changed is not forgotten', async () => {
    const made = await saved(subject.store, { document: request(1) });
    await queue(subject.store, envelope('a', { live: true }));
    await write(made, { refreshAt: at(10) });
    await subject.store.refreshLater('una/E-1');
    expect(await dueRefreshes(999)).toEqual([]);
    await subject.store.settle([sent('a', { shownVersion: 1, editAfter: at(22) })]);
    expect([await dueRefreshes(21), await dueRefreshes(22)]).toEqual([[], ['una/E-1']]);
    expect(await outdated(22)).toEqual(['a']);
  });

  test('nor is one that was being edited', async () => {
    const second = await write(await live('a'), { refreshAt: at(10) });
    const third = await write(second, { refreshAt: at(11) });
    await subject.store.edited([edit('a', { shown: { version: third.version, hash: 'h3' } })]);
    await subject.store.refreshLater('una/E-1');
    await subject.store.edited([edit('a', { shown: { version: second.version, hash: 'h2' }, editAfter: at(33) })]);
    expect([await dueRefreshes(32), await dueRefreshes(33)]).toEqual([[], ['una/E-1']]);
  });
}
