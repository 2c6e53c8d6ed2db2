/** The RMC's rotation: who is picked and why, and what changes it [ToR 2.d.i]. */
import { describe, expect, it } from 'vitest';
import { calendarDate, networkId } from '../../src/core/ids.ts';
import { sitting } from '../../src/core/people.ts';
import { CHAIR, committee, configure, join, leave, plan, term, terms } from '../support/committee.ts';
import { world } from '../support/world.ts';
import { loadNetwork } from '../support/features.ts';

describe('setting up the rotation', () => {
  it('plans six years, every pick with its reason in words', async () => {
    const w = await committee();
    expect(await configure(w)).toMatchObject({ ok: true, cardName: 'rmc' });
    const all = await terms(w);
    expect(plan(all).slice(0, 6)).toEqual([
      'DPO 2027-01-01',
      'IOM 2027-01-01',
      'UNFPA 2028-01-01',
      'UNHCR 2028-01-01',
      'UNICEF 2029-01-01',
      'DPO 2029-01-01',
    ]);
    expect(all[0]).toMatchObject({ target: 'T-1', seat: 1, to: '2027-12-31', state: 'future' });
    expect(all[0]?.reason).toBe('fewest terms served: 0; has not served before; first in the order');
    expect(all[4]?.reason).toBe('fewest terms served: 0; has not served before');
    expect(all[5]?.reason).toBe('fewest terms served: 1; longest since: 2027; first in the order');
    expect(all.at(-1)?.from).toBe('2032-01-01');
  });

  it('shows the years ahead as a table, to anybody and as far as asked', async () => {
    const w = await committee();
    await configure(w);
    const near = (await w.observer.press('rmc.preview', null, { years: 2 })).words;
    expect([near.includes('Jan 2028'), near.includes('Jan 2029')]).toEqual([true, false]);
    const seen = await w.observer.press('rmc.preview', null, { years: 8 });
    expect(seen).toMatchObject({ ok: true, cardName: 'rmcPreview' });
    expect(seen.words).toContain('DPO and IOM');
    expect(seen.words).toContain('1 Jan 2034');
    expect(JSON.stringify(seen.card)).toContain('"type":"Table"');
    expect((await terms(w)).at(-1)?.from).toBe('2032-01-01');
  });

  it('staggers the seats in groups; nobody sits for half a term or less', async () => {
    const w = await committee();
    await configure(w, { stagger: 'yes' });
    const all = await terms(w);
    const of = (seat: number) =>
      all
        .filter((t) => t.seat === seat)
        .slice(0, 2)
        .map(({ from, to }) => `${from} ${to}`);
    expect(of(1)).toEqual(['2027-01-01 2027-12-31', '2028-01-01 2028-12-31']);
    expect(of(2)).toEqual(['2027-01-01 2028-06-30', '2028-07-01 2029-06-30']);
  });

  it('follows the order that is given before that of the roll', async () => {
    const w = await committee();
    await configure(w, { order: 'UNICEF, unhcr' });
    expect(plan(await terms(w)).slice(0, 3)).toEqual(['UNICEF 2027-01-01', 'UNHCR 2027-01-01', 'DPO 2028-01-01']);
    expect(await configure(w, { order: 'UNICEF, NATO' })).toMatchObject({
      code: 'invalid',
      fields: { order: expect.stringContaining('NATO') as string },
    });
  });

  it('leaves a seat empty and says so when there are too few entities', async () => {
    const w = await committee({ entities: ['DPO', 'IOM'] });
    const answer = await configure(w, { seats: 3 });
    expect(answer.message).toContain('too few eligible entities');
    expect(plan(await terms(w)).slice(0, 3)).toEqual(['DPO 2027-01-01', 'IOM 2027-01-01', 'empty 2027-01-01']);
    expect((await term(w, 'T-3')).reason).toContain('no entity is eligible');
    await w.to('2026-12-02T14:00:00Z');
    expect((await w.officer.last('rmcConcerns')).words).toContain('no entity is eligible');
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    const w = await committee();
    for (const wrong of [
      { seats: 0 },
      { termMonths: '' },
      { startsOn: '1999-01-01' },
      { stagger: 'perhaps' },
      { stagger: '3' },
    ])
      expect(await configure(w, wrong)).toMatchObject({ code: 'invalid' });
    expect(await terms(w)).toEqual([]);
  });

  it('may have begun already: those who sit are picked, told at once, and asked to confirm', async () => {
    const w = await committee();
    await configure(w, { startsOn: '2026-03-01' });
    expect(await term(w, 'T-1')).toMatchObject({
      entity: 'DPO',
      from: '2026-03-01',
      to: '2027-02-28',
      state: 'current',
    });
    expect(await w.focalPoint('DPO').messages('rmcIncoming')).toHaveLength(1);
    expect(await w.focalPoint('UNICEF').messages('rmcTurn')).toHaveLength(1);
  });

  it('changed later, changes only what has not begun', async () => {
    const w = await committee();
    await configure(w);
    await w.to('2027-03-01T15:00:00Z');
    const before = (await terms(w)).slice(0, 2);
    expect(await configure(w, { seats: 3, startsOn: '2028-01-01' })).toMatchObject({ ok: true });
    const after = await terms(w);
    expect(after.slice(0, 2)).toEqual(before);
    expect(plan(after).slice(2, 5)).toEqual(['UNFPA 2028-01-01', 'UNHCR 2028-01-01', 'UNICEF 2028-01-01']);
    expect(new Set(after.map(({ target }) => target)).size).toBe(after.length);
    await configure(w, { seats: 1, termMonths: 6, startsOn: '2027-01-01' });
    expect((await terms(w)).slice(0, 2)).toEqual(before);
    expect((await terms(w)).filter(({ seat, state }) => seat > 1 && state === 'future')).toEqual([]);
  });
});

