/** Minutes say what the written request had come to: who stopped it, every objection, requests for discussion (domain.md 5). */
import { expect, it } from 'vitest';
import { begin, plan, planTwo, refer } from '../support/meetings.ts';
import { recordOf } from '../support/records.ts';
import { world } from '../support/world.ts';

it('an objection in writing stands beside the one in the room, with whether it stopped the procedure', async () => {
  const w = await world();
  const m = await plan(w);
  const e = await w.open();
  const [unhcr, unicef, unfpa] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF'), w.focalPoint('UNFPA')];
  await unhcr.press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
  await w.advance('PT10M');
  await w.alternate('UNHCR').press('endorsement.requestDiscussion', e, { text: 'Let us meet.' });
  await w.advance('PT10M');
  await unicef.press('endorsement.object', e, { text: 'Annex C is missing.' });
  await unfpa.press('endorsement.requestDiscussion', e, { text: 'What of the costs?' });
  const { agendaItem: a = '' } = await w.request(e);
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  await unhcr.press('decision.object', a, { text: 'And girls.' });
  await unicef.press('decision.object', a, { text: 'Annex D too.' });
  await w.advance('PT5M');
  await unicef.press('decision.withdrawObjection', a, { text: 'Explained.' });
  await w.officer.press('decision.record', a, { outcome: 'deferred', text: 'Next time.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  // What comes later is not of this meeting.
  await w.advance('PT5M');
  await unhcr.press('endorsement.withdrawObjection', e, {});
  await w.officer.press('minutes.draft', m);
  const { words, card } = await w.officer.press('minutes.show', m);
  const [url = ''] = JSON.stringify(card).match(/http[^"]*?minutes[.]txt/) ?? [];
  const file = (await (await fetch(url)).text()).replace(/\s+/g, ' ');
  for (const all of [words.replace(/\s+/g, ' '), file]) {
    expect(all).toMatch(new RegExp(`Brought by the written request ${e}[.]`));
    expect(all).toMatch(/UNHCR stopped the written procedure on [^.]*09:10[^.]* [(]Alternate of UNHCR[)][.]/);
    expect(all).toMatch(
      /What of the costs\?[^A-Z]*UNFPA requested a discussion in writing, without an objection [(]Focal/,
    );
    expect(all).toMatch(/And girls[.][^A-Z]*UNHCR objects [(]Focal point of UNHCR/);
    expect(all).toMatch(
      /Paragraph 4 omits boys[.][^A-Z]*UNHCR objects in writing [(]Focal [^.]*[.] With its request for disc/,
    );
    expect(all).toMatch(/Annex D too[.][^A-Z]*UNICEF withdrew its objection in the meeting/);
    expect(all).toMatch(
      /Annex C is missing[.][^A-Z]*UNICEF withdrew its objection in the meeting .*Made in writing on/,
    );
  }
});

it('line and sheet of what a meeting decided have the answers in writing, and what the Secretariat entered', async () => {
  const w = await world();
  const m = await plan(w);
  const e = await w.open();
  const entered = { entity: 'UNHCR', position: 'endorse', source: 'Letter of 20 November' };
  expect(await w.officer.press('endorsement.enterFor', e, entered)).toMatchObject({ ok: true });
  await w.focalPoint('UNICEF').press('endorsement.abstain', e);
  await w.focalPoint('UNICEF').press('endorsement.requestDiscussion', e, { text: 'Why now?' });
  await w.focalPoint('UNFPA').press('endorsement.object', e, { text: 'Too short.', requestDiscussion: 'yes' });
  const { agendaItem: a = '' } = await w.request(e);
  await begin(w, m, 'UNHCR, UNFPA, UNICEF');
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  await w.focalPoint('UNICEF').press('decision.object', a, { text: 'Not now.' });
  for (const entity of ['UNFPA', 'UNICEF']) await w.focalPoint(entity).press('decision.noObjection', a);
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
  await w.settle();
  const [line] = await w.records<{ number: string; positions: object }>('register');
  expect(line?.positions).toMatchObject({
    endorsed: ['UNHCR'],
    abstained: ['UNICEF'],
    entered: [{ entity: 'UNHCR', position: 'endorse', source: 'Letter of 20 November' }],
  });
  const { words } = await w.officer.press('register.show', null, { number: line?.number });
  expect(words).toContain('Letter of 20 November');
  expect(words).toMatch(/Abstained\s+UNICEF/);
  const { card } = await w.officer.press('endorsement.export', e);
  const [url = ''] = JSON.stringify(card).match(/http[^"]*?endorsement[.]txt/) ?? [];
  const record = await (await fetch(url)).text();
  expect(record).toMatch(
    /Requests for discussion, without an objection\s+-+\s+“Why now\?”\s+UNICEF requested discussion \(Focal point of UNICEF, /,
  );
  // So have line and sheet, and the register's JSON.
  expect(line?.positions).toMatchObject({ discussion: [{ entity: 'UNICEF', raised: { written: true } }] });
  expect(words).toMatch(/UNICEF requested discussion \(Focal point of UNICEF, [^)]*2026/);
});

it('an objection in writing ends with the one raised beside it in the room: the request knows, and the next meeting tells both', async () => {
  const w = await world();
  const [m, next] = await planTwo(w);
  const { item: a, request } = await refer(w, 'UNFPA');
  const unicef = w.focalPoint('UNICEF');
  await unicef.press('endorsement.object', request, { text: 'Annex C is missing.' });
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  await unicef.press('decision.object', a, { text: 'Annex D too.' });
  await w.advance('PT5M');
  await unicef.press('decision.withdrawObjection', a, { text: 'Explained.' });
  await w.officer.press('decision.record', a, { outcome: 'deferred', text: 'Next time.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  const { positions } = (await w.request(request)) as unknown as { readonly positions: readonly object[] };
  expect(positions.at(-1)).toMatchObject({ entity: 'UNICEF', position: 'withdrawObjection', meeting: m });
  // It stands nowhere any more.
  expect((await w.officer.press('endorsement.show', request)).words).not.toMatch(
    /Annex C is missing[^A-Z]*UNICEF objects/,
  );
  await w.to('2027-01-14T15:00:00Z');
  await w.officer.press('meeting.begin', next);
  await w.officer.press('meeting.present', next, { entities: 'UNHCR' });
  await w.officer.press('decision.put', a, { text: 'And now?' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
  await w.settle();
  const [line] = await w.records<{ readonly positions: { readonly lifted?: readonly { readonly text: string }[] } }>(
    'register',
  );
  expect(line?.positions.lifted).toMatchObject([
    { entity: 'UNICEF', text: 'Annex D too.', reason: 'Explained.' },
    { entity: 'UNICEF', text: 'Annex C is missing.', written: true, reason: 'Explained.', raised: { written: true } },
  ]);
  const record = await recordOf(w, request);
  for (const words of ['Annex C is missing.', 'Annex D too.'])
    expect(record).toMatch(new RegExp(`${words}[^A-Z]*Objection of UNICEF, withdrawn in the meeting`));
});
