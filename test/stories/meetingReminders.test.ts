/** Reminders, answers, moving and cancelling, with everything that hangs on a meeting (domain.md 5). */
import { describe, expect, it } from 'vitest';
import { item, meeting, plan, planTwo, propose, refer, SERIES } from '../support/meetings.ts';
import { world, type Somebody } from '../support/world.ts';

const reminded = async (who: Somebody): Promise<number> => (await who.messages('meetingReminder')).length;

describe('reminders', () => {
  it('take the agenda round a week before, then come the day before and the hour before, once each', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a } = await refer(w);
    const fp = w.focalPoint('UNHCR');
    await w.to('2026-12-03T14:59:00Z');
    expect(await fp.messages('agendaCirculated')).toEqual([]);
    await w.to('2026-12-03T15:00:00Z');
    const agenda = await fp.last('agendaCirculated');
    expect(agenda.words).toContain(a);
    expect(agenda.words).toContain('UNFPA');
    expect((await meeting(w, m)).circulatedAt).toBe('2026-12-03T15:00:00.000Z');
    await w.to('2026-12-09T15:00:00Z');
    expect(await reminded(fp)).toBe(1);
    await w.to('2026-12-10T13:59:00Z');
    expect(await reminded(fp)).toBe(1);
    await w.to('2026-12-10T15:00:00Z');
    expect(await reminded(fp)).toBe(2);
    expect(await fp.messages('agendaCirculated')).toHaveLength(1);
    expect((await w.officer.last('meetingDesk')).verbs).toContain('meeting.begin');
  });

  it('leave alone an entity that sent regrets, and ask one that comes nothing more', async () => {
    const w = await world();
    const m = await plan(w);
    await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'regrets' });
    await w.focalPoint('UNICEF').press('meeting.reply', m, { answer: 'attending' });
    await w.to('2026-12-10T15:00:00Z');
    expect(await reminded(w.focalPoint('UNHCR'))).toBe(0);
    expect(await w.focalPoint('UNHCR').messages('agendaCirculated')).toEqual([]);
    expect(await w.focalPoint('UNICEF').messages('agendaCirculated')).toHaveLength(1);
    expect(await reminded(w.focalPoint('UNICEF'))).toBe(1);
    expect(await reminded(w.focalPoint('UNFPA'))).toBe(2);
  });

  it('go to whoever goes: the focal point, in an absence the alternate, and the alternate who was named', async () => {
    const w = await world();
    const m = await plan(w);
    await w
      .focalPoint('UNICEF')
      .press('away.set', null, { from: '2026-12-08', to: '2026-12-12', alternate: 'alt@unicef.example' });
    await w.focalPoint('UNFPA').press('meeting.reply', m, { answer: 'alternate' });
    await w.to('2026-12-10T15:00:00Z');
    // Nobody of UNHCR has answered: at the last its alternate is asked too.
    expect([await reminded(w.focalPoint('UNHCR')), await reminded(w.alternate('UNHCR'))]).toEqual([2, 1]);
    expect([await reminded(w.focalPoint('UNICEF')), await reminded(w.alternate('UNICEF'))]).toEqual([0, 2]);
    expect([await reminded(w.focalPoint('UNFPA')), await reminded(w.alternate('UNFPA'))]).toEqual([0, 1]);
  });

  it('that downtime missed are skipped, not sent in a pile', async () => {
    const w = await world();
    await plan(w);
    await w.jump('2026-12-09T20:00:00Z');
    const fp = w.focalPoint('UNICEF');
    expect(await reminded(fp)).toBe(0);
    expect(await fp.messages('agendaCirculated')).toEqual([]);
    await w.to('2026-12-10T14:00:00Z');
    expect(await fp.messages('agendaCirculated')).toHaveLength(1);
  });

  it('come to everybody awake and before the start, in words of their own; two that would come together are one', async () => {
    const w = await world({ entities: ['UNHCR', 'ESCAP'] });
    await plan(w);
    const bangkok = w.focalPoint('ESCAP');
    // The agenda, at 22:00 in Bangkok, waits for the morning.
    await w.to('2026-12-04T00:59:00Z');
    expect(await bangkok.messages('agendaCirculated')).toEqual([]);
    await w.to('2026-12-04T01:00:00Z');
    expect(await bangkok.messages('agendaCirculated')).toHaveLength(1);
    // The day before, at 22:00, would be 08:00; the hour before, at 21:00, is sent an hour before the evening: one, at 19:00.
    await w.to('2026-12-10T11:59:00Z');
    expect(await reminded(bangkok)).toBe(0);
    await w.to('2026-12-10T15:00:00Z');
    const [sent, ...more] = await bangkok.messages('meetingReminder');
    expect([sent?.at, more.length]).toEqual(['2026-12-10T12:00:00.000Z', 0]);
    expect(sent?.words).toContain('Begins today at');
    expect((await w.focalPoint('UNHCR').messages('meetingReminder')).map(({ words }) => words)).toEqual([
      expect.stringContaining('Begins tomorrow'),
      expect.stringContaining('Begins in 60 minutes'),
    ]);
  });

  it('leave a focal point alone who is away, also when the meeting is after the absence', async () => {
    const w = await world();
    await plan(w);
    await w
      .focalPoint('UNICEF')
      .press('away.set', null, { from: '2026-12-01', to: '2026-12-09', alternate: 'alt@unicef.example' });
    await w.to('2026-12-10T15:00:00Z');
    const got = async (who: Somebody): Promise<number[]> => [
      (await who.messages('agendaCirculated')).length,
      await reminded(who),
    ];
    // Away for the agenda and for the day before; back on the day.
    expect(await got(w.focalPoint('UNICEF'))).toEqual([0, 1]);
    expect(await got(w.alternate('UNICEF'))).toEqual([1, 2]);
  });

  it('follow the settings', async () => {
    const w = await world();
    await w.officer.press('settings.set', null, { meetingReminders: '2 days' });
    await plan(w);
    await w.to('2026-12-10T15:00:00Z');
    const fp = w.focalPoint('UNHCR');
    expect([(await fp.messages('agendaCirculated')).length, await reminded(fp)]).toEqual([1, 0]);
  });

  it('of meetings that are planned already follow settings that change later', async () => {
    const w = await world();
    const m = await plan(w);
    await w.officer.press('settings.set', null, { meetingReminders: '2 days', agendaCutoffDays: '4' });
    expect(await meeting(w, m)).toMatchObject({
      cutoffAt: '2026-12-04T22:00:00.000Z',
      reminders: [{ at: '2026-12-08T15:00:00.000Z', days: 2 }],
    });
    await w.to('2026-12-10T15:00:00Z');
    const fp = w.focalPoint('UNHCR');
    expect([(await fp.messages('agendaCirculated')).length, await reminded(fp)]).toEqual([1, 0]);
  });

  it('that have gone out are not sent again when the settings change', async () => {
    const w = await world();
    await plan(w);
    await w.to('2026-12-03T16:00:00Z');
    await w.officer.press('settings.set', null, { meetingReminders: '7 days, 3 days' });
    await w.to('2026-12-10T15:00:00Z');
    const fp = w.focalPoint('UNHCR');
    expect([(await fp.messages('agendaCirculated')).length, await reminded(fp)]).toEqual([1, 1]);
  });

  it('are planned anew only by settings that they hang on', async () => {
    const w = await world();
    const m = await plan(w);
    await w.officer.press('settings.set', null, { silenceDays: '7' });
    expect(await meeting(w, m)).toMatchObject({ touched: 0 });
  });

  it('are not sent for a meeting that is cancelled', async () => {
    const w = await world();
    const m = await plan(w);
    await w.officer.press('meeting.cancel', m, { reason: 'No quorum of topics.' });
    await w.to('2026-12-11T15:00:00Z');
    expect(await reminded(w.focalPoint('UNHCR'))).toBe(0);
  });
});