describe('who sits', () => {
  it('changes with the day, everywhere in the network', async () => {
    const w = await committee();
    await configure(w);
    await w.settle();
    const seats = (await loadNetwork(w.store, networkId('una')))?.seats ?? [];
    expect(sitting(seats, calendarDate('2026-12-31'))).toEqual([]);
    expect(sitting(seats, calendarDate('2027-12-31'))).toEqual(['DPO', 'IOM']);
    expect(sitting(seats, calendarDate('2028-01-01'))).toEqual(['UNFPA', 'UNHCR']);
  });

  it('is who gets what is sent to RMC members, and who is invited to their meetings', async () => {
    const w = await committee();
    await configure(w);
    let sent = 0;
    const sentTo = async (): Promise<(string | undefined)[]> => {
      const inputs = { subject: `Budget ${(sent += 1)}`, text: 'Attached.', audience: 'RMC members' };
      const { target } = await w.officer.press('correspondence.send', null, inputs);
      const [found] = await w.records<{ recipients: { entity?: string }[] }>('correspondence', target);
      return [...new Set(found?.recipients.map(({ entity }) => entity))];
    };
    const invited = async (startsAt: string): Promise<string> => {
      const { words } = await w.officer.press('meeting.schedule', null, { kind: 'rmc', startsAt });
      return words;
    };
    await w.to('2027-12-20T15:00:00Z');
    expect(await sentTo()).toEqual(['DPO', 'IOM', undefined]);
    // A meeting after the change is for those who sit then.
    expect(await invited('2028-01-12T10:00')).toContain('of 2');
    expect(await w.focalPoint('UNFPA').messages('meetingInvitation')).toHaveLength(1);
    expect(await w.focalPoint('DPO').messages('meetingInvitation')).toEqual([]);
    await w.to('2028-01-02T15:00:00Z');
    expect(await sentTo()).toEqual(['UNFPA', 'UNHCR', undefined]);
    await leave(w, 'UNHCR');
    await w.officer.press('rmc.standIn', null, { entity: 'UNICEF' });
    expect(await sentTo()).toEqual(['UNFPA', 'UNICEF', undefined]);
  });

  it('in the sample network, six entities from the first day on, and nobody is told of it', async () => {
    const w = await world({ found: { sample: true, secretariat: [] } });
    const all = await terms(w);
    const current = all.filter(({ state }) => state === 'current').map(({ entity }) => entity);
    expect(current).toEqual(['DCO', 'DGC', 'DPO', 'DPPA', 'ESCAP', 'ILO']);
    expect((await w.officer.say('rmc')).words).toContain('DCO');
    expect(await w.records('deliveries')).toEqual([]);
  });
});

