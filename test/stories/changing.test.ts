/** Changing the text, the period, or taking the request back (domain.md 3). */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const CLOSES = '2026-12-02T22:00:00.000Z';

describe('an editorial correction', () => {
  const correction = { title: 'Framework of Co-operation', note: 'Spelling of the title.' };

  it('is shown, and positions stand', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.officer.press('endorsement.correct', e, correction);
    const record = await w.request(e);
    expect(record).toMatchObject({ title: correction.title, closesAt: CLOSES });
    expect(record.positions).toEqual([expect.objectContaining({ entity: 'UNHCR', stale: false })]);
    const told = await w.focalPoint('UNFPA').last('corrected');
    expect(told.words).toContain('Spelling of the title.');
    expect(told.words).toContain('Any entity may challenge it until Wed, 25 Nov 2026, 17:00');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ endorsed: ['UNHCR'] });
  });

  it.each([
    ['at the end of one working day', '2026-11-25T22:00:00Z', true],
    ['a millisecond later', '2026-11-25T22:00:00.001Z', false],
  ])('may be challenged %s: %s', async (_when, at, ok) => {
    const w = await world();
    const e = await w.open();
    await w.officer.press('endorsement.correct', e, correction);
    await w.to(at);
    const answer = await w
      .focalPoint('UNFPA')
      .press('endorsement.challengeCorrection', e, { text: 'The meaning changes.' });
    expect(answer.ok).toBe(ok);
    if (!ok) expect(answer).toMatchObject({ code: 'closed' });
  });

  it('challenged, it counts as substantive: everyone is told and asked again, endorsements are stale, a full period runs', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.' });
    await w.officer.press('endorsement.correct', e, correction);
    await w.to('2026-11-25T15:00:00Z');
    const oldCard = await w.focalPoint('UNHCR').last('request');
    await w.focalPoint('UNFPA').press('endorsement.challengeCorrection', e, { text: 'The meaning changes.' });
    const record = await w.request(e);
    expect(record.closesAt).toBe('2026-12-03T22:00:00.000Z');
    expect(record.positions.map((p) => [p.entity, p.stale])).toEqual([
      ['UNHCR', true],
      ['UNICEF', false],
    ]);
    expect((await w.focalPoint('UNHCR').last('challenged')).words).toContain('UNFPA has challenged the correction');
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(2);
    const old = await w.focalPoint('UNHCR').press('endorsement.endorse', undefined, {}, { messageId: oldCard.id });
    expect(old).toMatchObject({ ok: false, code: 'stale' });
    const twice = await w.focalPoint('UNICEF').press('endorsement.challengeCorrection', e, { text: 'Me too.' });
    expect(twice).toMatchObject({ ok: false, code: 'conflict' });
    await w.to('2026-12-03T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({
      endorsed: [],
      silent: ['UNFPA', 'UNHCR'],
      objections: [{ entity: 'UNICEF' }],
    });
  });

  it('made on the last day keeps the request open for as long as it may be challenged', async () => {
    const w = await world();
    const e = await w.open();
    await w.to('2026-12-02T20:00:00Z');
    const answer = await w.officer.press('endorsement.correct', e, correction);
    expect(answer.message).toContain('so the closing moves to Thu, 3 Dec 2026, 17:00');
    expect((await w.request(e)).closesAt).toBe('2026-12-03T22:00:00.000Z');
  });

  it('is not made to a text that nobody is asked about any more', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    expect(await w.officer.press('endorsement.correct', e, correction)).toMatchObject({ ok: false, code: 'closed' });
  });
});