describe('the Secretariat’s card', () => {
  it('begins the meeting by its first press from the day before on, and not by a slip weeks before', async () => {
    const w = await world();
    const m = await plan(w);
    const first = async (): Promise<boolean> => {
      const { actions } = (await w.officer.press('meeting.show', m)).card as { actions: { verb?: string }[] };
      return actions.some(({ verb }) => verb === 'meeting.begin');
    };
    expect(await first()).toBe(false);
    expect((await w.officer.press('meeting.show', m)).words).toContain('Begin the meeting');
    await w.to('2026-12-09T15:00:00Z');
    expect(await first()).toBe(true);
  });
});

describe('who comes', () => {
  it('is said with one press, changed by another, and seen by everyone', async () => {
    const w = await world();
    const m = await plan(w);
    const card = await w.focalPoint('UNHCR').last('meetingInvitation');
    expect(card.verbs.filter((verb) => verb === 'meeting.reply').length).toBeGreaterThan(0);
    await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'attending' });
    await w.alternate('UNHCR').press('meeting.reply', m, { answer: 'alternate' });
    await w.focalPoint('UNICEF').press('meeting.reply', m, { answer: 'regrets' });
    expect((await meeting(w, m)).replies).toMatchObject([
      { entity: 'UNHCR', answer: 'alternate' },
      { entity: 'UNICEF', answer: 'regrets' },
    ]);
    await w.advance('PT10S');
    const seen = (await w.focalPoint('UNFPA').last('meetingInvitation')).words;
    expect(seen).toMatch(/Represented by an alternate[\s\S]*UNHCR/);
    expect(seen).toMatch(/Regrets[\s\S]*UNICEF/);
  });

  it('cannot be said of a meeting that is over', async () => {
    const w = await world();
    const m = await plan(w);
    await w.officer.press('meeting.cancel', m, { reason: 'No.' });
    expect(await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'attending' })).toMatchObject({
      code: 'closed',
    });
  });
});