describe('entities that come and go', () => {
  it('a newcomer starts at the average: neither first nor last', async () => {
    const w = await committee();
    await configure(w);
    await w.to('2028-02-01T15:00:00Z');
    await join(w, 'WHO');
    const all = plan(await terms(w)).slice(4, 7);
    // Four of five have served once: UNICEF has not, so it comes before WHO; WHO comes before those who have.
    expect(all).toEqual(['UNICEF 2029-01-01', 'WHO 2029-01-01', 'DPO 2030-01-01']);
    expect((await terms(w))[5]?.reason).toBe('fewest terms served: 0.8; longest since: 2028');
  });

  it('who leaves before its turn is not called; past and running terms stay', async () => {
    const w = await committee();
    await configure(w);
    await w.to('2027-02-01T15:00:00Z');
    await leave(w, 'UNFPA');
    expect(plan(await terms(w)).slice(0, 4)).toEqual([
      'DPO 2027-01-01',
      'IOM 2027-01-01',
      'UNHCR 2028-01-01',
      'UNICEF 2028-01-01',
    ]);
  });

  it('who leaves in mid-term is reported; a stand-in takes over and counts when it has over half', async () => {
    const w = await committee();
    await configure(w);
    await w.to('2027-02-01T15:00:00Z');
    await leave(w, 'DPO');
    expect((await w.officer.last('rmcConcerns')).words).toContain('name a stand-in');
    expect((await w.officer.press('rmc.standIn', 'T-1', { entity: 'IOM' })).code).toBe('conflict');
    expect((await w.officer.press('rmc.standIn', 'T-1', { entity: 'DPO' })).code).toBe('invalid');
    expect((await w.officer.press('rmc.standIn', 'T-3', { entity: 'UNICEF' })).code).toBe('conflict');
    const named = await w.officer.press('rmc.standIn', 'T-1', { entity: 'unicef' });
    expect(named.message).toContain('UNICEF takes over T-1 today');
    expect(await term(w, 'T-1')).toMatchObject({ entity: 'UNICEF', original: 'DPO', state: 'current' });
    expect((await w.focalPoint('UNICEF').last('rmcIncoming')).words).toContain('UNICEF has a seat in the RMC');
    expect((await w.person(CHAIR.id).last('rmcTakenOver')).words).toContain('UNICEF');
    const seats = (await loadNetwork(w.store, networkId('una')))?.seats ?? [];
    expect(sitting(seats, calendarDate('2027-01-31'))).toEqual(['DPO', 'IOM']);
    expect(sitting(seats, calendarDate('2027-02-01'))).toEqual(['UNICEF', 'IOM']);
    // It has over half of the term, so its next turn is after those who have served nothing.
    expect(plan(await terms(w)).slice(2, 5)).toEqual(['UNFPA 2028-01-01', 'UNHCR 2028-01-01', 'IOM 2029-01-01']);
  });

  it('a stand-in for half or less has not served', async () => {
    const w = await committee();
    await configure(w);
    await w.to('2027-11-01T15:00:00Z');
    await leave(w, 'DPO');
    await w.officer.press('rmc.standIn', null, { entity: 'UNICEF' });
    expect(plan(await terms(w)).slice(2, 5)).toContain('UNICEF 2029-01-01');
  });

  it('a focal point who is replaced costs the entity nothing', async () => {
    const w = await committee();
    await configure(w);
    const before = plan(await terms(w));
    await leave(w, 'UNFPA');
    expect(plan(await terms(w))).not.toEqual(before);
    await join(w, 'UNFPA');
    expect(plan(await terms(w))).toEqual(before);
  });
});

describe('terms served before', () => {
  const CSV = 'entity,from,to\nDPO,2024,2024\nIOM,2025-01-01,2025-12-31\nUNFPA,2023,2023\n';
  const load = (w: Awaited<ReturnType<typeof committee>>, csv: string, apply = 'no') =>
    w.officer.press('rmc.importHistory', null, { csv, apply });

  it('are shown first and change nothing; applied, they count', async () => {
    const w = await committee();
    await configure(w);
    const before = plan(await terms(w));
    expect((await load(w, CSV)).message).toContain('3 terms would be added');
    expect(plan(await terms(w))).toEqual(before);
    expect((await load(w, CSV, 'yes')).message).toContain('3 terms were added');
    expect(plan(await terms(w)).slice(0, 5)).toEqual([
      'UNHCR 2027-01-01',
      'UNICEF 2027-01-01',
      'UNFPA 2028-01-01',
      'DPO 2028-01-01',
      'IOM 2029-01-01',
    ]);
    expect((await term(w, 'T-3')).reason).toBe('fewest terms served: 1; longest since: 2023');
    await w.advance('PT11M');
    expect((await load(w, CSV, 'yes')).message).toContain('0 terms');
  });

  it.each([
    ['an entity that is not on the roll', 'entity,from\nNATO,2020'],
    ['a date that is none', 'entity,from\nDPO,last year'],
    ['a term that is not over', 'entity,from,to\nDPO,2026,2027'],
    ['an end before its beginning', 'entity,from,to\nDPO,2026-01-01,2025-01-01'],
    ['the same term twice', 'entity,from\nDPO,2020\nDPO,2020'],
    ['no columns', 'DPO,2020'],
    ['no lines', 'entity,from'],
  ])('with %s change nothing', async (_what, csv) => {
    const w = await committee();
    await configure(w);
    const before = await terms(w);
    const answer = await load(w, csv, 'yes');
    expect(answer).toMatchObject({ code: 'invalid', cardName: 'rmcHistory' });
    expect(answer.fields?.['csv']).toBeTruthy();
    expect(await terms(w)).toEqual(before);
  });
});

describe('the words', () => {
  it.each([
    ['rmc', 'rmc'],
    ['RMC preview', 'rmcPreview'],
    ['rmc t-3', 'rmcTerm'],
    ['rmc set up', 'rmcForm'],
  ])('%s', async (typed, card) => {
    const w = await committee();
    await configure(w);
    expect(await w.officer.say(typed)).toMatchObject({ ok: true, cardName: card });
  });

  it('an unknown term is not found, whatever is to be done with it', async () => {
    const w = await committee();
    await configure(w);
    for (const target of ['T-99', 'T-0', '__proto__', 'terms', 'E-1']) {
      expect(await w.officer.press('rmc.show', target), target).toMatchObject({ code: 'notFound' });
      expect(await w.officer.press('rmc.standIn', target, { entity: 'UNICEF' }), target).toMatchObject({
        code: 'notFound',
      });
      expect(await w.focalPoint('DPO').press('rmc.swap', target, { with: 'T-3' }), target).toMatchObject({
        code: 'notFound',
      });
      expect(await w.focalPoint('DPO').press('rmc.acknowledge', target), target).toMatchObject({ code: 'notFound' });
    }
  });
});
