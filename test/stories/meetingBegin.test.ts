/** A meeting begins in its time, earlier when that is confirmed, by mistake, or in the record afterwards (domain.md 5). */
import { describe, expect, it } from 'vitest';
import { CHAIR, committee } from '../support/committee.ts';
import { begin, item, meeting, plan, planTwo, propose, refer } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const NOTED = { outcome: 'noted', text: 'Noted.' };

/** A Focal Points meeting on 10 December, 10:00 in New York, with one item. */
async function planned(): Promise<{ w: World; m: string; next: string; a: string }> {
  const w = await world();
  const [m, next] = await planTwo(w);
  return { w, m, next, a: await propose(w) };
}

describe('begun too early', () => {
  it('is refused with an offer, and changes nothing', async () => {
    const { w, m } = await planned();
    const answer = await w.officer.press('meeting.begin', m);
    expect(answer).toMatchObject({ ok: false, code: 'conflict', cardName: 'meetingBeginEarly' });
    expect(answer.message).toContain('To begin it now, it has to move to now.');
    expect(answer.words).toContain('everyone invited is told at once');
    expect(answer.words).toContain('Move it to now and begin');
    expect(await meeting(w, m)).toMatchObject({ state: 'planned', startsAt: '2026-12-10T15:00:00.000Z' });
  });

  it.each([
    ['2026-12-10T14:29:59Z', 'conflict'],
    ['2026-12-10T14:30:00Z', true],
  ])('at %s gives %s', async (now, outcome) => {
    const { w, m } = await planned();
    await w.to(now);
    const { code, ok } = await w.officer.press('meeting.begin', m);
    expect(code ?? ok).toBe(outcome);
  });

  it('follows the setting of the network', async () => {
    const { w, m } = await planned();
    await w.officer.press('settings.set', null, { meetingBeginMinutes: '120' });
    await w.to('2026-12-10T13:00:00Z');
    expect(await w.officer.press('meeting.begin', m)).toMatchObject({ ok: true });
  });

  it('moves to now when it is confirmed, and everyone invited is told', async () => {
    const { w, m } = await planned();
    await w.to('2026-12-07T15:00:00Z');
    expect(await w.officer.press('meeting.begin', m, { confirm: 'yes' })).toMatchObject({
      ok: true,
      cardName: 'meetingDesk',
    });
    await w.settle();
    expect(await meeting(w, m)).toMatchObject({
      state: 'running',
      startsAt: '2026-12-07T15:00:00.000Z',
      sequence: 1,
      changes: [{ what: 'moved', from: '2026-12-10T15:00:00.000Z', reason: 'begun early' }],
    });
    const told = await w.focalPoint('UNICEF').last('meetingMoved');
    expect(told.words).toContain('It has begun before its time.');
    expect(await w.officer.press('meeting.present', m, { entities: 'UNHCR' })).toMatchObject({ ok: true });
  });
});

