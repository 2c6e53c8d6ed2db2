/** Objection and request for discussion, standing together for one entity, break the silence: nothing else [ToR 3.b.iv]. */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const TEXT = 'Paragraph 4 omits boys.';
const object = (w: World, entity: string, e: string, inputs: object = {}) =>
  w.focalPoint(entity).press('endorsement.object', e, { text: TEXT, ...inputs });

describe('the pair', () => {
  it('comes by one form', async () => {
    const w = await world();
    const e = await w.open();
    const answer = await object(w, 'UNHCR', e, { requestDiscussion: 'yes' });
    expect(answer.message).toContain('The written procedure for E-1 has stopped');
    expect((await w.request(e)).state).toBe('referred');
  });

  it('comes by two acts, the objection first', async () => {
    const w = await world();
    const e = await w.open();
    await object(w, 'UNHCR', e);
    expect((await w.request(e)).state).toBe('open');
    await w.focalPoint('UNHCR').press('endorsement.requestDiscussion', e);
    expect((await w.request(e)).state).toBe('referred');
  });

  it('comes by two acts, the request first', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.requestDiscussion', e);
    expect((await w.request(e)).state).toBe('open');
    await object(w, 'UNHCR', e);
    expect((await w.request(e)).state).toBe('referred');
  });

  it('comes from two representatives of the same entity', async () => {
    const w = await world();
    const e = await w.open();
    await object(w, 'UNHCR', e);
    await w.alternate('UNHCR').press('endorsement.requestDiscussion', e);
    expect((await w.request(e)).state).toBe('referred');
  });

  it('never comes from two entities', async () => {
    const w = await world();
    const e = await w.open();
    await object(w, 'UNHCR', e);
    await w.focalPoint('UNFPA').press('endorsement.requestDiscussion', e);
    expect((await w.request(e)).state).toBe('open');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome?.state).toBe('endorsed');
  });

  it('does not stand when one half was withdrawn before the other came', async () => {
    const w = await world();
    const e = await w.open();
    await object(w, 'UNHCR', e);
    await w.focalPoint('UNHCR').press('endorsement.withdrawObjection', e);
    await w.focalPoint('UNHCR').press('endorsement.requestDiscussion', e);
    expect((await w.request(e)).state).toBe('open');
  });
});

describe('when the silence is broken', () => {
  it('everyone is told at once, by name of the entity and with its text; an observer is not', async () => {
    const w = await world();
    const e = await w.open();
    await object(w, 'UNHCR', e, { wouldSatisfy: 'Add “boys”.' });
    await w.alternate('UNHCR').press('endorsement.requestDiscussion', e);
    for (const reader of [w.officer, w.coordinator, w.chair, w.focalPoint('UNFPA'), w.alternate('UNICEF')]) {
      const told = await reader.last('referred');
      expect(told.words).toContain('UNHCR objects and requests discussion (Focal point of UNHCR)');
      expect(told.words).toContain(TEXT);
      expect(told.words).toContain('Add “boys”.');
      expect(told.at).toBe(await w.now());
    }
    expect(await w.observer.messages('referred')).toEqual([]);
  });

  it.each([
    ['confidential', { title: true, text: false }],
    ['strictlyConfidential', { title: false, text: false }],
  ])('and the request is %s, the message says less', async (classification, says) => {
    const w = await world();
    const e = await w.open({ classification, title: 'Mission to the border' });
    await object(w, 'UNHCR', e, { requestDiscussion: 'yes' });
    const told = JSON.stringify(await w.focalPoint('UNFPA').last('referred'));
    expect(told).toContain('E-1');
    expect(told.includes('Mission to the border')).toBe(says.title);
    expect(told.includes(TEXT)).toBe(says.text);
    expect(told.includes('UNHCR')).toBe(says.title);
  });

  it('the item waits in the pool, and the Coordinator is told that no meeting is planned', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework of Cooperation' });
    await object(w, 'UNHCR', e, { requestDiscussion: 'yes' });
    expect(await w.records('agenda')).toEqual([
      expect.objectContaining({ target: 'A-1', state: 'pool', source: e, title: 'Framework of Cooperation' }),
    ]);
    expect((await w.request(e)).agendaItem).toBe('A-1');
    expect((await w.coordinator.last('waitsForMeeting')).words).toContain('It waits in the pool');
    expect(await w.officer.messages('waitsForMeeting')).toEqual([]);
  });

  it('the Secretariat hears of the missing meeting where there is no Coordinator', async () => {
    const w = await world();
    await w.officer.press('roll.remove', null, { email: 'marisol@secretariat.example' });
    await object(w, 'UNHCR', await w.open(), { requestDiscussion: 'yes' });
    expect(await w.officer.messages('waitsForMeeting')).toHaveLength(1);
  });

  it('others may still speak until the closing instant, and nobody after it', async () => {
    const w = await world();
    const e = await w.open();
    await object(w, 'UNHCR', e, { requestDiscussion: 'yes' });
    await w.to('2026-12-02T22:00:00Z');
    expect(await w.focalPoint('UNICEF').press('endorsement.endorse', e)).toMatchObject({ ok: true });
    await w.to('2026-12-02T22:00:00.001Z');
    expect(await w.focalPoint('UNFPA').press('endorsement.endorse', e)).toMatchObject({ ok: false, code: 'closed' });
    const record = await w.request(e);
    expect(record.state).toBe('referred');
    expect(record.outcome).toBeUndefined();
    expect(record.positions.map((p) => p.entity)).toEqual(['UNHCR', 'UNICEF']);
  });

  it('a second entity’s pair is told too, and makes no second agenda item', async () => {
    const w = await world();
    const e = await w.open();
    await object(w, 'UNHCR', e, { requestDiscussion: 'yes' });
    await object(w, 'UNFPA', e, { requestDiscussion: 'yes' });
    expect(await w.focalPoint('UNICEF').messages('referred')).toHaveLength(2);
    expect(await w.records('agenda')).toHaveLength(1);
  });

  it('nobody is reminded that silence counts any more', async () => {
    const w = await world();
    await object(w, 'UNHCR', await w.open(), { requestDiscussion: 'yes' });
    await w.to('2026-12-03T00:00:00Z');
    expect(await w.focalPoint('UNICEF').messages('reminder')).toEqual([]);
  });
});
