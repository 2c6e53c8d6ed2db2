/** The end of a request: in time to the millisecond, one closing, one notice, one number [ToR 3.b.iv]. */
import { describe, expect, it } from 'vitest';
import { networkId, ref } from '../../src/core/ids.ts';
import { besideConcord, newFolder } from '../support/storeFolder.ts';
import { world } from '../support/world.ts';

const CLOSES = '2026-12-02T22:00:00.000Z';
const JUST_AFTER = '2026-12-02T22:00:00.001Z';

describe('the closing instant', () => {
  it('itself is in time', async () => {
    const w = await world();
    const e = await w.open();
    await w.to(CLOSES);
    expect((await w.request(e)).state).toBe('open');
    expect(await w.focalPoint('UNHCR').press('endorsement.endorse', e)).toMatchObject({ ok: true });
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome).toMatchObject({ endorsed: ['UNHCR'], silent: ['UNFPA', 'UNICEF'] });
  });

  it('a millisecond later is not: the answer gives the outcome and says how to raise the matter', async () => {
    const w = await world();
    const e = await w.open();
    await w.to(JUST_AFTER);
    const answer = await w
      .focalPoint('UNHCR')
      .press('endorsement.object', e, { text: 'Wait!', requestDiscussion: 'yes' });
    expect(answer).toMatchObject({ ok: false, code: 'closed', cardName: 'outcome' });
    expect(answer.message).toContain('E-1 closed Wed, 2 Dec 2026, 23:00 (Geneva, UTC+01:00)');
    expect(answer.message).toContain('ask the Secretariat for an item on the agenda');
    expect(answer.words).toContain('Endorsed as UNA/2026/1');
    const record = await w.request(e);
    expect(record.positions).toEqual([]);
    expect(record.late).toEqual([
      expect.objectContaining({ entity: 'UNHCR', verb: 'endorsement.object', text: 'Wait!', at: JUST_AFTER }),
    ]);
    expect(record.outcome?.state).toBe('endorsed');
  });

  it('decides, and not the moment at which the closing is done: a press during a downtime is late', async () => {
    const w = await world();
    const e = await w.open();
    await w.jump('2026-12-04T09:00:00Z');
    expect(await w.focalPoint('UNHCR').press('endorsement.endorse', e)).toMatchObject({ code: 'closed' });
    expect((await w.request(e)).outcome).toMatchObject({
      state: 'endorsed',
      at: CLOSES,
      silent: ['UNFPA', 'UNHCR', 'UNICEF'],
    });
    expect((await w.records<{ date: string }>('register'))[0]?.date).toBe('2026-12-02');
  });
});

describe('the end', () => {
  it('comes once, with one notice to everyone, however often and from however many sides time is looked at', async () => {
    const w = await world();
    const e = await w.open();
    await w.to(CLOSES);
    await Promise.all([w.to(JUST_AFTER), w.settle(), w.settle(), w.settle()]);
    await w.advance('P1D');
    await w.jump('2027-01-05T15:00:00Z');
    expect(await w.focalPoint('UNICEF').messages('outcome')).toHaveLength(1);
    expect(await w.officer.messages('outcome')).toHaveLength(1);
    expect(await w.records('register')).toHaveLength(1);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', by: 'silence', number: 'UNA/2026/1' });
    const closings = await w.records<{ verb: string }>('audit', e);
    expect(
      closings.filter((line) => line.verb === 'endorsement.due' || line.verb === 'register.enter').length,
    ).toBeGreaterThan(0);
  });

  it('the notice lists who endorsed, was silent, abstained, and objected with which words', async () => {
    const w = await world({ entities: ['UNHCR', 'UNICEF', 'UNFPA', 'WFP'] });
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.focalPoint('UNICEF').press('endorsement.abstain', e);
    await w.focalPoint('UNFPA').press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
    await w.to(JUST_AFTER);
    const { words, text } = await w.focalPoint('UNFPA').last('outcome');
    expect(text).toContain('Endorsed as UNA/2026/1.');
    expect(words).toMatch(/Endorsed explicitly \(1\)\sUNHCR/);
    expect(words).toMatch(/Silent, no objection \(1\)\sWFP/);
    expect(words).toMatch(/Abstained \(1\)\sUNICEF/);
    expect(words).toContain('Objections recorded');
    expect(words).toContain('Paragraph 4 omits boys.');
    const [line] = await w.records('register');
    expect(line).toMatchObject({
      number: 'UNA/2026/1',
      date: '2026-12-02',
      route: 'written',
      outcome: 'endorsed',
      documentVersion: '1',
      positions: { endorsed: ['UNHCR'], silent: ['WFP'], abstained: ['UNICEF'], objections: [{ entity: 'UNFPA' }] },
    });
  });

  it('is stored as it was: what changes afterwards on the roll does not change it', async () => {
    const w = await world();
    const e = await w.open();
    await w.to(JUST_AFTER);
    const before = (await w.request(e)).outcome;
    await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' });
    await w.officer.press('roll.remove', null, { email: 'alt@unhcr.example' });
    expect((await w.request(e)).outcome).toEqual(before);
  });

  it('nothing reopens: every act on it is refused as closed', async () => {
    const w = await world();
    const e = await w.open();
    await w.to(JUST_AFTER);
    const tries = [
      w.officer.press('endorsement.extend', e, { closesOn: '2026-12-20', reason: 'More time.' }),
      w.officer.press('endorsement.withdraw', e, { reason: 'No.' }),
      w.officer.press('endorsement.correct', e, { title: 'Other', note: 'Typing error.' }),
      w.officer.press('endorsement.revise', e, {
        documentUrl: 'https://un.example/b',
        documentVersion: '2',
        changes: 'All.',
      }),
      w.officer.press('endorsement.enterFor', e, { entity: 'UNFPA', position: 'endorse', source: 'E-mail.' }),
      w.officer.press('endorsement.closeUnreached', e, { reason: 'No.' }),
      w.focalPoint('UNHCR').press('endorsement.withdrawObjection', e),
      w.focalPoint('UNHCR').press('endorsement.comment', e, { text: 'Hm.' }),
    ];
    for (const answer of await Promise.all(tries))
      expect(answer).toMatchObject({ ok: false, code: 'closed', cardName: 'outcome' });
    expect((await w.request(e)).state).toBe('endorsed');
  });
});

