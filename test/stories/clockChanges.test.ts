/** Closing times around the two nights in which the clock is changed (domain.md 3). */
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../src/core/ids.ts';
import { world } from '../support/world.ts';

describe('a network in Paris', () => {
  it.each([
    ['in the gap of March', '2026-03-20T10:00:00Z', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z'],
    ['in the hour that comes twice in October', '2026-10-20T10:00:00Z', '2026-10-25T02:30', '2026-10-25T01:30:00.000Z'],
  ])('sends a circular %s as the calendar reads it', async (_what, now, sendAt, at) => {
    const w = await world({ now, settings: { timeZone: 'Europe/Paris' } });
    const { target } = await w.officer.press('correspondence.send', null, { subject: 'News', text: 'Some.', sendAt });
    const of = async () => (await w.records<{ state: string; sendAt?: string }>('correspondence', target))[0];
    expect(await of()).toMatchObject({ state: 'scheduled', sendAt: at });
    await w.to(at);
    expect(await of()).toMatchObject({ state: 'sent' });
  });

  it('ends a request on the working day after a holiday on which it would close', async () => {
    const w = await world({
      now: '2026-07-06T10:00:00Z',
      settings: { timeZone: 'Europe/Paris', holidays: [calendarDate('2026-07-14')] },
    });
    const e = await w.open({ closesOn: '2026-07-14' });
    expect((await w.request(e)).closesAt).toBe('2026-07-15T15:00:00.000Z');
  });
});

describe('a closing time', () => {
  it.each([
    ['before spring in New York', '2026-03-02T15:00:00Z', '2026-03-06', '2026-03-06T22:00:00.000Z'],
    ['after spring in New York', '2026-03-02T15:00:00Z', '2026-03-09', '2026-03-09T21:00:00.000Z'],
    ['before autumn in New York', '2026-10-26T15:00:00Z', '2026-10-30', '2026-10-30T21:00:00.000Z'],
    ['after autumn in New York', '2026-10-26T15:00:00Z', '2026-11-02', '2026-11-02T22:00:00.000Z'],
  ])('is 17:00 on the wall clock %s', async (_when, now, closesOn, closesAt) => {
    const w = await world({ now });
    const e = await w.open({ closesOn });
    expect((await w.request(e)).closesAt).toBe(closesAt);
    expect((await w.focalPoint('UNFPA').last('request')).words).toMatch(/17:00 \(New York, UTC−0[45]:00\)/);
    await w.to(closesAt);
    expect((await w.request(e)).state).toBe('open');
    await w.advance('PT0.001S');
    expect((await w.request(e)).state).toBe('endorsed');
  });

  it('that does not exist in spring is the first instant after', async () => {
    const everyDay = [1, 2, 3, 4, 5, 6, 7];
    const w = await world({ now: '2026-03-01T15:00:00Z', settings: { workingWeek: everyDay, closingTime: '02:30' } });
    expect((await w.request(await w.open({ closesOn: '2026-03-08' }))).closesAt).toBe('2026-03-08T07:00:00.000Z');
  });

  it('that occurs twice in autumn is the later', async () => {
    const everyDay = [1, 2, 3, 4, 5, 6, 7];
    const w = await world({ now: '2026-10-25T15:00:00Z', settings: { workingWeek: everyDay, closingTime: '01:30' } });
    expect((await w.request(await w.open({ closesOn: '2026-11-01' }))).closesAt).toBe('2026-11-01T06:30:00.000Z');
  });

  it('is said to each reader in their own zone, with its offset', async () => {
    const w = await world();
    await w.open();
    expect((await w.focalPoint('UNHCR').last('request')).words).toContain('Wed, 2 Dec 2026, 23:00 (Geneva, UTC+01:00)');
    expect((await w.focalPoint('UNFPA').last('request')).words).toContain(
      'Wed, 2 Dec 2026, 17:00 (New York, UTC−05:00)',
    );
  });
});

describe('a clock', () => {
  it('that jumped past everything gives one outcome', async () => {
    const w = await world();
    const e = await w.open();
    await w.jump('2027-06-01T15:00:00Z');
    expect((await w.request(e)).outcome?.state).toBe('endorsed');
    expect(await w.focalPoint('UNFPA').messages('outcome')).toHaveLength(1);
  });

  it('does not go back', async () => {
    const w = await world();
    const e = await w.open();
    await w.to('2026-12-02T22:00:00.001Z');
    const body = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    const back = JSON.stringify({ now: '2026-11-24T14:00:00Z' });
    expect((await w.fetch('/local/clock', { ...body, body: back })).status).toBe(400);
    expect((await w.request(e)).outcome?.state).toBe('endorsed');
  });
});
