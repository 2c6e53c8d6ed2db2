/** Meetings by mail: calendar programs offer to accept them, follow what is moved and take out what is cancelled. */
import ICAL from 'ical.js';
import { describe, expect, it, vi } from 'vitest';
import { instant, networkId, personId, ref } from '../../src/core/ids.ts';
import { createTags } from '../../src/platforms/mail/tags.ts';
import { mailboxInMemory } from '../support/mail/mailbox.ts';
import { mailSettings } from '../support/mail/office.ts';
import type { ReceivedMail } from '../support/mail/relay.ts';
import { mailWorld } from '../support/mail/world.ts';
import { CHAIR, configure } from '../support/committee.ts';
import { plan, SERIES } from '../support/meetings.ts';

const FP = 'fp@unhcr.example';

/** The calendar part, as a calendar program reads it. */
function calendarIn({ raw, calendar }: ReceivedMail) {
  const component = new ICAL.Component(ICAL.parse(calendar) as never);
  const vevent = component.getFirstSubcomponent('vevent')!;
  const [organizer, attendee] = (['organizer', 'attendee'] as const).map((name) => vevent.getFirstProperty(name)!);
  return {
    method: component.getFirstPropertyValue('method'),
    /** In the header of the part, where mailboxes look first. */
    told: /^Content-Type: text\/calendar;[^]*?method=(\w+)/im.exec(raw)?.[1],
    event: new ICAL.Event(vevent),
    zone: component.getFirstSubcomponent('vtimezone'),
    status: vevent.getFirstPropertyValue('status'),
    organizer: organizer?.getFirstValue() as string,
    attendee: attendee?.getFirstValue() as string,
    stamp: String(vevent.getFirstPropertyValue('dtstamp')),
    asked: attendee && ['partstat', 'rsvp', 'role'].map((name) => attendee.getParameter(name)),
    text: calendar,
  };
}
const countsOf = (mails: readonly ReceivedMail[]) =>
  withCalendar(mails).map(({ method, event }) => [method, event.sequence]);
const withCalendar = (mails: readonly ReceivedMail[]) =>
  mails.filter(({ types }) => types.includes('text/calendar')).map(calendarIn);

