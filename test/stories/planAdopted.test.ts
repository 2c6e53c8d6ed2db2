/** The work plan adopts itself when its written endorsement ends, or a meeting has decided it (domain.md 8) [ToR 2.a.iii, 3.b.iv]. */
import { expect, it } from 'vitest';
import { begin, plan } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const REQUEST = { title: 'Work plan 2027', documentUrl: 'https://un.example/plan-2027' };
interface Book {
  readonly adopted: readonly { readonly decision: string; readonly ref?: string }[];
}
const adopted = async (w: World): Promise<Book['adopted']> =>
  ((await w.records('planBook')) as unknown as Book[])[0]?.adopted ?? [];
async function planned(): Promise<World> {
  const w = await world();
  await w.officer.press('plan.set', null, { activity: 'Train focal points', lead: 'UNHCR' });
  return w;
}

it('by silence, with the number of the register, after a preview; a figure belongs to its activity and is the last one given', async () => {
  const w = await world();
  expect(await w.officer.press('plan.endorse', null, REQUEST)).toMatchObject({ ok: false, code: 'conflict' });
  for (const activity of ['Train focal points', 'Map services'])
    await w.officer.press('plan.set', null, { activity, lead: 'UNHCR' });
  const shown = await w.officer.press('plan.endorse.preview', null, REQUEST);
  expect(shown).toMatchObject({ ok: true, cardName: 'openPreview' });
  expect(JSON.stringify(shown.card)).toContain('"plan.endorse"');
  expect(await w.records('endorsements')).toEqual([]);
  const put = await w.officer.press('plan.endorse', null, REQUEST);
  expect(put).toMatchObject({ ok: true, target: 'E-1' });
  await w.settle();
  expect((await w.officer.press('plan.show')).words).toContain('Put up for written endorsement as E-1');

  const figure = { entity: 'UNHCR', name: 'People trained', year: '2026' };
  for (const [target, value] of [
    ['W-1', '40'],
    ['W-2', '40'],
    ['W-1', '44'],
    ['W-1', '40'],
  ])
    expect(await w.officer.press('plan.indicator', target, { ...figure, figure: value })).toMatchObject({ target });
  expect(await w.records('indicators')).toMatchObject([
    { activity: 'W-2', figure: '40' },
    { activity: 'W-1', figure: '40' },
  ]);

  await w.to('2026-12-04T15:00:00Z');
  const { outcome } = await w.request('E-1');
  expect(await adopted(w)).toMatchObject([{ decision: outcome?.number, ref: 'E-1' }]);
  const page = await w.officer.press('plan.show');
  expect(page.words).toContain(`Adopted by ${outcome?.number ?? 'none'}`);
  expect(page.words).not.toContain('as E-1');
});

it('by the decision of a meeting to which it was referred, and by no request that is not about it', async () => {
  const w = await planned();
  const m = await plan(w);
  const other = await w.open();
  await w.officer.press('plan.endorse', null, REQUEST);
  await w.focalPoint('UNFPA').press('endorsement.object', 'E-2', { text: 'Too much.', requestDiscussion: 'yes' });
  await w.to('2026-12-05T15:00:00Z');
  expect((await w.request(other)).state).toBe('endorsed');
  expect(await adopted(w)).toEqual([]);
  const { agendaItem = '' } = await w.request('E-2');
  await begin(w, m);
  await w.officer.press('decision.put', agendaItem, { text: 'Shall the plan be adopted without W-4?' });
  const recorded = await w.officer.press('decision.record', agendaItem, { outcome: 'consensus', text: 'Adopted.' });
  expect(recorded).toMatchObject({ ok: true });
  await w.settle();
  const { outcome } = await w.request('E-2');
  expect(outcome).toMatchObject({ state: 'decided' });
  expect(await adopted(w)).toMatchObject([{ decision: outcome?.number, ref: 'E-2' }]);
});
