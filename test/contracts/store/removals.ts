import { expect, test } from 'vitest';
import { entityId, eventId, personId, ref } from '../../../src/core/ids.ts';
import type { Envelope } from '../../../src/core/envelope.ts';
import type { Subject } from '../store.contract.ts';
import { at, change, commit, entry, envelope, OTHER, request, saved, sent, task, UNA } from './things.ts';

const ANA = personId('una-1');
const BEN = personId('una-2');

/** As the engine names it: by the event that made it and the person it goes to. */
const to = (event: string, person = ANA, over: Partial<Envelope> = {}): Envelope =>
  envelope(`una:${event}:request:${person}`, { to: person, ...over });

/** Retention, and what somebody asked to be erased (domain.md 9). */
export function removalPromises(subject: Subject): void {
  const listed = {
    title: 'Common premises',
    positions: [{ text: 'first word' }, { text: 'second' }],
    late: [{ n: 1 }],
  };
  const over = { lists: ['positions', 'late'] };

  test('a document is stored anew without what was in its lists, and goes on from there', async () => {
    const made = await saved(subject.store, { document: request(1, { ...over, state: listed }) });
    const cleaned = { ...listed, positions: [{ text: '[…]' }, { text: 'second' }] };
    const removal = { rule: 'endorsements: 5y' };
    const removed = await saved(subject.store, {
      document: change(made, cleaned, { ...over, rewrites: true }),
      journal: [entry({ verb: 'retention.remove', removal })],
    });
    expect(removed.state).toEqual(cleaned);
    const known = await (await subject.reopen()).load('una/E-1');
    expect(known?.state).toEqual(cleaned);
    const state = known?.state as typeof listed;
    const next = { ...state, positions: [...state.positions, { text: 'third' }] };
    await saved(subject.store, { document: change(known!, next, over) });
    const store = await subject.reopen();
    expect((await store.load('una/E-1'))?.state).toEqual(next);
    const [first, second] = await store.audit(UNA);
    expect(second).toMatchObject({ removal, document: { was: first?.document?.hash } });
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 3 });
  });

  test('a list may become shorter, empty or none when it is stored anew, and not otherwise', async () => {
    const made = await saved(subject.store, { document: request(1, { ...over, state: listed }) });
    const shorter = { title: 'x', positions: [{ text: 'second' }], late: [] };
    await expect(subject.store.commit(commit({ document: change(made, shorter, over) }))).rejects.toThrow(/added/);
    const now = await saved(subject.store, { document: change(made, shorter, { ...over, rewrites: true }) });
    await saved(subject.store, {
      document: change(now, { title: 'x', late: [] }, { lists: ['late'], rewrites: true }),
    });
    const store = await subject.reopen();
    expect((await store.load('una/E-1'))?.state).toEqual({ title: 'x', late: [] });
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('the line of an act says which deliveries it made', async () => {
    const [one, two, three] = [entry(), entry(), entry()];
    const room = envelope('una:room:request:E-1:1:una-room/local', { to: personId('una-room/local') });
    const posted = [to(one.eventId), to(one.eventId, BEN), room, to(three.eventId)];
    await subject.store.commit(commit({ journal: [one, two, three], envelopes: posted }));
    const lines = await (await subject.reopen()).audit(UNA);
    expect(lines.map((line) => line.sent?.count)).toEqual([2, undefined, 1]);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('what deliveries about a document say goes, and that they arrived stays', async () => {
    const [one, two] = [entry(), entry()];
    const waits = { data: { text: 'secret' } };
    const posted = [
      to(one.eventId, ANA, waits),
      to(one.eventId, BEN, waits),
      to(two.eventId, ANA, { about: ref('E-2') }),
    ];
    await subject.store.commit(commit({ journal: [one, two], envelopes: posted }));
    await subject.store.settle([sent(posted[0]!.id)]);
    expect(await subject.store.removeContent({ type: 'deliveries', network: UNA, about: ref('E-1') })).toBe(2);
    expect(await subject.store.removeContent({ type: 'deliveries', network: UNA, about: ref('E-1') })).toBe(0);
    const store = await subject.reopen();
    const [first, second, third] = await store.deliveries(UNA);
    expect(first).toMatchObject({
      state: 'sent',
      to: ANA,
      data: {},
      at: at(5),
      messageId: expect.any(String) as string,
    });
    expect(second).toMatchObject({ state: 'dropped', to: BEN, data: {} });
    expect(third).toMatchObject({ state: 'queued', data: { title: 'Common premises' } });
    expect(await store.reach(UNA, ref('E-1'), 'request', '1')).toMatchObject([{ entity: entityId('UNHCR'), sent: 1 }]);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('what deliveries of before an instant say goes', async () => {
    const [one, two] = [entry(), entry()];
    const posted = [to(one.eventId, ANA, { live: true }), to(two.eventId, ANA, { createdAt: at(1) })];
    await subject.store.commit(commit({ journal: [one, two], envelopes: posted }));
    expect(await subject.store.sayingBefore(UNA, at(1))).toEqual({ count: 1, oldest: at(0), newest: at(0) });
    expect(await subject.store.removeContent({ type: 'deliveries', network: UNA, before: at(1) })).toBe(1);
    expect(await subject.store.sayingBefore(UNA, at(1))).toEqual({ count: 0 });
    expect(await subject.store.sayingBefore(UNA, at(9))).toMatchObject({ count: 1, oldest: at(1) });
    expect(await subject.store.deliveries(UNA)).toMatchObject([
      { data: {}, live: false, state: 'dropped' },
      { data: { title: 'Common premises' } },
    ]);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('receipts of before an instant go, of one network, and their lines stay', async () => {
    const said = { ok: true, say: { key: 'x', with: { text: 'secret' } } } as const;
    const [one, two, there] = [
      entry({ answer: said }),
      entry({ answer: said, at: at(9) }),
      entry({ network: OTHER, answer: said }),
    ];
    await subject.store.commit(commit({ journal: [one, two] }));
    await subject.store.commit(commit({ journal: [there] }));
    expect(await subject.store.removeContent({ type: 'receipts', network: UNA, before: at(1) })).toBe(1);
    expect(await subject.store.removeContent({ type: 'receipts', network: UNA, before: at(1) })).toBe(0);
    const store = await subject.reopen();
    expect(await store.receipt(UNA, one.eventId)).toBeUndefined();
    expect(await store.receipt(UNA, two.eventId)).toEqual(said);
    expect(await store.receipt(OTHER, there.eventId)).toEqual(said);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
  });

  test('what somebody did tells nothing any more: what they were answered goes, and what others were told of it', async () => {
    const said = { ok: true, say: { key: 'x', with: { text: 'only here' } } } as const;
    const [own, others] = [entry({ actor: ANA, answer: said }), entry({ answer: said })];
    const news = { data: { what: 'needTime', until: '2026-12-04', text: 'only here' } };
    const posted = [to(own.eventId, BEN, news), to(others.eventId, BEN, news)];
    await subject.store.commit(commit({ journal: [own, others], envelopes: posted }));
    await subject.store.removeContent({ type: 'words', network: UNA, person: ANA, words: [] });
    const store = await subject.reopen();
    expect(await store.receipt(UNA, own.eventId)).toBeUndefined();
    expect(await store.receipt(UNA, others.eventId)).toEqual(said);
    expect((await store.deliveries(UNA)).map(({ data, state }) => ({ data, state }))).toEqual([
      { data: { what: 'needTime', until: '2026-12-04', text: '[…]' }, state: 'queued' },
      { data: news.data, state: 'queued' },
    ]);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('words go wherever they stand, and with them what was said to the person', async () => {
    const said = (text: string) => ({ ok: true, say: { key: 'x', with: { text } } }) as const;
    const [one, two] = [entry({ answer: said('Thanks, Ana Lima') }), entry({ answer: said('Ana Limaverde') })];
    const posted = [
      to(one.eventId, ANA, { data: { text: 'Dear Ana' } }),
      to(one.eventId, BEN, { data: { by: ['ANA  LIMA'], text: 'She is ana@un.org, not joana@un.org' } }),
    ];
    const act = { ...task('t').act, network: UNA, inputs: { text: 'ana@un.org asks' } };
    await subject.store.commit(commit({ journal: [one, two], envelopes: posted, tasks: [task('t', { act })] }));
    await subject.store.commit(
      commit({
        journal: [entry({ network: OTHER })],
        envelopes: [to('x', BEN, { network: OTHER, data: { by: 'Ana Lima' } })],
      }),
    );
    await subject.store.settle([sent(posted[0]!.id)]);
    await subject.store.keyValues.put('addresses', 'una-1', '{"user":"U1"}');
    await subject.store.keyValues.put('addresses', 'una-11', '{"user":"U11","name":"Ana Lima"}');
    // Whom a sealed card names nobody can see.
    for (const network of [UNA, OTHER])
      await subject.store.keyValues.put('cards', network, JSON.stringify({ network, sealed: 'v1.x' }));
    const words = [
      { find: 'Ana Lima', put: 'a representative of UNDP' },
      { find: 'ana@un.org', put: '[…]' },
    ];
    await subject.store.removeContent({ type: 'words', network: UNA, person: ANA, words });
    const store = await subject.reopen();
    const [own, others] = await store.deliveries(UNA);
    expect(own).toMatchObject({ state: 'sent', data: {}, live: false });
    expect(own?.messageId).toBeUndefined();
    expect(others?.data).toEqual({
      by: ['a representative of UNDP'],
      text: 'She is […], not joana@un.org',
    });
    expect(await store.receipt(UNA, one.eventId)).toEqual(said('Thanks, a representative of UNDP'));
    expect(await store.receipt(UNA, two.eventId)).toEqual(said('Ana Limaverde'));
    expect((await store.deliveries(OTHER))[0]?.data).toEqual({ by: 'Ana Lima' });
    expect(await store.keyValues.get('addresses', 'una-1')).toBeUndefined();
    expect(await store.keyValues.get('addresses', 'una-11')).toBe('{"user":"U11","name":"a representative of UNDP"}');
    expect(await store.keyValues.get('cards', UNA)).toBeUndefined();
    expect(await store.keyValues.get('cards', OTHER)).toContain('v1.x');
    expect(await store.receipt(UNA, eventId('unheard of'))).toBeUndefined();
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });
}
