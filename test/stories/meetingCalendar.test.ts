/** Meetings in calendar programs: the invitation as a file, and a feed that a person subscribes to (domain.md 5). */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { plan, SERIES } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const linkIn = (card: unknown, name: string): string =>
  new RegExp(`http[^"\\s]*/${name.replace('.', '\\.')}`).exec(JSON.stringify(card))?.[0] ?? '';
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as never);
const events = (text: string) =>
  read(text)
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));

async function invitation(who: Somebody, m: string): Promise<string> {
  const { card } = await who.press('meeting.show', m);
  const response = await fetch(linkIn(card, 'invitation.ics'));
  expect(response.headers.get('content-type')).toContain('text/calendar');
  return response.text();
}
async function feedOf(who: Somebody, verb = 'calendar.show'): Promise<string> {
  return linkIn((await who.press(verb)).card, 'calendar.ics');
}
const feed = async (who: Somebody): Promise<string> => (await fetch(await feedOf(who))).text();

describe('an invitation', () => {
  it('is read by a calendar program at the right instant, with the zone written along', async () => {
    const w = await world();
    const m = await plan(w, '2027-03-15T10:00');
    const text = await invitation(w.focalPoint('UNHCR'), m);
    const calendar = read(text);
    const zone = calendar.getFirstSubcomponent('vtimezone');
    expect(zone?.getFirstPropertyValue('tzid')).toBe('America/New_York');
    ICAL.TimezoneService.reset();
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const [event] = events(text);
    expect(event?.startDate.toJSDate().toISOString()).toBe('2027-03-15T14:00:00.000Z');
    expect(event?.endDate.toJSDate().toISOString()).toBe('2027-03-15T15:00:00.000Z');
    expect(event).toMatchObject({
      uid: `${m}.una@concord`,
      sequence: 0,
      summary: 'Focal Points meeting',
      location: 'Room 7',
    });
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  });

  it('keeps its UID and counts its changes; of a cancelled one it takes the meeting out', async () => {
    const w = await world();
    const m = await plan(w);
    await w.officer.press('meeting.move', m, { startsAt: '2026-12-11T10:00', reason: 'Room.' });
    const [moved] = events(await invitation(w.officer, m));
    expect(moved).toMatchObject({ uid: `${m}.una@concord`, sequence: 1 });
    await w.officer.press('meeting.cancel', m, { reason: 'No.' });
    const text = await invitation(w.officer, m);
    expect(text).toContain('METHOD:CANCEL\r\n');
    expect(text).toContain('STATUS:CANCELLED\r\n');
    expect(events(text)[0]).toMatchObject({ uid: `${m}.una@concord`, sequence: 2 });
  });

  it('is folded, escaped, and the same bytes each time', async () => {
    const w = await world();
    const title = `Survivors; "rights", ${'données à caractère personnel, '.repeat(5)}\\ end`;
    const { target = '' } = await w.officer.press('meeting.schedule', null, {
      kind: 'thematic',
      title,
      startsAt: '2026-12-03T10:00',
      place: 'https://call.example/a,b;c',
    });
    const text = await invitation(w.officer, target);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toMatch(/[^\r]\n/);
    expect(events(text)[0]).toMatchObject({ summary: title.trim(), location: 'https://call.example/a,b;c' });
    expect(await invitation(w.officer, target)).toBe(text);
  });

  it('is called in the reader’s language', async () => {
    const w = await world();
    const m = await plan(w);
    await w.focalPoint('UNHCR').press('language.set', null, { language: 'fr' });
    expect(events(await invitation(w.focalPoint('UNHCR'), m))[0]?.summary).toBe('Réunion des points focaux');
  });
});

