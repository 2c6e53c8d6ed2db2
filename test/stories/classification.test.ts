/** What is said where, by the item's classification; and what observers see (domain.md 9). */
import { describe, expect, it } from 'vitest';
import { world } from '../support/world.ts';

const SECRET = {
  title: 'Mission to the border',
  summary: 'Names the village.',
  documentUrl: 'https://un.example/village',
};
const HIDDEN = [SECRET.title, SECRET.summary, SECRET.documentUrl];

describe('a strictly confidential request', () => {
  const strict = { ...SECRET, classification: 'strictlyConfidential' };

  it('is in every message by its reference alone, from the opening to the outcome', async () => {
    const w = await world();
    const e = await w.open(strict);
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'The river has another name.' });
    await w.focalPoint('UNICEF').press('endorsement.needTime', e, { text: 'Ask the mission.' });
    await w.officer.press('endorsement.extend', e, { closesOn: '2026-12-09', reason: 'The mission is late.' });
    await w.officer.press('endorsement.correct', e, {
      note: 'The village is north.',
      summary: 'Names the northern village.',
    });
    await w.officer.press('endorsement.enterFor', e, {
      entity: 'UNFPA',
      position: 'endorse',
      source: 'Call from the village.',
    });
    await w.to('2026-12-10T15:00:00Z');
    const said = [...HIDDEN, 'river', 'mission', 'northern village', 'Call from the village'];
    for (const reader of w.everyone)
      for (const message of await reader.messages())
        for (const secret of said)
          expect(JSON.stringify(message), `${message.kind} to ${reader.name}`).not.toContain(secret);
    expect((await w.focalPoint('UNFPA').last('outcome')).words).toContain(e);
  });

  it('shows its details on pressing “Show”, to the presser alone, and does not keep them', async () => {
    const w = await world();
    const e = await w.open(strict);
    const unhcr = w.focalPoint('UNHCR');
    const card = await unhcr.last('request');
    expect(card.verbs).toEqual(['endorsement.show']);
    const shown = await unhcr.press('endorsement.show', e, {}, { messageId: card.id });
    for (const detail of HIDDEN.slice(0, 2)) expect(shown.words).toContain(detail);
    expect(JSON.stringify(await unhcr.messages())).not.toContain(SECRET.title);
    expect(await unhcr.press('endorsement.endorse', e)).toMatchObject({ ok: true });
  });

  it('typed words do not leave its details in the chat', async () => {
    const w = await world();
    const e = await w.open(strict);
    await w.focalPoint('UNHCR').say(`show ${e}`);
    await w.focalPoint('UNHCR').say('ok');
    await w.focalPoint('UNHCR').say('home');
    await w.focalPoint('UNHCR').say('endorsement list');
    expect(JSON.stringify(await w.focalPoint('UNHCR').messages())).not.toContain(SECRET.title);
  });
});

describe('a confidential request', () => {
  it('is in direct messages with its title', async () => {
    const w = await world();
    await w.open({ ...SECRET, classification: 'confidential' });
    expect((await w.focalPoint('UNHCR').last('request')).words).toContain(SECRET.title);
  });
});

describe('observers', () => {
  it('may read what is not restricted', async () => {
    const w = await world();
    const e = await w.open(SECRET);
    expect((await w.observer.press('endorsement.show', e)).words).toContain(SECRET.title);
    expect((await w.observer.press('endorsement.list')).words).toContain(SECRET.title);
  });

  it.each(['confidential', 'strictlyConfidential'])(
    'may not read what is %s, and find its reference alone in lists',
    async (classification) => {
      const w = await world();
      const e = await w.open({ ...SECRET, classification });
      const answer = await w.observer.press('endorsement.show', e);
      expect(answer).toMatchObject({ ok: false, code: 'notAllowed' });
      expect(answer.card).toBeUndefined();
      for (const { words, card } of [
        await w.observer.press('endorsement.list', null, { state: 'all' }),
        await w.observer.press('home'),
      ]) {
        expect(words).toContain(e);
        for (const hidden of HIDDEN) expect(JSON.stringify(card)).not.toContain(hidden);
        // Nothing to press that would only be refused.
        expect(JSON.stringify(card)).not.toContain('endorsement.show');
      }
    },
  );

  it('get no messages, and never count', async () => {
    const w = await world();
    const e = await w.open();
    expect(await w.observer.press('endorsement.endorse', e)).toMatchObject({ ok: false, code: 'notAllowed' });
    await w.to('2026-12-02T22:00:00.001Z');
    expect(await w.observer.messages()).toEqual([]);
    expect((await w.request(e)).electorate).toHaveLength(3);
  });
});