describe('a new version', () => {
  const revision = {
    documentUrl: 'https://un.example/framework-2',
    documentVersion: '2',
    changes: 'Paragraph 4 names boys.',
  };
  const revise = (w: World, e: string, inputs: object = {}) =>
    w.officer.press('endorsement.revise', e, { ...revision, ...inputs });

  it('is seen first: of whom it asks, until when, and what becomes of what was said; one more press circulates it', async () => {
    const w = await world();
    const e = await w.open();
    const form = JSON.stringify((await w.officer.press('endorsement.show', e)).card);
    expect(form).toContain('"verb":"endorsement.revise.preview"');
    expect(form).not.toContain('"verb":"endorsement.revise"');
    const asked = { ...revision, workingDays: '7' };
    const seen = await w.officer.press('endorsement.revise.preview', e, asked);
    expect(seen).toMatchObject({ ok: true, cardName: 'revisePreview', target: e });
    expect(seen.words).toContain('Nothing has been sent yet');
    expect(seen.words).toContain(revision.changes);
    expect(await w.request(e)).toMatchObject({ documentVersion: '1' });
    const found = /\{[^{}]*"verb":"endorsement\.revise"[^{}]*(\{[^{}]*\})/.exec(JSON.stringify(seen.card));
    const { target, version: _version, ...inputs } = JSON.parse(found?.[1] ?? '{}') as Record<string, string>;
    expect(await w.officer.press('endorsement.revise', target, inputs)).toMatchObject({ ok: true });
    const { documentVersion, closesAt } = await w.request(e);
    expect(documentVersion).toBe('2');
    expect(seen.words).toContain(`${Number(closesAt.slice(8, 10))} Dec 2026`);
    // What circulating would say no to is said now.
    const again = await w.officer.press('endorsement.revise.preview', e, asked);
    expect(again).toMatchObject({ code: 'invalid', fields: { documentVersion: expect.any(String) as string } });
    const other = await w.open({ documentUrl: 'https://un.example/other', documentVersion: '3' });
    const taken = { ...asked, documentUrl: 'https://un.example/other', documentVersion: '3' };
    expect(await w.officer.press('endorsement.revise.preview', e, taken)).toMatchObject({
      code: 'duplicate',
      target: other,
    });
  });

  it('makes endorsements stale and asks for them again; objections and requests stand; a full period runs', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Boys!' });
    await w.to('2026-11-27T15:00:00Z');
    await revise(w, e);
    const record = await w.request(e);
    expect(record).toMatchObject({
      documentVersion: '2',
      documentUrl: revision.documentUrl,
      closesAt: '2026-12-04T22:00:00.000Z',
    });
    expect(record.positions.map((p) => [p.entity, p.stale])).toEqual([
      ['UNHCR', true],
      ['UNICEF', false],
    ]);
    const asked = await w.focalPoint('UNHCR').last('request');
    expect(asked.seen).toBe('2');
    expect(asked.words).toContain('Paragraph 4 names boys.');
    expect(asked.words).toContain('answered on an earlier version');
    await w.to('2026-12-04T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({
      version: '2',
      endorsed: [],
      silent: ['UNFPA', 'UNHCR'],
      objections: [{ entity: 'UNICEF', text: 'Boys!' }],
    });
  });

  it('a press on the old version’s card changes nothing and gets the current card', async () => {
    const w = await world();
    const e = await w.open();
    const unhcr = w.focalPoint('UNHCR');
    const oldCard = await unhcr.last('request');
    await revise(w, e);
    const answer = await unhcr.press('endorsement.endorse', undefined, {}, { messageId: oldCard.id });
    expect(answer).toMatchObject({ ok: false, code: 'stale', target: e, cardName: 'request' });
    expect(answer.words).toContain('Paragraph 4 names boys.');
    expect((await w.request(e)).positions).toEqual([]);
    const current = await unhcr.last('request');
    expect(current.id).not.toBe(oldCard.id);
    expect(await unhcr.press('endorsement.endorse', undefined, {}, { messageId: current.id })).toMatchObject({
      ok: true,
    });
  });

  it('the old card points to the new one and offers nothing to press for the old text', async () => {
    const w = await world();
    const e = await w.open();
    await revise(w, e);
    await w.advance('PT5S');
    const [old, current] = await w.focalPoint('UNHCR').messages('request');
    expect(old?.verbs).not.toContain('endorsement.endorse');
    expect(current?.verbs).toContain('endorsement.endorse');
  });

  it('a referred request stays referred, and the entity may withdraw what the new text has met', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Boys!', requestDiscussion: 'yes' });
    await revise(w, e);
    expect((await w.request(e)).state).toBe('referred');
    await w.focalPoint('UNICEF').press('endorsement.withdrawObjection', e);
    expect((await w.request(e)).state).toBe('open');
  });

  it('has to reach the entities again', async () => {
    const w = await world({ entities: ['UNHCR', 'UNICEF'] });
    const e = await w.open();
    await w.focalPoint('UNHCR').block();
    await w.alternate('UNHCR').block();
    await revise(w, e);
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
  });

  it('never shortens the period', async () => {
    const w = await world();
    const e = await w.open({ closesOn: '2026-12-18' });
    await revise(w, e);
    expect((await w.request(e)).closesAt).toBe('2026-12-18T22:00:00.000Z');
  });

  it('needs a version that was not circulated before', async () => {
    const w = await world();
    const e = await w.open();
    expect(await revise(w, e, { documentVersion: '1' })).toMatchObject({
      code: 'invalid',
      fields: { documentVersion: expect.any(String) as string },
    });
    await revise(w, e);
    expect(await revise(w, e, { documentVersion: '1', changes: 'Back.' })).toMatchObject({ code: 'invalid' });
    expect((await w.request(e)).documentVersion).toBe('2');
  });

  it('that another running request asks for is refused, and links to it', async () => {
    const w = await world();
    const e = await w.open();
    const other = await w.open({ documentUrl: revision.documentUrl, documentVersion: '2' });
    expect(await revise(w, e)).toMatchObject({ ok: false, code: 'duplicate', target: other });
    expect((await w.request(e)).documentVersion).toBe('1');
  });

  it('lets a closing that waited for the Secretariat run on', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR'] });
    const e = await w.open();
    await w.to('2026-12-03T15:00:00Z');
    expect((await w.request(e)).awaitingSecretariat).toBe(true);
    await revise(w, e);
    expect(await w.request(e)).toMatchObject({ awaitingSecretariat: false, closesAt: '2026-12-10T22:00:00.000Z' });
  });
});