describe('begun by mistake', () => {
  it('is taken back while nothing was recorded', async () => {
    const { w, m } = await planned();
    await begin(w, m, '');
    const desk = await w.officer.press('meeting.show', m);
    expect(desk.words).toContain('Undo: it has not begun');
    expect(await w.officer.press('meeting.unbegin', m)).toMatchObject({ ok: true, cardName: 'meeting' });
    await w.settle();
    const after = await meeting(w, m);
    expect(after).toMatchObject({ state: 'planned', startsAt: '2026-12-10T15:00:00.000Z' });
    expect(after).not.toHaveProperty('begunAt');
    // It can be begun again: the second press is another one.
    expect(await w.officer.press('meeting.begin', m)).toMatchObject({ ok: true });
    expect((await meeting(w, m)).state).toBe('running');
  });

  it('goes back to its own time, with its reminders, when it had been moved to now', async () => {
    const { w, m, a } = await planned();
    await w.officer.press('meeting.begin', m, { confirm: 'yes' });
    await w.settle();
    await w.officer.press('meeting.unbegin', m);
    await w.settle();
    const after = await meeting(w, m);
    expect(after).toMatchObject({
      state: 'planned',
      startsAt: '2026-12-10T15:00:00.000Z',
      sequence: 2,
      final: false,
      agenda: [a],
    });
    expect(after.reminders.length).toBeGreaterThan(0);
    expect((await w.focalPoint('UNICEF').last('meetingMoved')).words).toContain('by mistake');
    await w.to('2026-12-10T14:05:00Z');
    expect((await w.focalPoint('UNICEF').messages('meetingReminder')).length).toBeGreaterThan(0);
  });

  it.each(['attendance', 'question', 'outcome'] as const)('stands once there is %s', async (what) => {
    const { w, m, a } = await planned();
    await begin(w, m, what === 'attendance' ? 'UNHCR' : '');
    if (what === 'question') await w.officer.press('decision.put', a, { text: 'Shall it be?' });
    if (what === 'outcome') await w.officer.press('decision.record', a, NOTED);
    await w.settle();
    expect((await w.officer.press('meeting.show', m)).words).not.toContain('Undo: it has not begun');
    expect(await w.officer.press('meeting.unbegin', m)).toMatchObject({ code: 'conflict' });
    expect((await meeting(w, m)).state).toBe('running');
  });

  it('says what it is when there is nothing to take back', async () => {
    const { w, m } = await planned();
    expect(await w.officer.press('meeting.unbegin', m)).toMatchObject({ code: 'conflict' });
    await w.officer.press('meeting.cancel', m, { reason: 'Closed.' });
    expect(await w.officer.press('meeting.unbegin', m)).toMatchObject({ code: 'closed' });
  });
});

describe('before it begins', () => {
  it('nobody is present', async () => {
    const { w, m } = await planned();
    await w.to('2026-12-10T15:00:00Z');
    for (const verb of ['meeting.present', 'meeting.left'])
      expect(await w.officer.press(verb, m, { entities: 'UNHCR' })).toMatchObject({ code: 'conflict' });
    expect((await meeting(w, m)).present).toEqual([]);
    const desk = await w.officer.last('meetingDesk');
    expect(desk.words).not.toContain('nobody yet');
    expect(desk.verbs).not.toContain('meeting.present');
  });
});

describe('the end', () => {
  it('asks back while items are open, and names them', async () => {
    const { w, m, next, a } = await planned();
    await begin(w, m);
    const asked = await w.officer.press('meeting.end', m);
    expect(asked).toMatchObject({ ok: false, code: 'conflict', cardName: 'meetingEndOpen' });
    expect(asked.words).toContain('Work plan');
    expect(asked.words).toContain('End it all the same');
    expect((await meeting(w, m)).state).toBe('running');
    expect(await w.officer.press('meeting.end', m, { confirm: 'yes' })).toMatchObject({ ok: true });
    await w.settle();
    expect(await item(w, a)).toMatchObject({ meeting: next, carried: [m] });
  });

  it('asks nothing when every item has been dealt with', async () => {
    const { w, m, a } = await planned();
    await begin(w, m);
    await w.officer.press('decision.record', a, NOTED);
    await w.settle();
    expect(await w.officer.press('meeting.end', m)).toMatchObject({ ok: true });
  });
});

const TIMES = { startedAt: '2026-12-10T10:05', endedAt: '2026-12-10T11:20' };

