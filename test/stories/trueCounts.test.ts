/** Every entity is counted as what it said, or did not say, everywhere the same (domain.md 3, 9). */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const JUST_AFTER = '2026-12-02T22:00:00.001Z';

const exported = async (w: World, format: string): Promise<string> => {
  const { card } = await w.officer.press('register.export', null, { format });
  const [action] = (card as { actions: { url: string }[] }).actions;
  return (await w.fetch((action?.url ?? '').slice(w.url.length))).text();
};

describe('a request for discussion without an objection', () => {
  const asked = async (): Promise<{ readonly w: World; readonly e: string }> => {
    const w = await world({ entities: ['UNFPA', 'UNHCR', 'UNICEF'] });
    const e = await w.open();
    await w.focalPoint('UNFPA').press('endorsement.requestDiscussion', e, { text: 'Let us talk about annex B.' });
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    return { w, e };
  };

  it('is no silence in the record, the notice, the register and its files', async () => {
    const { w, e } = await asked();
    await w.to(JUST_AFTER);
    const discussion = [{ entity: 'UNFPA', text: 'Let us talk about annex B.' }];
    expect((await w.request(e)).outcome).toMatchObject({ endorsed: ['UNICEF'], silent: ['UNHCR'], discussion });
    const notice = (await w.focalPoint('UNICEF').last('outcome')).words;
    expect(notice).toMatch(
      /Requests for discussion, without an objection\s[\s\S]*Let us talk about annex B\.\s[\s\S]*UNFPA/,
    );
    expect(notice).toMatch(/Silent, no objection \(1\)\sUNHCR/);
    expect((await w.records('register'))[0]).toMatchObject({ positions: { discussion, silent: ['UNHCR'] } });
    const csv = await exported(w, 'csv');
    expect(csv).toContain('“Let us talk about annex B.” – UNFPA requested discussion (Focal point of UNFPA, ');
    expect(JSON.parse(await exported(w, 'json'))).toMatchObject([{ discussion, silent: ['UNHCR'] }]);
    expect((await w.focalPoint('UNHCR').say('register UNFPA')).words).toContain('UNA/2026/1');
  });

  it('is counted by itself while the request runs', async () => {
    const { w } = await asked();
    await w.advance('PT10S');
    const { words } = await w.officer.last('request');
    expect(words).toContain('endorsing: 1 · objecting: 0 · abstaining: 0 · silent: 1');
    expect(words).toMatch(/Requesting discussion alone\s1 entity/);
  });

  it('stands on the new text too, and is no silence there', async () => {
    const { w, e } = await asked();
    await w.focalPoint('UNICEF').press('endorsement.requestDiscussion', e);
    const next = { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'All.' };
    await w.officer.press('endorsement.revise', e, next);
    await w.to('2027-01-01T00:00:00Z');
    const { outcome } = await w.request(e);
    expect(outcome).toMatchObject({ endorsed: [], silent: ['UNHCR'] });
    expect(outcome?.['discussion']).toMatchObject([{ entity: 'UNFPA' }, { entity: 'UNICEF', text: '' }]);
  });
});

describe('an entity that was not reached', () => {
  const blocked = async (): Promise<{ readonly w: World; readonly e: string }> => {
    const w = await world({ entities: ['UNHCR', 'UNICEF'], alone: ['UNHCR'] });
    await w.focalPoint('UNHCR').block();
    return { w, e: await w.open() };
  };

  it('is not counted as silent on the card', async () => {
    const { w } = await blocked();
    await w.advance('PT10S');
    const { words } = await w.officer.last('request');
    expect(words).toContain('abstaining: 0 · silent: 1');
    expect(words).toMatch(/Not reached\s1 entity/);
  });

  it('comes to the Secretariat with all that can be done about it', async () => {
    const { w, e } = await blocked();
    const told = await w.officer.last('unreached');
    const verbs = ['endorsement.retry', 'endorsement.enterFor', 'endorsement.extend'];
    expect(told.verbs).toEqual(expect.arrayContaining(verbs));
    expect(told.verbs).not.toContain('endorsement.closeUnreached');
    await w.to('2026-12-02T22:00:10Z');
    const after = await w.officer.last('unreached');
    expect(after.verbs).toEqual(expect.arrayContaining(['endorsement.closeUnreached', 'endorsement.extend']));
    const closed = await w.officer.press(
      'endorsement.closeUnreached',
      e,
      { reason: 'By telephone.' },
      { messageId: told.id },
    );
    expect(closed.ok).toBe(true);
  });

  it('is named in the register with the reason for which it was closed', async () => {
    const { w, e } = await blocked();
    await w.to(JUST_AFTER);
    await w.officer.press('endorsement.closeUnreached', e, { reason: 'UNHCR agreed by telephone.' });
    expect((await w.records('register'))[0]).toMatchObject({ reason: 'UNHCR agreed by telephone.' });
    expect(await exported(w, 'csv')).toContain('UNHCR agreed by telephone.');
    expect(JSON.parse(await exported(w, 'json'))).toMatchObject([{ reason: 'UNHCR agreed by telephone.' }]);
  });

  it('is not silent in the record of a request that was withdrawn', async () => {
    const { w, e } = await blocked();
    await w.officer.press('endorsement.withdraw', e, { reason: 'Too early.' });
    expect((await w.request(e)).outcome).toMatchObject({ silent: ['UNICEF'], unreached: ['UNHCR'] });
  });
});

