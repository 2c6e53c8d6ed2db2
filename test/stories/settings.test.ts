/** Settings as people type them (domain.md 2): all of it is understood, or it is refused with what was not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readHolidays,
  readLanguages,
  readNumbering,
  readNumbers,
  readWeek,
} from '../../src/features/network/rules/readLists.ts';
import { calendarDate } from '../../src/core/ids.ts';
import { world } from '../support/world.ts';
import { MONDAY_TO_FRIDAY } from '../support/weeks.ts';

const settings = async (w: Awaited<ReturnType<typeof world>>) => (await w.records('settings'))[0];

describe('a setting', () => {
  it.each([
    ['New York', 'America/New_York'],
    ['new  york', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['Genève', 'Europe/Zurich'],
    ['Londres', 'Europe/London'],
    ['Paris', 'Europe/Paris'],
    ['Niarobi', 'Africa/Nairobi'],
    ['Bangkok time', 'Asia/Bangkok'],
    ['Atlantis', 'a name such as Africa/Nairobi'],
    ['UTC+1', 'a name such as Africa/Nairobi'],
  ])('timeZone: %s is refused, with the zone that is meant', async (typed, said) => {
    const w = await world({ entities: ['UNHCR'] });
    const before = await settings(w);
    const zone = await w.officer.press('settings.set', null, { timeZone: typed });
    expect(zone).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { timeZone: expect.stringContaining(said) as string },
    });
    expect(await settings(w)).toEqual(before);
    const email = 'focal.point@unhcr.example';
    const person = await w.officer.press('roll.set', null, { email, zone: typed });
    expect(person.fields?.['zone']).toContain(said);
    const series = { kind: 'rmc', rule: 'first monday', time: '10:00', zone: typed };
    expect((await w.officer.press('series.set', null, series)).fields?.['zone']).toContain(said);
  });

  it('timeZone: is kept as the zone is written, however it was typed', async () => {
    const w = await world();
    expect((await w.officer.press('settings.set', null, { timeZone: 'africa/nairobi' })).ok).toBe(true);
    expect(await settings(w)).toMatchObject({ timeZone: 'Africa/Nairobi' });
  });

  it.each([
    ['workingWeek', 'Mon–Fri', 'mon, tue, wed, thu, fri', 'Monday to Friday'],
    ['workingWeek', 'lundi au vendredi', 'mon, tue, wed, thu, fri', 'Monday to Friday'],
    ['workingWeek', 'Sunday to Thursday', 'mon, tue, wed, thu, sun', 'Sunday to Thursday'],
    ['languages', 'English et français', 'en, fr', 'en, fr'],
    ['closingTime', '5 pm', '17:00', '17:00'],
    ['closingTime', '17h30', '17:30', '17:30'],
    ['rmcNotices', '30, 14 and 7', '30, 14, 7', '30, 14, 7'],
    [
      'holidays',
      '24 Dec 2026, 28 to 30 Dec 2026',
      '2026-12-24, 2026-12-28, 2026-12-29, 2026-12-30',
      'Thu, 24 Dec 2026',
    ],
  ])('%s: %s is understood, and the answer repeats it', async (name, typed, kept, said) => {
    const w = await world();
    const answer = await w.officer.press('settings.set', null, { [name]: typed });
    expect(answer).toMatchObject({ ok: true, cardName: 'settings' });
    expect(answer.words).toContain('Understood and saved');
    expect(answer.words).toContain(said);
    expect((await w.officer.press('settings.show')).words).toContain(kept);
  });

  it.each([
    ['workingWeek', 'Mon–Fry', 'fry'],
    ['workingWeek', 'mon, monkeys', 'monkeys'],
    ['languages', 'en fr es', 'es'],
    ['numbering', '{prefix}/{yr}/{number}', '{yr}'],
    ['reminderWorkingDays', '2, soon, 1', 'soon'],
    ['holidays', '2026-12-24, someday', 'someday'],
    ['holidays', '3/4/2027', 'Sat, 3 Apr 2027'],
    ['retention', 'correspondence: 2y; endorsements: -1y', 'endorsements: -1y'],
    ['retention', 'endorsements: +1y', 'endorsements: +1y'],
    ['retention', 'endorsements: −1y', 'endorsements: −1y'],
    ['retention', 'endorsements - 1y', 'endorsements - 1y'],
    ['retention', 'endorsements: 1.5y', 'endorsements: 1.5y'],
    ['retention', 'endorsements: 1,5y', 'endorsements: 1'],
    ['retention', 'endorsements: 5y (minutes too)', 'endorsements: 5y (minutes too)'],
    ['retention', '(endorsements): 5y', '(endorsements): 5y'],
    ['retention', 'endorsements: 5y; endorsements: 2y', 'endorsements: 2y'],
    ['retention', 'endorsements: 5y; requests: 2y', 'requests: 2y'],
    ['retention', ';', ';'],
    ['meetingReminders', '7d, -1d', '7 days'],
    ['meetingReminders', '7d, 1d soon', '7 days'],
    ['reminderWorkingDays', '-2, 1', '-2'],
    ['rmcNotices', '30, -7', '-7'],
    ['rmcNotices', '30, 7.5', '7.5'],
    ['reachFloorHours', '-24', ''],
    ['reachFloorHours', '24 or so', ''],
    ['urgentPerDay', '5.5', ''],
    ['closingTime', '-17:00', ''],
  ])('%s: %s is refused with what was not understood', async (name, typed, part) => {
    const w = await world();
    const before = await settings(w);
    const answer = await w.officer.press('settings.set', null, { [name]: typed, silenceDays: 9 });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.fields?.[name]).toContain(part);
    expect(await settings(w)).toEqual(before);
  });

  it('holidays can be added without typing all of them again', async () => {
    const w = await world({ settings: { holidays: [calendarDate('2026-12-25')] } });
    await w.officer.press('settings.set', null, { holidays: '+ 31 Dec 2026' });
    expect(await settings(w)).toMatchObject({ holidays: ['2026-12-25', '2026-12-31'] });
  });
});

it('nothing is read as less than was typed without a word', () => {
  const today = calendarDate('2026-11-29');
  const readers = [
    readWeek,
    readLanguages,
    readNumbering,
    (typed: string) => readNumbers(typed, 1, 60),
    (typed: string) => readHolidays(typed, today, MONDAY_TO_FRIDAY),
  ];
  const known = fc.constantFrom(
    'mon',
    'Fri',
    '-',
    'to',
    'en',
    'fr',
    '{number}',
    '{year}',
    '7',
    '2026-12-24',
    '21 Dec',
    ',',
    'and',
  );
  const stranger = fc.constantFrom('xyz', '{yr}', 'es', 'monkey', '7a', '-3', '2026-13-40', '½x', '{', '☃');
  fc.assert(
    fc.property(
      fc.array(known, { maxLength: 5 }),
      fc.array(known, { maxLength: 5 }),
      stranger,
      (before, after, word) => {
        const typed = [...before, word, ...after].join(' ');
        for (const read of readers) {
          // A pattern of numbers keeps words as they are: there only what stands in brackets has to be known.
          if (read === readNumbering && !/[{}]/.test(word)) continue;
          expect(read(typed), typed).toHaveProperty('fault');
        }
      },
    ),
    { numRuns: 500 },
  );
});

describe('a date in a form', () => {
  const OPEN = { title: 'Framework', documentUrl: 'https://un.example/a', documentVersion: '1' };
  it.each(['10 Dec 2026', '10 décembre 2026', 'Thu, 10 Dec 2026'])('is taken as %s', async (closesOn) => {
    const w = await world();
    const answer = await w.officer.press('endorsement.open', null, { ...OPEN, closesOn });
    expect((await w.request(answer.target ?? '')).closesAt).toBe('2026-12-10T22:00:00.000Z');
  });
  it('that could be two asks back', async () => {
    const w = await world();
    const answer = await w.officer.press('endorsement.open', null, { ...OPEN, closesOn: '10/12/2026' });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.fields?.['closesOn']).toContain('Thu, 10 Dec 2026 or Mon, 12 Oct 2026');
  });
});

describe('when a meeting is, in a form', () => {
  it.each([
    ['2026-12-15T17:00', undefined],
    ['15 Dec 2026 at 5 pm', undefined],
    ['15 Dec 2026 at 17', undefined],
    ['mardi 15 décembre à 17h00', undefined],
    ['15 Dec', '17 h'],
    ['15/12/2026', '5:00 pm'],
  ])('is taken as %s, %s', async (startsAt, time) => {
    const w = await world();
    const answer = await w.officer.press('meeting.schedule', null, { kind: 'focalPoints', startsAt, time });
    expect(answer, answer.message).toMatchObject({ ok: true });
    expect((await w.records('meetings'))[0]).toMatchObject({ startsAt: '2026-12-15T22:00:00.000Z' });
  });
  it.each([
    ['10/12/2026 17:00', 'Thu, 10 Dec 2026 or Mon, 12 Oct 2026'],
    ['15 Dec 2026 at five', ''],
    // In the morning or in the afternoon: not guessed.
    ['15 Dec 2026 at 5', ''],
    ['15 Dec 2026 at 5 pm or later', ''],
  ])('%s is refused', async (startsAt, said) => {
    const w = await world();
    const answer = await w.officer.press('meeting.schedule', null, { kind: 'focalPoints', startsAt });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.fields?.['startsAt']).toContain(said);
    expect(await w.records('meetings')).toEqual([]);
  });
});

describe('what a setting affects', () => {
  it('is said with what was understood: nothing moves by itself, and what is on a day off now is named', async () => {
    const w = await world();
    const e = await w.open();
    await w.open();
    const start = { kind: 'focalPoints', startsAt: '2026-12-10T10:00' };
    const m = (await w.officer.press('meeting.schedule', null, start)).target ?? '';
    const before = await w.request(e);
    const { words } = await w.officer.press('settings.set', null, { holidays: '+ 2 Dec 2026, 10 Dec 2026' });
    expect(words).toContain('2 open requests keep their dates.');
    expect(words).toContain('E-1 and E-2');
    expect(words).toContain('1 planned meeting is on a day off now:');
    expect(words).toContain(`${m}, Thu, 10 Dec 2026`);
    expect((await w.request(e)).closesAt).toBe(before.closesAt);
    expect((await w.officer.press('settings.set', null, { prefix: 'UNX' })).words).not.toContain('What this affects');
    expect((await w.officer.press('settings.show')).words).not.toContain('What this affects');
  });
});

describe('holidays, one by one and from a file', () => {
  const before = {
    holidays: ['2026-12-25', '2027-01-01', '2027-12-24'].map(calendarDate),
    holidayNames: { '2026-12-25': { name: 'Christmas' }, '2027-01-01': { name: 'New Year' } },
  };
  const read = (typed: string) => readHolidays(typed, calendarDate('2026-11-24'), { ...MONDAY_TO_FRIDAY, ...before });

  it('one is taken away behind a dash, without the others; a day that is none is named', () => {
    expect(read('- 1 Jan 2027')).toEqual({
      is: { holidays: ['2026-12-25', '2027-12-24'], holidayNames: { '2026-12-25': { name: 'Christmas' } } },
    });
    expect(read('– 25 Dec 2026, 1 Jan 2027')).toMatchObject({ is: { holidays: ['2027-12-24'] } });
    expect(read('- 2 Jan 2027')).toMatchObject({ fault: { with: { parts: ['2 Jan 2027'] } } });
  });

  it('a calendar file sets the years that it has, with names and spans; what repeats is named', () => {
    const event = (lines: string): string => `BEGIN:VEVENT\n${lines}\nEND:VEVENT\n`;
    const file = (events: string): string => `BEGIN:VCALENDAR\nVERSION:2.0\n${events}END:VCALENDAR`;
    const eid = event('DTSTART;VALUE=DATE:20270309\nDTEND;VALUE=DATE:20270311\nSUMMARY:Eid\\, two da\n ys');
    expect(read(file(eid + event('DTSTART:20271227T000000\nSUMMARY:Bridge')))).toEqual({
      is: {
        holidays: ['2026-12-25', '2027-03-09', '2027-03-10', '2027-12-27'],
        holidayNames: {
          '2026-12-25': { name: 'Christmas' },
          '2027-03-09': { name: 'Eid, two days' },
          '2027-03-10': { name: 'Eid, two days' },
          '2027-12-27': { name: 'Bridge' },
        },
      },
    });
    const yearly = event('DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=YEARLY\nSUMMARY:New Year');
    expect(read(file(yearly))).toMatchObject({ fault: { with: { parts: ['New Year'] } } });
    expect(read(file(''))).toHaveProperty('fault');
  });
});
it.each([
  '25 Dec 2026: Christmas',
  '25 Dec 2026 (Christmas)',
  '25 Dec 2026 = Christmas',
  '25 Dec 2026 Christmas',
  '2026-12-25 Christmas',
  'Christmas 25 Dec 2026',
  'Christmas: 25 Dec 2026',
])('a holiday is read with its name: %s', (typed) => {
  expect(readHolidays(typed, calendarDate('2026-11-24'), MONDAY_TO_FRIDAY)).toMatchObject({
    is: { holidays: ['2026-12-25'] },
  });
  const { is } = readHolidays(typed, calendarDate('2026-11-24'), MONDAY_TO_FRIDAY) as { is: { holidayNames: object } };
  expect(Object.keys(is.holidayNames)).toEqual(['2026-12-25']);
});

it('what is no setting is not saved', async () => {
  const w = await world();
  for (const inputs of [{ ratention: '5y' }, { ratention: '5y', name: 'Renamed' }])
    expect(await w.officer.press('settings.set', null, inputs)).toMatchObject({
      code: 'invalid',
      fields: { ratention: expect.stringContaining('There is no input “ratention” here') as unknown },
    });
  expect(await w.officer.press('settings.set', null, {})).toMatchObject({ code: 'invalid' });
});
