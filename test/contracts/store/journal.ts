import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventId, personId, ref } from '../../../src/core/ids.ts';
import { lineHash, NO_HASH } from '../../../src/store/chain.ts';
import type { AuditLine, AuditVerdict } from '../../../src/store/store.ts';
import type { Subject } from '../store.contract.ts';
import { at, change, commit, entry, envelope, OTHER, request, saved, sent, UNA } from './things.ts';

/** The audit trail and the receipts. */
export function journalPromises(subject: Subject): void {
  const record = (over: Parameters<typeof entry>[0] = {}) => subject.store.commit(commit({ journal: [entry(over)] }));

  test('an event is answered again as it was the first time', async () => {
    const accepted = entry({ target: ref('E-1') });
    const answer = { ok: false, code: 'closed', say: { key: 'x', with: { n: 1, who: ['a'] } }, fields: {} } as const;
    const refused = entry({ outcome: 'closed', answer });
    await subject.store.commit(commit({ journal: [accepted, refused] }));
    const store = await subject.reopen();
    expect(await store.receipt(UNA, accepted.eventId)).toEqual(accepted.answer);
    expect(await store.receipt(UNA, refused.eventId)).toEqual(answer);
    expect(await store.receipt(OTHER, accepted.eventId)).toBeUndefined();
    expect(await store.receipt(UNA, eventId('unheard of'))).toBeUndefined();
  });

  test('an event that has a receipt is not written again', async () => {
    const first = entry();
    await subject.store.commit(commit({ document: request(1), journal: [first] }));
    const again = { ...first, outcome: 'closed' };
    const late = commit({ document: request(2), journal: [entry(), again] });
    expect(await subject.store.commit(late)).toEqual({ type: 'conflict' });
    expect(await subject.store.load('una/E-2')).toBeUndefined();
    expect(await subject.store.audit(UNA)).toHaveLength(1);
    expect((await subject.store.commit(commit({ journal: [{ ...first, network: OTHER }] }))).type).toBe('saved');
  });

  test('how an act came is part of its line and of its hash', async () => {
    const via = 'link d-1 · pass P-7';
    await subject.store.commit(commit({ journal: [entry(), entry({ platform: 'mail', via })] }));
    const [plain, told] = await (await subject.reopen()).audit(UNA);
    expect(plain).not.toHaveProperty('via');
    expect(told).toMatchObject({ platform: 'mail', via });
    const { hash, ...line } = told!;
    expect(lineHash(plain!.hash, line)).toBe(hash);
    expect(lineHash(plain!.hash, { ...line, via: 'link d-2' })).not.toBe(hash);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
  });

  test('what an act relied on, and how long the lists were, is part of its line and of its hash', async () => {
    const mail = { platform: 'mail', proof: 'delivered', provedAt: at(6) } as const;
    const proves = [{ delivery: 'una:x:request:a', at: at(5), ...mail }];
    await subject.store.commit(commit({ document: request(1), journal: [entry({ proves })] }));
    const [told] = await (await subject.reopen()).audit(UNA);
    expect(told).toMatchObject({ proves, document: { id: 'una/E-1', items: { positions: 0 } } });
    const { hash, ...line } = told!;
    expect(lineHash(NO_HASH, line)).toBe(hash);
    expect(lineHash(NO_HASH, { ...line, proves: [] })).not.toBe(hash);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: false, why: 'proofChanged', seq: 1 });
  });

  test('a delivery on which an act relied may go on as deliveries do', async () => {
    const store = subject.store;
    const id = 'una:asks:request:a';
    await store.commit(
      commit({ journal: [entry({ eventId: eventId('asks') })], envelopes: [envelope(id, { to: personId('a') })] }),
    );
    await store.settle([sent(id, { at: at(5), platform: 'mail', proof: 'handed' })]);
    const proves = [{ delivery: id, at: at(5), platform: 'mail', proof: 'handed', provedAt: at(5) } as const];
    await store.commit(commit({ journal: [entry({ at: at(8), proves })] }));
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
    await store.settle([{ id, type: 'proved', at: at(9), proof: 'delivered' }]);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
    await store.settle([{ id, type: 'returned', at: at(10), reason: 'notFound', again: true }]);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
    await store.settle([sent(id, { at: at(11) })]);
    expect(await (await subject.reopen()).verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test('an event cannot have two lines in one commit', async () => {
    const twice = entry();
    await expect(subject.store.commit(commit({ journal: [twice, entry(), twice] }))).rejects.toThrow(/event/);
    expect(await subject.store.audit(UNA)).toEqual([]);
  });

  test('the same event twice at once is written once', async () => {
    const twice = entry();
    const write = (number: number) => subject.store.commit(commit({ document: request(number), journal: [twice] }));
    const results = await Promise.all([write(1), write(2)]);
    expect(results.map(({ type }) => type).sort()).toEqual(['conflict', 'saved']);
    expect(await subject.store.list(UNA, 'endorsement')).toHaveLength(1);
  });

  test('every line says what was done, and is numbered in its network', async () => {
    const full = entry({ onBehalfOf: 'UNHCR', target: ref('E-1'), outcome: 'closed', platform: 'teams', at: at(3) });
    await subject.store.commit(commit({ journal: [full, entry({ network: OTHER }), entry()] }));
    await record();
    const lines = await (await subject.reopen()).audit(UNA);
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    const { network: _network, answer: _answer, ...said } = full;
    const { hash, ...line } = lines[0]!;
    expect(line).toEqual({ seq: 1, ...said });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(lines[1]!)).not.toContain('target');
    expect((await subject.store.audit(OTHER)).map(({ seq }) => seq)).toEqual([1]);
    expect(await subject.store.auditEnd(UNA)).toEqual({ lines: 3, last: lines[2]?.hash });
    expect((await (await subject.reopen()).auditEnd(OTHER)).lines).toBe(1);
  });

  test('part of the trail can be read', async () => {
    for (let line = 1; line <= 5; line++) await record();
    const seqs = async (options: object) => (await subject.store.audit(UNA, options)).map(({ seq }) => seq);
    expect(await seqs({ from: 4 })).toEqual([4, 5]);
    expect(await seqs({ limit: 2 })).toEqual([1, 2]);
    expect(await seqs({ from: 2, limit: 2 })).toEqual([2, 3]);
    expect(await seqs({ from: 6 })).toEqual([]);
  });

  test('each line is hashed together with the hash of the one before', async () => {
    await saved(subject.store, { document: request(1), journal: [entry({ target: ref('E-1') })] });
    await record({ onBehalfOf: 'العربية ' });
    const lines = await subject.store.audit(UNA);
    expect(lines.map(({ hash }) => hash)).toEqual(hashed(lines));
    expect(await subject.store.verifyAudit(UNA)).toEqual({ ok: true, lines: 2, last: lines[1]!.hash });
    expect(await subject.store.verifyAudit(OTHER)).toMatchObject({ ok: true, lines: 0 });
  });

  test('a line answers for the document that its act wrote', async () => {
    const made = await saved(subject.store, { document: request(1) });
    await saved(subject.store, {
      document: change(made, { changed: true, positions: [1] }),
      journal: [entry(), entry()],
    });
    await record();
    const [first, second, third, fourth] = (await subject.store.audit(UNA)).map(({ document }) => document);
    expect(first).toMatchObject({ id: 'una/E-1', version: 1 });
    expect(second).toBeUndefined();
    expect(third).toMatchObject({ id: 'una/E-1', version: 2, was: first?.hash });
    expect(third?.hash).not.toBe(first?.hash);
    expect(fourth).toBeUndefined();
  });

  test('the chain goes on where it ended, however much is written at once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => record()));
    await subject.reopen();
    await Promise.all(
      Array.from({ length: 50 }, (_, number) => saved(subject.store, { document: request(number + 1) })),
    );
    const lines = await subject.store.audit(UNA);
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, place) => place + 1));
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 100 });
  });

  test('the trail can be verified while it grows', async () => {
    const made = Array.from({ length: 250 }, (_, place) => saved(subject.store, { document: request(place + 1) }));
    let last = (await Promise.all(made)).at(-1)!;
    let verdict: AuditVerdict | undefined;
    const verified = subject.store.verifyAudit(UNA).then((found) => (verdict = found));
    while (!verdict) last = await saved(subject.store, { document: change(last, { positions: [], at: last.version }) });
    expect(await verified).toMatchObject({ ok: true });
    expect(last.version).toBeGreaterThan(1);
  });

  test('receipts are forgotten, their lines are not', async () => {
    const [old, older, recent] = [entry({ at: at(9) }), entry({ at: at(1) }), entry({ at: at(10) })];
    for (const said of [old, recent, older]) await subject.store.commit(commit({ journal: [said] }));
    const before = await subject.store.audit(UNA);
    expect(await subject.store.forgetReceipts(at(10))).toBe(2);
    expect(await subject.store.forgetReceipts(at(10))).toBe(0);
    const store = await subject.reopen();
    expect(await store.receipt(UNA, old.eventId)).toBeUndefined();
    expect(await store.receipt(UNA, older.eventId)).toBeUndefined();
    expect(await store.receipt(UNA, recent.eventId)).toEqual(recent.answer);
    expect(await store.audit(UNA)).toEqual(before);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 3 });
    expect((await store.commit(commit({ journal: [old] }))).type).toBe('saved');
  });
}

/** The chain as the port describes it, made again without the driver's help. */
function hashed(lines: readonly AuditLine[]): string[] {
  let last = '0'.repeat(64);
  return lines.map(({ hash: _hash, ...line }) => {
    const text = JSON.stringify(line, (_, part: unknown) =>
      typeof part === 'object' && part !== null
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
    last = createHash('sha256')
      .update(last + text)
      .digest('hex');
    return last;
  });
}
