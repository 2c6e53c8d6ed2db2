/** Series of any name and audience, beside the two that the network has [ToR 2.d.v]. */
import { describe, expect, it } from 'vitest';
import { meetings } from '../support/meetings.ts';
import type { NetworkId } from '../../src/core/ids.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const CALLS = {
  kind: 'thematic',
  title: 'Project update call',
  audience: 'UNHCR, UNICEF',
  rule: 'first tuesday',
  time: '15:00',
};
const set = (w: World, of: Readonly<Record<string, string>> = {}) =>
  w.officer.press('series.set', null, { ...CALLS, ...of });
const calls = async (w: World, title = CALLS.title) =>
  (await meetings(w)).filter((m) => m.title === title && m.state === 'planned');

describe('a series of another name', () => {
  it('has its title and its entities, which alone are told and asked', async () => {
    const w = await world();
    const answer = await set(w);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.message).toContain('Those invited are being told.');
    await w.settle();
    const [first, ...others] = await calls(w);
    expect(others.length).toBeGreaterThan(10);
    expect(first).toMatchObject({
      kind: 'thematic',
      startsAt: '2026-12-01T20:00:00.000Z',
      audience: ['UNHCR', 'UNICEF'],
    });
    const told = await w.focalPoint('UNHCR').last('seriesSet');
    expect(told.words).toContain('Project update call');
    expect(await w.focalPoint('UNFPA').messages('seriesSet')).toHaveLength(0);
    const target = first?.target ?? '';
    expect(await w.focalPoint('UNHCR').press('meeting.reply', target, { answer: 'attending' })).toMatchObject({
      ok: true,
    });
    expect(await w.focalPoint('UNFPA').press('meeting.reply', target, { answer: 'attending' })).toMatchObject({
      code: 'notAllowed',
    });
    expect((await w.officer.press('meeting.list')).words).toContain('the first Tuesday of the month');
    // In the lists of those whom it is for; of nobody else, who may still look at one by its reference.
    const listed = async (who: Somebody): Promise<boolean> =>
      (await who.press('meeting.list')).words.includes('Project update call');
    expect([await listed(w.focalPoint('UNHCR')), await listed(w.alternate('UNICEF'))]).toEqual([true, true]);
    expect([await listed(w.focalPoint('UNFPA')), await listed(w.observer)]).toEqual([false, false]);
    expect((await w.observer.press('home')).words).not.toContain('Project update call');
    expect(await w.focalPoint('UNFPA').press('meeting.show', target)).toMatchObject({ ok: true });
  });

  it('is one with its title, as people see it; another title is another', async () => {
    const w = await world();
    await set(w);
    await set(w, { title: 'PROJECT  UPDATE CALL', rule: 'first monday', audience: 'all' });
    await set(w, { title: 'Working group on reparations' });
    await w.settle();
    const series = await w.store.list('una' as NetworkId, 'series');
    expect(series).toHaveLength(2);
    const [first] = await calls(w, 'PROJECT  UPDATE CALL');
    expect(first?.startsAt).toBe('2026-12-07T20:00:00.000Z');
    expect(first).not.toHaveProperty('audience');
  });

  it.each([
    ['no title', { title: '' }, ['title']],
    ['nobody to invite', { audience: '' }, ['audience']],
    ['an unknown entity', { audience: 'UNHCR, NOBODY' }, ['audience']],
  ])('is refused with %s', async (_what, of, fields) => {
    const w = await world();
    const answer = await set(w, of);
    expect(answer.code).toBe('invalid');
    expect(Object.keys(answer.fields ?? {})).toEqual(fields);
  });
});

describe('a series that ends', () => {
  it('plans no more, cancels what was to come, and tells its people once', async () => {
    const w = await world();
    await set(w);
    await w.settle();
    const end = { kind: 'thematic', title: 'project update call', reason: 'The projects are over.' };
    expect(await w.officer.press('series.end', null, end)).toMatchObject({ ok: true });
    await w.settle();
    expect(await calls(w)).toEqual([]);
    const told = await w.focalPoint('UNHCR').messages('seriesEnded');
    expect(told).toHaveLength(1);
    expect(told[0]?.words).toContain('The projects are over.');
    expect(await w.focalPoint('UNHCR').messages('meetingCancelled')).toHaveLength(0);
    expect(await w.focalPoint('UNFPA').messages('seriesEnded')).toHaveLength(0);
    await w.to('2027-06-01T12:00:00Z');
    expect(await calls(w)).toEqual([]);
    expect((await w.officer.press('meeting.list')).words).not.toContain('Project update call');
    // The name is free again.
    expect(await set(w)).toMatchObject({ ok: true });
    await w.settle();
    expect((await calls(w)).length).toBeGreaterThan(10);
  });

  it('tells of a single meeting whose agenda has gone round, or that was answered', async () => {
    const w = await world();
    await set(w);
    await w.settle();
    const [first] = await calls(w);
    await w.focalPoint('UNHCR').press('meeting.reply', first?.target ?? '', { answer: 'attending' });
    await w.officer.press('series.end', null, { kind: 'thematic', title: CALLS.title, reason: 'Over.' });
    await w.settle();
    expect(await w.focalPoint('UNICEF').messages('meetingCancelled')).toHaveLength(1);
  });

  it('is one of the network’s own too, and one that is there', async () => {
    const w = await world();
    expect(await w.officer.press('series.end', null, { kind: 'rmc', reason: 'x' })).toMatchObject({ code: 'notFound' });
    for (const verb of ['series.end', 'series.end.preview']) {
      const untitled = await w.officer.press(verb, null, { kind: 'thematic', reason: 'x' });
      expect([untitled.code, Object.keys(untitled.fields ?? {})], verb).toEqual(['invalid', ['title']]);
    }
    await w.officer.press('series.set', null, { kind: 'focalPoints', rule: 'second thursday', time: '10:00' });
    await w.settle();
    expect(await w.officer.press('series.end', null, { kind: 'focalPoints', reason: 'x' })).toMatchObject({ ok: true });
    await w.settle();
    expect((await meetings(w)).filter(({ state }) => state === 'planned')).toEqual([]);
    expect(await w.focalPoint('UNHCR').press('series.end', null, { kind: 'rmc', reason: 'x' })).toMatchObject({
      code: 'notAllowed',
    });
  });
});
