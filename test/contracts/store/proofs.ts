import { expect, test } from 'vitest';
import { entityId, eventId, personId, ref } from '../../../src/core/ids.ts';
import type { Proof } from '../../../src/core/envelope.ts';
import type { Settlement } from '../../../src/store/store.ts';
import type { Subject } from '../store.contract.ts';
import { at, change, commit, envelope, ids, queue, request, saved, sent, UNA } from './things.ts';

/** What becomes known of a mail after it was handed on. */
export function proofsPromises(subject: Subject): void {
  const settle = (...settlements: readonly Settlement[]) => subject.store.settle(settlements);
  const mailed = (id: string, minute = 5) =>
    sent(id, { at: at(minute), platform: 'mail', proof: 'handed', proofWords: '250 queued as 7F' });
  const proved = (id: string, proof: Proof, minute: number, words?: string): Settlement => ({
    ...{ id, type: 'proved', at: at(minute), proof },
    ...(words !== undefined && { words }),
  });
  const returned = (id: string, over: Partial<Extract<Settlement, { type: 'returned' }>> = {}): Settlement => ({
    ...{ id, type: 'returned', at: at(20), reason: 'notFound', words: '550 5.1.1 no such user' },
    ...over,
  });
  const one = (id = 'a') => subject.store.delivery(id);
  const reach = () => subject.store.reach(UNA, ref('E-1'), 'request', '1');

  test('one delivery is found by its id', async () => {
    await queue(subject.store, envelope('a'), envelope('b', { data: { n: 1 } }));
    expect(await one('b')).toEqual((await subject.store.deliveries(UNA))[1]);
    expect(await one('c')).toBeUndefined();
  });

  test('a mail that was handed on says so, and a chat message has no proof', async () => {
    await queue(subject.store, envelope('a'), envelope('b'));
    await settle(mailed('a'), sent('b'));
    await subject.reopen();
    expect(await one()).toMatchObject({
      ...{ state: 'sent', at: at(5), proof: 'handed', provedAt: at(5), proofWords: '250 queued as 7F' },
    });
    for (const name of ['proof', 'provedAt', 'proofWords']) expect(await one('b')).not.toHaveProperty(name);
  });

  test('a proof only grows, and the words of the last one stay until there are others', async () => {
    await queue(subject.store, envelope('a'));
    await settle(mailed('a'), proved('a', 'delayed', 8, '4.4.7 waits'));
    expect(await one()).toMatchObject({ state: 'sent', proof: 'delayed', provedAt: at(8), proofWords: '4.4.7 waits' });
    await settle(proved('a', 'delivered', 9), proved('a', 'delayed', 10, 'late'), proved('a', 'delivered', 11));
    expect(await one()).toMatchObject({ proof: 'delivered', provedAt: at(9), proofWords: '4.4.7 waits' });
    await settle(proved('a', 'seen', 12), proved('a', 'handed', 13));
    await subject.reopen();
    expect(await one()).toMatchObject({ state: 'sent', at: at(5), proof: 'seen', provedAt: at(12) });
  });

  test('nothing is proved of what was not mailed', async () => {
    await queue(subject.store, envelope('queued'), envelope('chat'), envelope('failed'));
    await settle(sent('chat'), { id: 'failed', type: 'failed', at: at(1), reason: 'blocked' });
    const before = await subject.store.deliveries(UNA);
    for (const id of ['queued', 'chat', 'failed', 'unknown']) await settle(proved(id, 'seen', 9), returned(id));
    expect(await subject.store.deliveries(UNA)).toEqual(before);
  });

  test('a mail that came back rests, with the reason and the report’s words, and later proofs change nothing', async () => {
    await queue(subject.store, envelope('a'));
    await settle(mailed('a'), returned('a'));
    await subject.reopen();
    const back = { state: 'returned', at: at(20), reason: 'notFound', proofWords: '550 5.1.1 no such user' };
    expect(await one()).toMatchObject({ ...back, platform: 'mail' });
    expect(await one()).not.toHaveProperty('proof');
    await settle(proved('a', 'seen', 30), returned('a', { at: at(31), reason: 'refused' }), mailed('a', 32));
    expect(await one()).toMatchObject(back);
    expect(await subject.store.dueDeliveries(at(99), 9)).toEqual([]);
  });

  test('one that its reader has seen does not come back', async () => {
    await queue(subject.store, envelope('a'));
    await settle(mailed('a'), proved('a', 'seen', 9), returned('a'));
    expect(await one()).toMatchObject({ state: 'sent', proof: 'seen' });
  });

  test('with other ways to its reader it is queued for them at once, as if it had not been tried', async () => {
    await queue(subject.store, envelope('a'));
    await settle({ id: 'a', type: 'again', at: at(1), nextAt: at(2), reason: 'timedOut' });
    await settle(mailed('a'), returned('a', { again: true }));
    await subject.reopen();
    expect(await one()).toMatchObject({ state: 'queued', tries: 0, nextAt: at(20), reason: 'notFound' });
    for (const name of ['proof', 'provedAt', 'triedSince']) expect(await one()).not.toHaveProperty(name);
    expect(ids(await subject.store.dueDeliveries(at(20), 9))).toEqual(['a']);
    await settle(sent('a', { at: at(21), platform: 'slack' }));
    expect(await one()).toMatchObject({ state: 'sent', platform: 'slack' });
    expect(await one()).not.toHaveProperty('proof');
  });

  test('the address of a mail is kept with it, also when it came back, and goes with another way or its person', async () => {
    await queue(subject.store, envelope('a'), envelope('b'), envelope('c'));
    const to = (id: string) => ({ ...mailed(id), address: 'a@x.example' }) as Settlement;
    await settle(to('a'), to('b'), to('c'), returned('a'), returned('b', { again: true }));
    await settle(sent('b', { at: at(21), platform: 'slack' }));
    await subject.reopen();
    expect(await one()).toMatchObject({ state: 'returned', address: 'a@x.example' });
    for (const name of ['address', 'proofWords']) expect(await one('b')).not.toHaveProperty(name);
    const { to: person } = envelope('a');
    await subject.store.removeContent({ type: 'words', network: UNA, person, words: [] });
    for (const id of ['a', 'c']) expect(await one(id)).not.toHaveProperty('address');
  });

  test('a mail that came back keeps its own instant and reason, whatever becomes of its reader’s other ways', async () => {
    const ids = ['rests', 'refused', 'taken', 'again'] as const;
    await queue(subject.store, ...ids.map((id, n) => envelope(id, { data: { n } })));
    const address = 'a@x.example';
    const mail = { handedAt: at(5), proof: 'delayed', provedAt: at(8), address } as const;
    await settle(...ids.map((id) => mailed(id)));
    await settle(...ids.map((id) => returned(id, { mail, ...(id !== 'rests' && { again: true }) })));
    await settle(
      { id: 'refused', type: 'failed', at: at(21), platform: 'slack', reason: 'blocked' },
      sent('taken', { at: at(22), platform: 'slack' }),
      mailed('again', 23),
      returned('again', { at: at(24), reason: 'mailboxFull' }),
    );
    await subject.reopen();
    const cameBack = { at: at(20), reason: 'notFound', words: '550 5.1.1 no such user', ...mail };
    expect(await one('rests')).toMatchObject({ state: 'returned', cameBack });
    expect(await one('refused')).toMatchObject({ state: 'failed', at: at(21), reason: 'blocked', cameBack });
    expect(await one('taken')).toMatchObject({ state: 'sent', platform: 'slack', cameBack });
    expect((await one('again'))?.cameBack).toEqual({
      ...{ at: at(24), reason: 'mailboxFull', words: '550 5.1.1 no such user' },
    });
    // What the chat said afterwards is not why the mail came back.
    const { returned: back, failures } = await subject.store.progress(UNA, ref('E-1'), 'request', 9);
    expect(back).toBe(3);
    expect(failures).toContainEqual(expect.objectContaining({ reason: 'blocked', mailReason: 'notFound' }));
    await subject.store.requeueFailed(UNA, personId('ana@unhcr.org'), at(30), [ref('E-1')]);
    expect(await one('refused')).toMatchObject({ state: 'queued', cameBack });
    const { address: _address, ...bare } = cameBack;
    await subject.store.removeContent({ type: 'deliveries', network: UNA, about: ref('E-1') });
    expect((await one('taken'))?.cameBack).toEqual(bare);
    const { words: _words, ...known } = bare;
    await subject.store.removeContent({ type: 'words', network: UNA, person: envelope('a').to, words: [] });
    expect((await one('taken'))?.cameBack).toEqual(known);
  });

  test('the address goes with the texts of what the mail is about', async () => {
    await queue(subject.store, envelope('a'));
    await settle({ ...mailed('a'), address: 'a@x.example' } as Settlement);
    await subject.store.removeContent({ type: 'deliveries', network: UNA, about: ref('E-1') });
    expect(await one()).not.toHaveProperty('address');
  });

  test('what came back goes out again with what failed', async () => {
    const about = ref('E-2');
    await queue(subject.store, envelope('a'), envelope('b', { about }), envelope('c', { about, data: { n: 2 } }));
    await settle(mailed('a'), mailed('b'), mailed('c'), returned('a'), returned('b'), returned('c'));
    expect(await subject.store.requeueFailed(UNA, personId('ana@unhcr.org'), at(30), [ref('E-1')])).toBe(1);
    expect(await one()).toMatchObject({ state: 'queued', tries: 0, nextAt: at(30) });
    for (const name of ['reason', 'proofWords']) expect(await one()).not.toHaveProperty(name);
    await subject.store.commit(commit({ requeues: [{ network: UNA, about, at: at(31), cause: eventId('x') }] }));
    expect(ids(await subject.store.dueDeliveries(at(31), 9))).toEqual(['a', 'b', 'c']);
  });

  test('a mail is never out of date', async () => {
    const made = await saved(subject.store, { document: request(1) });
    await queue(subject.store, envelope('chat', { live: true }), envelope('mail', { live: true }));
    await settle(sent('chat'), mailed('mail'));
    await saved(subject.store, { document: change(made, made.state, { refreshAt: at(10) }) });
    expect(ids(await subject.store.outdated('una/E-1', at(99), 9))).toEqual(['chat']);
    await subject.store.edited([{ id: 'chat', at: at(11), editAfter: at(12), shown: { version: 2, hash: 'x' } }]);
    await subject.store.refreshLater('una/E-1');
    expect(await subject.store.dueRefreshes(at(999), 9)).toEqual([]);
  });

  test('of an entity, mails of which nothing is known are counted apart from what has come', async () => {
    const to = (id: string, person: string) => envelope(id, { entity: entityId('WFP'), to: personId(person) });
    const [ann, ben, cy] = ['ann@wfp.org', 'ben@wfp.org', 'cy@wfp.org'] as const;
    await queue(subject.store, to('a', ann), to('b', ben), to('c', cy), to('d', ann));
    await settle(mailed('a', 3), mailed('b', 2), mailed('c', 1));
    const counts = { entity: 'WFP', sent: 0, queued: 1, failed: 0, asked: 3, askedAt: at(1), to: [ann, ben, cy] };
    expect(await reach()).toEqual([counts]);
    await settle(proved('c', 'delayed', 4));
    expect(await reach()).toEqual([{ ...counts, askedAt: at(2) }]);
    await settle(proved('b', 'delivered', 9), proved('c', 'delivered', 8));
    expect(await reach()).toEqual([{ ...counts, sent: 2, asked: 1, askedAt: at(3), sentAt: at(8), byMail: true }]);
    const mails = await subject.store.progress(UNA, ref('E-1'), 'request', 9);
    expect(mails).toEqual({ queued: 1, sent: 3, failed: 0, dropped: 0, handed: 1, failures: [] });
    await settle(returned('a'), proved('b', 'seen', 10), sent('d', { at: at(7) }));
    expect(await reach()).toEqual([
      { entity: 'WFP', sent: 3, queued: 0, failed: 1, asked: 0, to: [ann, ben, cy], sentAt: at(7), reason: 'notFound' },
    ]);
    const { failures, ...progress } = await subject.store.progress(UNA, ref('E-1'), 'request', 9);
    expect(progress).toEqual({ ...{ queued: 0, sent: 3, failed: 1, dropped: 0 }, seen: 1, returned: 1 });
    expect(failures).toEqual([{ to: ann, entity: 'WFP', reason: 'notFound', mailReason: 'notFound' }]);
  });

  test('of an entity, the first message of some cards that a chat took, and no mail', async () => {
    const to = (id: string, card: 'reminder' | 'extended' | 'request', minute: number, entity = 'WFP') =>
      envelope(id, { card, entity: entityId(entity), createdAt: at(minute) });
    await queue(
      subject.store,
      ...[to('old', 'reminder', 1), to('mail', 'reminder', 3), to('chat', 'reminder', 3), to('next', 'extended', 3)],
      ...[to('other', 'request', 3), to('waits', 'reminder', 3, 'OCHA')],
    );
    await settle(sent('old', { at: at(2) }), mailed('mail', 4), sent('other', { at: at(4) }));
    await settle(sent('next', { at: at(7) }), sent('chat', { at: at(6) }));
    const took = (since: number) => subject.store.chatTook(UNA, ref('E-1'), ['reminder', 'extended'], at(since));
    expect(await took(3)).toEqual([{ entity: 'WFP', at: at(6) }]);
    expect(await took(1)).toEqual([{ entity: 'WFP', at: at(2) }]);
    expect(await took(4)).toEqual([]);
  });

  test('a follow-up is written with what is learnt', async () => {
    await queue(subject.store, envelope('a'));
    await settle(mailed('a'));
    const act = { verb: 'endorsement.reach', network: UNA, inputs: {}, from: 'concord', platform: 'concord' } as const;
    const task = { id: 't', stamp: 's', dueAt: at(9), act: { ...act, receivedAt: at(9), eventId: eventId('e') } };
    await subject.store.settle([proved('a', 'seen', 9)], [task]);
    expect(await subject.store.tasks(at(9), 9)).toEqual([task]);
  });
}
