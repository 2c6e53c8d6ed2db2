/** What comes on an agenda: referred, proposed, standing; before and after the cut-off; in which order [ToR 3.b.i]. */
import { describe, expect, it } from 'vitest';
import { item, meeting, plan, planTwo, propose, refer } from '../support/meetings.ts';
import { world } from '../support/world.ts';

/** Two working days before Thursday 10 December, at the closing time of day. */
const CUTOFF = '2026-12-08T22:00:00Z';

describe('a referred request', () => {
  it('comes on the agenda of the next meeting, with its document and the objection in the entity’s words', async () => {
    const w = await world();
    const [m] = await planTwo(w);
    const { item: a, request } = await refer(w);
    expect(await item(w, a)).toMatchObject({
      state: 'planned',
      meeting: m,
      kind: 'referred',
      title: 'Framework of Cooperation',
    });
    expect(await w.request(request)).toMatchObject({ agendaItem: a, agendaMeeting: m });
    const card = (await w.focalPoint('UNICEF').press('agenda.show', a)).words;
    expect(card).toContain('Paragraph 12 is too narrow.');
    expect(card).toContain('A wider paragraph.');
    expect(card).toContain('version 1');
    expect(await w.coordinator.messages('waitsForMeeting')).toEqual([]);
  });

  it('is named by the entity that brought it there, and not by another that objects', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'] });
    const [m] = await planTwo(w);
    const e = await w.open();
    await w.focalPoint('ESCAP').press('endorsement.object', e, { text: 'We object.' });
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'We too.', requestDiscussion: 'yes' });
    const { words } = await w.focalPoint('ESCAP').press('meeting.show', m);
    expect(words).toMatch(/A-1 · Framework of Cooperation.*UNICEF/);
  });

  it('at the cut-off is in time, and a millisecond later goes to the next meeting and says so', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    await w.to('2026-12-03T15:00:00Z');
    const first = await w.open({ closesOn: '2026-12-18' });
    const second = await w.open({ closesOn: '2026-12-18' });
    await w.to(CUTOFF);
    const PAIR = { text: 'No.', requestDiscussion: 'yes' };
    await w.focalPoint('UNFPA').press('endorsement.object', first, PAIR);
    await w.to('2026-12-08T22:00:00.001Z');
    await w.focalPoint('UNFPA').press('endorsement.object', second, PAIR);
    expect((await meeting(w, m)).agenda).toEqual(['A-1']);
    expect((await meeting(w, next)).agenda).toEqual(['A-2']);
    expect(await item(w, 'A-2')).toMatchObject({ marks: ['late'] });
    expect((await w.officer.last('itemLate')).words).toContain(m);
    expect((await w.focalPoint('UNFPA').press('agenda.show', 'A-2')).words).toContain('after an agenda was final');
  });

  it('with no meeting planned waits in the pool; the Coordinator is told; a planned meeting takes it in', async () => {
    const w = await world();
    const { item: a } = await refer(w);
    expect(await item(w, a)).toMatchObject({ state: 'pool' });
    expect(await w.coordinator.messages('waitsForMeeting')).toHaveLength(1);
    const m = await plan(w);
    expect(await item(w, a)).toMatchObject({ state: 'planned', meeting: m });
    expect((await meeting(w, m)).agenda).toEqual([a]);
  });

  it('does not wait for a thematic meeting, nor for one of the RMC', async () => {
    const w = await world();
    for (const kind of ['thematic', 'rmc'])
      await w.officer.press('meeting.schedule', null, { kind, startsAt: '2026-12-03T10:00' });
    const { item: a } = await refer(w);
    expect(await item(w, a)).toMatchObject({ state: 'pool' });
  });

  it('that is open again leaves the agenda with a trace, and comes back under its reference', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a, request } = await refer(w);
    await w.focalPoint('UNFPA').press('endorsement.withdrawObjection', request);
    expect((await meeting(w, m)).agenda).toEqual([]);
    expect((await item(w, a)).trace.at(-1)).toMatchObject({ what: 'objectionWithdrawn', meeting: m });
    await w.focalPoint('UNFPA').press('endorsement.object', request, { text: 'Still.', requestDiscussion: 'yes' });
    expect((await meeting(w, m)).agenda).toEqual([a]);
  });

  it('that is strictly confidential is on the agenda by its reference alone', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a, request } = await refer(w, 'UNFPA', {
      classification: 'strictlyConfidential',
      title: 'Names of sources',
    });
    await w.to('2026-12-03T15:00:00Z');
    const words = (await w.focalPoint('UNICEF').last('agendaCirculated')).words;
    expect(words).not.toContain('Names of sources');
    expect(words).not.toContain('Paragraph 12');
    expect(words).toContain(a);
    expect((await w.focalPoint('UNICEF').press('agenda.show', a)).words).toContain('Names of sources');
    expect((await w.observer.press('agenda.show', a)).words).not.toContain('Names of sources');
    expect((await w.observer.press('meeting.show', m)).words).not.toContain('Names of sources');
    expect(request).toBe('E-1');
  });
});

