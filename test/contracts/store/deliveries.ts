import { expect, test } from 'vitest';
import { entityId, personId, ref } from '../../../src/core/ids.ts';
import type { Settlement } from '../../../src/store/store.ts';
import type { Subject } from '../store.contract.ts';
import { at, commit, entry, envelope, ids, OTHER, queue, sent, UNA } from './things.ts';

/** What is to be sent, and what came of it. */
export function deliveriesPromises(subject: Subject): void {
  const due = async (minute: number, limit = 10, except?: ReadonlySet<string>, line?: string) =>
    ids(await subject.store.dueDeliveries(at(minute), limit, except, line));
  const inLine = (minute: number, line: string) => due(minute, 10, undefined, line);
  const only = async () => (await subject.store.deliveries(UNA))[0];
  const settle = (...settlements: readonly Settlement[]) => subject.store.settle(settlements);

  test('an envelope is queued from when it was written', async () => {
    const written = envelope('a', { createdAt: at(3) });
    await queue(subject.store, written);
    const queued = { state: 'queued', tries: 0, nextAt: at(3), at: at(3), shownVersion: 0 };
    await subject.reopen();
    expect(await only()).toEqual({ ...written, ...queued });
    expect(await subject.store.nextDue()).toBe(at(3));
    expect(await due(2)).toEqual([]);
    expect(await due(3)).toEqual(['a']);
  });

  test('the same envelope is one delivery', async () => {
    await queue(subject.store, envelope('a'), envelope('a'));
    await settle(sent('a'));
    await queue(subject.store, envelope('a', { card: 'reminder' }), envelope('b'));
    expect(await subject.store.deliveries(UNA)).toMatchObject([
      { id: 'a', state: 'sent', card: 'request' },
      { id: 'b' },
    ]);
  });

  test('urgent ones go first, then those that have waited longest', async () => {
    const urgent = true;
    await queue(subject.store, envelope('d', { createdAt: at(2) }), envelope('c', { createdAt: at(1) }));
    await queue(
      subject.store,
      envelope('b', { urgent, createdAt: at(3) }),
      envelope('a', { urgent, createdAt: at(2) }),
    );
    expect(await due(9)).toEqual(['a', 'b', 'c', 'd']);
    expect(await due(9, 3)).toEqual(['a', 'b', 'c']);
    expect(await due(2)).toEqual(['a', 'c', 'd']);
    expect(await due(9, 2, new Set(['a', 'c']))).toEqual(['b', 'd']);
    expect(await due(9, 1, new Set(['b', 'a', 'c', 'unknown']))).toEqual(['d']);
  });

  test('one that was sent says where and what is shown', async () => {
    await queue(subject.store, envelope('a', { live: true }));
    await settle(sent('a', { at: at(4), shownVersion: 7, shownHash: 'h7' }));
    await subject.reopen();
    const shown = { platform: 'local', messageId: 'message of a', shownVersion: 7, shownHash: 'h7' };
    expect(await only()).toMatchObject({ state: 'sent', tries: 1, at: at(4), live: true, ...shown });
    expect(await due(99)).toEqual([]);
    expect(await subject.store.nextDue()).toBeNull();
  });

  test('one that failed for now is tried again when it is time', async () => {
    await queue(subject.store, envelope('a'));
    await settle({ id: 'a', type: 'again', at: at(1), platform: 'slack', nextAt: at(8), reason: 'rateLimited' });
    expect(await only()).toMatchObject({
      state: 'queued',
      tries: 1,
      platform: 'slack',
      reason: 'rateLimited',
      at: at(0),
    });
    await settle({ id: 'a', type: 'again', at: at(8), nextAt: at(9), reason: 'timedOut' });
    expect(await only()).toMatchObject({ tries: 2, platform: 'slack', reason: 'timedOut' });
    expect([await due(8), await due(9)]).toEqual([[], ['a']]);
    expect(await subject.store.nextDue()).toBe(at(9));
    await settle(sent('a'));
    expect(await only()).not.toHaveProperty('reason');
  });

  test('since when it was tried in vain is kept until it is queued anew', async () => {
    await queue(subject.store, envelope('a'));
    const again = { id: 'a', type: 'again', nextAt: at(8), reason: 'timedOut' } as const;
    await settle({ ...again, at: at(1) });
    await settle({ ...again, at: at(3), reason: 'accessRefused', uncounted: true });
    await subject.reopen();
    expect(await only()).toMatchObject({ tries: 1, triedSince: at(1), reason: 'accessRefused' });
    await settle({ id: 'a', type: 'failed', at: at(4), reason: 'triedTooOften' });
    await subject.store.requeueFailed(UNA, personId('ana@unhcr.org'), at(5), [ref('E-1')]);
    expect(await only()).not.toHaveProperty('triedSince');
    await settle({ ...again, at: at(6) });
    expect(await only()).toMatchObject({ tries: 1, triedSince: at(6) });
  });

  test('why one waits in a line is kept where it is known', async () => {
    await queue(subject.store, envelope('a'));
    await settle({ id: 'a', type: 'later', at: at(1), nextAt: at(1), line: 'x', reason: 'accessRefused' });
    expect(await only()).toMatchObject({ state: 'queued', tries: 0, reason: 'accessRefused' });
    await settle({ id: 'a', type: 'later', at: at(2), nextAt: at(2), line: 'y' });
    expect(await only()).toMatchObject({ reason: 'accessRefused' });
    expect(await only()).not.toHaveProperty('triedSince');
  });

  test('whoever waits because Concord itself is refused waits since then, without a try', async () => {
    await queue(subject.store, envelope('a'));
    for (const minute of [3, 5])
      await settle({ ...{ id: 'a', type: 'later', at: at(minute), nextAt: at(1), line: 'x' }, isRefused: true });
    expect(await only()).toMatchObject({ tries: 0, triedSince: at(3) });
  });

  test('one that was not tried has no try counted', async () => {
    await queue(subject.store, envelope('a'));
    await settle({ id: 'a', type: 'later', at: at(1), nextAt: at(8) });
    expect(await only()).toMatchObject({ state: 'queued', tries: 0, nextAt: at(8) });
    expect(await due(7)).toEqual([]);
  });

  test('those that stand in a line are passed over until they are asked for by its name', async () => {
    await queue(subject.store, envelope('c'), envelope('b'), envelope('a', { urgent: true }), envelope('d'));
    const stand = (id: string, line: string, minute = 0) =>
      ({ id, type: 'later', at: at(1), nextAt: at(minute), line }) as const;
    await settle(stand('a', 'x'), stand('b', 'x', 2), stand('c', 'x', 1), stand('d', 'x/y'));
    await subject.reopen();
    expect((await subject.store.lines()).sort()).toEqual(['x', 'x/y']);
    expect(await due(99)).toEqual([]);
    expect(await subject.store.nextDue()).toBeNull();
    expect([await inLine(1, 'x'), await inLine(2, 'x'), await inLine(2, 'x/y'), await inLine(99, 'z')]).toEqual([
      ['a', 'c'],
      ['a', 'c', 'b'],
      ['d'],
      [],
    ]);
    expect(await due(2, 1, new Set(['a']), 'x')).toEqual(['c']);
    expect(await subject.store.deliveries(UNA)).toMatchObject([{ tries: 0 }, {}, {}, {}]);
  });

  test('whatever else comes of one takes it out of its line', async () => {
    await queue(subject.store, ...['a', 'b', 'c', 'd'].map((id) => envelope(id, { about: ref('E-1') })));
    const line = 'x';
    for (const id of ['a', 'b', 'c', 'd']) await settle({ id, type: 'later', at: at(1), nextAt: at(1), line });
    await settle(
      { id: 'a', type: 'later', at: at(2), nextAt: at(3) },
      { id: 'b', type: 'again', at: at(2), nextAt: at(4), reason: 'timedOut' },
      { id: 'c', type: 'failed', at: at(2), reason: 'blocked' },
      sent('d'),
    );
    expect(await subject.store.lines()).toEqual([]);
    await subject.store.requeueFailed(UNA, personId('ana@unhcr.org'), at(5), [ref('E-1')]);
    expect([await due(9), await inLine(9, line)]).toEqual([['a', 'b', 'c'], []]);
    expect(await subject.store.nextDue()).toBe(at(3));
  });

  test('one that failed for good, or has nothing left to say, rests', async () => {
    await queue(subject.store, envelope('a'), envelope('b'));
    await settle(
      { id: 'a', type: 'failed', at: at(2), platform: 'teams', reason: 'blocked' },
      { id: 'b', type: 'dropped', at: at(3) },
    );
    expect(await due(99)).toEqual([]);
    const failed = { id: 'a', state: 'failed', tries: 1, at: at(2), platform: 'teams', reason: 'blocked' };
    expect(await subject.store.deliveries(UNA)).toMatchObject([
      failed,
      { id: 'b', state: 'dropped', tries: 0, at: at(3) },
    ]);
  });

  test('a late word, or one about an unknown message, changes nothing', async () => {
    await queue(subject.store, envelope('a'));
    await settle(sent('unknown'), sent('a'));
    const before = await only();
    await settle({ id: 'a', type: 'failed', at: at(9), reason: 'timedOut' }, { id: 'a', type: 'dropped', at: at(9) });
    await settle(sent('a', { messageId: 'another' }), { id: 'a', type: 'later', at: at(9), nextAt: at(10) });
    expect(await only()).toEqual(before);
  });

  test('they are listed as they were written, all or about one thing, or the latest', async () => {
    const about = ref('E-2');
    await queue(subject.store, envelope('z'), envelope('a', { about }), envelope('m', { network: OTHER }));
    await queue(subject.store, envelope('k', { about }), envelope('b', { about }));
    expect(ids(await subject.store.deliveries(UNA))).toEqual(['z', 'a', 'k', 'b']);
    expect(ids(await subject.store.deliveries(UNA, { about }))).toEqual(['a', 'k', 'b']);
    expect(ids(await subject.store.deliveries(UNA, { about, limit: 2 }))).toEqual(['k', 'b']);
    expect(ids(await subject.store.deliveries(UNA, { limit: 1 }))).toEqual(['b']);
    expect(ids(await subject.store.deliveries(OTHER))).toEqual(['m']);
  });

  test('one about nothing, for nobody in particular, has neither', async () => {
    const { about: _about, entity: _entity, version: _version, ...bare } = envelope('a');
    await queue(subject.store, bare);
    expect(Object.keys((await only())!).sort()).toEqual([
      'at',
      'card',
      'createdAt',
      'data',
      'id',
      'live',
      'network',
      'nextAt',
      'shownVersion',
      'state',
      'to',
      'tries',
      'urgent',
    ]);
  });

  test('what failed goes out again to somebody who can be reached again', async () => {
    const [ana, ben] = [personId('ana@unhcr.org'), personId('ben@wfp.org')];
    const about = ref('E-2');
    await queue(subject.store, envelope('a'), envelope('b', { about }), envelope('c', { to: ben }), envelope('d'));
    await queue(subject.store, envelope('e', { network: OTHER }));
    const failed = ['a', 'b', 'c', 'e'].map((id) => ({ id, type: 'failed', at: at(1), reason: 'blocked' }) as const);
    await settle(...failed, sent('d'));
    expect(await subject.store.requeueFailed(UNA, ana, at(6), [])).toBe(0);
    expect(await subject.store.requeueFailed(UNA, ana, at(6), [ref('E-1'), ref('E-9')])).toBe(1);
    expect([await due(5), await due(6)]).toEqual([[], ['a']]);
    expect(await only()).toMatchObject({ id: 'a', state: 'queued', tries: 0, nextAt: at(6), at: at(6) });
    expect(await only()).not.toHaveProperty('reason');
  });

  test('what a platform’s absence has cost goes out again to everybody, and nothing that was refused', async () => {
    const about = ref('E-2');
    await queue(subject.store, envelope('a'), envelope('b', { to: personId('ben@wfp.org') }), envelope('c'));
    await queue(subject.store, envelope('d', { about }), envelope('e', { network: OTHER }), envelope('f'));
    const failed = { type: 'failed', at: at(1), reason: 'triedTooOften' } as const;
    await settle(...['a', 'b', 'd', 'e'].map((id) => ({ ...failed, id })), { ...failed, id: 'c', reason: 'blocked' });
    expect(await subject.store.requeueGivenUp(UNA, at(6), [])).toBe(0);
    expect(await subject.store.requeueGivenUp(UNA, at(6), [ref('E-1')])).toBe(2);
    expect(await due(6)).toEqual(['f', 'a', 'b']);
    const [a] = await subject.store.deliveries(UNA);
    expect(a).toMatchObject({ state: 'queued', tries: 0, nextAt: at(6) });
    expect(await subject.store.requeueGivenUp(UNA, at(7), [ref('E-1')])).toBe(0);
  });

  test('of what failed and says the same, the latest goes out again and the others never', async () => {
    const [ana, ben] = [personId('ana@unhcr.org'), personId('ben@wfp.org')];
    const say = (id: string, over: object = {}) => envelope(id, { data: { terms: ['T-1'] }, ...over });
    await queue(subject.store, say('a'), say('b', { to: ben }), say('c', { data: { terms: ['T-2'] } }));
    await queue(subject.store, say('d', { card: 'reminder' }), say('e', { version: '9' }), say('f'));
    await settle(
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, type: 'failed', at: at(1), reason: 'blocked' }) as const),
    );
    expect(await subject.store.requeueFailed(UNA, ana, at(6), [ref('E-1')])).toBe(4);
    expect(await due(6)).toEqual(['c', 'd', 'e', 'f']);
    expect(await subject.store.deliveries(UNA)).toMatchObject([
      { id: 'a', state: 'dropped' },
      { id: 'b', state: 'failed' },
      ...['c', 'd', 'e', 'f'].map((id) => ({ id, state: 'queued' })),
    ]);
    expect(await subject.store.requeueFailed(UNA, ana, at(7), [ref('E-1')])).toBe(0);
  });

  test('what failed about a document goes out again with the commit that says so, and not without it', async () => {
    const about = ref('E-2');
    const [ana, ben] = [personId('ana@unhcr.org'), personId('ben@wfp.org')];
    const say = (id: string, to = ana) => envelope(id, { about, to });
    await queue(subject.store, say('a'), say('b', ben), say('c'), say('d', ben), envelope('e'));
    const fail = (minute: number, ...which: string[]) =>
      settle(...which.map((id) => ({ id, type: 'failed', at: at(minute), reason: 'blocked' }) as const));
    await fail(1, 'a', 'b', 'c', 'e');
    await settle(sent('d'));
    const first = entry();
    const requeues = [{ network: UNA, about, at: at(6), cause: first.eventId }];
    const done = await subject.store.commit(commit({ journal: [first], requeues }));
    expect(done.type).toBe('saved');
    expect([await due(5), await due(6)]).toEqual([[], ['b', 'c']]);
    expect(await subject.store.deliveries(UNA)).toMatchObject([
      { id: 'a', state: 'dropped' },
      { id: 'b', state: 'queued', tries: 0, at: at(6) },
      { id: 'c', state: 'queued' },
      { id: 'd', state: 'sent' },
      { id: 'e', state: 'failed' },
    ]);
    await fail(7, 'b', 'c');
    expect(await subject.store.commit(commit({ journal: [first], requeues }))).toEqual({ type: 'conflict' });
    await subject.reopen();
    expect(await due(99)).toEqual([]);
  });

  test('what waits for Concord’s own access goes out again with what failed about the document', async () => {
    const about = ref('E-2');
    await queue(subject.store, ...['a', 'b', 'c', 'd'].map((id) => envelope(id, { about })), envelope('e'));
    const held = { reason: 'restricted', at: at(1), nextAt: at(50) } as const;
    await settle(
      { ...held, id: 'a', type: 'again', uncounted: true },
      { ...held, id: 'b', type: 'later', line: 'x' },
      { ...held, id: 'c', type: 'again', reason: 'unavailable' },
      { ...held, id: 'e', type: 'again' },
    );
    const first = entry();
    const requeues = [{ network: UNA, about, at: at(6), cause: first.eventId }];
    await subject.store.commit(commit({ journal: [first], requeues }));
    expect(await due(6)).toEqual(['d', 'a', 'b']);
    const [a, b] = await subject.store.deliveries(UNA, { about });
    for (const one of [a, b]) expect(one).not.toHaveProperty('reason');
  });

  test('how far a card has come is counted by entity', async () => {
    const to = (id: string, entity: string, over: object = {}) => envelope(id, { entity: entityId(entity), ...over });
    await queue(subject.store, to('a', 'WFP'), to('b', 'WFP'), to('c', 'UNHCR'), to('d', 'UNHCR'), to('e', 'IOM'));
    await queue(subject.store, to('f', 'WFP', { card: 'reminder' }), to('g', 'WFP', { version: '2' }));
    await queue(subject.store, to('h', 'WFP', { about: ref('E-2') }), to('i', 'WFP', { network: OTHER }));
    const { entity: _entity, ...anyone } = envelope('j');
    await queue(subject.store, anyone);
    await settle(
      sent('a'),
      { id: 'c', type: 'failed', at: at(1), reason: 'blocked' },
      { id: 'd', type: 'dropped', at: at(1) },
    );
    await settle({ id: 'b', type: 'again', at: at(1), nextAt: at(2), reason: 'rateLimited' });
    expect(await subject.store.reach(UNA, ref('E-1'), 'request', '1')).toEqual([
      { entity: 'IOM', sent: 0, queued: 1, failed: 0, asked: 0, to: [] },
      { entity: 'UNHCR', sent: 0, queued: 0, failed: 1, asked: 0, to: [], reason: 'blocked' },
      { entity: 'WFP', sent: 1, queued: 1, failed: 0, asked: 0, to: ['ana@unhcr.org'], sentAt: at(5) },
    ]);
    expect(await subject.store.reach(UNA, ref('E-3'), 'request', '1')).toEqual([]);
  });

  test('it is known to whom of an entity a card has come, and since when', async () => {
    const to = (id: string, person: string) => envelope(id, { entity: entityId('WFP'), to: personId(person) });
    await queue(
      subject.store,
      to('a', 'cy@wfp.org'),
      to('b', 'ben@wfp.org'),
      to('c', 'ben@wfp.org'),
      to('d', 'dee@wfp.org'),
    );
    const sentAt = (id: string, minute: number) => ({ ...sent(id), at: at(minute) });
    await settle(sentAt('a', 7), sentAt('b', 5), sentAt('c', 9));
    await settle({ id: 'd', type: 'failed', at: at(2), reason: 'blocked' });
    const came = {
      entity: 'WFP',
      sent: 3,
      queued: 0,
      failed: 1,
      asked: 0,
      to: ['ben@wfp.org', 'cy@wfp.org'],
      sentAt: at(5),
    };
    expect(await subject.store.reach(UNA, ref('E-1'), 'request', '1')).toEqual([{ ...came, reason: 'blocked' }]);
    // What shows it is edited afterwards: the instant stays.
    const shown = { version: 2, hash: 'x' };
    await subject.store.edited([{ id: 'b', at: at(30), editAfter: at(31), shown }]);
    expect((await subject.store.reach(UNA, ref('E-1'), 'request', '1'))[0]?.sentAt).toBe(at(5));
  });

  test.each([
    [['blocked', 'noAddress'], 'blocked'],
    [['noAddress', 'triedTooOften'], 'triedTooOften'],
    [['blocked', 'triedTooOften', 'accessRefused'], 'accessRefused'],
    [['notFound', 'refused'], 'refused'],
    [['somethingNew', 'noAddress'], 'somethingNew'],
  ])('of the reasons of an entity’s people %j the most telling is told', async (reasons, told) => {
    for (const [round, those] of [reasons, [...reasons].reverse()].entries()) {
      const about = ref(`E-${round + 5}`);
      const people = those.map((reason, i) => ({ id: `${round}-${i}`, reason }));
      await queue(subject.store, ...people.map(({ id }) => envelope(id, { about })));
      await settle(...people.map(({ id, reason }) => ({ id, type: 'failed', at: at(1), reason }) as const));
      const counts = { entity: 'UNHCR', sent: 0, queued: 0, failed: reasons.length, asked: 0 };
      expect(await subject.store.reach(UNA, about, 'request', '1')).toEqual([{ ...counts, to: [], reason: told }]);
    }
  });

  test('what waits for Concord’s own access is told apart from what is only tried again', async () => {
    await queue(subject.store, envelope('a'), envelope('b'), envelope('c', { entity: entityId('WFP') }));
    const again = { type: 'again', at: at(1), nextAt: at(2) } as const;
    await settle({ ...again, id: 'a', reason: 'timedOut' }, { ...again, id: 'b', reason: 'accessRefused' });
    await settle({ ...again, id: 'c', reason: 'rateLimited' });
    expect(await subject.store.reach(UNA, ref('E-1'), 'request', '1')).toEqual([
      { entity: 'UNHCR', sent: 0, queued: 2, failed: 0, asked: 0, to: [], held: 'accessRefused' },
      { entity: 'WFP', sent: 0, queued: 1, failed: 0, asked: 0, to: [] },
    ]);
    const counts = { queued: 3, sent: 0, failed: 0, dropped: 0, failures: [] };
    expect(await subject.store.progress(UNA, ref('E-1'), 'request', 9)).toEqual({ ...counts, held: 'accessRefused' });
    await settle(sent('b'));
    expect(await subject.store.progress(UNA, ref('E-1'), 'request', 9)).toEqual({ ...counts, queued: 2, sent: 1 });
  });

  test('how far a card has come is counted by state, with those that failed', async () => {
    const about = ref('E-2');
    const states = ['a', 'b', 'c', 'd', 'e', 'f'];
    await queue(subject.store, ...states.map((id) => envelope(id, { about, to: personId(id) })));
    const { entity: _entity, ...anyone } = envelope('g', { about, to: personId('g') });
    await queue(subject.store, anyone, envelope('h', { about, card: 'reminder' }), envelope('i'));
    await queue(subject.store, envelope('j', { about, network: OTHER }));
    await settle(sent('a'), sent('b'), { id: 'c', type: 'dropped', at: at(1) }, sent('h'));
    const failed = ['g', 'e', 'd'].map((id) => ({ id, type: 'failed', at: at(1), reason: 'blocked' }) as const);
    await settle(...failed);
    const counts = { queued: 1, sent: 2, failed: 3, dropped: 1 };
    const entity = entityId('UNHCR');
    const [d, e] = ['d', 'e'].map((id) => ({ to: personId(id), entity, reason: 'blocked' }));
    const all = { ...counts, failures: [d, e, { to: personId('g'), reason: 'blocked' }] };
    expect(await subject.store.progress(UNA, about, 'request', 9)).toEqual(all);
    expect(await subject.store.progress(UNA, about, 'request', 1)).toEqual({ ...counts, failures: [d] });
    const none = { queued: 0, sent: 0, failed: 0, dropped: 0, failures: [] };
    expect(await subject.store.progress(UNA, ref('E-3'), 'request', 9)).toEqual(none);
  });

  test('one commit may write to ten thousand people', async () => {
    const to = (number: number) => envelope(`p${number}`, { to: personId(`p${number}`) });
    const envelopes = Array.from({ length: 10_000 }, (_, number) => to(number));
    expect((await subject.store.commit(commit({ envelopes }))).type).toBe('saved');
    expect(await subject.store.dueDeliveries(at(0), 20_000)).toHaveLength(10_000);
  });
}
