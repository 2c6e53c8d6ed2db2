/** What is withdrawn in writing while a meeting has the question open takes nothing away that was said in the room (domain.md 3, 5). */
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/labels/fileText.ts';
import { begin, plan } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const WORDS = 'There is no consensus while this stands.';
const QUESTION = 'Shall the framework be endorsed?';

/** The period still runs when the meeting begins; UNICEF stopped the silence, and UNHCR objects in the room. */
async function inTheRoom(): Promise<{ w: World; request: string; a: string; m: string }> {
  const w = await world();
  const m = await plan(w);
  await w.to('2026-12-04T14:00:00Z');
  const request = await w.open({ closesOn: '2026-12-21' });
  await w.focalPoint('UNICEF').press('endorsement.object', request, { text: 'Too narrow.', requestDiscussion: 'yes' });
  await w.settle();
  const a = (await w.records<{ target: string }>('agenda'))[0]?.target ?? '';
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: QUESTION });
  expect(await w.focalPoint('UNHCR').press('decision.object', a, { text: WORDS })).toMatchObject({ ok: true });
  await w.settle();
  return { w, request, a, m };
}

async function recordOf(w: World, request: string): Promise<string> {
  const { card } = await w.officer.press('endorsement.export', request);
  const url = /http:[^"]*?endorsement[.]txt/.exec(JSON.stringify(card))?.[0] ?? '';
  return textOf(new Uint8Array(await (await fetch(url)).arrayBuffer())).replace(/\s+/g, ' ');
}

const minutesOf = async (w: World, m: string): Promise<string> => {
  expect(await w.officer.press('meeting.end', m, { confirm: 'yes' })).toMatchObject({ ok: true });
  await w.officer.press('minutes.draft', m);
  return (await w.officer.press('minutes.show', m)).words;
};

const courseIn = (record: string): string =>
  /Course of the procedure.*?Versions of the document/.exec(record)?.[0] ?? '';

it('a record says until when entities stood aside, and has in its course what was withdrawn after the closing time', async () => {
  const w = await world();
  const e = await w.open();
  for (const entity of ['UNFPA', 'UNHCR']) await w.focalPoint(entity).press('endorsement.recuse', e);
  await w.advance('PT1H');
  await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Too narrow.', requestDiscussion: 'yes' });
  await w.advance('PT1H');
  const next = { documentUrl: 'https://un.example/v2', documentVersion: '2', changes: 'Rewritten.' };
  expect(await w.officer.press('endorsement.revise', e, next)).toMatchObject({ ok: true });
  await w.to('2026-12-05T15:00:00Z');
  expect(await w.focalPoint('UNHCR').press('endorsement.withdrawObjection', e, { reason: 'Mended.' })).toMatchObject({
    ok: true,
  });
  await w.settle();
  const record = await recordOf(w, e);
  expect(record).toMatch(/Stepped aside until [^.]*, then: objection and request for discussion/);
  expect(record.match(/Stepped aside until [^.]*: a new text came/g)).toHaveLength(1);
  expect(courseIn(record)).toMatch(/UNHCR withdrew its objection in writing .*Mended/);
});

describe('while the question is open', () => {
  it('the item stays when the written objection goes, and the objection of the room prevents consensus', async () => {
    const { w, request, a, m } = await inTheRoom();
    await w.focalPoint('UNICEF').press('endorsement.withdrawObjection', request);
    await w.settle();
    expect((await w.request(request)).state).toBe('referred');
    expect((await w.focalPoint('UNICEF').last('pairWithdrawn')).words).toContain('The item stays on the agenda');
    expect(await w.records('agenda')).toEqual([
      expect.objectContaining({ state: 'taken', marks: ['objectionWithdrawn'] }),
    ]);
    const decided = await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.' });
    expect(decided).toMatchObject({ ok: false, code: 'conflict' });
    const minutes = await minutesOf(w, m);
    expect(minutes).toContain(WORDS);
    expect(minutes).not.toContain('left the agenda');
    await w.to('2026-12-29T14:00:00Z');
    expect((await w.request(request)).state).toBe('referred');
    const record = await recordOf(w, request);
    expect(record).toContain(WORDS);
    expect(record).toMatch(/No answer UNFPA Obj|Silent UNFPA Obj/);
  });

  it('a request that is withdrawn ends its item, and minutes and record keep the question and the objection', async () => {
    const { w, request, m } = await inTheRoom();
    await w.officer.press('endorsement.withdraw', request, { reason: 'Overtaken by events.' });
    await w.settle();
    const minutes = await minutesOf(w, m);
    for (const words of [
      WORDS,
      QUESTION,
      'The request was withdrawn while its question was open',
      'Overtaken by events.',
    ])
      expect(minutes).toContain(words);
    const record = await recordOf(w, request);
    for (const words of [WORDS, QUESTION]) expect(record).toContain(words);
  });

  it('the objection of an entity that is closed stays in the minutes', async () => {
    const { w, m } = await inTheRoom();
    expect(await w.officer.press('entity.close', undefined, { entity: 'UNHCR', reason: 'Left.' })).toMatchObject({
      ok: true,
    });
    await w.settle();
    expect(await minutesOf(w, m)).toContain(WORDS);
  });
});

it('a draft and the minutes that silence adopts keep the names of the day of the draft', async () => {
  const { w, m } = await inTheRoom();
  const name = w.focalPoint('UNHCR').name;
  const before = await minutesOf(w, m);
  expect(before).toMatch(new RegExp(`UNHCR objects.*${name}`));
  await w.advance('PT1H');
  const renamed = { entity: 'UNHCR', name: 'Renamed Person', email: 'fp@unhcr.example', role: 'focalPoint' };
  expect(await w.officer.press('roll.set', null, renamed)).toMatchObject({ ok: true });
  await w.settle();
  expect((await w.officer.press('minutes.show', m)).words).not.toContain('Renamed Person');
  await w.to('2026-12-31T14:00:00Z');
  const issued = (await w.officer.press('minutes.show', m)).words;
  expect(issued).toMatch(/[Ii]ssued/);
  expect(issued).toContain(name);
  expect(issued).not.toContain('Renamed Person');
});
