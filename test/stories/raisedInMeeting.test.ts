/** An objection that a meeting raised stands in the record of the written endorsement that it took [ToR 3.b.iii, 3.b.iv]. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/labels/fileText.ts';
import { begin, plan, refer } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const QUESTION = { text: 'Shall the framework be endorsed?' };
const WORDS = 'The budget is missing.';

/** A referred request, with a question in the meeting of 10 December to which UNHCR has objected. */
async function objected(inputs = {}): Promise<{ w: World; request: string; a: string; m: string }> {
  const w = await world();
  const m = await plan(w);
  const { request, item: a } = await refer(w, 'UNICEF', inputs);
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, QUESTION);
  await w.alternate('UNHCR').press('decision.object', a, { text: WORDS });
  return { w, request, a, m };
}

/** The record in every form, as text without marks. */
async function recordOf(who: Somebody, request: string): Promise<string[]> {
  const { card } = await who.press('endorsement.export', request);
  const urls = new Set([...JSON.stringify(card).matchAll(/http:[^"]*?endorsement[.](?:docx|txt|html)/g)].map(String));
  expect(urls.size).toBe(3);
  return Promise.all(
    [...urls].map(async (url) => {
      const text = textOf(new Uint8Array(await (await fetch(url)).arrayBuffer()));
      return text.replace(/<[^>]+>/g, url.endsWith('.docx') ? '' : ' ').replace(/\s+/g, ' ');
    }),
  );
}

describe('the record', () => {
  it('has what was raised and withdrawn in the meeting, in whose words, by whom and when', async () => {
    const { w, request, a } = await objected();
    await w.advance('PT10M');
    const why = 'Satisfied by redraft.';
    await w.focalPoint('UNHCR').press('decision.withdrawObjection', a, { text: why });
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    expect(await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.' })).toMatchObject({
      ok: true,
    });
    await w.settle();
    for (const text of await recordOf(w.officer, request)) {
      expect(text).toContain(WORDS);
      expect(text).toMatch(
        /Objection of UNHCR, withdrawn in the meeting on .*10:10.* by Focal point of UNHCR: “Satisf/,
      );
      expect(text).toMatch(/Raised in the meeting on [^.]*10:00[^.]* by Alternate of UNHCR/);
      expect(text).toContain('Paragraph 12 is too narrow.');
    }
  });

  it('has what stood there, and that the Secretariat entered it', async () => {
    const { w, request, a, m } = await objected();
    await w.officer.press('decision.object', a, { text: 'Nor we: no time.', entity: 'UNICEF' });
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'No.', then: 'steeringCommittee' });
    await w.settle();
    const expectBoth = async (): Promise<void> => {
      for (const text of await recordOf(w.officer, request)) {
        expect(text).toContain(WORDS);
        expect(text).toContain(`Objection of UNHCR, which stood in the meeting ${m}. Raised in the meeting on`);
        expect(text).toMatch(/Raised in the meeting on [^.]* by Alternate of UNHCR/);
        expect(text).toContain('Nor we: no time.');
        expect(text).toMatch(new RegExp(`by ${w.officer.name}, entered by the Secretariat`));
      }
    };
    await expectBoth();
    const decided = { text: 'Endorsed over two objections.', on: '2026-12-10' };
    expect(await w.officer.press('agenda.committeeDecided', a, decided)).toMatchObject({ ok: true });
    await w.settle();
    await expectBoth();
  });

  it('keeps the classification: no card for the network has the words', async () => {
    const { w, request, a } = await objected({ classification: 'confidential' });
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'No.', then: 'steeringCommittee' });
    await w.settle();
    expect((await w.focalPoint('UNFPA').last('outcome')).words).not.toContain(WORDS);
    expect(await w.focalPoint('UNFPA').press('endorsement.export', request)).not.toMatchObject({ ok: true });
    for (const text of await recordOf(w.officer, request)) {
      expect(text).toContain(WORDS);
      expect(text).toMatch(/confidential/i);
    }
  });

  it('has it no more once its author is erased', async () => {
    const { w, request, a } = await objected();
    await w.focalPoint('UNHCR').press('decision.noObjection', a);
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.' });
    await w.settle();
    expect((await recordOf(w.officer, request)).join()).toContain(WORDS);
    await w.officer.press('person.erase', null, { email: 'alt@unhcr.example' });
    await w.settle();
    await w.advance('PT1H');
    const stored = JSON.stringify([
      await w.records('endorsements'),
      await w.records('agenda'),
      await w.records('register'),
    ]);
    expect(stored).not.toContain(WORDS);
    expect((await recordOf(w.officer, request)).join()).not.toMatch(/Alternate of UNHCR|The budget/);
  });
});