describe('extending', () => {
  const extend = (w: World, e: string, closesOn: string) =>
    w.officer.press('endorsement.extend', e, { closesOn, reason: 'Several entities asked.' });

  it('moves the closing forward, with a reason that everyone is told, and plans reminders anew', async () => {
    const w = await world();
    const e = await w.open();
    const answer = await extend(w, e, '2026-12-09');
    expect(answer.message).toContain('now closes Wed, 9 Dec 2026, 17:00');
    expect((await w.request(e)).closesAt).toBe('2026-12-09T22:00:00.000Z');
    const told = await w.focalPoint('UNFPA').last('extended');
    expect(told.words).toContain('Several entities asked.');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).state).toBe('open');
    await w.to('2026-12-09T21:00:00Z');
    const reminded = (await w.focalPoint('UNFPA').messages('reminder')).map((m) => m.at);
    expect(reminded).toContain('2026-12-09T14:00:00.000Z');
    expect(reminded).not.toContain('2026-12-02T14:00:00.000Z');
  });

  it.each([
    ['shorter', '2026-11-30'],
    ['the same', '2026-12-02'],
    ['years too far', '2062-12-04'],
  ])('never makes it %s', async (_what, closesOn) => {
    const w = await world();
    const e = await w.open();
    expect(await extend(w, e, closesOn)).toMatchObject({
      code: 'invalid',
      fields: { closesOn: expect.any(String) as string },
    });
    expect((await w.request(e)).closesAt).toBe(CLOSES);
  });

  it('to a day off ends on the next working day, and the reply says so', async () => {
    const w = await world();
    const e = await w.open();
    expect((await extend(w, e, '2026-12-05')).message).toContain('not a working day');
    expect((await w.request(e)).closesAt).toBe('2026-12-07T22:00:00.000Z');
  });

  it('needs a reason', async () => {
    const w = await world();
    const e = await w.open();
    const answer = await w.officer.press('endorsement.extend', e, { closesOn: '2026-12-09' });
    expect(answer).toMatchObject({ code: 'invalid', fields: { reason: expect.any(String) as string } });
  });

  it('is for open requests only', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    expect(await extend(w, e, '2026-12-09')).toMatchObject({ ok: false, code: 'conflict' });
  });
});

describe('withdrawing the request', () => {
  it('is told to everyone with the reason; the history is kept', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.officer.press('endorsement.withdraw', e, { reason: 'The wrong annex.' });
    const record = await w.request(e);
    expect(record.outcome).toMatchObject({
      state: 'withdrawn',
      reason: 'The wrong annex.',
      by: w.officer.id,
      endorsed: ['UNHCR'],
    });
    expect(record.positions).toHaveLength(1);
    for (const reader of [w.coordinator, w.focalPoint('UNFPA'), w.alternate('UNICEF')])
      expect((await reader.last('withdrawnNotice')).words).toContain('The wrong annex.');
    await w.to('2026-12-03T15:00:00Z');
    expect(await w.focalPoint('UNFPA').messages('reminder')).toEqual([]);
    expect(await w.records('register')).toEqual([]);
  });

  it('takes a referred item off the agenda, with a trace', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    await w.settle();
    await w.officer.press('endorsement.withdraw', e, { reason: 'To be redrafted.' });
    const [item] = await w.records<{ state: string; trace: object[] }>('agenda');
    expect(item).toMatchObject({ state: 'left' });
    expect(item?.trace.at(-1)).toMatchObject({ what: 'requestWithdrawn', reason: 'To be redrafted.' });
  });

  it('needs a reason', async () => {
    const w = await world();
    const e = await w.open();
    expect(await w.officer.press('endorsement.withdraw', e)).toMatchObject({ code: 'invalid' });
    expect((await w.request(e)).state).toBe('open');
  });
});
