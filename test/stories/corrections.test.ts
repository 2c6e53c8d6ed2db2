/** An editorial correction is shown, old against new, wherever whoever took a position may read it (domain.md 3, 9). */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { planTwo } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const OLD = 'The network pays USD 10,000.';
const NEW = 'The network pays USD 100,000.';
const AFTER = '2026-12-12T00:00:00Z';
const linksIn = (card: unknown): string[] => [
  ...new Set([...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+/g)].map(([url]) => url)),
];

/** Every file of an answer as text: a Word file and a workbook by all that is in them. */
async function files(who: Somebody, verb: string, target?: string, inputs = {}): Promise<[string, string][]> {
  const answer = await who.press(verb, target, inputs);
  expect(answer, verb).toMatchObject({ ok: true });
  const found = [];
  for (const url of linksIn(answer.card)) {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const text = /[.](docx|xlsx)$/.test(url)
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join('\n')
      : Buffer.from(bytes).toString();
    found.push([url.replace(/.*[.]/, ''), text] as [string, string]);
  }
  return found;
}

async function corrected(w: World, classification = 'unclassified'): Promise<string> {
  const e = await w.open({
    ...{ title: 'Framwork', summary: OLD, documentUrl: 'https://un.example/framework' },
    classification,
  });
  await w.focalPoint('UNHCR').press('endorsement.endorse', e);
  const change = { note: 'typo', title: 'Framework', summary: NEW, documentUrl: 'https://un.example/corrected' };
  expect(await w.officer.press('endorsement.correct', e, change)).toMatchObject({ ok: true });
  await w.settle();
  return e;
}

