/** Whom a call for input reaches, who is chased instead, what is tried again; claims that are let go; what is shown before it goes round. */
import { expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const CALL = { title: 'Annual report 2026', questions: 'What was achieved?\nAnything else?', dueOn: '2026-12-02' };
const opened = async (w: World, inputs: object = {}): Promise<string> => {
  const { target = '' } = await w.officer.press('input.open', null, { ...CALL, ...inputs });
  await w.settle();
  return target;
};
const stateOf = async (w: World, target: string, entity: string): Promise<string | undefined> =>
  ((await w.records('inputs', target)) as unknown as { board: { entity: string; state: string }[] }[])[0]?.board.find(
    (one) => one.entity === entity,
  )?.state;

it('goes to the alternates, and chases them, where no focal point was reached; and is tried again', async () => {
  const w = await world();
  const [main, other] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
  await main.block();
  const i = await opened(w, { audience: 'focalPoints' });
  await w.advance('PT2H');
  expect(await other.messages('inputCall')).toHaveLength(1);
  expect(await stateOf(w, i, 'UNHCR')).toBe('silent');
  await w.to('2026-12-01T16:00:00Z');
  expect((await other.messages('inputReminder')).length).toBeGreaterThan(0);

  for (const person of [w.focalPoint('UNFPA'), w.alternate('UNFPA')]) await person.block();
  const second = await opened(w, { audience: 'UNFPA', title: 'Second' });
  await w.advance('PT3H');
  expect(await stateOf(w, second, 'UNFPA')).toBe('unreached');
  expect((await w.officer.last('inputBoard')).verbs).toContain('input.retry');
  await w.focalPoint('UNFPA').block(false);
  expect(await w.officer.press('input.retry', second)).toMatchObject({ ok: true });
  await w.advance('PT1M');
  expect((await w.focalPoint('UNFPA').last('inputCall')).words).toContain('Second');
  expect(await stateOf(w, second, 'UNFPA')).toBe('silent');
});

it('lets a claim go; shows before it goes round; keeps what one wrote over; gives the best days while it runs', async () => {
  const w = await world();
  const { target: held = '' } = await w.focalPoint('UNFPA').press('input.submit', null, CALL);
  expect(await w.officer.press('input.release', held)).toMatchObject({ ok: false, code: 'conflict' });
  await w.officer.press('input.claim', held);
  expect((await w.officer.press('input.show', held)).words).toContain('Nadia');
  expect(await w.officer.press('input.release', held)).toMatchObject({ ok: true });
  expect(await w.coordinator.press('input.approve', held)).toMatchObject({ ok: true });
  await w.settle();
  const [main, other] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
  await other.press('input.save', held, { answers: { 1: 'The words of the alternate.' } });
  await main.press('input.save', held, { answers: { 1: 'Those of the focal point.' } });
  for (const one of [main, other])
    expect((await one.press('input.fill', held, { question: '1' })).words).toContain('The words of the alternate.');

  const message = { subject: 'The answers', text: 'Brought together.', classification: 'confidential' };
  const shown = await w.officer.press('input.circulate.preview', held, message);
  expect(shown).toMatchObject({ ok: true, cardName: 'preview' });
  expect(shown.words).toContain('The answers (docx)');
  expect(JSON.stringify(shown.card)).toContain('"input.circulate"');
  const request = { title: 'Report', documentUrl: 'https://un.example/r' };
  const asked = await w.officer.press('input.endorse.preview', held, request);
  expect(asked).toMatchObject({ ok: true, cardName: 'openPreview' });
  expect(JSON.stringify(asked.card)).toContain('"input.endorse"');
  expect([...(await w.records('correspondence')), ...(await w.records('endorsements'))]).toEqual([]);
  for (const verb of ['input.circulate.preview', 'input.endorse.preview'])
    expect(await w.officer.press(verb, 'I-99', { ...message, ...request })).toMatchObject({ code: 'notFound' });

  const days = await opened(w, {
    questions: 'On which days? (table: day; yes or no)',
    template: 'availability',
    dueOn: '2026-12-10',
  });
  await main.press('input.answer', days, { answers: { 1: '14 to 16 December; yes' } });
  await w.focalPoint('UNFPA').press('input.answer', days, { answers: { 1: '15 December; yes\n16 December; no' } });
  const board = await w.officer.press('input.show', days);
  expect(board.words).toMatch(/Best days[^]*15 Dec 2026[^]*2[^]*UNICEF[^]*14 Dec 2026/);
  expect((await main.press('input.show', days)).words).not.toContain('Best days');

  const secret = await opened(w, { classification: 'confidential', title: 'Secret' });
  const low = await w.officer.press('input.circulate', secret, { ...message, classification: 'unclassified' });
  expect(low).toMatchObject({ ok: false, code: 'invalid' });
  expect(Object.keys(low.fields ?? {})).toEqual(['classification']);
});
