/** In the meeting: who is here, the question, objections, consensus of those present, and what closes a request [ToR 3.b.ii]. */
import { describe, expect, it } from 'vitest';
import { begin, item, meeting, plan, planTwo, propose, refer } from '../support/meetings.ts';
import { newFolder } from '../support/storeFolder.ts';
import { startWorld, world, type World } from '../support/world.ts';

const QUESTION = { text: 'Shall the framework be endorsed with paragraph 12 amended?' };
const CONSENSUS = { outcome: 'consensus', text: 'Endorsed with paragraph 12 amended.' };

/** A referred request in a meeting that is being held; UNFPA, whose objection it is, is here or not. */
async function held(
  entities = 'UNHCR, UNICEF',
): Promise<{ w: World; m: string; next: string; request: string; a: string }> {
  const w = await world();
  const [m, next] = await planTwo(w);
  const { request, item: a } = await refer(w);
  await begin(w, m, entities);
  return { w, m, next, request, a };
}

describe('the desk', () => {
  it('comes to every officer, shows the next item, and follows what happens', async () => {
    const { w, m, a } = await held();
    const desk = await w.coordinator.last('meetingDesk');
    expect(desk.words).toContain('UNHCR and UNICEF');
    expect(desk.words).toContain('Framework of Cooperation');
    expect(desk.verbs).toEqual(
      expect.arrayContaining(['decision.put', 'decision.record', 'meeting.present', 'meeting.end']),
    );
    await w.officer.press('decision.put', a, QUESTION);
    await w.advance('PT10S');
    expect((await w.coordinator.last('meetingDesk')).words).toContain(QUESTION.text);
    expect((await meeting(w, m)).item).toBe(a);
  });

  it('puts the same question to whoever has come since, also within minutes', async () => {
    const { w, m, a } = await held('UNHCR');
    const put = async (): Promise<string> => {
      const { message } = await w.officer.press('decision.put', a, QUESTION);
      await w.settle();
      return message;
    };
    const [first, again] = [await put(), await put()];
    expect(again).toBe(first);
    await w.officer.press('meeting.present', m, { entities: 'UNICEF' });
    expect(await put()).toContain('2 present entities');
    expect((await item(w, a)).question).toMatchObject({ present: ['UNHCR', 'UNICEF'] });
    expect(await w.focalPoint('UNICEF').messages('question')).toHaveLength(1);
  });

  it('can be taken over by another officer', async () => {
    const { w, m, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    const recorded = await w.coordinator.press('decision.record', a, CONSENSUS);
    expect(recorded).toMatchObject({ ok: true, cardName: 'meetingDesk' });
    expect(recorded.words).toContain('Every item has been dealt with');
    expect((await w.coordinator.press('meeting.show', m)).words).toMatch(
      /Every item has been dealt with[^]*Agenda \(1\)/,
    );
    const ended = await w.coordinator.press('meeting.end', m, { confirm: 'yes' });
    expect(ended.message).toBe(
      `${m} has ended. Any item that was not reached goes to the next meeting. The minutes can be drafted.`,
    );
    expect(ended.words).toMatch(/Agenda \(1\)/);
  });

  it('goes on after a restart in the middle of a question, with another officer', async () => {
    const folder = newFolder();
    const before = await startWorld({ folder });
    const [m] = await planTwo(before);
    const { item: a } = await refer(before);
    await begin(before, m);
    await before.officer.press('decision.put', a, QUESTION);
    await before.focalPoint('UNICEF').press('decision.object', a, { text: 'Not without a timeline.' });
    await before.close();

    const w = await world({ folder, now: '2026-12-10T15:05:00Z' });
    const desk = await w.coordinator.press('meeting.show', m);
    for (const said of ['UNHCR and UNICEF', QUESTION.text, 'Not without a timeline.'])
      expect(desk.words).toContain(said);
    expect(await w.coordinator.press('decision.record', a, CONSENSUS)).toMatchObject({ code: 'conflict' });
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    expect(await w.coordinator.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
    expect((await item(w, a)).sittings).toMatchObject([{ present: ['UNHCR', 'UNICEF'], outcome: 'consensus' }]);
    expect(await w.focalPoint('UNHCR').messages('question')).toHaveLength(1);
    expect(await w.coordinator.press('meeting.end', m, { confirm: 'yes' })).toMatchObject({ ok: true });
  });

  it('is begun by one: the other gets the desk', async () => {
    const w = await world();
    const m = await plan(w);
    await w.to('2026-12-10T15:00:00Z');
    const both = await Promise.all([w.officer.press('meeting.begin', m), w.coordinator.press('meeting.begin', m)]);
    expect(both.map(({ ok, code }) => code ?? ok).sort()).toEqual(['conflict', true]);
    expect(both.every(({ cardName }) => cardName === 'meetingDesk')).toBe(true);
  });
});

describe('who is here', () => {
  it('principal and alternate are one entity', async () => {
    const { w, m } = await held('UNHCR');
    await w.officer.press('meeting.present', m, { entities: 'unhcr, UNHCR' });
    expect((await meeting(w, m)).present).toEqual(['UNHCR']);
  });

  it('an entity that nobody knows is asked about, and nobody is marked', async () => {
    const { w, m } = await held('');
    const answer = await w.officer.press('meeting.present', m, { entities: 'UNHCR, NATO' });
    expect(answer).toMatchObject({ code: 'invalid' });
    expect(answer.fields?.['entities']).toContain('NATO');
    expect((await meeting(w, m)).present).toEqual([]);
  });

  it('those that said they come stand in the form', async () => {
    const w = await world();
    const m = await plan(w);
    await w.focalPoint('UNICEF').press('meeting.reply', m, { answer: 'attending' });
    await begin(w, m, '');
    const card = JSON.stringify((await w.officer.press('meeting.show', m)).card);
    expect(card).toContain('"value":"UNICEF"');
    expect(card).not.toContain('"value":"UNHCR,UNICEF"');
  });
});

describe('the question', () => {
  it('comes to the representatives of the entities that are present, and to no other', async () => {
    const { w, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    for (const one of [w.focalPoint('UNHCR'), w.alternate('UNHCR'), w.focalPoint('UNICEF')]) {
      const card = await one.last('question');
      expect(card.words).toContain(QUESTION.text);
      expect(card.verbs).toEqual(expect.arrayContaining(['decision.noObjection', 'decision.object']));
      expect(JSON.stringify(card.card)).toContain('"url":"https://un.example/documents/');
    }
    expect(await w.focalPoint('UNFPA').messages('question')).toEqual([]);
  });

  it('shows the written objection of an entity that is not here, which does not block', async () => {
    const { w, a, request } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    expect((await w.focalPoint('UNHCR').last('question')).words).toContain('Paragraph 12 is too narrow.');
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
    expect((await w.request(request)).state).toBe('decided');
  });

  it('put by two officers at once is put once', async () => {
    const { w, a } = await held();
    const both = await Promise.all([
      w.officer.press('decision.put', a, QUESTION),
      w.coordinator.press('decision.put', a, QUESTION),
    ]);
    expect(both.map(({ ok, code }) => code ?? ok).sort()).toEqual(['conflict', true]);
    expect(await w.focalPoint('UNHCR').messages('question')).toHaveLength(1);
  });

  it('needs a meeting that is being held', async () => {
    const w = await world();
    await plan(w);
    const a = await propose(w);
    expect(await w.officer.press('decision.put', a, QUESTION)).toMatchObject({ code: 'conflict' });
  });
});

describe('consensus', () => {
  it('is prevented by the objection of a present entity, until it is withdrawn', async () => {
    const { w, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    await w.focalPoint('UNICEF').press('decision.object', a, { text: 'Not without a timeline.' });
    const refused = await w.officer.press('decision.record', a, CONSENSUS);
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.message).toContain('UNICEF');
    await w.alternate('UNICEF').press('decision.withdrawObjection', a);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
  });

  it('is prevented by a written objection of an entity that is here, until it says that it has none', async () => {
    const { w, a } = await held('UNHCR, UNFPA');
    await w.officer.press('decision.put', a, QUESTION);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ code: 'conflict' });
    await w.focalPoint('UNFPA').press('decision.noObjection', a);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
  });

  it('does not wait for a written objection that was withdrawn in writing', async () => {
    const { w, a, request } = await held('UNHCR, UNFPA');
    await w.officer.press('decision.put', a, QUESTION);
    await w.focalPoint('UNFPA').press('endorsement.withdrawObjection', request);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
  });

  it('can be opposed by the Secretariat for a present entity alone', async () => {
    const { w, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    expect(await w.officer.press('decision.object', a, { text: 'No.', entity: 'UNFPA' })).toMatchObject({
      code: 'invalid',
    });
    expect(await w.officer.press('decision.object', a, { text: 'No.' })).toMatchObject({ code: 'invalid' });
    expect(await w.officer.press('decision.object', a, { text: 'No.', entity: 'unhcr' })).toMatchObject({ ok: true });
    expect((await item(w, a)).question?.objections).toMatchObject([{ entity: 'UNHCR', text: 'No.' }]);
  });

  it('opposed by the Secretariat is in the audit trail with the entity for which it was', async () => {
    const { w, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    await w.officer.press('decision.object', a, { text: 'No.', entity: 'UNHCR' });
    await w.officer.press('decision.withdrawObjection', a, { entity: 'UNHCR' });
    await w.officer.press('decision.noObjection', a, { entity: 'UNICEF' });
    const trail = await w.records<{ verb: string; onBehalfOf?: string }>('audit', a);
    const spoken = trail.filter(({ onBehalfOf }) => onBehalfOf !== undefined);
    expect(spoken.map(({ verb, onBehalfOf }) => [verb, onBehalfOf])).toEqual([
      ['decision.object', 'UNHCR'],
      ['decision.withdrawObjection', 'UNHCR'],
      ['decision.noObjection', 'UNICEF'],
    ]);
  });

  it('is not for an entity that is not here to oppose', async () => {
    const { w, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    expect(await w.focalPoint('UNFPA').press('decision.object', a, { text: 'No.' })).toMatchObject({
      code: 'notAllowed',
    });
  });

  it('is that of those present when the question is put: one that had left does not count', async () => {
    const { w, m, a } = await held('UNHCR, UNICEF, UNFPA');
    await w.officer.press('meeting.left', m, { entities: 'UNFPA' });
    await w.officer.press('decision.put', a, QUESTION);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
    expect((await item(w, a)).sittings[0]?.present).toEqual(['UNHCR', 'UNICEF']);
  });

  it('counts one that leaves afterwards, and not one that comes afterwards', async () => {
    const { w, m, a } = await held('UNHCR');
    await w.officer.press('decision.put', a, QUESTION);
    await w.officer.press('meeting.left', m, { entities: 'UNHCR' });
    await w.officer.press('meeting.present', m, { entities: 'UNICEF' });
    expect(await w.focalPoint('UNICEF').press('decision.object', a, { text: 'No.' })).toMatchObject({
      code: 'notAllowed',
    });
    await w.officer.press('decision.record', a, CONSENSUS);
    expect((await item(w, a)).sittings[0]?.present).toEqual(['UNHCR']);
  });

  it('is not reached where nobody is present', async () => {
    const { w, a } = await held('');
    await w.officer.press('decision.put', a, QUESTION);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ code: 'conflict' });
    expect((await item(w, a)).state).toBe('taken');
  });

  it('needs a question', async () => {
    const { w, a } = await held();
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ code: 'conflict' });
  });

  it('recorded by two officers at once is recorded once', async () => {
    const { w, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    const both = await Promise.all([
      w.officer.press('decision.record', a, CONSENSUS),
      w.coordinator.press('decision.record', a, { outcome: 'noConsensus', text: 'No.' }),
    ]);
    expect(both.map(({ ok, code }) => code ?? ok).sort()).toEqual(['conflict', true]);
    expect((await item(w, a)).sittings).toHaveLength(1);
    expect(await w.records('register')).toHaveLength(1);
  });
});

describe('a referred request', () => {
  it('is decided, with a number of the register, and everyone gets one notice', async () => {
    const { w, m, a, request } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    await w.officer.press('decision.record', a, CONSENSUS);
    expect(await w.request(request)).toMatchObject({
      state: 'decided',
      outcome: { state: 'decided', number: 'UNA/2026/1', reason: CONSENSUS.text, meeting: m },
    });
    expect(await w.records('register')).toMatchObject([
      { number: 'UNA/2026/1', route: 'meeting', decision: a, title: 'Framework of Cooperation', documentVersion: '1' },
    ]);
    expect(await item(w, a)).toMatchObject({ state: 'decided', number: 'UNA/2026/1' });
    const notices = await w.focalPoint('UNFPA').messages('outcome');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.words).toContain('UNA/2026/1');
    expect(notices[0]?.words).toContain('In the words of the record');
    expect(notices[0]?.words).not.toContain('Silent');
  });

  it('without consensus is carried to the next meeting, and can be decided there', async () => {
    const { w, m, next, a, request } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'More time is needed.' });
    expect(await item(w, a)).toMatchObject({ state: 'planned', meeting: next, carried: [m] });
    expect(await w.request(request)).toMatchObject({
      state: 'notDecided',
      outcome: { reason: 'More time is needed.' },
    });
    expect((await meeting(w, m)).agenda).toContain(a);
    expect((await meeting(w, next)).agenda).toEqual([a]);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.to('2027-01-14T15:00:00Z');
    await w.officer.press('meeting.begin', next);
    await w.officer.press('meeting.present', next, { entities: 'UNHCR' });
    await w.officer.press('decision.put', a, { text: 'And now?' });
    await w.officer.press('decision.record', a, CONSENSUS);
    expect(await w.request(request)).toMatchObject({ state: 'decided', outcome: { number: 'UNA/2027/1' } });
  });

  it('that is carried over can be withdrawn: it leaves the next agenda with a trace, and what was said stays', async () => {
    const { w, m, next, a, request } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'More time is needed.' });
    expect((await w.officer.press('endorsement.show', request)).words).toContain('Withdraw');
    await w.officer.press('endorsement.withdraw', request, { reason: 'It is overtaken.' });
    expect(await w.request(request)).toMatchObject({
      state: 'withdrawn',
      outcome: { state: 'withdrawn', reason: 'It is overtaken.' },
      earlierOutcomes: [{ state: 'notDecided', meeting: m }],
    });
    expect(await item(w, a)).toMatchObject({ state: 'left', sittings: [{ meeting: m, outcome: 'noConsensus' }] });
    expect((await item(w, a)).trace.at(-1)).toMatchObject({ what: 'requestWithdrawn', meeting: next });
    expect((await meeting(w, next)).agenda).toEqual([]);
    expect((await w.focalPoint('UNICEF').last('withdrawnNotice')).words).toContain('It is overtaken.');
    expect(await w.officer.press('endorsement.withdraw', request, { reason: 'Again.' })).toMatchObject({
      code: 'closed',
    });
  });

  it('whose objection is withdrawn while it is carried over stays on the agenda, and says so', async () => {
    const { w, m, next, a, request } = await held();
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'More time is needed.' });
    await w.advance('PT1M');
    expect(await w.focalPoint('UNICEF').press('endorsement.withdrawObjection', request)).toMatchObject({
      code: 'conflict',
    });
    await w.alternate('UNFPA').press('endorsement.withdrawObjection', request);
    expect(await item(w, a)).toMatchObject({ state: 'planned', meeting: next, marks: ['objectionWithdrawn'] });
    // That came after the meeting had dealt with it, so its minutes do not say it.
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    expect((await w.officer.press('minutes.draft', m)).words).not.toContain('Objection withdrawn after');
  });

  it('that is for the Steering Committee has ended, and is not withdrawn', async () => {
    const { w, a, request } = await held();
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'No.', then: 'steeringCommittee' });
    // The request ends by an act of its own, after that of the item.
    await w.settle();
    expect(await w.officer.press('endorsement.withdraw', request, { reason: 'No.' })).toMatchObject({ code: 'closed' });
  });

  it('goes to the list of the Steering Committee', async () => {
    const { w, a, request } = await held();
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'No.', then: 'steeringCommittee' });
    expect(await item(w, a)).toMatchObject({ state: 'notDecided' });
    expect(await w.request(request)).toMatchObject({ state: 'notDecided', outcome: { then: 'steeringCommittee' } });
    for (const reader of [w.coordinator, w.focalPoint('UNICEF')]) {
      const { words } = await reader.press('meeting.list');
      expect(words).toContain('For the Steering Committee (1)');
      expect(words).toContain(`${a} · Framework of Cooperation`);
    }
  });

  it('is returned for revision, and superseded by the request that follows it', async () => {
    const { w, a, request } = await held();
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'Revise it.', then: 'revise' });
    const notice = await w.officer.last('outcome');
    expect(notice.verbs).toContain('endorsement.compose');
    const form = await w.officer.press('endorsement.compose', null, { follows: request });
    expect(JSON.stringify(form.card)).toContain(`"follows":"${request}"`);
    const revised = await w.open({ follows: request });
    expect(await w.request(revised)).toMatchObject({ follows: request, state: 'open' });
    expect(await w.request(request)).toMatchObject({ state: 'superseded', followedBy: revised });
  });

  it('that is deferred stays referred, and comes to the next meeting first', async () => {
    const { w, m, next, a, request } = await held();
    await w.officer.press('decision.record', a, { outcome: 'deferred', text: 'Next time.' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    const later = await propose(w, 'Another');
    expect((await w.request(request)).state).toBe('referred');
    expect((await meeting(w, next)).agenda).toEqual([a, later]);
  });

  it('that is withdrawn leaves the agenda of a running meeting, with a trace', async () => {
    const { w, m, a, request } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    await w.officer.press('endorsement.withdraw', request, { reason: 'Obsolete.' });
    expect(await item(w, a)).toMatchObject({ state: 'left' });
    expect((await item(w, a)).trace.at(-1)).toMatchObject({ what: 'requestWithdrawn', reason: 'Obsolete.' });
    expect((await meeting(w, m)).agenda).not.toContain(a);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: false });
  });
});