describe('recorded afterwards', () => {
  it('from its planned end on, with its times and attendance by hand', async () => {
    const { w, m, a } = await planned();
    await w.to('2026-12-10T15:30:00Z');
    expect(await w.officer.press('meeting.begin', m, TIMES)).toMatchObject({ code: 'conflict' });
    await w.to('2026-12-10T17:00:00Z');
    expect((await w.officer.press('meeting.show', m)).words).toContain('Record it afterwards');
    expect(await w.officer.press('meeting.begin', m, TIMES)).toMatchObject({ ok: true, cardName: 'meetingDesk' });
    await w.officer.press('meeting.present', m, { entities: 'UNHCR, UNICEF' });
    await w.officer.press('decision.put', a, { text: 'Shall it be?' });
    await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
    await w.settle();
    expect(await w.officer.press('meeting.end', m)).toMatchObject({ ok: true });
    await w.settle();
    expect(await meeting(w, m)).toMatchObject({
      state: 'ended',
      begunAt: '2026-12-10T15:05:00.000Z',
      endedAt: '2026-12-10T16:20:00.000Z',
      attendance: [
        { entity: 'UNHCR', what: 'joined', at: '2026-12-10T15:05:00.000Z' },
        { entity: 'UNICEF', what: 'joined', at: '2026-12-10T15:05:00.000Z' },
      ],
    });
    expect(await w.officer.press('minutes.draft', m)).toMatchObject({ ok: true });
  });

  it('calls its items back when it had counted as not held', async () => {
    const { w, m, next, a } = await planned();
    const { item: referred } = await refer(w);
    await w.to('2026-12-12T15:00:00Z');
    expect((await meeting(w, m)).state).toBe('notHeld');
    expect(await item(w, a)).toMatchObject({ meeting: next, carried: [m] });
    const notice = await w.officer.last('meetingNotHeld');
    expect(notice.verbs).toContain('meeting.begin');
    expect(await w.officer.press('meeting.begin', m)).toMatchObject({ code: 'invalid' });
    expect(await w.officer.press('meeting.begin', m, { startedAt: '10:05', endedAt: '11:20' })).toMatchObject({
      ok: true,
    });
    await w.settle();
    for (const one of [a, referred]) expect(await item(w, one)).toMatchObject({ meeting: m, carried: [] });
    expect((await meeting(w, next)).agenda).toEqual([]);
    await w.officer.press('decision.record', a, NOTED);
    await w.settle();
    expect(await w.officer.press('meeting.end', m, { confirm: 'yes' })).toMatchObject({ ok: true });
    await w.settle();
    expect((await meeting(w, m)).state).toBe('ended');
    expect(await item(w, referred)).toMatchObject({ meeting: next, carried: [m] });
  });

  it.each([2, 3])('calls its items back when %i meetings in a row had counted as not held', async (missed) => {
    const { w, m, next, a } = await planned();
    const { item: referred } = await refer(w);
    const others = [next, await plan(w, '2027-02-11T10:00'), await plan(w, '2027-03-11T10:00')];
    await w.to(missed === 2 ? '2027-01-16T15:00:00Z' : '2027-02-13T15:00:00Z');
    const lapsed = [m, ...others.slice(0, missed - 1)];
    for (const one of lapsed) expect((await meeting(w, one)).state).toBe('notHeld');
    const now = others[missed - 1]!;
    for (const one of [a, referred]) expect(await item(w, one)).toMatchObject({ meeting: now, carried: lapsed });
    expect(await w.officer.press('meeting.begin', m, TIMES)).toMatchObject({ ok: true });
    await w.settle();
    for (const one of [a, referred]) expect(await item(w, one)).toMatchObject({ meeting: m, carried: [] });
    expect((await meeting(w, now)).agenda).toEqual([]);
    expect(await w.officer.press('decision.record', a, NOTED)).toMatchObject({ ok: true });
    await w.settle();
    expect(await w.officer.press('meeting.end', m, { confirm: 'yes' })).toMatchObject({ ok: true });
    await w.settle();
    expect(await item(w, a)).toMatchObject({ state: 'noted', sittings: [{ meeting: m }] });
    expect(await item(w, referred)).toMatchObject({ meeting: now, carried: [m] });
  });

  it.each(['left it open', 'put its question', 'deferred it', 'has begun'] as const)(
    'leaves an item where it is when the next meeting %s',
    async (what) => {
      const { w, m, next, a } = await planned();
      const third = await plan(w, '2027-02-11T10:00');
      await w.to('2027-01-14T15:00:00Z');
      await w.officer.press('meeting.begin', next);
      await w.officer.press('meeting.present', next, { entities: 'UNHCR' });
      if (what === 'put its question') await w.officer.press('decision.put', a, { text: 'Shall it be?' });
      if (what === 'deferred it') await w.officer.press('decision.record', a, { outcome: 'deferred', text: 'Later.' });
      await w.settle();
      if (what !== 'has begun') await w.officer.press('meeting.end', next, { confirm: 'yes' });
      await w.settle();
      const before = await item(w, a);
      expect(before).toMatchObject(
        what === 'has begun' ? { meeting: next, carried: [m] } : { meeting: third, carried: [m, next] },
      );
      expect(await w.officer.press('meeting.begin', m, TIMES)).toMatchObject({ ok: true });
      await w.settle();
      expect(await item(w, a)).toEqual(before);
    },
  );

  describe('its attendance is that of the members of its day', () => {
    /** Recorded on the 14th. UNICEF left on the 11th, after the meeting of the 10th, and WFP joined on the 12th. */
    async function later() {
      const { w, m, a } = await planned();
      await w.to('2026-12-11T15:00:00Z');
      await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
      await w.to('2026-12-12T15:00:00Z');
      await w.officer.press('entity.set', null, { short: 'WFP', name: 'World Food Programme' });
      await w.to('2026-12-14T15:00:00Z');
      await w.officer.press('meeting.begin', m, TIMES);
      await w.settle();
      return { w, m, a };
    }

    it('one that has left since is taken, and may object', async () => {
      const { w, m, a } = await later();
      expect((await w.officer.press('meeting.show', m)).words).toContain('UNICEF');
      expect(await w.officer.press('meeting.present', m, { entities: 'UNHCR, unicef' })).toMatchObject({ ok: true });
      await w.officer.press('decision.put', a, { text: 'Shall it be?' });
      expect(await w.officer.press('decision.object', a, { entity: 'UNICEF', text: 'Too soon.' })).toMatchObject({
        ok: true,
      });
      expect((await meeting(w, m)).present).toEqual(['UNHCR', 'UNICEF']);
    });

    it('one that joined since is refused with the reason', async () => {
      const { w, m } = await later();
      const answer = await w.officer.press('meeting.present', m, { entities: 'UNHCR, WFP' });
      expect(answer).toMatchObject({ ok: false, code: 'invalid' });
      expect(answer.fields?.['entities']).toBe('Not members of the network on the day of the meeting: WFP.');
      expect((await meeting(w, m)).present).toEqual([]);
    });

    it('it stays when an entity leaves while the record is written', async () => {
      const { w, m } = await later();
      await w.officer.press('meeting.present', m, { entities: 'UNHCR, UNFPA' });
      await w.officer.press('entity.close', null, { entity: 'UNFPA', reason: 'Reform.' });
      await w.settle();
      expect((await meeting(w, m)).present).toEqual(['UNFPA', 'UNHCR']);
    });
  });

  it('one that joined after the day of a meeting was not invited to it', async () => {
    const { w, m } = await planned();
    await w.to('2026-12-10T17:00:00Z');
    await w.officer.press('meeting.begin', m, TIMES);
    await w.officer.press('meeting.present', m, { entities: 'UNHCR' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.to('2026-12-14T15:00:00Z');
    await w.officer.press('entity.set', null, { short: 'WFP', name: 'World Food Programme' });
    expect((await w.officer.press('meeting.show', m)).words).not.toContain('WFP');
    const figures = (await w.officer.press('report.show', null, { year: '2026', entity: 'WFP' })).words;
    expect(figures).not.toMatch(/0 of 1/);
    expect(figures).toContain('0 of 0');
  });

  it('dates the decision by the meeting, not by the record', async () => {
    const { w, m, a } = await planned();
    await w.to('2026-12-14T15:00:00Z');
    await w.officer.press('meeting.begin', m, TIMES);
    await w.settle();
    await w.officer.press('meeting.present', m, { entities: 'UNHCR' });
    await w.officer.press('decision.put', a, { text: 'Shall it be?' });
    await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
    await w.settle();
    const lines = await w.records<{ decision: string; date: string }>('register');
    expect(lines.find(({ decision }) => decision === a)?.date).toBe('2026-12-10');
  });

  it.each([
    ['an end before the start', { startedAt: '2026-12-10T11:20', endedAt: '2026-12-10T10:05' }, 'endedAt'],
    ['a start to come', { startedAt: '2026-12-12T10:00', endedAt: '2026-12-12T11:00' }, 'startedAt'],
    ['an end to come', { startedAt: '2026-12-10T10:00', endedAt: '2026-12-12T09:00' }, 'endedAt'],
    ['no end', { startedAt: '2026-12-10T10:00' }, 'endedAt'],
    ['no start', { endedAt: '2026-12-10T11:00' }, 'startedAt'],
    ['no time', { startedAt: 'ten', endedAt: '2026-12-10T11:00' }, 'startedAt'],
    ['a day of which it was not planned', { startedAt: '2026-10-10T10:00', endedAt: '2026-10-10T11:00' }, 'startedAt'],
  ])('refuses %s', async (_what, inputs, field) => {
    const { w, m } = await planned();
    await w.to('2026-12-10T20:00:00Z');
    const answer = await w.officer.press('meeting.begin', m, inputs);
    expect(answer.code).toBe('invalid');
    expect(Object.keys(answer.fields ?? {})).toEqual([field]);
  });

  it('can be taken back, and counts as not held again', async () => {
    const { w, m, next, a } = await planned();
    await w.to('2026-12-12T15:00:00Z');
    await w.officer.press('meeting.begin', m, TIMES);
    await w.settle();
    await w.officer.press('meeting.unbegin', m);
    await w.advance('PT1M');
    expect((await meeting(w, m)).state).toBe('notHeld');
    expect(await item(w, a)).toMatchObject({ meeting: next, carried: [m] });
  });
});

describe('the RMC Chair is asked for the outcome', () => {
  const rmc = async (): Promise<{ w: World; m: string }> => {
    const w = await committee();
    const answer = await w.officer.press('meeting.schedule', null, { kind: 'rmc', startsAt: '2026-11-24T10:00' });
    await w.settle();
    return { w, m: answer.target ?? '' };
  };

  it('once its time is over, when nobody began it', async () => {
    const { w } = await rmc();
    await w.to('2026-11-24T15:59:00Z');
    expect(await w.person(CHAIR.id).messages('rmcOutcomeOwed')).toHaveLength(0);
    await w.to('2026-11-24T16:05:00Z');
    expect(await w.person(CHAIR.id).messages('rmcOutcomeOwed')).toHaveLength(1);
  });

  it('once, also when it is recorded afterwards', async () => {
    const { w, m } = await rmc();
    await w.to('2026-11-24T18:00:00Z');
    await w.officer.press('meeting.begin', m, { startedAt: '10:00', endedAt: '11:00' });
    await w.officer.press('meeting.end', m);
    await w.to('2026-11-26T18:00:00Z');
    expect(await w.person(CHAIR.id).messages('rmcOutcomeOwed')).toHaveLength(1);
  });

  it('not when it was cancelled', async () => {
    const { w, m } = await rmc();
    await w.officer.press('meeting.cancel', m, { reason: 'No project.' });
    await w.to('2026-11-26T18:00:00Z');
    expect(await w.person(CHAIR.id).messages('rmcOutcomeOwed')).toHaveLength(0);
  });
});