describe('a feed', () => {
  const held = async (): Promise<World> => {
    const w = await world();
    await w.officer.press('series.set', null, SERIES);
    await w.settle();
    return w;
  };

  it('holds the year’s meetings, each on the wall clock of its zone over both clock changes', async () => {
    const w = await held();
    const text = await feed(w.focalPoint('UNHCR'));
    ICAL.TimezoneService.reset();
    ICAL.TimezoneService.register(new ICAL.Timezone(read(text).getFirstSubcomponent('vtimezone')));
    const all = await w.records<{ startsAt: string }>('meetings');
    expect(events(text).map((one) => one.startDate.toJSDate().toISOString())).toEqual(
      all.map(({ startsAt }) => startsAt),
    );
  });

  it('follows what is moved and cancelled', async () => {
    const w = await held();
    await w.officer.press('meeting.move', 'M-1', { startsAt: '2026-12-11T10:00', reason: 'Room.' });
    await w.officer.press('meeting.cancel', 'M-2', { reason: 'No.' });
    const text = await feed(w.focalPoint('UNICEF'));
    expect(
      events(text)
        .slice(0, 2)
        .map(({ sequence }) => sequence),
    ).toEqual([1, 1]);
    expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(1);
  });

  it('is of its reader alone: what they are not invited to is not in it', async () => {
    const w = await held();
    await w.officer.press('meeting.schedule', null, {
      kind: 'thematic',
      title: 'Closed',
      startsAt: '2026-12-03T10:00',
      audience: 'UNFPA',
    });
    expect(await feed(w.focalPoint('UNFPA'))).toContain('SUMMARY:Closed');
    expect(await feed(w.focalPoint('UNHCR'))).not.toContain('SUMMARY:Closed');
    expect(await feed(w.officer)).toContain('SUMMARY:Closed');
  });

  it('keeps its address, until its reader replaces it', async () => {
    const w = await held();
    const url = await feedOf(w.focalPoint('UNHCR'));
    expect(await feedOf(w.focalPoint('UNHCR'))).toBe(url);
    await w.advance('P60D');
    expect((await fetch(url)).status).toBe(200);
    const renewed = await feedOf(w.focalPoint('UNHCR'), 'calendar.renew');
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(renewed)).status).toBe(200);
  });

  it('ends when the Secretariat ends all links of its person, who is shown a new one', async () => {
    const w = await held();
    const url = await feedOf(w.focalPoint('UNHCR'));
    await w.officer.press('mail.revoke', null, { email: 'fp@unhcr.example' });
    expect((await fetch(url)).status).toBe(404);
    const fresh = await feedOf(w.focalPoint('UNHCR'));
    expect(fresh).not.toBe(url);
    expect((await fetch(fresh)).status).toBe(200);
    expect(await feedOf(w.focalPoint('UNHCR'))).toBe(fresh);
  });

  it('is replaced once by one event: asked again, it gives the address that works', async () => {
    const w = await held();
    const renew = async () => {
      const { card } = await w.focalPoint('UNHCR').press('calendar.renew', null, {}, { eventId: 'renew-1' });
      return linkIn(card, 'calendar.ics');
    };
    const [first, again] = [await renew(), await renew()];
    expect(again).toBe(first);
    expect((await fetch(again)).status).toBe(200);
  });

  it('that an older version made opens until it is replaced', async () => {
    const w = await held();
    const { id } = w.focalPoint('UNHCR');
    await w.store.keyValues.put('feeds', `una/${id}`, 'of-old');
    const url = `${w.url}/calendar/${Buffer.from(JSON.stringify(['una', id])).toString('base64url')}.of-old/calendar.ics`;
    expect((await fetch(url)).status).toBe(200);
    expect(await feedOf(w.focalPoint('UNHCR'))).toBe(url);
    expect((await fetch(url)).status).toBe(200);
    const renewed = await feedOf(w.focalPoint('UNHCR'), 'calendar.renew');
    expect([(await fetch(url)).status, (await fetch(renewed)).status]).toEqual([404, 200]);
  });

  it.each(['x', 'x.y', '.', 'W10.x', 'eyJhIjoxfQ.x', `${Buffer.from('["una","una-5"]').toString('base64url')}.`])(
    'is not opened by %s',
    async (token) => {
      const w = await held();
      expect((await w.fetch(`/calendar/${token}/calendar.ics`)).status).toBe(404);
    },
  );

  it('comes as calendar programs ask for it: with its type, and once for as long as it stays the same', async () => {
    const w = await held();
    const url = await feedOf(w.focalPoint('UNHCR'));
    const first = await fetch(url, { headers: { 'User-Agent': 'Google-Calendar-Importer', Accept: '*/*' } });
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('content-disposition')).toBe('inline; filename="calendar.ics"');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const tag = first.headers.get('etag') ?? '';
    const ask = async (known: string, method = 'GET') => {
      const response = await fetch(url, { method, headers: { 'If-None-Match': known } });
      return [response.status, (await response.text()).length > 0] as const;
    };
    expect(await ask(tag)).toEqual([304, false]);
    expect(await ask(`"other", W/${tag}`)).toEqual([304, false]);
    expect(await ask('"other"')).toEqual([200, true]);
    expect(await ask('"other"', 'HEAD')).toEqual([200, false]);
    await w.officer.press('meeting.move', 'M-1', { startsAt: '2026-12-11T10:00', reason: 'Room.' });
    expect(await ask(tag)).toEqual([200, true]);
  });

  it('that cannot be made now says when to come back, and not that it is gone', async () => {
    let away = false;
    const w = await world({
      store: (store) => ({
        ...store,
        list: (...asked) => (away ? Promise.reject(new Error('away')) : store.list(...asked)),
      }),
    });
    const url = await feedOf(w.focalPoint('UNHCR'));
    away = true;
    const response = await fetch(url);
    expect([response.status, response.headers.get('retry-after'), response.headers.get('etag')]).toEqual([
      503,
      '3600',
      null,
    ]);
    away = false;
    w.faults.splice(0);
    expect((await fetch(url)).status).toBe(200);
  });

  it('ends when its reader is off the roll', async () => {
    const w = await held();
    const url = await feedOf(w.alternate('UNFPA'));
    await w.officer.press('roll.remove', null, { email: 'alt@unfpa.example' });
    expect((await fetch(url)).status).toBe(404);
  });
});