describe('a meeting that moves', () => {
  it('takes its items along, plans its reminders anew, and asks everyone anew', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a } = await refer(w);
    await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'attending' });
    const moved = await w.officer.press('meeting.move', m, {
      startsAt: '2026-12-15T15:00',
      reason: 'The room is taken.',
    });
    expect(moved).toMatchObject({ ok: true });
    expect(await meeting(w, m)).toMatchObject({
      startsAt: '2026-12-15T20:00:00.000Z',
      sequence: 1,
      agenda: [a],
      replies: [],
    });
    const told = await w.alternate('UNICEF').last('meetingMoved');
    expect(told.words).toContain('The room is taken.');
    expect(told.verbs).toContain('meeting.reply');
    await w.to('2026-12-08T20:00:00Z');
    expect(await w.focalPoint('UNICEF').messages('agendaCirculated')).toHaveLength(1);
    await w.to('2026-12-15T19:00:00Z');
    expect(await reminded(w.focalPoint('UNICEF'))).toBe(2);
  });

  it('onto a day off says so', async () => {
    const w = await world();
    const m = await plan(w);
    const moved = await w.officer.press('meeting.move', m, { startsAt: '2026-12-25T10:00', reason: 'The room.' });
    expect(moved).toMatchObject({ ok: true });
    expect(moved.message).toContain('not a working day');
    const back = await w.officer.press('meeting.move', m, { startsAt: '2026-12-11T10:00', reason: 'The room.' });
    expect(back.message).not.toContain('not a working day');
  });

  it('to a day so near that its agenda is final sends what nobody accepted to the next, and says so', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    const accepted = await propose(w, 'Accepted');
    await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Not yet accepted' });
    await w.officer.press('meeting.move', m, { startsAt: '2026-11-25T10:00', reason: 'It is urgent.' });
    expect(await meeting(w, m)).toMatchObject({ final: true, agenda: [accepted] });
    expect(await item(w, 'A-2')).toMatchObject({ state: 'proposed', meeting: next });
    expect((await w.focalPoint('UNHCR').last('itemMoved')).words).toContain(m);
  });

  it('does not move into the past, nor without a reason, nor once it is held', async () => {
    const w = await world();
    const m = await plan(w);
    expect(await w.officer.press('meeting.move', m, { startsAt: '2026-11-01T10:00', reason: 'x' })).toMatchObject({
      code: 'invalid',
    });
    expect(await w.officer.press('meeting.move', m, { startsAt: '2026-12-11T10:00' })).toMatchObject({
      code: 'invalid',
    });
    await w.officer.press('meeting.begin', m, { confirm: 'yes' });
    expect(await w.officer.press('meeting.move', m, { startsAt: '2026-12-11T10:00', reason: 'x' })).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a meeting that is cancelled', () => {
  it('sends its items to the next, and tells everyone why', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    const { item: a, request } = await refer(w);
    const b = await propose(w);
    await w.officer.press('meeting.cancel', m, { reason: 'The building is closed.' });
    expect(await meeting(w, m)).toMatchObject({ state: 'cancelled', sequence: 1 });
    expect((await meeting(w, next)).agenda).toEqual([a, b]);
    expect(await item(w, a)).toMatchObject({ meeting: next, state: 'planned' });
    expect(await w.request(request)).toMatchObject({ state: 'referred', agendaMeeting: next });
    expect((await w.alternate('UNICEF').last('meetingCancelled')).words).toContain('The building is closed.');
    expect((await w.focalPoint('UNHCR').last('itemMoved')).words).toContain(m);
  });

  it('with no other planned sends them to the pool, and the Coordinator is told', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a } = await refer(w);
    await w.officer.press('meeting.cancel', m, { reason: 'Closed.' });
    expect(await item(w, a)).toMatchObject({ state: 'pool' });
    expect(await w.coordinator.messages('waitsForMeeting')).toHaveLength(1);
    const next = await plan(w, '2027-01-14T10:00');
    expect((await meeting(w, next)).agenda).toEqual([a]);
  });

  it('is not filled again when its series is set anew', async () => {
    const w = await world();
    await w.officer.press('series.set', null, SERIES);
    await w.settle();
    await w.officer.press('meeting.cancel', 'M-9', { reason: 'August.' });
    await w.officer.press('series.set', null, SERIES);
    expect((await w.records('meetings')).length).toBe(12);
  });

  it('that nobody began was not held: its items are carried over, and the Secretariat is told', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    const { item: a } = await refer(w);
    await w.to('2026-12-11T16:00:00Z');
    expect((await meeting(w, m)).state).toBe('notHeld');
    expect(await item(w, a)).toMatchObject({ meeting: next, carried: [m] });
    expect(await w.officer.messages('meetingNotHeld')).toHaveLength(1);
  });
});
