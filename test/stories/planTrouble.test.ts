/** The work plan is built from a call's answers; what is overdue or without a word stands on Home, agenda and report (domain.md 8). */
import { expect, it } from 'vitest';
import { plan } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const QUESTIONS = 'Which activities? (table: activity; contributors; from; to)';
const opened = async (w: World, inputs: object = {}): Promise<string> => {
  const call = { title: 'Plan for 2027', questions: QUESTIONS, dueOn: '2026-12-02', ...inputs };
  const { target = '' } = await w.officer.press('input.open', null, call);
  await w.settle();
  return target;
};
interface Activity {
  readonly target: string;
  readonly activity: string;
  readonly lead: string;
  readonly contributors: readonly string[];
  readonly to?: string;
}
const activities = async (w: World): Promise<Activity[]> => (await w.records('plan')) as unknown as Activity[];

it('is made of the rows that entities gave, each once; what is restricted stays out', async () => {
  const w = await world();
  const i = await opened(w);
  const rows = [
    'Train focal points; UNFPA, UNICEF; 1 January 2027; 31 March 2027',
    'Map services; NATO; spring; 30 June 2027',
    'train focal points; ; ; ',
  ];
  await w.focalPoint('UNHCR').press('input.answer', i, { answers: { 1: rows.join('\n') } });
  await w.focalPoint('UNFPA').press('input.answer', i, { answers: { 1: 'Train focal points;;;' } });
  const shown = await w.officer.press('plan.build.preview', i);
  expect(shown).toMatchObject({ ok: true, cardName: 'planPreview' });
  expect(shown.words).toMatch(/Map services[^]*not understood, left out: NATO and spring/);
  expect(await activities(w)).toEqual([]);
  expect(await w.officer.press('plan.build', i)).toMatchObject({ ok: true });
  await w.settle();
  expect(await activities(w)).toMatchObject([
    { activity: 'Train focal points', lead: 'UNFPA', contributors: [] },
    { activity: 'Train focal points', lead: 'UNHCR', contributors: ['UNFPA', 'UNICEF'], to: '2027-03-31' },
    { activity: 'Map services', lead: 'UNHCR', contributors: [], to: '2027-06-30' },
  ]);
  const told = await w.focalPoint('UNHCR').messages('planPage');
  expect(told).toHaveLength(1);
  expect(told[0]?.words).toMatch(/Train focal points[^]*Map services/);

  expect(await w.coordinator.press('plan.build', i)).toMatchObject({ ok: false, code: 'conflict' });
  await w.focalPoint('UNICEF').press('input.answer', i, { answers: { 1: 'Review guidance;;;' } });
  expect(await w.officer.press('plan.build', i)).toMatchObject({ ok: true });
  await w.settle();
  expect(await activities(w)).toHaveLength(4);
  expect((await w.officer.press('plan.show', 'W-4')).words).toContain(`From the answers to ${i}`);
  expect(await w.officer.press('plan.build', 'I-99')).toMatchObject({ ok: false, code: 'notFound' });
  expect(await w.officer.press('plan.build')).toMatchObject({ ok: false, code: 'invalid' });
  const changed = await w.officer.press('plan.set', 'W-4', { activity: 'Review all guidance', to: '2027-09-30' });
  expect(changed).toMatchObject({ ok: true, target: 'W-4' });
  expect(await activities(w)).toHaveLength(4);
  expect((await w.officer.press('plan.show', 'W-4')).words).toContain('Review all guidance');

  const secret = await opened(w, { classification: 'confidential', title: 'Secret' });
  await w.focalPoint('UNHCR').press('input.answer', secret, { answers: { 1: 'Quiet work;;;' } });
  expect((await w.officer.press('plan.build.preview', secret)).words).toMatch(/Left out[^]*UNHCR/);
  expect(await w.officer.press('plan.build', secret)).toMatchObject({ ok: false, code: 'conflict' });
});

it('a lead that is silent for two quarters, and what is overdue, stand on Home, the next agenda and the report', async () => {
  const w = await world();
  await w.officer.press('plan.set', null, { activity: 'Train focal points', lead: 'UNHCR' });
  await w.officer.press('plan.set', null, { activity: 'Map services', lead: 'UNFPA', to: '2027-02-26' });
  await w.officer.press('plan.set', null, { activity: 'All is well', lead: 'UNICEF', to: '2027-12-31' });
  await w.to('2027-04-05T15:00:00Z');
  for (const lead of ['UNFPA', 'UNICEF']) {
    const target = lead === 'UNFPA' ? 'W-2' : 'W-3';
    await w.focalPoint(lead).press('plan.update', target, { state: 'under way' });
  }
  const [next, later] = [await plan(w, '2027-04-15T10:00'), await plan(w, '2027-05-13T10:00')];
  const home = (await w.officer.press('home')).words;
  const agenda = (await w.focalPoint('UNICEF').press('meeting.show', next)).words;
  const report = (await w.officer.press('report.show', null, { year: '2027' })).words;
  for (const words of [home, agenda, report]) {
    expect(words).toMatch(/Train focal points[^]*(no word|silent)/);
    expect(words).toContain('Map services');
    expect(words).not.toContain('All is well');
  }
  expect((await w.officer.press('meeting.show', later)).words).not.toContain('Map services');
  expect((await w.focalPoint('UNFPA').press('report.show', null, { year: '2027' })).words).not.toContain('Train focal');
  await w.focalPoint('UNHCR').press('plan.update', 'W-1', { state: 'done' });
  expect((await w.officer.press('meeting.show', next)).words).not.toContain('Train focal points');
});