describe('the end', () => {
  it('carries over what was not reached, oldest first', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    const first = await propose(w, 'First');
    await w.advance('PT1M');
    const second = await propose(w, 'Second');
    const { item: referred } = await refer(w);
    await begin(w, m);
    expect((await meeting(w, m)).agenda).toEqual([referred, first, second]);
    await w.officer.press('decision.record', referred, { outcome: 'noted', text: 'Noted.' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    expect((await meeting(w, next)).agenda).toEqual([first, second]);
    expect(await meeting(w, m)).toMatchObject({ state: 'ended', agenda: [referred, first, second] });
  });

  it('in the middle of a question decides nothing', async () => {
    const { w, m, next, a } = await held();
    await w.officer.press('decision.put', a, QUESTION);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    expect(await item(w, a)).toMatchObject({ state: 'planned', meeting: next, sittings: [{ outcome: 'deferred' }] });
    expect(await w.focalPoint('UNHCR').press('decision.object', a, { text: 'No.' })).toMatchObject({ code: 'closed' });
  });

  it('of a meeting of the RMC asks its Chair to share the outcome', async () => {
    const w = await world();
    const { target } = await w.officer.press('meeting.schedule', null, { kind: 'rmc', startsAt: '2026-12-03T10:00' });
    await w.to('2026-12-03T15:00:00Z');
    await w.officer.press('meeting.begin', target);
    await w.officer.press('meeting.end', target, { confirm: 'yes' });
    const asked = await w.records<{ verb: string }>('audit');
    expect(asked.some(({ verb }) => verb === 'rmc.owesOutcome')).toBe(true);
  });
});
