/** Who is told of changes in the RMC, when, and what is asked of them [ToR 2.d.i, 3.a.iii]. */
import { describe, expect, it } from 'vitest';
import { CHAIR, committee, configure, join, leave, term, terms } from '../support/committee.ts';

const THIRTY = '2026-12-02T14:00:00Z';
const SEVEN = '2026-12-25T14:00:00Z';
const DAY = '2027-01-01T14:00:00Z';

describe('notices', () => {
  it('go to the incoming entities and to the Chair 30 and 7 days before, at nine', async () => {
    const w = await committee();
    await configure(w);
    await w.to('2026-12-02T13:59:00Z');
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toEqual([]);
    await w.to(THIRTY);
    for (const who of [w.focalPoint('DPO'), w.alternate('DPO'), w.focalPoint('IOM')]) {
      const notice = await who.last('rmcIncoming');
      expect(notice.words).toContain('Fri, 1 Jan 2027');
      expect(notice.words).toContain('asks your entity');
      expect(notice.verbs).toContain('rmc.acknowledge');
    }
    expect((await w.person(CHAIR.id).last('rmcAhead')).words).toContain('DPO comes in');
    expect(await w.focalPoint('UNICEF').messages()).toEqual([]);
    await w.to(SEVEN);
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toHaveLength(2);
    await w.to(DAY);
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toHaveLength(2);
  });

  it('go to the outgoing entities too, and to the network on the day', async () => {
    const w = await committee();
    await configure(w);
    await w.to(DAY);
    expect((await w.focalPoint('UNICEF').last('rmcTurn')).words).toContain('IOM');
    expect(await w.observer.messages('rmcTurn')).toEqual([]);
    await w.to('2027-12-02T14:00:00Z');
    const out = await w.focalPoint('DPO').last('rmcOutgoing');
    expect(out.words).toContain('Fri, 31 Dec 2027');
    expect(out.words).toContain('UNFPA');
    expect((await w.person(CHAIR.id).last('rmcAhead')).words).toContain('UNFPA follows DPO');
    await w.to('2028-01-01T14:00:00Z');
    expect(await w.focalPoint('UNICEF').messages('rmcTurn')).toHaveLength(2);
    expect(await w.focalPoint('DPO').messages('rmcOutgoing')).toHaveLength(2);
  });

  it('that a downtime missed come once, not in a pile', async () => {
    const w = await committee();
    await configure(w);
    await w.jump('2026-12-28T15:00:00Z');
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toHaveLength(1);
    await w.jump('2028-03-01T15:00:00Z');
    expect(await w.focalPoint('UNHCR').messages('rmcTurn')).toHaveLength(1);
    expect(await w.focalPoint('UNHCR').messages('rmcIncoming')).toHaveLength(1);
  });

  it('go out at once when a term begins sooner than they would', async () => {
    const w = await committee();
    await configure(w, { startsOn: '2026-12-01' });
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toHaveLength(1);
  });

  it('follow the network’s setting', async () => {
    const w = await committee();
    await configure(w);
    expect(await w.officer.press('settings.set', null, { rmcNotices: '10' })).toMatchObject({ ok: true });
    await w.to('2026-12-21T15:00:00Z');
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toEqual([]);
    await w.to('2026-12-22T14:00:00Z');
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toHaveLength(1);
    expect(await w.officer.press('settings.set', null, { rmcNotices: 'often' })).toMatchObject({ code: 'invalid' });
  });
});

describe('an incoming entity', () => {
  it('confirms with one press, for itself alone', async () => {
    const w = await committee();
    await configure(w);
    await w.to(THIRTY);
    const home = await w.focalPoint('DPO').say('home');
    expect(home.words).toContain('1 item waits for you');
    expect(home.words).toContain('please confirm');
    expect((await w.focalPoint('UNICEF').press('rmc.acknowledge', 'T-1')).code).toBe('notAllowed');
    expect((await w.alternate('DPO').press('rmc.acknowledge', 'T-1')).message).toContain('DPO has seat 1');
    expect((await w.focalPoint('DPO').press('rmc.acknowledge', 'T-1')).ok).toBe(true);
    expect((await term(w, 'T-1')).acknowledged).toMatchObject({ entity: 'DPO' });
    await w.advance('PT10S');
    expect((await w.focalPoint('DPO').last('rmcIncoming')).words).toContain('Confirmed by Alternate of DPO');
  });

  it('that says nothing is shown to the Secretariat, as is one that was not reached', async () => {
    const w = await committee();
    await configure(w);
    await w.focalPoint('IOM').block();
    await w.alternate('IOM').block();
    await w.to(THIRTY);
    await w.focalPoint('DPO').press('rmc.acknowledge', 'T-1');
    const card = await w.officer.say('rmc');
    expect(card.words).toContain('not reached');
    expect(card.words).not.toContain('T-1 · seat 1 · DPO\u2003not confirmed');
    await w.to(SEVEN);
    const concerns = await w.officer.last('rmcConcerns');
    expect(concerns.words).toContain('T-2');
    expect(concerns.words).not.toContain('T-1');
    expect((await w.officer.say('home')).words).toContain('1 seat');
  });

  it('that could not be reached gets what is still of use when it can be, and each thing once', async () => {
    const w = await committee();
    await configure(w);
    const dpo = w.focalPoint('DPO');
    await dpo.block();
    await w.to('2026-12-26T15:00:00Z');
    expect(await dpo.messages('rmcIncoming')).toEqual([]);
    await dpo.block(false);
    expect(await dpo.messages('rmcIncoming')).toHaveLength(1);
    await dpo.block();
    await w.to('2028-01-02T15:00:00Z');
    await dpo.block(false);
    // Its term is over, and there has been a change since the one of 2027.
    expect(await dpo.messages('rmcIncoming')).toHaveLength(1);
    expect(await dpo.messages('rmcOutgoing')).toEqual([]);
    expect((await dpo.messages('rmcTurn')).map(({ words }) => words.includes('1 Jan 2028'))).toEqual([true]);
    expect(w.faults).toEqual([]);
  });

  it('keeps an announced term when others come, and is told when it loses it', async () => {
    const w = await committee();
    await configure(w);
    await w.to('2027-12-02T14:00:00Z');
    await join(w, 'WHO');
    expect((await term(w, 'T-3')).entity).toBe('UNFPA');
    const one = { seats: 1, termMonths: 12, startsOn: '2028-01-01' };
    expect(await w.officer.press('rmc.configure', null, one)).toMatchObject({ code: 'conflict' });
    await w.officer.press('rmc.configure', null, { ...one, confirm: 'yes' });
    expect((await w.focalPoint('UNHCR').last('rmcNoLonger')).words).toContain('1 Jan 2028');
  });

  it('that leaves after the notice is replaced, and the next one is told at once', async () => {
    const w = await committee();
    await configure(w);
    await w.to(THIRTY);
    await leave(w, 'DPO');
    expect((await terms(w)).slice(0, 2).map(({ entity }) => entity)).toEqual(['UNFPA', 'IOM']);
    expect(await w.focalPoint('UNFPA').messages('rmcIncoming')).toHaveLength(1);
  });
});
