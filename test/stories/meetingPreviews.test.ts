/** What goes to many about meetings is seen before: when, to how many; one more press sends it (domain.md, contract.md). */
import { describe, expect, it } from 'vitest';
import { meeting, meetings, plan, SERIES } from '../support/meetings.ts';
import { pressOf } from '../support/presses.ts';
import { world, type Reply, type World } from '../support/world.ts';

/** Presses the button of the preview. */
function send(w: World, seen: Reply, verb: string): Promise<Reply> {
  const { target, ...inputs } = pressOf(seen, verb);
  return w.officer.press(verb, target ?? null, inputs);
}
const forms = async (w: World, verb: string, target?: string): Promise<string> =>
  JSON.stringify((await w.officer.press(verb, target)).card);

describe('the preview of a meeting', () => {
  it('says when it is and how many are invited, and convenes it by one more press', async () => {
    const w = await world();
    const form = await forms(w, 'meeting.compose');
    for (const verb of ['meeting.schedule', 'series.set', 'series.end']) {
      expect(form).toContain(`"verb":"${verb}.preview"`);
      expect(form).not.toContain(`"verb":"${verb}"`);
    }
    const asked = { kind: 'thematic', title: 'Reparations', startsAt: '2026-12-25T10:00', audience: 'UNHCR, UNICEF' };
    const seen = await w.officer.press('meeting.schedule.preview', null, { ...asked, minutes: '45', place: 'Room 7' });
    expect(seen).toMatchObject({ ok: true, cardName: 'meetingPreview' });
    for (const words of ['2 entities', 'Reparations', '25 Dec 2026', 'Room 7', 'not a working day', 'Nothing has been'])
      expect(seen.words).toContain(words);
    // Of the two entities two each, and the Secretariat.
    expect(seen.words).toContain('Preview for 6 people');
    expect(await meetings(w)).toEqual([]);
    // "Change it…" keeps what was typed, as fields take it.
    for (const typed of ['Reparations', '2026-12-25', '10:00', 'UNHCR, UNICEF', 'Room 7'])
      expect(JSON.stringify(seen.card)).toContain(`"value":"${typed}"`);
    expect(JSON.stringify(seen.card)).toContain('"value":45');
    expect(await send(w, seen, 'meeting.schedule')).toMatchObject({ ok: true, target: 'M-1' });
    expect(await meetings(w)).toMatchObject([
      { title: 'Reparations', startsAt: '2026-12-25T15:00:00.000Z', minutes: 45, place: 'Room 7' },
    ]);
    expect(await w.officer.press('meeting.schedule.preview', null, { ...asked, startsAt: '2020-01-01' })).toMatchObject(
      {
        code: 'invalid',
        fields: { startsAt: expect.any(String) as string },
      },
    );
  });

  it('says from when to when it is moved, and what is cancelled with which reason', async () => {
    const w = await world();
    const m = await plan(w);
    const card = await forms(w, 'meeting.show', m);
    for (const verb of ['meeting.move', 'meeting.cancel']) {
      expect(card).toContain(`"verb":"${verb}.preview"`);
      expect(card).not.toContain(`"verb":"${verb}"`);
    }
    const to = { startsAt: '2026-12-11', time: '11:00', reason: 'The room is taken.' };
    const moving = await w.officer.press('meeting.move.preview', m, to);
    for (const words of ['10 Dec 2026', '11 Dec 2026', 'The room is taken.', '3 entities'])
      expect(moving.words).toContain(words);
    expect(await meeting(w, m)).toMatchObject({ startsAt: '2026-12-10T15:00:00.000Z', sequence: 0 });
    expect(await send(w, moving, 'meeting.move')).toMatchObject({ ok: true });
    expect(await meeting(w, m)).toMatchObject({ startsAt: '2026-12-11T16:00:00.000Z', sequence: 1 });
    // Where it is already: the act's own answer, nothing to send.
    expect(await w.officer.press('meeting.move.preview', m, to)).not.toHaveProperty('cardName', 'meetingPreview');
    const leaving = await w.officer.press('meeting.cancel.preview', m, { reason: 'Nobody can come.' });
    expect(leaving.words).toContain('Nobody can come.');
    expect((await meeting(w, m)).state).toBe('planned');
    expect(await send(w, leaving, 'meeting.cancel')).toMatchObject({ ok: true });
    expect(await w.officer.press('meeting.cancel.preview', m, { reason: 'Again.' })).toMatchObject({ code: 'closed' });
    expect(await w.officer.press('meeting.cancel.preview', 'M-9', { reason: 'x' })).toMatchObject({ code: 'notFound' });
    // French readers get it in their words.
    await w.officer.press('language.set', null, { language: 'fr' });
    const other = await plan(w, '2027-01-14T10:00');
    const french = await w.officer.press('meeting.move.preview', other, { ...to, startsAt: '2027-01-15' });
    expect(french.words).toContain('Rien n’est encore parti');
  });

  it('shows the meeting that would come of a request, before it is convened', async () => {
    const w = await world();
    await w.focalPoint('UNFPA').press('meeting.request', null, { topic: 'Reparations', purpose: 'Guidance.' });
    const when = { startsAt: '2026-12-03T14:00', place: 'Teams' };
    const seen = await w.coordinator.press('meeting.requestApprove.preview', 'R-1', when);
    for (const words of ['Reparations', '3 Dec 2026', '3 entities']) expect(seen.words).toContain(words);
    expect(await meetings(w)).toEqual([]);
    expect(await send(w, seen, 'meeting.requestApprove')).toMatchObject({ ok: true });
    await w.settle();
    expect(await meetings(w)).toMatchObject([{ title: 'Reparations', place: 'Teams' }]);
    expect(await w.coordinator.press('meeting.requestApprove.preview', 'R-1', when)).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('the preview of a series', () => {
  it('says how many meetings it makes, the first of them, and how many go with its end', async () => {
    const w = await world();
    const seen = await w.officer.press('series.set.preview', null, SERIES);
    for (const words of ['Meetings 12', '10 Dec 2026', '14 Jan 2027', '3 entities'])
      expect(seen.words.replace(/\s+/g, ' ')).toContain(words);
    expect(await meetings(w)).toEqual([]);
    expect(await send(w, seen, 'series.set')).toMatchObject({ ok: true });
    await w.settle();
    const { length } = await meetings(w);
    expect(length).toBe(12);
    const end = await w.officer.press('series.end.preview', null, { kind: 'focalPoints', reason: 'Another rhythm.' });
    for (const words of ['Meetings 12', 'Another rhythm.']) expect(end.words.replace(/\s+/g, ' ')).toContain(words);
    expect(await send(w, end, 'series.end')).toMatchObject({ ok: true });
    await w.settle();
    expect((await meetings(w)).every(({ state }) => state === 'cancelled')).toBe(true);
    const none = { kind: 'rmc', reason: 'x' };
    expect(await w.officer.press('series.end.preview', null, none)).toMatchObject({ code: 'notFound' });
    expect(await w.officer.press('series.set.preview', null, { ...SERIES, rule: 'each blue moon' })).toMatchObject({
      fields: { rule: expect.any(String) as string },
    });
  });
});