describe('register numbers', () => {
  it('have no gaps and no doubles when forty requests close at the same instant', async () => {
    const w = await world({ entities: ['UNICEF'] });
    const opened = await Promise.all(Array.from({ length: 40 }, () => w.open()));
    expect(new Set(opened).size).toBe(40);
    await w.to('2026-12-02T22:00:01Z');
    const numbers = (await w.records<{ number: string }>('register')).map((line) => line.number);
    expect(numbers.sort()).toEqual(Array.from({ length: 40 }, (_, i) => `UNA/2026/${i + 1}`).sort());
    const held = (await w.records<{ outcome: { number: string } }>('endorsements')).map((r) => r.outcome.number);
    expect(held.sort()).toEqual(numbers);
    expect(await w.focalPoint('UNICEF').messages('outcome')).toHaveLength(40);
  });

  it('begin again with the year, in the network’s zone', async () => {
    const w = await world({ now: '2026-12-22T15:00:00Z', settings: { silenceDays: 4 } });
    const e = await w.open();
    await w.open({ closesOn: '2027-01-11' });
    expect((await w.request(e)).closesAt).toBe('2026-12-29T22:00:00.000Z');
    await w.to('2027-01-12T00:00:00Z');
    const numbers = (await w.records<{ number: string }>('register')).map((line) => line.number);
    expect(numbers).toEqual(['UNA/2026/1', 'UNA/2027/1']);
  });

  it('go on over the years when the pattern names no year: none is given twice', async () => {
    const w = await world({
      now: '2026-12-22T15:00:00Z',
      settings: { silenceDays: 4, numbering: '{prefix}-{number}' },
    });
    await w.open();
    await w.open({ closesOn: '2027-01-11' });
    await w.to('2027-01-12T00:00:00Z');
    const numbers = (await w.records<{ number: string }>('register')).map((line) => line.number);
    expect(numbers).toEqual(['UNA-1', 'UNA-2']);
  });
});

describe('what proves that an entity was reached', () => {
  it('stands in the line of the audit trail by which the request got its number, and is found when it is changed', async () => {
    const folder = newFolder();
    const w = await world({ folder });
    const e = await w.open();
    await w.to(JUST_AFTER);
    const lines = await w.store.audit(networkId('una'));
    const relied = lines.filter(({ proves }) => proves);
    expect(relied).toEqual([expect.objectContaining({ verb: 'register.enter' })]);
    const reached = (await w.store.deliveries(networkId('una'), { about: ref(e) })).filter(
      ({ card, entity }) => card === 'request' && entity !== undefined,
    );
    const known = (relied[0]?.proves ?? []).map((one) => reached.find(({ id }) => id === one.delivery));
    expect(known.map((one) => one?.entity).sort()).toEqual(['UNFPA', 'UNHCR', 'UNICEF']);
    expect(relied[0]?.proves?.[0]).toEqual({ delivery: known[0]?.id, at: known[0]?.at, platform: 'local' });
    expect(await w.store.verifyAudit(networkId('una'))).toMatchObject({ ok: true });
    besideConcord(folder, `UPDATE deliveries SET at = '2026-11-30T00:00:00.000Z' WHERE id = '${known[1]?.id}'`);
    expect(await w.store.verifyAudit(networkId('una'))).toMatchObject({
      ...{ ok: false, why: 'proofChanged', seq: relied[0]?.seq },
      proof: { delivery: known[1]?.id },
    });
  });
});