describe('a proposal', () => {
  it('goes to the next meeting, waits for the Secretariat, and is accepted', async () => {
    const w = await world();
    const [m] = await planTwo(w);
    const asked = await w
      .focalPoint('UNHCR')
      .press('agenda.propose', null, { title: 'Work plan', note: 'Priorities for 2027.' });
    expect(asked).toMatchObject({ ok: true, target: 'A-1' });
    expect(asked.message).toContain(m);
    expect((await meeting(w, m)).agenda).toEqual([]);
    const card = await w.officer.last('itemProposed');
    expect(card.words).toContain('Priorities for 2027.');
    expect(card.verbs).toEqual(expect.arrayContaining(['agenda.accept', 'agenda.decline']));
    await w.officer.press('agenda.accept', 'A-1');
    expect((await meeting(w, m)).agenda).toEqual(['A-1']);
    expect(await w.focalPoint('UNHCR').messages('itemAnswered')).toHaveLength(1);
    expect(await w.coordinator.press('agenda.accept', 'A-1')).toMatchObject({ code: 'conflict' });
  });

  it('is declined with a reason, which its proposer gets', async () => {
    const w = await world();
    await plan(w);
    await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Work plan' });
    await w.officer.press('agenda.decline', 'A-1', { reason: 'It was dealt with in November.' });
    expect((await w.focalPoint('UNHCR').last('itemAnswered')).words).toContain('It was dealt with in November.');
    expect(await item(w, 'A-1')).toMatchObject({ state: 'declined' });
  });

  it('names a meeting, or is pressed on its card', async () => {
    const w = await world();
    const [, next] = await planTwo(w);
    await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'One', meeting: next });
    await w.focalPoint('UNHCR').press('agenda.propose', next, { title: 'Two' });
    expect(await item(w, 'A-1')).toMatchObject({ meeting: next });
    expect(await item(w, 'A-2')).toMatchObject({ meeting: next });
    const none = await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Three', meeting: 'M-9' });
    expect(none).toMatchObject({ code: 'invalid', fields: { meeting: 'No meeting M-9 is planned.' } });
  });

  it('is not for a meeting that the entity is not invited to', async () => {
    const w = await world();
    const { target } = await w.officer.press('meeting.schedule', null, {
      kind: 'thematic',
      startsAt: '2026-12-03T10:00',
      audience: 'UNICEF',
    });
    expect(await w.focalPoint('UNHCR').press('agenda.propose', target, { title: 'Work plan' })).toMatchObject({
      code: 'notAllowed',
    });
    expect(await w.focalPoint('UNICEF').press('agenda.propose', target, { title: 'Work plan' })).toMatchObject({
      ok: true,
    });
    expect(await item(w, 'A-1')).toMatchObject({ meeting: target });
  });

  it('after the cut-off goes to the meeting after that, and the answer says so', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    await w.to('2026-12-09T15:00:00Z');
    const late = await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Work plan', meeting: m });
    expect(late).toMatchObject({ ok: true });
    expect(late.message).toContain(m);
    expect(late.message).toContain(next);
    expect(await item(w, 'A-1')).toMatchObject({ meeting: next });
  });

  it('made and accepted for a later meeting is in time while the agenda of the next one is final', async () => {
    const w = await world();
    const [, next] = await planTwo(w);
    const early = await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Early', meeting: next });
    await w.to('2026-12-09T15:00:00Z');
    const made = await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Made now', meeting: next });
    for (const { target = '' } of [early, made]) {
      const answer = await w.officer.press('agenda.accept', target);
      expect(answer.message).not.toContain('is final');
      expect(await item(w, target)).toMatchObject({ state: 'planned', meeting: next, marks: [] });
      expect((await item(w, target)).trace.map(({ what }) => what)).toEqual(['proposed', 'accepted']);
    }
  });

  it('for a meeting that is cancelled while the agenda of an earlier one is final is not late', async () => {
    const w = await world();
    const [, next] = await planTwo(w);
    const last = await plan(w, '2027-02-11T10:00');
    await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Work plan', meeting: next });
    await w.officer.press('agenda.accept', 'A-1');
    await w.to('2026-12-09T15:00:00Z');
    await w.officer.press('meeting.cancel', next, { reason: 'Nobody can come.' });
    await w.settle();
    expect(await item(w, 'A-1')).toMatchObject({ state: 'planned', meeting: last, marks: [] });
  });

  it('after the cut-off of its own meeting is late, whatever kind of meeting that is', async () => {
    const w = await world();
    await planTwo(w);
    const { target: topic } = await w.officer.press('meeting.schedule', null, {
      kind: 'thematic',
      startsAt: '2026-12-04T10:00',
    });
    await w.to('2026-12-03T15:00:00Z');
    const late = await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Work plan', meeting: topic });
    expect(late.message).toContain(`The agenda of ${topic} is final`);
    expect(await item(w, 'A-1')).toMatchObject({ marks: ['late'] });
  });

  it('that nobody accepted by the cut-off goes to the next meeting, and its proposer is told', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Work plan' });
    await w.to('2026-12-08T22:00:01Z');
    expect(await item(w, 'A-1')).toMatchObject({ state: 'proposed', meeting: next });
    expect((await meeting(w, m)).final).toBe(true);
    // In Geneva it is night.
    await w.to('2026-12-09T12:00:00Z');
    expect((await w.focalPoint('UNHCR').last('itemMoved')).words).toContain(m);
  });

  it('with no meeting planned waits for one', async () => {
    const w = await world();
    await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Work plan' });
    expect(await item(w, 'A-1')).toMatchObject({ state: 'proposed' });
    const m = await plan(w);
    expect(await item(w, 'A-1')).toMatchObject({ state: 'proposed', meeting: m });
  });
});

