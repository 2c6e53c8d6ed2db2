/** A day that becomes a holiday, newcomers, and what the Secretariat enters over somebody's own position (domain.md 3). */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const CLOSES = '2026-12-02T22:00:00.000Z';
const inNewYork = (): Promise<World> => world({ entities: ['UNFPA', 'UNICEF'] });

describe('a holiday declared on the closing day of an open request', () => {
  it('leaves the end, and tells the Secretariat once, with one press to extend', async () => {
    const w = await inNewYork();
    const e = await w.open();
    expect(await w.officer.messages('closesOnDayOff')).toEqual([]);
    await w.officer.press('settings.set', null, { holidays: '2026-11-26, 2026-12-02' });
    await w.officer.press('settings.set', null, { holidays: '2026-11-26, 2026-12-02, 2026-12-25' });
    expect((await w.request(e)).closesAt).toBe(CLOSES);
    const [told, ...more] = await w.officer.messages('closesOnDayOff');
    expect(more).toEqual([]);
    expect(told?.words).toContain('Wed, 2 Dec 2026, which is no working day any more');
    expect(await w.coordinator.messages('closesOnDayOff')).toHaveLength(1);
    const inputs = { closesOn: '2026-12-03', reason: 'Wed, 2 Dec 2026 is no working day.' };
    const pressed = JSON.stringify(told?.card);
    expect(pressed).toContain('"closesOn":"2026-12-03"');
    expect((await w.officer.press('endorsement.extend', e, inputs, { messageId: told?.id ?? '' })).ok).toBe(true);
    expect((await w.request(e)).closesAt).toBe('2026-12-03T22:00:00.000Z');
    await w.advance('PT10S');
    expect((await w.officer.last('closesOnDayOff')).words).toContain('This is settled');
  });

  it('warns people before it: nobody is reminded on the holiday', async () => {
    const w = await inNewYork();
    await w.open();
    await w.officer.press('settings.set', null, { holidays: '2026-11-26, 2026-12-02' });
    await w.to(CLOSES);
    const reminded = (await w.focalPoint('UNICEF').messages('reminder')).map(({ at }) => at);
    // The last comes on Tuesday at 19:00; the one of 17:00 is one with it.
    expect(reminded.at(-1)).toBe('2026-12-02T00:00:00.000Z');
  });

  it('taken back before anybody extended says that nothing is left to do', async () => {
    const w = await inNewYork();
    await w.open();
    await w.officer.press('settings.set', null, { holidays: '2026-12-02' });
    expect((await w.officer.last('closesOnDayOff')).words).toContain('no working day any more');
    await w.officer.press('settings.set', null, { holidays: 'none' });
    await w.advance('PT10S');
    expect((await w.officer.last('closesOnDayOff')).words).toContain('This is settled');
  });

  it('says nothing of requests that close on other days', async () => {
    const w = await inNewYork();
    await w.open();
    await w.officer.press('settings.set', null, { holidays: '2026-11-26, 2026-12-03' });
    expect(await w.officer.messages('closesOnDayOff')).toEqual([]);
  });
});

describe('an entity that joined after the opening', () => {
  it('may comment, and takes no position', async () => {
    const w = await inNewYork();
    const e = await w.open();
    const joined = { email: 'a@unhcr.example', name: 'Amara', entity: 'UNHCR', role: 'focalPoint' };
    await w.officer.press('roll.import', null, {
      csv: 'entity,name,email,role\nUNHCR,Amara,a@unhcr.example,focalPoint',
      newEntities: 'all',
      apply: 'yes',
    });
    await w.officer.press('roll.set', null, joined);
    const amara = await w.byEmail('a@unhcr.example');
    const shown = await amara.press('endorsement.show', e);
    expect(JSON.stringify(shown.card)).toContain('endorsement.comment');
    expect(JSON.stringify(shown.card)).not.toContain('endorsement.endorse');
    for (const verb of ['endorse', 'abstain', 'recuse', 'requestDiscussion', 'needTime'])
      expect(await amara.press(`endorsement.${verb}`, e)).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(await amara.press('endorsement.comment', e, { text: 'We are new here.' })).toMatchObject({ ok: true });
    expect((await w.officer.press('endorsement.show', e)).words).toContain('We are new here.');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', silent: ['UNFPA', 'UNICEF'] });
  });
});

