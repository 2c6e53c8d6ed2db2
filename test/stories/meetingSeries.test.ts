/** Series of meetings and thematic ones: planned a year ahead, set anew, flagged, requested (domain.md 5) [ToR 2.a.ix, 3.a]. */
import { describe, expect, it } from 'vitest';
import { meeting, meetings, plan, refer, SERIES } from '../support/meetings.ts';
import { ref } from '../../src/core/ids.ts';
import { world } from '../support/world.ts';

describe('a series', () => {
  it('is planned a year ahead, on the same wall clock', async () => {
    const w = await world();
    expect(await w.officer.press('series.set', null, { ...SERIES, minutes: '90', place: 'Room 7' })).toMatchObject({
      ok: true,
    });
    const all = await meetings(w);
    expect(all.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual([
      '2026-12-10T15:00',
      '2027-01-14T15:00',
      '2027-02-11T15:00',
      '2027-03-11T15:00',
      '2027-04-08T14:00',
      '2027-05-13T14:00',
      '2027-06-10T14:00',
      '2027-07-08T14:00',
      '2027-08-12T14:00',
      '2027-09-09T14:00',
      '2027-10-14T14:00',
      '2027-11-11T15:00',
    ]);
    expect(all.map(({ target }) => target)).toEqual(all.map((_one, i) => `M-${i + 1}`));
    expect(all[0]).toMatchObject({ kind: 'focalPoints', minutes: 90, place: 'Room 7', state: 'planned', agenda: [] });
    expect((await w.focalPoint('UNHCR').last('seriesSet')).words).toContain('M-1');
  });

  it('grows as time passes, and makes up nothing after a downtime', async () => {
    const w = await world();
    await w.officer.press('series.set', null, SERIES);
    await w.to('2026-12-31T12:00:00Z');
    expect((await meetings(w)).at(-1)?.startsAt).toBe('2027-12-09T15:00:00.000Z');
    const before = (await meetings(w)).length;
    await w.jump('2029-06-01T12:00:00Z');
    const news = (await meetings(w)).slice(before);
    expect(news.map(({ startsAt }) => startsAt.slice(0, 7))).toEqual([
      '2029-06',
      '2029-07',
      '2029-08',
      '2029-09',
      '2029-10',
      '2029-11',
      '2029-12',
      '2030-01',
      '2030-02',
      '2030-03',
      '2030-04',
      '2030-05',
    ]);
  });

  it('set anew moves what nobody touched, and leaves what somebody did', async () => {
    const w = await world();
    await w.officer.press('series.set', null, SERIES);
    await w.settle();
    await w.focalPoint('UNHCR').press('meeting.reply', 'M-2', { answer: 'attending' });
    await w.officer.press('meeting.cancel', 'M-3', { reason: 'Nobody is here in February.' });
    await w.officer.press('series.set', null, { ...SERIES, time: '11:00' });
    const all = await meetings(w);
    expect(all).toHaveLength(12);
    expect(all[0]).toMatchObject({
      target: 'M-1',
      startsAt: '2026-12-10T16:00:00.000Z',
      sequence: 1,
      state: 'planned',
    });
    expect(all[1]).toMatchObject({ target: 'M-2', startsAt: '2027-01-14T15:00:00.000Z', state: 'planned' });
    expect(all[2]).toMatchObject({ target: 'M-3', state: 'cancelled' });
  });

  it('set anew says how many meetings there are, without one that was cancelled, and when the first is', async () => {
    const w = await world();
    const first = await w.officer.press('series.set', null, SERIES);
    expect(first.message).toContain('12 meetings');
    await w.officer.press('meeting.cancel', 'M-1', { reason: 'Nobody is here.' });
    const again = { ...SERIES, time: '11:00' };
    const preview = await w.officer.press('series.set.preview', null, again);
    expect(preview.words).not.toContain('10 Dec 2026');
    const second = await w.officer.press('series.set', null, again);
    expect(second.message).toContain('11 meetings');
    expect(second.message).toContain('14 Jan 2027');
  });

  it('set back to its days, or set again after its end, has its meetings again', async () => {
    const w = await world();
    const planned = async (): Promise<string[]> =>
      (await meetings(w)).filter(({ state }) => state === 'planned').map(({ startsAt }) => startsAt.slice(0, 10));
    await w.officer.press('series.set', null, SERIES);
    await w.officer.press('meeting.cancel', 'M-3', { reason: 'Nobody is here in February.' });
    const days = await planned();
    await w.officer.press('series.set', null, { ...SERIES, rule: 'first monday' });
    expect(await planned()).not.toEqual(days);
    await w.advance('PT20M');
    await w.officer.press('series.set', null, SERIES);
    expect(await planned()).toEqual(days);
    await w.officer.press('series.end', null, { kind: 'focalPoints', reason: 'Over.' });
    expect(await planned()).toEqual([]);
    await w.advance('PT20M');
    await w.officer.press('series.set', null, SERIES);
    expect(await planned()).toEqual(days);
  });

  it('set to other days drops what nobody touched; what was on its agenda goes along', async () => {
    const w = await world();
    await w.officer.press('series.set', null, SERIES);
    await w.settle();
    const { item: a } = await refer(w);
    await w.officer.press('series.set', null, { ...SERIES, rule: 'third tuesday' });
    const all = await meetings(w);
    expect(all.slice(0, 12).every(({ state }) => state === 'cancelled')).toBe(true);
    expect(
      all
        .slice(12)
        .map(({ startsAt }) => startsAt.slice(0, 10))
        .slice(0, 3),
    ).toEqual(['2026-12-15', '2027-01-19', '2027-02-16']);
    expect(all[12]?.agenda).toEqual([a]);
    expect(await w.focalPoint('UNHCR').messages('meetingCancelled')).toEqual([]);
  });

  it('keeps to another zone than the network’s', async () => {
    const w = await world();
    await w.officer.press('series.set', null, {
      ...SERIES,
      rule: 'first monday',
      time: '15:00',
      zone: 'Europe/Zurich',
    });
    const at = (await meetings(w)).map(({ startsAt }) => startsAt.slice(5, 16));
    expect(at).toEqual([
      '12-07T14:00',
      '01-04T14:00',
      '02-01T14:00',
      '03-01T14:00',
      '04-05T13:00',
      '05-03T13:00',
      '06-07T13:00',
      '07-05T13:00',
      '08-02T13:00',
      '09-06T13:00',
      '10-04T13:00',
      '11-01T14:00',
    ]);
  });

  it.each([
    [{ rule: 'whenever' }, 'rule'],
    [{ time: '25:00' }, 'time'],
    [{ zone: 'Mars/Olympus' }, 'zone'],
    [{ kind: 'weekly' }, 'kind'],
  ])('with %j is asked about', async (wrong, field) => {
    const w = await world();
    const answer = await w.officer.press('series.set', null, { ...SERIES, ...wrong });
    expect(answer).toMatchObject({ code: 'invalid' });
    expect(Object.keys(answer.fields ?? {})).toEqual([field]);
    expect(await meetings(w)).toEqual([]);
  });

  it('flags a holiday to the Secretariat, moves nothing by itself, and moves by one press', async () => {
    const w = await world();
    // The fourth Thursday of November is Thanksgiving; 31 December 2027 is observed as New Year's Day.
    await w.officer.press('series.set', null, { ...SERIES, rule: 'last day' });
    await w.advance('PT0S');
    const clashes = await w.coordinator.messages('holidayClash');
    const [clash] = clashes;
    expect(clash?.words).toContain('31 Jan 2027');
    const target = clash?.target ?? '';
    expect(await meeting(w, target)).toMatchObject({ startsAt: '2027-01-31T15:00:00.000Z', state: 'planned' });
    const press = /"verb":"meeting.move".*?/.exec(JSON.stringify(clash?.card));
    expect(press).not.toBeNull();
    const moved = await w.coordinator.press('meeting.move', target, {
      startsAt: '2027-01-29T10:00',
      reason: '31 January is a Sunday.',
    });
    expect(moved).toMatchObject({ ok: true });
    await w.advance('PT10S');
    expect((await w.coordinator.messages('holidayClash'))[0]?.words).toContain('settled');
  });

  it('is flagged where a day becomes a holiday later, once, and no more when it is none again', async () => {
    const w = await world();
    await w.officer.press('series.set', null, SERIES);
    await w.settle();
    expect(await w.coordinator.messages('holidayClash')).toEqual([]);
    await w.officer.press('settings.set', null, { holidays: '2026-12-10' });
    await w.officer.press('settings.set', null, { holidays: '2026-12-10, 2027-12-25' });
    const flagged = await w.coordinator.messages('holidayClash');
    expect(flagged.map(({ target }) => target)).toEqual(['M-1']);
    expect(flagged[0]?.verbs).toContain('meeting.move');
    expect(await meeting(w, 'M-1')).toMatchObject({ clash: { on: '2026-12-10' }, state: 'planned' });
    await w.officer.press('settings.set', null, { holidays: 'none' });
    expect(await meeting(w, 'M-1')).not.toHaveProperty('clash');
  });

  it('that somebody else sets at the same moment is set once; the other is shown it', async () => {
    const w = await world({
      store: (store) => ({
        ...store,
        // As when another process was quicker with the same series.
        commit: async (batch) =>
          batch.document?.kind === 'series' && batch.document.from === undefined
            ? { type: 'taken', by: ref('S-1') }
            : store.commit(batch),
      }),
    });
    const answer = await w.officer.press('series.set', null, SERIES);
    expect(answer).toMatchObject({ ok: false, code: 'duplicate', target: 'S-1', cardName: 'meetings' });
    expect(answer.message).toContain('set this series');
    expect(answer.message).not.toContain('document');
  });

  it.each([
    ['second thursday', 'the second Thursday of the month', 'le deuxième jeudi du mois'],
    ['last friday', 'the last Friday of the month', 'le dernier vendredi du mois'],
    ['31', 'the last day of the month', 'le dernier jour du mois'],
    ['15', 'day 15 of the month', 'le 15 du mois'],
  ])('by the rule “%s” is told in the reader’s words', async (rule, english, french) => {
    const w = await world();
    await w.focalPoint('UNHCR').press('language.set', null, { language: 'fr' });
    await w.officer.press('series.set', null, { ...SERIES, rule });
    expect((await w.focalPoint('UNICEF').last('seriesSet')).words).toContain(english);
    expect((await w.focalPoint('UNHCR').last('seriesSet')).words).toContain(french);
  });

  it('of the sample network is there from the start, and nobody was told', async () => {
    const w = await world({ found: { sample: true, secretariat: [] } });
    expect((await meetings(w)).map(({ target }) => target)).toEqual(Array.from({ length: 12 }, (_, i) => `M-${i + 1}`));
    expect(await w.records('series')).toMatchObject([{ kind: 'focalPoints', rule: 'second thursday', time: '10:00' }]);
    expect(await w.officer.messages()).toEqual([]);
    await w.officer.press('series.set', null, SERIES);
    expect(await meetings(w)).toHaveLength(12);
  });
});

describe('a meeting that is convened', () => {
  it('is told to the invited, who see it in their own time', async () => {
    const w = await world();
    const m = await plan(w);
    const card = await w.focalPoint('UNHCR').last('meetingInvitation');
    expect(card.words).toContain('Thu, 10 Dec 2026, 16:00 (Geneva, UTC+01:00)');
    expect(card.words).toContain('Room 7');
    expect(card.target).toBe(m);
    expect(await w.observer.messages('meetingInvitation')).toEqual([]);
  });

  it('by a call is entered with one press; in a place without an address there is nothing to press', async () => {
    const w = await world();
    const join = async (place: string): Promise<string> => {
      const { target } = await w.coordinator.press('meeting.schedule', null, {
        kind: 'thematic',
        startsAt: '2026-12-03T14:00',
        place,
      });
      return JSON.stringify((await w.focalPoint('UNHCR').press('meeting.show', target)).card);
    };
    expect(await join('Room 7, or https://call.example/a?b=c')).toContain('"url":"https://call.example/a?b=c"');
    expect(await join('Room 7')).not.toContain('Join the call');
  });

  it('with an audience invites those entities alone', async () => {
    const w = await world();
    const answer = await w.coordinator.press('meeting.schedule', null, {
      kind: 'thematic',
      title: 'Data on reparations',
      startsAt: '2026-12-03T14:00',
      audience: 'unhcr, UNICEF',
      minutes: '45',
    });
    expect(await meeting(w, answer.target ?? '')).toMatchObject({
      title: 'Data on reparations',
      minutes: 45,
      audience: ['UNHCR', 'UNICEF'],
    });
    expect(await w.focalPoint('UNICEF').messages('meetingInvitation')).toHaveLength(1);
    expect(await w.focalPoint('UNFPA').messages('meetingInvitation')).toEqual([]);
    expect(await w.focalPoint('UNFPA').press('meeting.reply', answer.target, { answer: 'attending' })).toMatchObject({
      code: 'notAllowed',
    });
  });

  it.each([
    [{ startsAt: '2026-11-20T10:00' }, 'startsAt'],
    [{ startsAt: 'someday' }, 'startsAt'],
    [{ startsAt: '2026-12-10T25:00' }, 'startsAt'],
    [{ startsAt: '2026-12-10' }, 'startsAt'],
    [{ startsAt: '2026-12-10', time: '' }, 'time'],
    [{ startsAt: '2099-01-01T10:00' }, 'startsAt'],
    [{ audience: 'UNHCR, NATO' }, 'audience'],
  ])('with %j is asked about', async (wrong, field) => {
    const w = await world();
    const answer = await w.coordinator.press('meeting.schedule', null, {
      kind: 'thematic',
      startsAt: '2026-12-10T10:00',
      ...wrong,
    });
    expect(answer).toMatchObject({ code: 'invalid' });
    expect(Object.keys(answer.fields ?? {})).toEqual([field]);
  });

  it('takes day and time from two fields of a form', async () => {
    const w = await world();
    const { target } = await w.coordinator.press('meeting.schedule', null, {
      kind: 'thematic',
      startsAt: '2026-12-10',
      time: '10:00',
    });
    expect((await meeting(w, target ?? '')).startsAt).toBe('2026-12-10T15:00:00.000Z');
  });
});

describe('a thematic meeting at an entity’s request', () => {
  const REQUEST = { topic: 'Reparations', purpose: 'Three offices ask for guidance.', when: 'Early December' };

  it('is convened by the Coordinator; whoever asked is told, and everyone is invited', async () => {
    const w = await world();
    const asked = await w.focalPoint('UNFPA').press('meeting.request', null, REQUEST);
    expect(asked).toMatchObject({ ok: true, target: 'R-1' });
    const card = await w.coordinator.last('meetingRequest');
    expect(card.words).toContain(REQUEST.purpose);
    expect(card.verbs).toEqual(expect.arrayContaining(['meeting.requestApprove.preview', 'meeting.requestDecline']));
    await w.coordinator.press('meeting.requestApprove', 'R-1', { startsAt: '2026-12-03T14:00', place: 'Teams' });
    expect(await meetings(w)).toMatchObject([
      { kind: 'thematic', title: 'Reparations', place: 'Teams', request: 'R-1' },
    ]);
    expect(await w.focalPoint('UNHCR').messages('meetingInvitation')).toHaveLength(1);
    expect((await w.focalPoint('UNFPA').last('meetingRequest')).words).toContain('M-1');
    expect(await w.officer.press('meeting.requestDecline', 'R-1', { reason: 'Late.' })).toMatchObject({
      code: 'conflict',
    });
    expect(await meetings(w)).toHaveLength(1);
  });

  it('is declined with a reason', async () => {
    const w = await world();
    await w.focalPoint('UNFPA').press('meeting.request', null, REQUEST);
    await w.officer.press('meeting.requestDecline', 'R-1', { reason: 'It is on the next agenda.' });
    expect((await w.focalPoint('UNFPA').last('meetingRequest')).words).toContain('It is on the next agenda.');
    expect(await meetings(w)).toEqual([]);
  });
});

describe('typed words', () => {
  it.each([
    ['meeting list', 'meetings'],
    ['meetings', 'meetings'],
    ['meeting new', 'composeMeeting'],
    ['meeting show M-1', 'meeting'],
    ['m-1', 'meeting'],
    ['agenda M-1', 'agenda'],
    ['agenda', 'agenda'],
    ['calendar', 'calendarFeed'],
    ['réunions', 'meetings'],
  ])('“%s”', async (text, card) => {
    const w = await world();
    await plan(w);
    expect(await w.officer.say(text)).toMatchObject({ ok: true, cardName: card });
  });

  it('“meeting request” by a focal point, and what it answers to the Secretariat', async () => {
    const w = await world();
    expect(await w.focalPoint('UNHCR').say('meeting request')).toMatchObject({
      ok: true,
      cardName: 'composeMeetingRequest',
    });
    expect(await w.officer.say('meeting request')).toMatchObject({ code: 'notAllowed' });
  });

  it('the home card shows the meetings to come, and to the Secretariat what waits', async () => {
    const w = await world();
    const m = await plan(w);
    await w.focalPoint('UNFPA').press('agenda.propose', null, { title: 'Work plan' });
    await w.focalPoint('UNFPA').press('meeting.request', null, { topic: 'Reparations', purpose: 'Guidance.' });
    expect((await w.focalPoint('UNHCR').press('home')).words).toContain(m);
    const home = (await w.officer.press('home')).words;
    expect(home).toContain('A-1');
    expect(home).toContain('R-1');
    expect((await w.focalPoint('UNHCR').press('home')).words).not.toContain('R-1');
  });
});
