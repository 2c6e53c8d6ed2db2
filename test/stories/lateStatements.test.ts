/** What is said too late keeps all of its words, and the record says when it was too late (domain.md 3). */
import { expect, it } from 'vitest';
import { world, type Somebody } from '../support/world.ts';

async function record(who: Somebody, e: string): Promise<string> {
  const { card } = await who.press('endorsement.export', e);
  const [url = ''] = /http:[^"]*?[/]files[/][^"]+[.]txt/.exec(JSON.stringify(card)) ?? [];
  return (await fetch(url)).text();
}

const OBJECTION = { text: 'We object to annex B.', requestDiscussion: 'yes', wouldSatisfy: 'Annex B without item 4.' };

it('a late statement keeps the request for discussion, what would satisfy, and the date that was proposed', async () => {
  const w = await world();
  const e = await w.open();
  await w.to('2026-12-02T22:30:00Z');
  expect(await w.focalPoint('UNHCR').press('endorsement.object', e, OBJECTION)).toMatchObject({ code: 'closed' });
  await w.focalPoint('UNICEF').press('endorsement.needTime', e, { until: '2026-12-09', text: 'Leave.' });
  const said = await w.request(e);
  expect(said.late).toEqual([
    expect.objectContaining({
      ...{ entity: 'UNHCR', text: OBJECTION.text, wouldSatisfy: OBJECTION.wouldSatisfy, requestsDiscussion: true },
      closedAt: said.closesAt,
    }),
    expect.objectContaining({ entity: 'UNICEF', until: '2026-12-09' }),
  ]);
  const text = await record(w.officer, e);
  const shown = (await w.focalPoint('UNFPA').press('endorsement.show', e)).words;
  for (const whole of [text, shown]) {
    expect(whole).toMatch(/objection and request for discussion/i);
    expect(whole).toContain(OBJECTION.text);
    expect(whole).toContain(OBJECTION.wouldSatisfy);
    expect(whole).toMatch(/9 Dec 2026/);
  }
});

it('the record gives the closing time that a late statement missed, although the period was extended afterwards', async () => {
  const w = await world();
  for (const who of [w.focalPoint('UNFPA'), w.alternate('UNFPA')]) await who.block();
  const e = await w.open();
  await w.to('2026-12-02T22:30:00Z');
  await w.focalPoint('UNHCR').press('endorsement.object', e, OBJECTION);
  expect(await w.officer.press('endorsement.extend', e, { closesOn: '2026-12-09', reason: 'UNFPA.' })).toMatchObject({
    ok: true,
  });
  const text = await record(w.officer, e);
  expect(text).not.toContain('After the end');
  const [, late = ''] = /After the closing, without effect\n-+\n([\s\S]*?)\n\n/.exec(text) ?? [];
  expect(late).toContain('Closed at');
  expect(late).toContain('2 Dec 2026, 17:30\t2 Dec 2026, 17:00');
});

it('the record has the date that was proposed in time, too, and the request of an alternate without effect', async () => {
  const w = await world();
  const e = await w.open();
  await w.focalPoint('UNICEF').press('endorsement.needTime', e, { until: '2026-12-09' });
  await w.focalPoint('UNHCR').press('endorsement.endorse', e);
  await w.alternate('UNHCR').press('endorsement.object', e, OBJECTION);
  const text = await record(w.officer, e);
  expect(text).toContain('9 Dec 2026');
  expect(text).toContain('objection and request for discussion');
  const shown = (await w.focalPoint('UNFPA').press('endorsement.show', e)).words;
  expect(shown).toContain(OBJECTION.wouldSatisfy);
});