describe('the order', () => {
  it('is carried over, referred, proposed, standing; the Secretariat may set another', async () => {
    const w = await world();
    await w.officer.press('settings.set', null, { standingItems: 'Adoption of the agenda; Any other business' });
    const [m, next] = await planTwo(w);
    const carried = await propose(w, 'Carried');
    await w.to('2026-12-10T15:00:00Z');
    await w.officer.press('meeting.begin', m);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    const proposed = await propose(w, 'Proposed');
    const { item: referred } = await refer(w);
    await w.to('2027-01-07T15:00:00Z');
    const agenda = (await meeting(w, next)).agenda;
    const titles = await Promise.all(agenda.map(async (ref) => (await item(w, ref)).title));
    expect(titles).toEqual([
      'Carried',
      'Framework of Cooperation',
      'Proposed',
      'Adoption of the agenda',
      'Any other business',
    ]);
    await w.officer.press('agenda.order', next, { items: `${proposed}, ${carried}` });
    expect((await meeting(w, next)).agenda.slice(0, 3)).toEqual([proposed, carried, referred]);
    expect(await w.officer.press('agenda.order', next, { items: 'A-99' })).toMatchObject({ code: 'invalid' });
  });

  it('of standing items is not carried over', async () => {
    const w = await world();
    await w.officer.press('settings.set', null, { standingItems: 'Any other business' });
    const [m, next] = await planTwo(w);
    await w.to('2026-12-10T15:00:00Z');
    await w.officer.press('meeting.begin', m);
    await w.settle();
    expect((await meeting(w, m)).agenda).toHaveLength(1);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    expect((await meeting(w, next)).agenda).toEqual([]);
  });
});
