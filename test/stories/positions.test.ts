/** What an entity says on a request, one thing at a time [ToR 2, 3.b.iv]. */
import { describe, expect, it } from 'vitest';
import { world } from '../support/world.ts';

const kinds = (messages: readonly { kind: string }[]): string[] => messages.map(({ kind }) => kind);

describe('positions', () => {
  it.each([
    ['endorse', { comment: 'With thanks.' }, 'Endorses (Focal point of UNHCR)'],
    ['abstain', { comment: 'Outside our mandate.' }, 'Abstains (Focal point of UNHCR)'],
  ])('%s: recorded with who, when, and where, and everyone sees it', async (verb, inputs, shown) => {
    const w = await world();
    const e = await w.open();
    await w.advance('PT1H');
    const answer = await w.focalPoint('UNHCR').press(`endorsement.${verb}`, e, inputs);
    expect(answer).toMatchObject({ ok: true, target: e, cardName: 'request' });
    expect((await w.request(e)).positions).toEqual([
      expect.objectContaining({
        entity: 'UNHCR',
        position: verb,
        text: inputs.comment,
        by: w.focalPoint('UNHCR').id,
        version: '1',
        at: '2026-11-24T15:00:00.000Z',
        platform: 'local',
        stale: false,
      }),
    ]);
    await w.advance('PT5S');
    const card = await w.focalPoint('UNFPA').last('request');
    expect(card.words).toContain(shown);
    expect(card.words).toContain(inputs.comment);
  });

  it('the last one in force is the entity’s; earlier ones stay visible in the record', async () => {
    const w = await world();
    const e = await w.open();
    const unicef = w.focalPoint('UNICEF');
    await unicef.press('endorsement.endorse', e);
    await unicef.press('endorsement.abstain', e);
    expect((await w.request(e)).positions.map((p) => p.position)).toEqual(['endorse', 'abstain']);
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ endorsed: [], abstained: ['UNICEF'] });
  });

  it('need time proposes a date and alerts the Secretariat; the clock goes on', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNFPA').press('endorsement.needTime', e, { until: '2026-12-11', text: 'Legal is away.' });
    const past = await w.focalPoint('UNHCR').press('endorsement.needTime', e, { until: '2026-11-23' });
    expect(past).toMatchObject({ ok: false, code: 'invalid', fields: { until: expect.any(String) as string } });
    const alert = await w.officer.last('needTime');
    expect(alert.words).toContain('UNFPA needs more time, until Fri, 11 Dec 2026');
    expect(alert.words).toContain('Legal is away.');
    expect(alert.verbs).toContain('endorsement.extend');
    expect(kinds(await w.coordinator.messages())).toContain('needTime');
    const record = await w.request(e);
    expect(record).toMatchObject({ state: 'open', closesAt: '2026-12-02T22:00:00.000Z' });
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed' });
  });

  it('a comment is shown to everyone and never counts', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.focalPoint('UNHCR').press('endorsement.comment', e, { text: 'Annex B has a typing error.' });
    await w.focalPoint('UNFPA').press('endorsement.comment', e, { text: 'Well done.' });
    await w.advance('PT5S');
    expect((await w.alternate('UNICEF').last('request')).words).toContain('Annex B has a typing error.');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ endorsed: ['UNHCR'], silent: ['UNFPA', 'UNICEF'] });
  });
});

describe('an objection alone', () => {
  it('after another entity has stopped the procedure: the Secretariat is not told that it goes on', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
    const { words } = await w.officer.last('objectionNoted');
    expect(words).toContain('had been stopped already');
    expect(words).not.toContain('goes on;');
  });

  it('ends as endorsed with the objection recorded: the objector is told this at once, with one button', async () => {
    const w = await world();
    const e = await w.open();
    const answer = await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
    expect(answer.message).toContain('does not stop the written procedure by itself');
    expect(answer.message).toContain('ends as endorsed with your objection on record');
    expect(answer.words).toContain('Also request discussion');
    expect((await w.request(e)).state).toBe('open');
    expect((await w.officer.last('objectionNoted')).words).toContain('Paragraph 4 omits boys.');
    expect((await w.officer.last('objectionNoted')).words).toContain('The written procedure goes on');

    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({
      state: 'endorsed',
      objections: [{ entity: 'UNICEF', text: 'Paragraph 4 omits boys.' }],
    });
    // Nobody has answered the second word: it does not say that it has been dealt with.
    expect((await w.focalPoint('UNICEF').last('objectionAlone')).words).toContain('The request has ended');
  });

  it('is told so again on the last working day, and the one button is enough to stop the procedure', async () => {
    const w = await world();
    const e = await w.open();
    const unicef = w.focalPoint('UNICEF');
    await unicef.press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
    await w.to('2026-12-02T13:59:59Z');
    expect(await unicef.messages('objectionAlone')).toEqual([]);
    await w.to('2026-12-02T14:00:00Z');
    const told = await unicef.last('objectionAlone');
    expect(told.words).toContain('the request ends as endorsed, with the objection recorded');
    expect(told.verbs).toEqual(['endorsement.requestDiscussion']);
    expect(kinds(await w.alternate('UNICEF').messages())).toContain('objectionAlone');
    expect(await w.focalPoint('UNFPA').messages('objectionAlone')).toEqual([]);

    await unicef.press('endorsement.requestDiscussion', undefined, {}, { messageId: told.id });
    await w.settle();
    expect((await w.request(e)).state).toBe('referred');
    expect((await unicef.last('objectionAlone')).words).toContain('has answered');
  });

  it('is not told again when it was withdrawn, or when the request was added', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.' });
    await w.focalPoint('UNICEF').press('endorsement.withdrawObjection', e);
    await w.to('2026-12-02T15:00:00Z');
    expect(await w.focalPoint('UNICEF').messages('objectionAlone')).toEqual([]);
  });
});

describe('a request for discussion alone', () => {
  it('does not break the silence; the bot asks whether the entity objects', async () => {
    const w = await world();
    const e = await w.open();
    const answer = await w.focalPoint('UNHCR').press('endorsement.requestDiscussion', e, { text: 'Costs.' });
    expect(answer.message).toContain('Does UNHCR also object?');
    expect(answer.words).toContain('Does your entity also object?');
    expect((await w.request(e)).state).toBe('open');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome?.state).toBe('endorsed');
  });
});

describe('withdrawing what was said', () => {
  it('is open to any representative of the entity, and to no other', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'No.' });
    await w.alternate('UNHCR').press('endorsement.requestDiscussion', e);
    const other = await w.focalPoint('UNFPA').press('endorsement.withdrawObjection', e);
    expect(other).toMatchObject({ ok: false, code: 'conflict' });
    expect(await w.alternate('UNHCR').press('endorsement.withdrawObjection', e)).toMatchObject({ ok: true });
    expect(await w.focalPoint('UNHCR').press('endorsement.withdrawRequest', e)).toMatchObject({ ok: true });
    expect((await w.request(e)).state).toBe('open');
  });
});

describe('everything that was said', () => {
  it('can be asked for page by page', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e, { comment: 'With thanks.' });
    const answer = await w.focalPoint('UNFPA').press('endorsement.show', e, { page: '1' });
    expect(answer).toMatchObject({ ok: true, cardName: 'stands' });
    expect(answer.words).toContain('Who has said what on E-1 (page 1 of 1)');
    expect(answer.words).toContain('With thanks.');
  });
});
