/** The report of a year: figures from the record, for the Secretariat, and for each member their own. */
import { describe, expect, it } from 'vitest';
import { unzipSync, strFromU8 } from 'fflate';
import { begin, plan, refer } from '../support/meetings.ts';
import { world, type Reply, type World } from '../support/world.ts';

const linkOf = (reply: Reply, format: string): string => {
  const [found = ''] = new RegExp(`https?://[^"]*report\\.${format}[^"]*`).exec(JSON.stringify(reply.card)) ?? [];
  return found;
};
const bytes = async (w: World, url: string): Promise<Uint8Array> =>
  new Uint8Array(await (await w.fetch(url.replace(w.url, ''))).arrayBuffer());

it('counts what each entity answered, was silent about, and did not get', async () => {
  const w = await world();
  await w.focalPoint('UNFPA').block();
  await w.alternate('UNFPA').block();
  const e = await w.open();
  await w.advance('PT24H');
  await w.focalPoint('UNHCR').press('endorsement.endorse', e);
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: 'Only a word.' });
  await w.advance('P10D');
  await w.officer.press('endorsement.closeUnreached', e, { reason: 'They agreed by telephone.' });
  await w.focalPoint('UNICEF').press('endorsement.endorse', e);
  // A comment is no answer, and no request for time is.
  await w.focalPoint('UNHCR').press('endorsement.comment', e, { text: 'Thank you.' });
  await w.focalPoint('UNHCR').press('endorsement.needTime', e, { until: '2026-12-20' });

  const all = await w.officer.press('report.show', null, { year: '2026' });
  expect(all).toMatchObject({ ok: true, cardName: 'report' });
  expect(all.words).toMatch(/▰{10} UNHCR[^]*answered\s1\sof\s1/);
  expect(all.words).toMatch(/▱{10} UNICEF[^]*answered\s0\sof\s1 · 1\ssilent/);
  expect(all.words).toMatch(/▱{10} UNFPA[^]*answered\s0\sof\s1 · 1\snot\sreached/);

  const one = await w.officer.say('report 2026 unhcr');
  expect(one.words).toContain('Report of 2026: UNHCR');
  expect(one.words).not.toMatch(/Answered after the end\s*:?\s*1/);
  expect(one.words).toMatch(/Days to the answer \(median\)\s*:?\s*1\b/);
  expect((await w.officer.say('report 2025 UNHCR')).words).toMatch(/Requests asked\s*:?\s*0/);
  const late = await w.officer.press('report.show', null, { year: '2026', entity: 'UNICEF' });
  expect(late.words).toMatch(/Answered after the end\s*:?\s*1/);
  // Without an answer in time no median is known, and no line stands without a figure.
  expect(late.words).not.toContain('Days to the answer');
});