describe('a meeting by mail', () => {
  it('is invited to, moved and cancelled as one event, and answers come back to an address of its own', async () => {
    const { w, mailsTo } = await mailWorld();
    const m = await plan(w, '2027-03-15T10:00');
    const [mail] = mailsTo(FP).filter(({ types }) => types.includes('text/calendar'));
    expect(mail?.types).toEqual(['text/plain', 'text/html', 'text/calendar', 'application/ics']);
    const invited = calendarIn(mail!);
    expect(invited).toMatchObject({
      ...{ method: 'REQUEST', told: 'REQUEST', status: 'CONFIRMED', attendee: `mailto:${FP}` },
      asked: ['NEEDS-ACTION', 'TRUE', 'REQ-PARTICIPANT'],
    });
    expect(invited.event).toMatchObject({ uid: `${m}.una@concord`, sequence: 0, location: 'Room 7' });
    ICAL.TimezoneService.reset();
    ICAL.TimezoneService.register(new ICAL.Timezone(invited.zone!));
    expect(invited.event.startDate.toJSDate().toISOString()).toBe('2027-03-15T14:00:00.000Z');

    // The mail brings the file; another one for the same meeting would have no address for answers.
    expect(`${mail?.text}${mail?.html}`).not.toContain('invitation.ics');

    await w.officer.press('meeting.move', m, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.settle();
    await w.officer.press('meeting.cancel', m, { reason: 'No quorum.' });
    await w.settle();
    const [, moved, cancelled, ...more] = withCalendar(mailsTo(FP));
    expect(more).toEqual([]);
    expect([moved?.method, moved?.event.sequence, moved?.event.uid]).toEqual(['REQUEST', 1, invited.event.uid]);
    expect(moved?.event.startDate.toJSDate().toISOString()).toBe('2027-03-16T15:00:00.000Z');
    expect(cancelled).toMatchObject({ method: 'CANCEL', told: 'CANCEL', status: 'CANCELLED' });
    expect([cancelled?.event.sequence, cancelled?.event.uid]).toEqual([2, invited.event.uid]);

    const { secret } = mailSettings();
    const tags = createTags({ secret, keyValues: w.store.keyValues });
    const meant = { network: networkId('una'), person: personId(w.focalPoint('UNHCR').id), meeting: ref(m) };
    expect(new Set([invited, moved, cancelled].map((one) => one?.organizer))).toEqual(
      new Set([`mailto:concord+c${await tags.invite(meant, await w.now())}@example.org`]),
    );
    const [, tag = ''] = /\+c([0-9a-f]+)@/.exec(invited.organizer) ?? [];
    expect(await tags.findInvitation(tag.toUpperCase())).toEqual(meant);
    expect([await tags.findInvitation('0'.repeat(30)), await tags.find(tag)]).toEqual([undefined, undefined]);
    // Nothing is expected to it more than a year after the last mail.
    await tags.forget(instant('2028-06-01T00:00:00Z'));
    expect(await tags.findInvitation(tag)).toBeUndefined();
  });

  it('leaves the calendar of whoever is no longer invited, once, and comes back with a new invitation', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['UNHCR', 'UNICEF'] });
    await w.officer.press('roll.set', null, { email: FP, role: 'focal point', entity: 'UNHCR' });
    const audience = { kind: 'thematic', title: 'Reparations', audience: 'UNHCR', startsAt: '2027-03-15T10:00' };
    const { target: m } = await w.officer.press('meeting.schedule', null, audience);
    await w.settle();
    const methods = () => withCalendar(mailsTo(FP)).map(({ method, status }) => `${String(method)} ${String(status)}`);
    expect(methods()).toEqual(['REQUEST CONFIRMED']);
    // They go on for an entity that is not invited to it.
    await w.officer.press('roll.set', null, { email: FP, entity: 'UNICEF', role: 'alternate' });
    await w.settle();
    expect(methods()).toEqual(['REQUEST CONFIRMED', 'CANCEL CANCELLED']);
    const [invited, gone] = withCalendar(mailsTo(FP));
    expect([gone?.event.uid, gone?.organizer, gone?.attendee]).toEqual([
      ...[invited?.event.uid, invited?.organizer, invited?.attendee],
    ]);
    expect(gone?.event.sequence).toBeGreaterThanOrEqual(invited?.event.sequence ?? Infinity);
    expect(mailsTo(FP).at(-1)?.text).toContain('You no longer represent an entity that is invited');
    // The meeting goes on for the others, and nobody is told twice.
    expect((await w.records<{ state: string; sequence: number }>('meetings', m))[0]).toMatchObject({
      state: 'planned',
      sequence: 0,
    });
    await w.officer.press('roll.set', null, { email: FP, name: 'Another name' });
    await w.to('2027-03-14T15:00:00.000Z');
    expect(methods()).toEqual(['REQUEST CONFIRMED', 'CANCEL CANCELLED']);
    await w.officer.press('roll.set', null, { email: FP, entity: 'UNHCR', role: 'alternate' });
    await w.settle();
    expect(methods().at(-1)).toBe('REQUEST CONFIRMED');
  });

  it('leaves the calendars of who goes out of the Committee at once, and comes to who comes in', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['DPO', 'IOM', 'UNFPA', 'UNHCR', 'UNICEF'], people: [CHAIR] });
    await configure(w);
    const { target: m } = await w.officer.press('meeting.schedule', null, {
      ...{ kind: 'rmc', startsAt: '2028-03-15T10:00' },
    });
    await w.settle();
    const methods = () => withCalendar(mailsTo(FP)).map(({ method, status }) => `${String(method)} ${String(status)}`);
    // UNFPA and UNHCR have the seats of 2028.
    expect(methods()).toEqual(['REQUEST CONFIRMED']);
    await w.focalPoint('DPO').press('rmc.swap', 'T-1', { with: 'T-4' });
    await w.focalPoint('UNHCR').press('rmc.swapAccept', 'T-4');
    await w.settle();
    expect(methods()).toEqual(['REQUEST CONFIRMED', 'CANCEL CANCELLED']);
    expect((await w.focalPoint('DPO').last('meetingInvitation')).target).toBe(m);
    expect((await w.focalPoint('UNFPA').messages('meetingInvitation')).length).toBe(1);
    await w.focalPoint('DPO').press('rmc.swapUndo', 'T-1');
    await w.settle();
    expect(methods()).toEqual(['REQUEST CONFIRMED', 'CANCEL CANCELLED', 'REQUEST CONFIRMED']);
    const counts = withCalendar(mailsTo(FP)).map(({ event }) => event.sequence);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(new Set(counts).size).toBe(3);
  });

  it('comes at once to who becomes the Chair of the Committee, and leaves the calendar of who was', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['DPO', 'IOM', 'UNFPA', 'UNHCR', 'UNICEF'], people: [CHAIR] });
    await configure(w);
    // DPO and IOM have the seats of 2027.
    await w.officer.press('meeting.schedule', null, { kind: 'rmc', startsAt: '2027-03-15T10:00' });
    await w.settle();
    const methods = () => withCalendar(mailsTo(FP)).map(({ method }) => String(method));
    expect(methods()).toEqual([]);
    await w.officer.press('rmc.chair', null, { person: FP });
    await w.settle();
    expect(methods()).toEqual(['REQUEST']);
    await w.officer.press('rmc.chair', null, { person: 'fp@unicef.example' });
    await w.settle();
    expect(methods()).toEqual(['REQUEST', 'CANCEL']);
    expect(await w.focalPoint('UNICEF').messages('meetingInvitation')).toHaveLength(1);
  });

  it('leaves at once the calendars of whose term it moves out of', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['DPO', 'IOM', 'UNFPA', 'UNHCR', 'UNICEF'], people: [CHAIR] });
    await configure(w);
    const inTheirs = { kind: 'rmc', startsAt: '2028-03-15T10:00' };
    const { target: m } = await w.officer.press('meeting.schedule', null, inTheirs);
    await w.settle();
    const methods = () => withCalendar(mailsTo(FP)).map(({ method }) => String(method));
    expect(methods()).toEqual(['REQUEST']);
    // DPO and IOM have the seats of 2027.
    const moved = await w.officer.press('meeting.move', m, { startsAt: '2027-03-15T10:00', reason: 'Earlier.' });
    expect(moved).toMatchObject({ ok: true });
    await w.settle();
    expect(methods()).toEqual(['REQUEST', 'CANCEL']);
  });

  it('leaves the calendar of who leaves the roll, once, and of nobody who was erased', async () => {
    const { w, mailsTo } = await mailWorld();
    const m = await plan(w, '2027-03-15T10:00');
    const alternate = 'alt@unhcr.example';
    await w.officer.press('roll.set', null, { email: FP, language: 'fr' });
    await w.officer.press('roll.remove', null, { email: FP });
    await w.officer.press('person.erase', null, { email: alternate, confirm: 'yes' });
    await w.settle();
    const methods = (email: string) => withCalendar(mailsTo(email)).map(({ method }) => method);
    expect([methods(FP), methods(alternate)]).toEqual([['REQUEST', 'CANCEL'], ['REQUEST']]);
    // In the language in which the person was written to.
    expect(mailsTo(FP).at(-1)?.text).toContain('Vous ne représentez plus');
    // There is no page for them any more.
    expect(`${mailsTo(FP).at(-1)?.text}${mailsTo(FP).at(-1)?.html}`).not.toMatch(/\/m\/|Afficher|Ouvrir/);
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.to('2027-03-14T15:00:00.000Z');
    expect(methods(FP)).toEqual(['REQUEST', 'CANCEL']);
  });

  it('sends nothing of what came and went before the mail could go', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['UNHCR', 'UNICEF'] });
    const audience = { kind: 'thematic', title: 'Reparations', audience: 'UNHCR', startsAt: '2027-03-15T10:00' };
    await w.to('2026-12-02T04:00:00Z');
    await w.officer.press('meeting.schedule', null, audience);
    await w.officer.press('roll.set', null, { email: FP, role: 'alternate', entity: 'UNICEF' });
    await w.to('2026-12-02T16:00:00Z');
    expect(withCalendar(mailsTo(FP))).toEqual([]);
    await w.officer.press('roll.set', null, { email: FP, entity: 'UNHCR' });
    await w.settle();
    await w.to('2026-12-03T04:00:00Z');
    for (const entity of ['UNICEF', 'UNHCR']) {
      await w.officer.press('roll.set', null, { email: FP, entity });
      await w.advance('PT10M');
    }
    await w.to('2026-12-03T16:00:00Z');
    const [first, second, ...more] = withCalendar(mailsTo(FP));
    expect([first?.method, second?.method, more]).toEqual(['REQUEST', 'REQUEST', []]);
    // Nothing took it out in between.
    expect(second!.event.sequence).toBe(first!.event.sequence);
  });

  it('has a higher count than the cancellation for who left the roll and comes back as another person', async () => {
    const { w, mailsTo } = await mailWorld();
    const m = await plan(w, '2027-03-15T10:00');
    const counts = () => withCalendar(mailsTo(FP)).map(({ method, event }) => [method, event.sequence]);
    for (const before of [1, 3]) {
      await w.officer.press('roll.remove', null, { email: FP });
      await w.settle();
      await w.advance('PT30M');
      const again = { email: FP.toUpperCase(), name: 'Back again', role: 'focal point', entity: 'UNHCR' };
      await w.officer.press('roll.set', null, again);
      await w.settle();
      await w.advance('PT30M');
      expect(counts().slice(before)).toEqual([
        ['CANCEL', before],
        ['REQUEST', before + 1],
      ]);
    }
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.settle();
    expect(counts().at(-1)).toEqual(['REQUEST', 5]);
    await w.officer.press('meeting.cancel', m, { reason: 'No quorum.' });
    await w.settle();
    expect(counts().at(-1)).toEqual(['CANCEL', 6]);
  });

  it('of several moves in one night only the last is told, with the starts before it', async () => {
    const { w, mailsTo } = await mailWorld();
    const m = await plan(w, '2027-03-15T10:00');
    await w.to('2026-12-02T03:00:00Z');
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.advance('PT10M');
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-17T12:00', reason: 'Another room.' });
    await w.to('2026-12-02T16:00:00Z');
    const [, moved, ...more] = mailsTo(FP).filter(({ types }) => types.includes('text/calendar'));
    expect(more).toEqual([]);
    const [first = ''] = moved!.text.split('\n');
    expect(first).toContain('17 Mar');
    expect(moved?.text).toMatch(/Begins: [^\n]*17 Mar[^\n]*\nBefore: [^\n]*16 Mar[^\n]*15 Mar/);
    expect(calendarIn(moved!).event.startDate.toString()).toContain('2027-03-17');
  });

  it('is no longer moved, nor brought, once it is cancelled before the mail could go', async () => {
    const { w, mailsTo } = await mailWorld();
    const known = await plan(w, '2027-03-15T10:00');
    await w.to('2026-12-02T03:00:00Z');
    const { target: unknown } = await w.officer.press('meeting.schedule', null, {
      ...{ kind: 'thematic', title: 'Reparations', startsAt: '2027-03-18T10:00' },
    });
    await w.officer.press('meeting.move', known, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.advance('PT10M');
    for (const m of [known, unknown]) await w.officer.press('meeting.cancel', m, { reason: 'No quorum.' });
    await w.to('2026-12-02T16:00:00Z');
    const mails = mailsTo(FP).slice(1);
    expect(mails.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^Cancelled: /),
      expect.stringMatching(/^Cancelled: /),
    ]);
    // Nothing is taken out of a calendar to which nothing came.
    const cancels = withCalendar(mails);
    expect(cancels.map(({ method, event }) => [method, event.uid])).toEqual([['CANCEL', `${known}.una@concord`]]);
  });

  it('comes to nobody whose term passes with a move before the mail could go', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['DPO', 'IOM', 'UNFPA', 'UNHCR', 'UNICEF'], people: [CHAIR] });
    await configure(w);
    const inTheirs = { kind: 'rmc', startsAt: '2028-03-15T10:00' };
    const { target: m } = await w.officer.press('meeting.schedule', null, inTheirs);
    await w.settle();
    await w.to('2026-12-03T03:00:00Z');
    await w.officer.press('meeting.move', m, { startsAt: '2028-03-16T10:00', reason: 'Room.' });
    await w.advance('PT10M');
    // DPO and IOM have the seats of 2027.
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-15T10:00', reason: 'Earlier.' });
    await w.to('2026-12-03T16:00:00Z');
    expect(withCalendar(mailsTo(FP)).map(({ method }) => String(method))).toEqual(['REQUEST', 'CANCEL']);
  });

  it('goes from the former mailbox of whoever has another address, and comes to the new one', async () => {
    const { w, mailsTo } = await mailWorld();
    await plan(w, '2027-03-15T10:00');
    const now = 'amina@unhcr.example';
    await w.officer.press('roll.set', null, { email: FP, newEmail: now });
    await w.settle();
    const of = (email: string) => withCalendar(mailsTo(email)).map(({ method, attendee }) => [method, attendee]);
    expect(of(FP)).toEqual([
      ['REQUEST', `mailto:${FP}`],
      ['CANCEL', `mailto:${FP}`],
    ]);
    expect(of(now)).toEqual([['REQUEST', `mailto:${now}`]]);
    const gone = mailsTo(FP).at(-1)!;
    expect(gone.text).toContain('goes from the calendar of this mailbox');
    // Neither a page of theirs nor their new address is told there.
    expect(`${gone.text}${gone.html}`).not.toMatch(/\/m\/|amina@|Show/);
    // Often both are names of one mailbox: what brings it there stands above what takes it out.
    expect(countsOf(mailsTo(now))).toEqual([['REQUEST', 2]]);
    // Back again: the count goes on.
    await w.officer.press('roll.set', null, { email: now, newEmail: FP });
    await w.settle();
    expect(countsOf(mailsTo(FP))).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
      ['REQUEST', 4],
    ]);
    expect(countsOf(mailsTo(now)).at(-1)).toEqual(['CANCEL', 3]);
  });

  it('counts each cancellation and new invitation of a person, whose program passes over what is not newer', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['UNHCR', 'UNICEF'] });
    const other = 'other@unhcr.example';
    await w.officer.press('roll.set', null, { email: other, name: 'Other', role: 'alternate', entity: 'UNHCR' });
    await w.settle();
    const audience = { kind: 'thematic', title: 'Reparations', audience: 'UNHCR', startsAt: '2027-03-15T10:00' };
    const { target: m } = await w.officer.press('meeting.schedule', null, audience);
    await w.settle();
    for (const entity of ['UNICEF', 'UNHCR', 'UNICEF', 'UNHCR']) {
      await w.advance('PT30M');
      await w.officer.press('roll.set', null, { email: FP, role: 'alternate', entity });
      await w.settle();
    }
    await w.advance('PT30M');
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.settle();
    const all = withCalendar(mailsTo(FP));
    expect(all.map(({ method }) => method)).toEqual([
      ...['REQUEST', 'CANCEL', 'REQUEST', 'CANCEL', 'REQUEST', 'REQUEST'],
    ]);
    for (const [before, now] of all.slice(1).map((one, i) => [all[i]!, one] as const)) {
      expect(now.event.sequence).toBeGreaterThan(before.event.sequence);
      expect(now.stamp > before.stamp, `${before.stamp} < ${now.stamp}`).toBe(true);
    }
    // Others are asked again by the move alone.
    expect(withCalendar(mailsTo(other)).map(({ event }) => event.sequence)).toEqual([0, 1]);
  });

  it('is the same bytes over all tries of a mail, also of a cancellation', async () => {
    const { w, relay, mailsTo } = await mailWorld({ entities: ['UNHCR', 'UNICEF'] });
    const audience = { kind: 'thematic', title: 'Reparations', audience: 'UNHCR', startsAt: '2027-03-15T10:00' };
    await w.officer.press('meeting.schedule', null, audience);
    await w.settle();
    let cuts = 2;
    relay.answers = { cut: () => (cuts-- > 0 ? 'after' : undefined) };
    await w.officer.press('roll.set', null, { email: FP, role: 'alternate', entity: 'UNICEF' });
    for (let n = 0; n < 8; n += 1) {
      await w.advance('PT15M');
      await w.settle();
    }
    const cancels = mailsTo(FP).filter(({ calendar }) => calendar.includes('METHOD:CANCEL'));
    expect(cancels.length).toBeGreaterThan(1);
    expect(new Set(cancels.map(({ raw }) => raw)).size).toBe(1);
  });

  it('comes with the agenda of a series, and does not ask again whoever has answered', async () => {
    const { w, mailsTo } = await mailWorld({ entities: ['UNHCR', 'UNICEF'] });
    await w.officer.press('series.set', null, SERIES);
    await w.settle();
    expect(withCalendar(mailsTo(FP))).toEqual([]);
    const fp = w.focalPoint('UNHCR');
    await fp.press('meeting.reply', 'M-1', { answer: 'attending' });
    const secret = { title: 'Allegation in Kismayo', classification: 'strictlyConfidential' };
    const { target: item } = await w.focalPoint('UNICEF').press('agenda.propose', 'M-1', secret);
    await w.officer.press('agenda.accept', item);
    const { startsAt } = (await w.records<{ startsAt: string }>('meetings', 'M-1'))[0]!;
    await w.to(new Date(Date.parse(startsAt) - 6 * 86_400_000).toISOString());
    const [brought] = withCalendar(mailsTo(FP));
    expect(brought?.asked).toEqual(['ACCEPTED', 'FALSE', 'REQ-PARTICIPANT']);
    // A calendar entry shows a restricted item's words to whoever sees the calendar (domain.md 9).
    expect(brought?.text).not.toContain('Kismayo');
  });

  it('asks for no answer where Concord reads none, and says so to whom it goes', async () => {
    const mail = { imapUrl: undefined as never, replyTo: 'office@example.org' };
    const { w, mailsTo } = await mailWorld({ mail });
    await plan(w);
    const [brought] = withCalendar(mailsTo(FP));
    expect(brought).toMatchObject({ organizer: 'mailto:office@example.org' });
    expect(brought?.asked?.[1]).toBe('FALSE');
  });

  it('keeps people’s words in their property, in lines of 75 octets', async () => {
    const { w, mailsTo } = await mailWorld();
    const title = `Survivors; "rights", ${'données à caractère personnel, '.repeat(5)}\\ اجتماع end`;
    const place = 'Room 7\r\nATTENDEE:mailto:eve@evil.example';
    await w.officer.press('meeting.schedule', null, { kind: 'thematic', title, startsAt: '2026-12-03T10:00', place });
    await w.settle();
    const [brought] = withCalendar(mailsTo(FP));
    expect(brought?.event.summary).toBe(title);
    expect(brought?.text).not.toMatch(/^ATTENDEE:/m);
    for (const line of brought!.text.split('\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the answer of a calendar program', () => {
  const replying = (
    to: string,
    uid: string,
    more: { partstat?: string; sequence?: number; attendee?: string; method?: string; lines?: string[] } = {},
  ) => {
    const { partstat = 'ACCEPTED', sequence = 0, attendee = FP, method = 'REPLY', lines = [] } = more;
    return [
      `From: ${FP}`,
      `To: ${to}`,
      `Subject: ${partstat}`,
      `Message-ID: <${partstat}-${sequence}-${attendee}-${method}-${lines.join().length}>`,
      'MIME-Version: 1.0',
      `Content-Type: text/calendar; method=${method}; charset=utf-8`,
      '',
      'BEGIN:VCALENDAR',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SEQUENCE:${sequence}`,
      `ATTENDEE;PARTSTAT=${partstat}:mailto:${attendee}`,
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
  };

  it('is the entity’s answer, once, and can be changed; another’s, a late or a doubtful one is not', async () => {
    const mailbox = mailboxInMemory();
    const { w, mailsTo } = await mailWorld({ mailbox });
    const take = async (raw: string) => {
      mailbox.deliver(raw);
      await vi.waitFor(() => expect(mailbox.inbox()).toEqual([]), { timeout: 10_000 });
      await w.settle();
    };
    const m = await plan(w, '2027-03-15T10:00');
    const [invited] = withCalendar(mailsTo(FP));
    const to = invited?.organizer.replace('mailto:', '') ?? '';
    const uid = invited?.event.uid ?? '';
    const answers = async () =>
      (await w.records<{ replies: readonly { entity: string; answer: string }[] }>('meetings', m))[0]?.replies;
    await take(replying(to, uid));
    expect(await answers()).toMatchObject([{ entity: 'UNHCR', answer: 'attending' }]);
    // The same mail once more, by another way.
    await take(`Received: again\r\n${replying(to, uid)}`);
    await take(replying(to, uid, { partstat: 'DECLINED' }));
    expect(await answers()).toMatchObject([{ entity: 'UNHCR', answer: 'regrets' }]);
    await take(replying(to, uid, { attendee: 'somebody@else.example' }));
    await take(replying(to, uid, { partstat: 'TENTATIVE' }));
    expect(await answers()).toMatchObject([{ entity: 'UNHCR', answer: 'regrets' }]);
    expect(
      (await w.officer.messages('wordsReceived')).map(({ words }) => words.includes('nothing was recorded')),
    ).toEqual([true, true]);
    expect((await w.officer.messages('wordsReceived')).map(({ words }) => words.includes('“tentative”'))).toEqual([
      false,
      true,
    ]);
    // Mails overtake one another: what was written before the last answer changes nothing.
    const stamped = (partstat: string, at: string) =>
      take(replying(to, uid, { partstat, lines: [`DTSTAMP:20261124T${at}Z`] }).replace('Message-ID: <', `$&${at}`));
    await stamped('ACCEPTED', '100500');
    await stamped('DECLINED', '100000');
    expect(await answers()).toMatchObject([{ entity: 'UNHCR', answer: 'attending' }]);
    await stamped('DECLINED', '100600');
    expect(await answers()).toMatchObject([{ entity: 'UNHCR', answer: 'regrets' }]);
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.settle();
    const before = await answers();
    await take(replying(to, uid, { partstat: 'ACCEPTED', sequence: 0, attendee: FP.toUpperCase() }));
    expect(await answers()).toEqual(before);
    await take(replying(to, uid, { sequence: 1 }));
    expect(await answers()).toMatchObject([{ entity: 'UNHCR', answer: 'attending' }]);
    const audit = await w.records<{ verb: string; platform: string; via?: string }>('audit', m);
    expect(audit.filter(({ verb }) => verb === 'meeting.reply')).toMatchObject(
      [1, 2, 3, 4, 5].map(() => ({ platform: 'mail', via: 'calendar reply' })),
    );
  });

  it('brings the words beside it, and another time that is proposed, to the Secretariat, whatever is recorded', async () => {
    const mailbox = mailboxInMemory();
    const { w, mailsTo } = await mailWorld({ mailbox });
    const m = await plan(w, '2027-03-15T10:00');
    const [invited] = withCalendar(mailsTo(FP));
    const to = invited?.organizer.replace('mailto:', '') ?? '';
    const uid = invited?.event.uid ?? '';
    const take = async (more: Parameters<typeof replying>[2]) => {
      mailbox.deliver(replying(to, uid, more));
      await vi.waitFor(() => expect(mailbox.inbox()).toEqual([]), { timeout: 10_000 });
      await w.settle();
      return w.officer.last('wordsReceived');
    };
    const declined = await take({ partstat: 'DECLINED', lines: ['COMMENT:I am on mission\\, Marc will come'] });
    for (const part of ['I am on mission, Marc will come', 'send regrets', 'has answered an invitation', m])
      expect(declined.words).toContain(part);
    for (const part of ['nothing was recorded', 'It is not known']) expect(declined.words).not.toContain(part);
    const [meeting] = await w.records<{ replies: readonly { answer: string }[] }>('meetings', m);
    expect(meeting?.replies).toMatchObject([{ answer: 'regrets' }]);
    const another = (zone: string) => ({
      ...{ method: 'COUNTER', partstat: 'TENTATIVE' },
      lines: [`DTSTART;TZID=${zone}:20270129T210000`, 'COMMENT:Friday would be better'],
    });
    const proposed = await take(another('W. Europe Standard Time'));
    for (const part of ['proposes another time', '29 Jan 2027, 15:00 (New York', 'Friday would be better'])
      expect(proposed.words).toContain(part);
    expect((await take(another('Customized Time Zone'))).words).toContain('2027-01-29 21:00 (Customized Time Zone)');
    await w.officer.press('meeting.move', m, { startsAt: '2027-03-16T11:00', reason: 'Room.' });
    await w.settle();
    const late = await take({ lines: ['COMMENT:With two colleagues'] });
    for (const part of ['With two colleagues', 'an invitation to a former time']) expect(late.words).toContain(part);
  });
});
