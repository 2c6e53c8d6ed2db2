/** The work plan, pressed through: planned, adopted, asked for once a quarter, overdue (domain.md 8) [ToR 2.a.iii, 2.a.iv, 2.a.xi]. */
import { expect, it } from 'vitest';
import { world } from '../support/world.ts';

it('the work plan: leads are asked each quarter; silence and delay stand on Home; figures and pages are there', async () => {
  const w = await world();
  const lead = w.focalPoint('UNHCR');
  const made = await w.officer.press('plan.set', null, {
    activity: 'Train focal points',
    lead: 'unhcr',
    contributors: 'UNFPA, UNICEF',
    from: '2026-12-01',
    to: '2027-03-31',
  });
  expect(made).toMatchObject({ ok: true, target: 'W-1', cardName: 'planActivity' });
  const wrong = await w.officer.press('plan.set', null, {
    activity: 'x',
    lead: 'NATO',
    from: '2027-01-02',
    to: '2027-01-01',
  });
  expect(Object.keys(wrong.fields ?? {}).sort()).toEqual(['lead', 'to']);
  expect(await w.officer.press('plan.set', 'W-9', { activity: 'x' })).toMatchObject({ ok: false, code: 'notFound' });
  expect((await lead.last('planAsk')).words).toContain('Your entity leads W-1');
  expect(await w.focalPoint('UNFPA').press('plan.update', 'W-1', { state: 'done' })).toMatchObject({
    code: 'notAllowed',
  });
  expect(await lead.press('plan.update', 'W-1', { state: 'under way', text: 'Begun.' })).toMatchObject({ ok: true });
  expect((await w.records('plan', 'W-1'))[0]).toMatchObject({
    activity: 'Train focal points',
    lead: 'UNHCR',
    state: 'underWay',
    text: 'Begun.',
  });

  await w.to('2027-01-04T15:00:00Z');
  expect((await lead.last('planAsk')).words).toContain('how far is it?');
  expect((await lead.press('home')).words).toContain('please say how far it is');
  await w.to('2027-04-01T15:00:00Z');
  expect((await w.officer.last('planAsk')).words).toContain('no word from its lead');
  expect((await w.officer.press('home')).words).toContain('should have been done by Wed, 31 Mar 2027');
  expect((await w.officer.say('plan UNHCR')).words).toMatch(/Leads[^]*overdue/);
  await lead.press('plan.update', 'W-1', { state: 'done' });
  expect((await w.officer.press('home')).words).not.toContain('Train focal points');

  const figure = { entity: 'UNHCR', name: 'People trained', year: '2026', figure: '40' };
  const wrongYear = await w.officer.press('plan.indicator', 'W-1', { ...figure, year: '3026' });
  expect(wrongYear.fields).toEqual({ year: 'Please write a year, for example 2026.' });
  expect(await w.officer.press('plan.indicator', 'W-1', { ...figure, year: '26' })).toMatchObject({ ok: true });
  expect(await w.coordinator.press('plan.indicator', 'W-1', { ...figure, figure: '44' })).toMatchObject({ ok: true });
  expect(await w.records('indicators')).toMatchObject([{ entity: 'UNHCR', year: 2026, figure: '44', activity: 'W-1' }]);
  expect((await w.officer.press('plan.show', null, { year: '2026' })).words).toContain('People trained');
  await w.officer.press('plan.indicator', 'W-1', { ...figure, year: '2025', figure: '12' });
  expect((await w.officer.press('plan.show', null, { entity: 'UNHCR' })).words).toMatch(/2025[^]*2026[^]*12[^]*44/);
  expect(await w.officer.press('plan.adopt', null, { decision: 'UNA/2026/1' })).toMatchObject({ code: 'invalid' });
});

it('is adopted by a written endorsement, and changed by a decision', async () => {
  const w = await world();
  await w.officer.press('plan.set', null, { activity: 'Train focal points', lead: 'UNHCR' });
  const e = await w.open();
  await w.to('2026-12-03T15:00:00Z');
  const { outcome } = await w.request(e);
  const decision = outcome?.number ?? '';
  expect(decision).toContain('/2026/');
  expect(await w.officer.press('plan.adopt', null, { decision })).toMatchObject({ ok: true });
  expect((await w.officer.press('plan.show')).words).toContain(`Adopted by ${decision}`);
  const changed = await w.officer.press('plan.set', 'W-1', { activity: 'Train all focal points', decision });
  expect(changed).toMatchObject({ ok: true });
  expect((await w.records('plan', 'W-1'))[0]).toMatchObject({
    activity: 'Train all focal points',
    lead: 'UNHCR',
    changes: [{ decision, before: { activity: 'Train focal points' } }],
  });
  const files = await w.officer.press('plan.export', null, { format: 'csv' });
  const url = /http:[^"]*plan\.csv/.exec(JSON.stringify(files.card))?.[0] ?? '';
  expect(await (await fetch(url)).text()).toContain('Train all focal points,UNHCR');
});

it('an activity that is done keeps the names of that day', async () => {
  const w = await world();
  for (const activity of ['Train focal points', 'Write a guide'])
    await w.officer.press('plan.set', null, { activity, lead: 'unhcr' });
  const lead = w.focalPoint('UNHCR');
  await lead.press('plan.update', 'W-1', { state: 'done' });
  await lead.press('plan.update', 'W-2', { state: 'under way' });
  await w.advance('PT1H');
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', name: 'Renamed focal point' });
  expect(await w.officer.press('entity.set', null, { short: 'UNHCR', newShort: 'UNREF' })).toMatchObject({ ok: true });
  await w.advance('PT11M');
  const read = async (ref: string) => (await w.officer.press('plan.show', ref)).words;
  expect(await read('W-2')).toMatch(/UNREF[^]*Renamed/);
  expect(await read('W-1')).toContain('UNHCR');
  expect(await read('W-1')).not.toMatch(/UNREF|Renamed/);
});

it('of activities that are over the whole plan and its files have the names of that day', async () => {
  const w = await world();
  const set = async (activity: string): Promise<string> =>
    (await w.officer.press('plan.set', null, { activity, lead: 'UNHCR', contributors: 'UNICEF' })).target ?? '';
  const over = await set('Training');
  await set('Survey');
  await w.officer.press('plan.update', over, { state: 'done' });
  await w.advance('P2D');
  expect(await w.officer.press('entity.set', null, { short: 'UNHCR', newShort: 'HCR2' })).toMatchObject({ ok: true });
  await w.settle();
  const shown = (await w.officer.press('plan.show', null, {})).words;
  expect(shown).toMatch(/UNHCR/);
  expect(shown).toMatch(/HCR2/);
  const { card } = await w.officer.press('plan.export', null, {});
  const [url = ''] = /http[^"]*plan\.csv/.exec(JSON.stringify(card)) ?? [];
  const rows = (await (await fetch(url)).text()).split('\n');
  expect(rows.find((row) => row.includes('Training'))).toContain('UNHCR');
  expect(rows.find((row) => row.includes('Survey'))).toContain('HCR2');
});