describe('an editorial correction is shown, old against new', () => {
  const BOTH = [OLD, NEW, 'Framwork', 'Framework', 'https://un.example/framework', 'https://un.example/corrected'];

  it('in the notice and on the card, with the instant since when', async () => {
    const w = await world();
    const e = await corrected(w);
    const notice = (await w.focalPoint('UNHCR').last('corrected')).words;
    const shown = (await w.focalPoint('UNHCR').press('endorsement.show', e)).words;
    for (const one of [...BOTH, 'Tue, 24 Nov 2026']) for (const words of [notice, shown]) expect(words).toContain(one);
  });

  it('a later correction hides no earlier one', async () => {
    const w = await world();
    const e = await corrected(w);
    await w.officer.press('endorsement.correct', e, { note: 'once more', summary: 'The network pays USD 100,001.' });
    const shown = (await w.focalPoint('UNHCR').press('endorsement.show', e)).words;
    for (const one of [...BOTH, 'typo', 'once more', '100,001']) expect(shown).toContain(one);
    await w.advance('PT1M');
    // A new version does not stand in place of what a correction changed.
    const next = { documentUrl: 'https://un.example/two', documentVersion: '2', changes: 'Annex B.' };
    await w.officer.press('endorsement.revise', e, next);
    const [, text = ''] = (await files(w.officer, 'endorsement.export', e)).find(([format]) => format === 'txt') ?? [];
    expect(text).toContain('Link: https://un.example/framework → https://un.example/corrected');
  });

  it('with the reason of whoever challenged it, which a kept message of a confidential request does not have', async () => {
    const w = await world();
    for (const classification of ['unclassified', 'confidential']) {
      const e = await corrected(w, classification);
      await w.focalPoint('UNICEF').press('endorsement.challengeCorrection', e, { text: 'zw: another meaning.' });
      await w.settle();
      const { words } = await w.focalPoint('UNHCR').press('endorsement.show', e);
      expect(words).toMatch(/UNICEF has challenged this correction/);
      expect(words).toContain('zw: another meaning.');
      if (classification === 'confidential')
        expect((await w.focalPoint('UNHCR').last('request')).words).not.toContain('zw: another meaning.');
      await w.officer.press('endorsement.withdraw', e, { reason: 'Over.' });
    }
  });

  it('on the decision sheet under a heading, in quotes once', async () => {
    const w = await world();
    const e = await corrected(w);
    await w.to(AFTER);
    const { number = '' } = (await w.request(e)).outcome ?? {};
    const [, text = ''] =
      (await files(w.focalPoint('UNHCR'), 'register.show', number)).find(([format]) => format === 'txt') ?? [];
    expect(text).toMatch(/\nEditorial corrections\n-+\ntypo\nTitle: “Framwork” → “Framework”\n/);
  });

  it('on the decision sheet, with objections under a heading of their own', async () => {
    const w = await world();
    const e = await corrected(w);
    await w.focalPoint('UNFPA').press('endorsement.object', e, { text: 'Too narrow.' });
    await w.to(AFTER);
    const { number = '' } = (await w.request(e)).outcome ?? {};
    for (const [format, text] of await files(w.focalPoint('UNHCR'), 'register.show', number))
      expect(text, format).toMatch(/Editorial corrections[^]*Objections and how they ended[^]*Too narrow[.]/);
  });

  it('in the course of the record before the version that a challenge made of it, at the same instant', async () => {
    const w = await world();
    const e = await w.open({ summary: OLD });
    await w.officer.press('endorsement.correct', e, { note: 'A comma.', summary: 'Another summary.' });
    await w.focalPoint('UNICEF').press('endorsement.challengeCorrection', e, { text: 'Not only a comma.' });
    await w.officer.press('endorsement.revise', e, {
      ...{ documentUrl: 'https://un.example/documents/2', documentVersion: '2', changes: 'The comma.' },
    });
    const [, text = ''] = (await files(w.officer, 'endorsement.export', e)).find(([format]) => format === 'txt') ?? [];
    const course = text.slice(text.indexOf('Course of the procedure'));
    expect(course).toMatch(/UNICEF challenged the correction[^]*New version: 2/);
  });

  it('one without a new title, link or summary says that these have stayed', async () => {
    const w = await world();
    const e = await w.open({ summary: OLD });
    await w.officer.press('endorsement.correct', e, { note: 'A comma in annex B.' });
    expect((await w.focalPoint('UNHCR').last('corrected')).words).toContain('Title, link and summary are as before.');
  });

  it('in the record, the decision sheet, the register and all its files', async () => {
    const w = await world();
    const e = await corrected(w);
    for (const [format, text] of await files(w.officer, 'endorsement.export', e))
      if (format !== 'docx') for (const one of BOTH) expect(text, format).toContain(one);
    await w.to(AFTER);
    const { number = '' } = (await w.request(e)).outcome ?? {};
    const shown = await w.focalPoint('UNHCR').press('register.show', number);
    for (const one of BOTH) expect(shown.words).toContain(one);
    for (const [format, text] of await files(w.focalPoint('UNHCR'), 'register.show', number))
      for (const one of [...BOTH, 'typo']) expect(text, `sheet ${format}`).toContain(one);
    for (const format of ['csv', 'json', 'xlsx', 'docx'])
      for (const [, text] of await files(w.officer, 'register.export', undefined, { format }))
        for (const one of BOTH) expect(text, `register ${format}`).toContain(one);
  });

  it('in the register too when a meeting decides it', async () => {
    const w = await world();
    const [m] = await planTwo(w);
    const e = await corrected(w);
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    await w.settle();
    const { agendaItem: a = '' } = await w.request(e);
    await w.to('2026-12-10T15:00:00Z');
    await w.officer.press('meeting.begin', m);
    await w.officer.press('meeting.present', m, { entities: 'UNHCR' });
    await w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' });
    expect(await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Yes.' })).toMatchObject({
      ok: true,
    });
    await w.settle();
    const [line] = await w.records<{ number: string; corrections: object[] }>('register');
    expect(line?.corrections).toEqual([
      expect.objectContaining({ note: 'typo', before: expect.objectContaining({ summary: OLD }) as object }),
    ]);
    const shown = await w.focalPoint('UNHCR').press('register.show', line?.number);
    for (const one of BOTH) expect(shown.words).toContain(one);
  });

  it('of a restricted request only to whoever asks: kept are the titles of a confidential one, of a strictly confidential one nothing', async () => {
    for (const [classification, kept] of [
      ['confidential', ['Framwork', 'Framework']],
      ['strictlyConfidential', []],
    ] as const) {
      const w = await world();
      const e = await corrected(w, classification);
      const who = w.focalPoint('UNHCR');
      const messages = JSON.stringify(await who.messages());
      for (const one of BOTH)
        if ((kept as readonly string[]).includes(one)) expect((await who.last('corrected')).words).toContain(one);
        else expect(messages, classification).not.toContain(one);
      const shown = (await who.press('endorsement.show', e)).words;
      for (const one of BOTH) expect(shown, classification).toContain(one);
      expect(await w.observer.press('endorsement.show', e)).toMatchObject({ code: 'notAllowed' });
    }
  });
});
