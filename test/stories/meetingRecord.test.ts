/** What the record of a meeting states as facts: the agenda that was circulated, when the meeting was held, its actions (domain.md 5). */
import { describe, expect, it } from 'vitest';
import { begin, item, meeting, plan, planTwo, propose, refer } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

/** The minutes as a text file. */
async function paper(who: Somebody, m: string): Promise<string> {
  const { card } = await who.press('minutes.show', m);
  const [url = ''] = JSON.stringify(card).match(/http[^"]*?minutes[.]txt/g) ?? [];
  return (await fetch(url)).text();
}

const linesOf = (words: string): string[] => words.match(/A-\d+ · .*/g) ?? [];

/** Three referred and two proposed items were circulated; the meeting carries the first and the last one over. */
async function carried(w: World): Promise<{ m: string; next: string }> {
  const [m, next] = await planTwo(w);
  for (const n of [1, 2, 3]) await refer(w, 'UNFPA', { title: `Paper ${n}`, documentUrl: `https://un.example/${n}` });
  for (const title of ['Work plan', 'Calendar']) await propose(w, title);
  await begin(w, m);
  await w.officer.press('decision.record', 'A-1', { outcome: 'noConsensus', then: 'carry', text: 'Again.' });
  await w.officer.press('decision.record', 'A-5', { outcome: 'deferred', text: 'Later.', actions: 'UNHCR: ask' });
  await w.settle();
  return { m, next };
}

it('the record states the agenda as it was circulated, whatever the meeting carried over', async () => {
  const w = await world();
  const { m, next } = await carried(w);
  expect((await meeting(w, m)).agenda).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  const { record } = await meeting(w, m);
  expect(record?.content.items.map(({ item: ref }) => ref)).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
  const text = await paper(w.officer, m);
  expect(text).toMatch(
    /1[.] A-1 · Paper 1\s+2[.] A-2 · Paper 2\s+3[.] A-3 · Paper 3\s+4[.] A-4 · Work plan\s+5[.] A-5 · Calendar/,
  );
  expect(text).toContain('Item 5: A-5 · Calendar');
  // In the next meeting they are carried over, and the oldest is the first.
  expect(linesOf((await w.officer.press('agenda.show', next)).words)[0]).toMatch(/^A-1 .*carried over/);
});

it('the cards of the meeting say how its items stood in it, and what came of them there', async () => {
  const w = await world();
  const { m, next } = await carried(w);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.advance('PT10S');
  for (const { words } of [
    await w.focalPoint('UNICEF').last('agendaCirculated'),
    await w.officer.press('agenda.show', m),
    await w.officer.press('meeting.show', m),
  ]) {
    const lines = linesOf(words);
    expect(lines.map((line) => line.slice(0, 3))).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
    expect(words).not.toContain('carried over');
    expect(lines[0]).toMatch(/referred from written endorsement .* no consensus, goes to the next meeting/);
    expect(lines[1]).toMatch(/not reached/);
    expect(lines[4]).toMatch(/proposed .* deferred to the next meeting/);
  }
  // Decided in the next meeting, it still was not decided in this one.
  await w.to('2027-01-14T15:00:00Z');
  await w.officer.press('meeting.begin', next);
  await w.officer.press('decision.record', 'A-5', { outcome: 'noted', text: 'Noted.' });
  await w.settle();
  expect(linesOf((await w.officer.press('agenda.show', m)).words)[4]).toMatch(/deferred to the next meeting/);
});

it('an order that is set in the room does not change the agenda that was final', async () => {
  const w = await world();
  const m = await plan(w);
  for (const title of ['Work plan', 'Calendar']) await propose(w, title);
  await begin(w, m);
  await w.officer.press('agenda.order', m, { items: 'A-2' });
  await w.settle();
  expect((await meeting(w, m)).agenda).toEqual(['A-2', 'A-1']);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  expect(await paper(w.officer, m)).toMatch(/1[.] A-1 · Work plan\s+2[.] A-2 · Calendar/);
});

it('what left the final agenda stays in the record, with the reason', async () => {
  const w = await world();
  const m = await plan(w);
  const { item: a, request } = await refer(w);
  const b = await propose(w, 'Work plan');
  const c = await propose(w, 'Calendar');
  await w.to('2026-12-09T15:00:00Z');
  await w.officer.press('endorsement.withdraw', request, { reason: 'A new draft comes.' });
  await w.officer.press('agenda.decline', b, { reason: 'Not ready.' });
  await begin(w, m);
  expect((await meeting(w, m)).agenda).toEqual([c]);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  const text = await paper(w.officer, m);
  expect(text).toMatch(/1[.] A-1 .*\s+2[.] A-2 .*\s+3[.] A-3/);
  expect(text).toMatch(/The request was withdrawn before the meeting dealt with it/);
  expect(text).toMatch(/The Secretariat took it off the agenda/);
  // Why, in the officer's words, on the card as well.
  for (const words of [text, (await w.focalPoint('UNICEF').press('minutes.show', m)).words])
    for (const reason of ['A new draft comes.', 'Not ready.']) expect(words).toContain(reason);
  expect(await item(w, a)).toMatchObject({ state: 'left' });
});

it.each(['confidential', 'strictlyConfidential'])('why a %s item left is in no message that is kept', async (label) => {
  const w = await world();
  const m = await plan(w);
  const a = await propose(w, 'Work plan', { classification: label });
  await w.to('2026-12-09T15:00:00Z');
  await w.officer.press('agenda.decline', a, { reason: 'Not ready.' });
  await begin(w, m);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-11T15:00:00Z');
  for (const reader of [w.focalPoint('UNICEF'), w.officer])
    for (const { words } of await reader.messages()) expect(words).not.toContain('Not ready.');
  expect((await w.observer.press('minutes.show', m)).words).not.toContain('Not ready.');
  expect((await w.focalPoint('UNICEF').press('minutes.show', m)).words).toContain('Not ready.');
});

it('a standing item that nobody came to stays in the record, and goes to no other meeting', async () => {
  const w = await world();
  await w.officer.press('settings.set', null, { standingItems: 'Any other business' });
  const m = await plan(w);
  await begin(w, m);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  const text = await paper(w.officer, m);
  expect(text).toMatch(/Item 1: .*Any other business\n-*\s*Not reached[.]/);
  expect(text).not.toContain('carried over');
});

it('the record says when the meeting was really held, and so does its card', async () => {
  const w = await world();
  const m = await plan(w);
  await w.to('2026-12-10T15:20:00Z');
  await w.officer.press('meeting.begin', m);
  await w.to('2026-12-10T16:30:00Z');
  await w.officer.press('meeting.end', m);
  await w.officer.press('minutes.draft', m);
  expect(await paper(w.officer, m)).toMatch(/Held on\s.*10 Dec 2026, 10:20/);
  expect((await w.officer.press('minutes.show', m)).words).toMatch(/10 Dec 2026, 10:20/);
  expect((await w.officer.press('meeting.show', m)).words).toMatch(/10 Dec 2026, 10:20/);
  expect((await w.officer.press('meeting.list', null, { state: 'ended' })).words).toMatch(/10:20/);
});

it('the due date of an action stays in the record when it is done before the draft', async () => {
  const w = await world();
  const m = await plan(w);
  const a = await propose(w);
  await begin(w, m);
  const actions = 'UNHCR: write the report by 2027-01-29\nUNICEF: ask the field\nSecretariat: print';
  await w.officer.press('decision.record', a, { outcome: 'noted', text: 'Noted.', actions });
  await w.officer.press('meeting.end', m);
  await w.to('2026-12-15T15:00:00Z');
  for (const n of ['1', '2']) await w.officer.press('action.done', a, { n });
  await w.officer.press('minutes.draft', m);
  const text = await paper(w.officer, m);
  expect(text).toMatch(/UNHCR: write the report.*by .*29 Jan 2027; done on .*15 Dec 2026/);
  expect(text).toMatch(/UNICEF: ask the field.*done on .*15 Dec 2026/);
  expect(text).toMatch(/Secretariat: print.*no date/);
  const { words } = await w.officer.press('minutes.show', m);
  expect(words).toMatch(/by .*29 Jan 2027; done on .*15 Dec 2026/);
  expect((await w.officer.press('agenda.show', a)).words).toMatch(/by .*29 Jan 2027; done on .*15 Dec 2026/);
});

it('of a meeting that nobody ends the officers are reminded once a day, and may say when it ended', async () => {
  const w = await world();
  const m = await plan(w);
  await begin(w, m);
  await w.to('2026-12-10T18:59:00Z');
  expect(await w.officer.messages('meetingToEnd')).toEqual([]);
  await w.to('2026-12-10T19:05:00Z');
  const asked = await w.officer.last('meetingToEnd');
  expect(asked.words).toMatch(/nobody has ended it/);
  expect(asked.verbs).toContain('meeting.end');
  // The 12th is a Saturday.
  await w.to('2026-12-13T20:00:00Z');
  expect(await w.officer.messages('meetingToEnd')).toHaveLength(2);
  await w.to('2026-12-14T20:00:00Z');
  expect(await w.officer.messages('meetingToEnd')).toHaveLength(3);
  expect(await w.focalPoint('UNHCR').messages('meetingToEnd')).toEqual([]);
  for (const endedAt of ['2026-12-10T09:59', '2027-01-01T10:00', 'soon'])
    expect(await w.officer.press('meeting.end', m, { endedAt, confirm: 'yes' })).toMatchObject({ code: 'invalid' });
  expect(await w.officer.press('meeting.end', m, { endedAt: '2026-12-10T11:20', confirm: 'yes' })).toMatchObject({
    ok: true,
  });
  await w.advance('PT10M');
  for (const told of await w.officer.messages('meetingToEnd')) {
    expect(told.words).not.toMatch(/nobody has ended it/);
    expect(told.verbs).not.toContain('meeting.end');
  }
});

it('an end that is entered later is the end of the record, and what was endorsed after it is for the next meeting', async () => {
  const w = await world();
  const [m, next] = await planTwo(w);
  await propose(w);
  await begin(w, m);
  const after = await w.open({ closesOn: '2026-12-18' });
  await w.to('2026-12-21T15:00:00Z');
  const asked = await w.officer.press('meeting.end', m, { endedAt: '11:20' });
  expect(asked).toMatchObject({ code: 'conflict', cardName: 'meetingEndOpen' });
  // The time that was given stays with the question about open items.
  expect(JSON.stringify(asked.card)).toContain('11:20');
  await w.officer.press('meeting.end', m, { endedAt: '11:20', confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  expect(await w.records('meetings', m)).toMatchObject([{ endedAt: '2026-12-10T16:20:00.000Z' }]);
  expect(await paper(w.officer, m)).toMatch(/Ended\s.*10 Dec 2026, 11:20/);
  expect((await meeting(w, m)).record?.content.noted).toEqual([]);
  await w.to('2027-01-14T15:00:00Z');
  await w.officer.press('meeting.begin', next);
  await w.officer.press('meeting.end', next, { confirm: 'yes' });
  await w.officer.press('minutes.draft', next);
  expect((await meeting(w, next)).record?.content.noted).toMatchObject([{ number: 'UNA/2026/1' }]);
  expect(await w.request(after)).toMatchObject({ state: 'endorsed' });
});

it('what was endorsed while a meeting was held is noted in it, and not once more in the next one', async () => {
  const w = await world();
  const [m, next] = await planTwo(w);
  const e = await w.open({ closesOn: '2026-12-10' });
  await w.to('2026-12-10T15:00:00Z');
  await w.officer.press('meeting.begin', m);
  await w.to('2026-12-10T22:30:00Z');
  expect(await w.request(e)).toMatchObject({ state: 'endorsed' });
  await w.officer.press('meeting.end', m);
  await w.officer.press('minutes.draft', m);
  expect((await meeting(w, m)).record?.content.noted).toHaveLength(1);
  await w.to('2027-01-14T15:00:00Z');
  await w.officer.press('meeting.begin', next);
  await w.officer.press('meeting.end', next);
  await w.officer.press('minutes.draft', next);
  expect((await meeting(w, next)).record?.content.noted).toEqual([]);
});

it('the cards of minutes and their line in the register speak of minutes of a meeting that was held', async () => {
  const w = await world();
  const m = await plan(w);
  await propose(w);
  await begin(w, m);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-18T15:00:00Z');
  for (const verb of ['minutes.show', 'meeting.show', 'agenda.show'] as const) {
    const { words } = await w.focalPoint('UNICEF').press(verb, m);
    expect(words).not.toContain('Begins');
    expect(words).toMatch(/Held on/);
  }
  const shown = await w.officer.press('register.show', null, { number: 'UNA/2026/1' });
  expect(shown.message).toBe('Here are minutes UNA/2026/1.');
  expect(shown.words).not.toMatch(/Decision|superseded|review/);
  expect(shown.words).toMatch(/Minutes UNA\/2026\/1/);
  expect(JSON.stringify(shown.card)).toContain('minutes.docx');
  expect(JSON.stringify(shown.card)).toContain('minutes.show');
  const word = await w.officer.press('register.export', null, { format: 'csv' });
  const [url = ''] = JSON.stringify(word.card).match(/http[^"]*?register[.]csv[^"]*/) ?? [];
  expect(await (await fetch(url)).text()).toMatch(/UNA\/2026\/1,minutes,2026-12-15,meeting,[^,]*,,,minutes,/);
});

it('the decision of the Steering Committee names the meeting that sent it there, and the objection', async () => {
  const w = await world();
  const m = await plan(w);
  const a = await propose(w);
  await begin(w, m);
  await w.officer.press('decision.put', a, { text: 'Shall it be so?' });
  await w.officer.press('decision.object', a, { entity: 'UNICEF', text: 'Not in this form.' });
  await w.officer.press('decision.record', a, { outcome: 'noConsensus', then: 'steeringCommittee', text: 'No.' });
  await w.officer.press('meeting.end', m);
  await w.to('2026-12-15T15:00:00Z');
  await w.officer.press('agenda.committeeDecided', a, { text: 'It is so.', on: '2026-12-14' });
  await w.settle();
  const { words, card } = await w.officer.press('register.show', null, { number: 'UNA/2026/1' });
  expect(words).toMatch(/Sent by\s+M-1/);
  expect(words).toMatch(/Not in this form[.][^]*Objection of UNICEF, recorded/);
  const [url = ''] = JSON.stringify(card).match(/http[^"]*?decision[.]txt[^"]*/) ?? [];
  const sheet = await (await fetch(url)).text();
  expect(sheet).toMatch(/Sent by\s+M-1/);
  expect(sheet).toContain('Not in this form.');
  expect(await w.records('register', 'UNA/2026/1')).toMatchObject([
    { positions: { sentBy: m, objections: [{ entity: 'UNICEF', text: 'Not in this form.' }] } },
  ]);
});

it('a request for discussion without an objection stands in the decision of the meeting and of the Committee', async () => {
  const DISCUSSION = [{ entity: 'UNICEF', text: 'Let us talk.' }];
  for (const by of ['meeting', 'committee'] as const) {
    const w = await world();
    const m = await plan(w);
    const { request, item: a } = await refer(w);
    await w.focalPoint('UNICEF').press('endorsement.requestDiscussion', request, { text: 'Let us talk.' });
    await begin(w, m, 'UNHCR');
    await w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' });
    const how = by === 'meeting' ? { outcome: 'consensus' } : { outcome: 'noConsensus', then: 'steeringCommittee' };
    await w.officer.press('decision.record', a, { ...how, text: 'So it is.' });
    await w.settle();
    if (by === 'committee')
      await w.officer.press('agenda.committeeDecided', a, { text: 'It is so.', on: '2026-12-10' });
    await w.settle();
    expect(await w.records('register', 'UNA/2026/1')).toMatchObject([{ positions: { discussion: DISCUSSION } }]);
    const { card } = await w.officer.press('register.export', null, { format: 'json' });
    const [url = ''] = JSON.stringify(card).match(/http[^"]*?register[.]json[^"]*/) ?? [];
    expect(await (await fetch(url)).json()).toMatchObject([{ discussion: DISCUSSION }]);
  }
});

it('an item whose objection was withdrawn is marked so in every list of its agenda and in the documents', async () => {
  const w = await world();
  const m = await plan(w);
  const { item: a, request } = await refer(w, 'UNFPA', { title: 'Framework' });
  await w.to('2026-12-09T15:00:00Z');
  await w.focalPoint('UNFPA').press('endorsement.withdrawObjection', request);
  await w.settle();
  expect(await item(w, a)).toMatchObject({ state: 'planned', marks: ['objectionWithdrawn'] });
  const mark = /A-1 · Framework[^]*referred from written endorsement.* · objection withdrawn/;
  for (const who of [w.officer, w.focalPoint('UNICEF')]) {
    for (const verb of ['agenda.show', 'meeting.show'] as const) expect((await who.press(verb, m)).words).toMatch(mark);
    expect((await who.say(`agenda ${m}`)).words).toMatch(mark);
  }
  await begin(w, m);
  expect((await w.officer.press('meeting.end', m)).words).toMatch(mark);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  expect(await paper(w.officer, m)).toMatch(/1[.] A-1 · Framework\s+Objection withdrawn after the closing time/);
  expect((await w.officer.press('minutes.show', m)).words).toContain('Objection withdrawn after the closing time.');
});

describe('an item whose question was open at the end', () => {
  /** What follows from the end has not been done yet. */
  async function justEnded() {
    const w = await world();
    const [m] = await planTwo(w);
    const a = await propose(w);
    await begin(w, m);
    await w.officer.press('decision.put', a, { text: 'Adopt it.' });
    await w.focalPoint('UNHCR').press('decision.object', a, { text: 'Words in the room.' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    return { w, m };
  }

  it('is in the record with all of it, however soon the draft is made', async () => {
    const { w, m } = await justEnded();
    const { words } = await w.officer.press('minutes.draft', m);
    expect(words).not.toContain('Not reached');
    for (const said of ['Question: Adopt it.', 'Not decided when the meeting ended.', 'Words in the room.'])
      expect(words).toContain(said);
    // Nobody deferred it.
    expect(words).not.toContain('Deferred');
    expect(await paper(w.officer, m)).toContain('Not decided when the meeting ended. It goes to the next meeting.');
  });

  it('is not called unreached on the agenda, however soon one looks', async () => {
    const { w, m } = await justEnded();
    const { words } = await w.officer.press('agenda.show', m);
    expect(words).toContain('A-1');
    expect(words).toContain('left open when the meeting ended, goes to the next one');
    expect(words).not.toContain('not reached');
  });
});