it('shows a member their own entity alone, an observer nothing, and nobody an entity that is not there', async () => {
  const w = await world();
  const own = await w.focalPoint('UNHCR').press('report.show');
  expect(own.words).toContain('Report of 2026: UNHCR');
  expect(own.words).not.toContain('UNICEF');
  expect(await w.focalPoint('UNHCR').press('report.show', null, { entity: 'UNICEF' })).toMatchObject({
    code: 'notAllowed',
  });
  expect(await w.observer.press('report.show')).toMatchObject({ code: 'notAllowed' });
  expect(await w.officer.press('report.show', null, { entity: 'UNPD' })).toMatchObject({ code: 'invalid' });
  const file = strFromU8(unzipSync(await bytes(w, linkOf(own, 'xlsx')))['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(file).toContain('UNHCR');
  expect(file).not.toContain('UNICEF');
});

it('gives the same bytes twice', async () => {
  const w = await world();
  const reply = await w.officer.press('report.show', null, { year: '2026' });
  for (const format of ['xlsx', 'docx'])
    expect(await bytes(w, linkOf(reply, format))).toEqual(await bytes(w, linkOf(reply, format)));
});

it('lists what entities passed on, once for the Secretariat and the annual report; of a restricted message the reference alone', async () => {
  const w = await world();
  const asked = { subject: 'Survivors’ fund', text: 'Please pass it on.', dueOn: '2026-12-10' };
  const call = (await w.officer.press('correspondence.proposals', null, asked)).target ?? '';
  const guidance = { subject: 'Hidden guidance', text: 'For your offices.', classification: 'confidential' };
  const hidden = (await w.officer.press('correspondence.passOn', null, guidance)).target ?? '';
  await w.settle();
  const where = { where: 'Offices in three regions', link: 'https://unhcr.example/call' };
  await w.focalPoint('UNHCR').press('correspondence.passedOn', call, where);
  await w.focalPoint('UNICEF').press('correspondence.passedOn', hidden, { where: 'Hidden offices' });

  const report = await w.officer.press('report.show', null, { year: '2026' });
  expect(report.words).toMatch(
    new RegExp(`Passed on[^]*${call} · Survivors’ fund[^]*UNHCR · .* · Offices in three regions`),
  );
  expect(report.words).toContain(hidden);
  expect(report.words).not.toMatch(/Hidden/);
  const word = strFromU8(unzipSync(await bytes(w, linkOf(report, 'docx')))['word/document.xml'] ?? new Uint8Array());
  for (const told of ['Survivors’ fund', 'https://unhcr.example/call', hidden]) expect(word).toContain(told);
  expect(word).not.toContain('Hidden');

  const own = await w.focalPoint('UNHCR').press('report.show');
  expect(own.words).toContain('Offices in three regions');
  expect(own.words).not.toContain(hidden);
  expect((await w.officer.press('report.show', null, { year: '2025' })).words).not.toContain('Passed on');
});

it('says of which years there are figures', async () => {
  const w = await world();
  expect(await w.officer.press('report.show', null, { year: '0' })).toMatchObject({
    code: 'invalid',
    fields: { year: 'Please write a year, for example 2026.' },
  });
  for (const year of ['1999', '2101']) {
    const reply = await w.officer.press('report.show', null, { year });
    expect(reply).toMatchObject({ code: 'invalid', fields: { year: 'There are figures for 2026 so far.' } });
  }
  expect((await w.officer.say('report 1999')).fields).toMatchObject({ year: 'There are figures for 2026 so far.' });
  expect((await w.officer.press('report.show', null, { year: '2026' })).words).not.toContain('2025');
  await w.jump('2028-02-01T12:00:00Z');
  const now = await w.officer.say('report');
  expect(now.words).toContain('2027');
  const never = await w.officer.press('report.show', null, { year: '1926' });
  expect(never.fields).toMatchObject({ year: 'There are figures for the years 2026 to 2028.' });
});

const figure = (reply: Reply, name: string): string | undefined =>
  new RegExp(`${name}\\s*:?\\s*(\\d+)`).exec(reply.words)?.[1];

it('calls silent whom the outcome and the register call silent: what was said of an earlier text, or taken back, is no answer', async () => {
  const w = await world();
  const e = await w.open();
  await w.focalPoint('UNHCR').press('endorsement.endorse', e);
  await w.focalPoint('UNFPA').press('endorsement.object', e, { text: 'Not yet.' });
  await w.officer.press('endorsement.revise', e, {
    documentUrl: 'https://example.org/second',
    documentVersion: '2',
    changes: 'Annex B.',
  });
  await w.focalPoint('UNFPA').press('endorsement.withdrawObjection', e, { reason: 'Annex B does it.' });
  const asked = async (entity: string) => w.officer.press('report.show', null, { year: '2026', entity });
  // While it runs they are asked anew, and nobody has answered or been silent.
  for (const entity of ['UNHCR', 'UNFPA']) expect(figure(await asked(entity), 'Answered')).toBe('0');
  expect(figure(await asked('UNHCR'), 'Silent')).toBe('0');
  await w.advance('P12D');
  const { outcome } = await w.request(e);
  expect(outcome).toMatchObject({ state: 'endorsed', silent: ['UNFPA', 'UNHCR', 'UNICEF'] });
  expect(await w.records('register')).toMatchObject([{ positions: { silent: ['UNFPA', 'UNHCR', 'UNICEF'] } }]);
  for (const entity of ['UNFPA', 'UNHCR', 'UNICEF']) {
    const reply = await asked(entity);
    expect([figure(reply, 'Answered'), figure(reply, 'Silent')], entity).toEqual(['0', '1']);
  }
});

it('calls nobody silent on a request that was withdrawn or stopped before its end', async () => {
  const w = await world();
  const withdrawn = await w.open();
  await w.advance('PT2H');
  await w.officer.press('endorsement.withdraw', withdrawn, { reason: 'The wrong document.' });
  const m = await plan(w);
  const { item, request: stopped } = await refer(w, 'UNFPA');
  await begin(w, m, 'UNHCR, UNFPA');
  await w.officer.press('decision.put', item, { text: 'Shall it go?' });
  await w.focalPoint('UNFPA').press('decision.withdrawObjection', item, {});
  await w.officer.press('decision.record', item, { outcome: 'consensus', text: 'It goes.' });
  await w.settle();
  expect((await w.request(withdrawn)).outcome).toMatchObject({ state: 'withdrawn' });
  expect((await w.request(stopped)).outcome).toMatchObject({ state: 'decided' });
  const shown = await w.officer.press('endorsement.show', withdrawn);
  expect(shown.words).not.toMatch(/Silent, no objection/);
  const reply = await w.officer.press('report.show', null, { year: '2026', entity: 'UNICEF' });
  expect([figure(reply, 'Requests asked'), figure(reply, 'Silent'), figure(reply, 'Answered')]).toEqual([
    '2',
    '0',
    '0',
  ]);
});

describe('meetings are those of the time in the network', () => {
  const sat = async (w: World, entity: string): Promise<readonly (string | undefined)[]> => {
    const reply = await w.officer.press('report.show', null, { year: '2026', entity });
    return [figure(reply, 'Meetings, invited'), figure(reply, 'Meetings, attended')];
  };
  /** A meeting on 10 December, from ten until half past ten in New York, at which UNHCR and UNICEF were. */
  async function held(): Promise<World> {
    const w = await world();
    const m = await plan(w);
    await begin(w, m, 'UNHCR, UNICEF');
    await w.to('2026-12-10T15:30:00Z');
    expect(await w.officer.press('meeting.end', m, { confirm: 'yes' })).toMatchObject({ ok: true });
    await w.settle();
    return w;
  }

  it('one that joins later on the day of a meeting, or on the day after it, was not invited', async () => {
    const w = await held();
    await w.to('2026-12-10T16:00:00Z');
    await w.officer.press('entity.set', null, { short: 'WFP', name: 'World Food Programme' });
    const people = 'entity,name,e-mail,role\nWHO,Una Osei,una@who.example,focalPoint\n';
    const imported = await w.officer.press('roll.import', null, { csv: people, newEntities: 'WHO', apply: 'yes' });
    expect(imported).toMatchObject({ ok: true });
    await w.to('2026-12-11T15:00:00Z');
    await w.officer.press('entity.set', null, { short: 'UNRWA', name: 'Relief and Works Agency' });
    for (const entity of ['WFP', 'WHO', 'UNRWA']) expect(await sat(w, entity), entity).toEqual(['0', '0']);
    expect(await sat(w, 'UNHCR')).toEqual(['1', '1']);
    // An officer who gives an earlier day says that it was a member then.
    await w.officer.press('entity.set', null, { short: 'WFP', joinedOn: '2026-12-09' });
    expect(await sat(w, 'WFP')).toEqual(['1', '0']);
  });

  it('one that left and came back was invited before it left', async () => {
    const w = await held();
    await w.to('2026-12-11T15:00:00Z');
    await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
    expect(await sat(w, 'UNICEF')).toEqual(['1', '1']);
    await w.to('2026-12-14T15:00:00Z');
    await w.officer.press('entity.set', null, { short: 'UNICEF' });
    expect(await sat(w, 'UNICEF')).toEqual(['1', '1']);
  });

  it('one that joined in a later year is not in the list of a year', async () => {
    const w = await held();
    await w.jump('2027-02-01T12:00:00Z');
    await w.officer.press('entity.set', null, { short: 'WFP', name: 'World Food Programme' });
    expect((await w.officer.press('report.show', null, { year: '2026' })).words).not.toContain('WFP');
    expect((await w.officer.press('report.show', null, { year: '2027' })).words).toContain('WFP');
  });
});