describe('an entity that was reached less than a day before the end', () => {
  const late = async (
    at: string,
    settings?: Readonly<Record<string, string>>,
  ): Promise<{ readonly w: World; readonly e: string }> => {
    const w = await world({ entities: ['UNFPA', 'UNICEF'], alone: ['UNFPA'] });
    if (settings) expect(await w.officer.press('settings.set', null, settings)).toMatchObject({ ok: true });
    await w.focalPoint('UNFPA').block();
    const e = await w.open();
    await w.to(at);
    await w.focalPoint('UNFPA').block(false);
    await w.settle();
    return { w, e };
  };

  it('is told of the hours that the network has set', async () => {
    const { w } = await late('2026-12-01T15:00:00Z', { reachFloorHours: '48' });
    const card = (await w.focalPoint('UNFPA').last('request')).words;
    expect(card).toContain('less than 48 hours before the end, so your silence will not count as consent');
  });

  it('is reached too late: its silence is no consent', async () => {
    const { w, e } = await late('2026-12-01T22:00:00.001Z');
    expect((await w.request(e)).unreached).toEqual(['UNFPA']);
    await w.advance('PT10S');
    expect((await w.officer.last('unreached')).words).toContain('was reached too late before the closing time');
    const card = (await w.focalPoint('UNFPA').last('request')).words;
    expect(card).toContain('your silence will not count as consent');
    expect(card).not.toContain('it counts as no objection');
    await w.to('2026-12-02T14:00:00Z');
    // It still got what was left of the ladder, in other words.
    const [reminder] = await w.focalPoint('UNFPA').messages('reminder');
    expect(reminder?.at).toBe('2026-12-02T14:00:00.000Z');
    expect(reminder?.words).toContain('your silence will not count');
    expect(reminder?.words).not.toContain('it counts as no objection');
    expect(`${card} ${reminder?.words}`).toMatch(/less than 24 hours before[^]*less than 24 hours before/);
    await w.to(JUST_AFTER);
    expect(await w.request(e)).toMatchObject({ state: 'open', awaitingSecretariat: true, unreached: ['UNFPA'] });
  });

  it('counts when it takes a position, and not for a comment', async () => {
    const { w, e } = await late('2026-12-02T14:30:00Z');
    await w.focalPoint('UNFPA').press('endorsement.comment', e, { text: 'Reading.' });
    expect((await w.request(e)).unreached).toEqual(['UNFPA']);
    await w.focalPoint('UNFPA').press('endorsement.endorse', e);
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', endorsed: ['UNFPA'] });
  });

  it('is reached when exactly the day is left', async () => {
    const { w, e } = await late('2026-12-01T22:00:00Z');
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', silent: ['UNFPA', 'UNICEF'] });
  });

  it('is reached again when an extension leaves a day', async () => {
    const { w, e } = await late('2026-12-02T15:00:00Z');
    await w.officer.press('endorsement.extend', e, { closesOn: '2026-12-04', reason: 'UNFPA was reached late.' });
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to('2026-12-04T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', silent: ['UNFPA', 'UNICEF'] });
  });

  it('depends on the network’s setting at the opening', async () => {
    const w = await world({ entities: ['UNFPA'], alone: ['UNFPA'] });
    await w.officer.press('settings.set', null, { reachFloorHours: '2' });
    await w.focalPoint('UNFPA').block();
    const e = await w.open();
    await w.to('2026-12-02T19:00:00Z');
    await w.focalPoint('UNFPA').block(false);
    await w.settle();
    expect((await w.request(e)).unreached).toEqual([]);
  });
});