describe('a position entered for an entity', () => {
  const source = 'E-mail of 1 December.';

  it('without people says that nobody is told', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR'] });
    const e = await w.open();
    const answer = await w.officer.press('endorsement.enterFor', e, { entity: 'UNHCR', position: 'endorse', source });
    expect(answer.message).toContain('Nobody on the roll represents UNHCR');
  });

  it('over the focal point’s own says so, and the focal point gets one press to contest it', async () => {
    const w = await inNewYork();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.' });
    const answer = await w.officer.press('endorsement.enterFor', e, { entity: 'UNICEF', position: 'endorse', source });
    expect(answer.message).toContain('takes the place of the focal point’s own position');
    const told = await w.focalPoint('UNICEF').last('enteredFor');
    expect(told.words).toContain('This takes the place of what your focal point had given: objection');
    expect(told.verbs).toContain('endorsement.contest');
    expect((await w.alternate('UNICEF').last('enteredFor')).verbs).not.toContain('endorsement.contest');
    const refused = await w.alternate('UNICEF').press('endorsement.contest', e);
    expect(refused).toMatchObject({ ok: false, code: 'notAllowed' });

    const contested = await w.focalPoint('UNICEF').press('endorsement.contest', e, {}, { messageId: told.id });
    expect(contested).toMatchObject({ ok: true });
    const alarm = (await w.officer.last('contested')).words;
    expect(alarm).toContain('Focal point of UNICEF says for UNICEF that the position');
    expect(await w.coordinator.messages('contested')).toHaveLength(1);
    // The position stays until it is changed.
    await w.advance('PT10S');
    expect((await w.focalPoint('UNICEF').last('enteredFor')).verbs).not.toContain('endorsement.contest');
    expect(await w.alternate('UNFPA').press('endorsement.contest', e)).toMatchObject({ code: 'conflict' });
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ endorsed: ['UNICEF'], objections: [] });
    expect(await w.focalPoint('UNICEF').press('endorsement.contest', e)).toMatchObject({ code: 'closed' });
  });

  it('over what the acting alternate gave can be contested by that alternate, in the absence', async () => {
    const w = await inNewYork();
    const days = { from: '2026-11-24', to: '2026-11-27', alternate: 'alt@unicef.example' };
    await w.focalPoint('UNICEF').press('away.set', null, days);
    const e = await w.open();
    await w.alternate('UNICEF').press('endorsement.abstain', e);
    await w.officer.press('endorsement.enterFor', e, { entity: 'UNICEF', position: 'endorse', source });
    expect((await w.alternate('UNICEF').last('enteredFor')).verbs).toContain('endorsement.contest');
    const text = 'We abstain.';
    expect(await w.alternate('UNICEF').press('endorsement.contest', e, { text })).toMatchObject({ ok: true });
    expect((await w.officer.last('contested')).words).toContain('We abstain.');
  });

  it('where only the alternate had spoken, or the same had been said, overturns nothing', async () => {
    const w = await inNewYork();
    const e = await w.open();
    await w.alternate('UNICEF').press('endorsement.abstain', e);
    await w.focalPoint('UNFPA').press('endorsement.endorse', e);
    for (const entity of ['UNICEF', 'UNFPA']) {
      const answer = await w.officer.press('endorsement.enterFor', e, { entity, position: 'endorse', source });
      expect(answer.message).toContain('Its focal point and alternates are told');
      expect((await w.focalPoint(entity).last('enteredFor')).verbs).not.toContain('endorsement.contest');
      expect(await w.focalPoint(entity).press('endorsement.contest', e)).toMatchObject({ code: 'conflict' });
    }
  });
});
