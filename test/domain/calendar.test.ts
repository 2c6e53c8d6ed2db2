import { describe, expect, it, test } from 'vitest';
import { calendarDate, instant, type CalendarDate, type Instant } from '../../src/core/ids.ts';
import {
  addDays,
  closingInstant,
  closingOf,
  dateAt,
  instantAt,
  isDate,
  isWorkingDay,
  isZone,
  oneWorkingDayFrom,
  quietUntil,
  reminderRungs,
  timeAt,
  workingDayOnOrAfter,
  workingDaysAfter,
  workingDaysBefore,
  type Calendar,
  type Ladder,
} from '../../src/calendar/calendar.ts';

const NEW_YORK = 'America/New_York';
const on = (text: string): CalendarDate => calendarDate(text);
const at = (text: string): Instant => instant(text);
const inNewYork = (date: string, time: string): Instant => instantAt(on(date), time, NEW_YORK);

/** Mon–Fri in New York, closing at 17:00, Independence Day 2026 observed on Friday 3 July. */
const calendar = (changes: Partial<Calendar> = {}): Calendar => ({
  timeZone: NEW_YORK,
  workingWeek: [1, 2, 3, 4, 5],
  holidays: [on('2026-07-03')],
  closingTime: '17:00',
  ...changes,
});

describe('a date', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['2026-01-01 ', false],
    ['2026-01-01T00:00Z', false],
    ['+002026-01-01', false],
    ['tomorrow', false],
    ['', false],
  ])('%j is real: %j', (text, real) => expect(isDate(text)).toBe(real));

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-08', 365, '2027-03-08'],
    ['1969-12-31', 1, '1970-01-01'],
    ['0000-01-01', 0, '0000-01-01'],
    ['9999-12-31', 0, '9999-12-31'],
  ])('%s moved by %i days is %s', (date, days, then) => expect(addDays(on(date), days)).toBe(then));

  it.each([
    ['2026-02-30', 1],
    ['9999-12-31', 1],
    ['0000-01-01', -1],
    ['2026-01-01', 0.5],
    ['2026-01-01', NaN],
  ])('%s moved by %d days is refused', (date, days) => expect(() => addDays(on(date), days)).toThrow(RangeError));
});

describe('a zone', () => {
  it.each([
    ['America/New_York', true],
    ['america/new_york', true],
    ['Asia/Kolkata', true],
    ['Etc/GMT+3', true],
    ['UTC', true],
    ['Europe/Atlantis', false],
    ['+01:00', false],
    ['PST', false],
    ['2026-01-01T00:00[Europe/Paris]', false],
    ['', false],
  ])('%j is known: %j', (name, known) => expect(isZone(name)).toBe(known));

  it.each([
    ['2026-03-09T03:59:59.999Z', NEW_YORK, '2026-03-08', '23:59'],
    ['2026-03-09T04:00:00.000Z', NEW_YORK, '2026-03-09', '00:00'],
    ['2026-01-01T04:59:59.999Z', NEW_YORK, '2025-12-31', '23:59'],
    ['2026-12-31T10:00:00.000Z', 'Pacific/Kiritimati', '2027-01-01', '00:00'],
    ['2026-06-01T00:00:00.000Z', 'Asia/Kathmandu', '2026-06-01', '05:45'],
    ['2026-04-04T15:00:00.000Z', 'Australia/Lord_Howe', '2026-04-05', '01:30'],
    ['1969-12-31T23:00:00.000Z', 'UTC', '1969-12-31', '23:00'],
  ])('%s in %s is %s %s', (when, zone, date, time) =>
    expect([dateAt(at(when), zone), timeAt(at(when), zone)]).toEqual([date, time]),
  );

  test('that is unknown, or an instant that is none, is refused', () => {
    expect(() => dateAt(at('2026-01-01'), 'Europe/Atlantis')).toThrow(RangeError);
    expect(() => instantAt(on('2026-01-01'), '09:00', 'Europe/Atlantis')).toThrow(RangeError);
    expect(() => dateAt('never' as Instant, 'UTC')).toThrow(RangeError);
    expect(() => timeAt(at('+012026-01-01T00:00:00Z'), 'UTC')).toThrow(RangeError);
  });
});

describe('a local time', () => {
  it.each([
    ['is that wall clock', '2026-01-15', '17:00', NEW_YORK, '2026-01-15T22:00:00.000Z'],
    ['is that wall clock in summer', '2026-07-15', '17:00', NEW_YORK, '2026-07-15T21:00:00.000Z'],
    ['before the spring gap is usual', '2026-03-08', '01:59', NEW_YORK, '2026-03-08T06:59:00.000Z'],
    ['at the start of the gap is its end', '2026-03-08', '02:00', NEW_YORK, '2026-03-08T07:00:00.000Z'],
    ['in the gap is the first instant after', '2026-03-08', '02:30', NEW_YORK, '2026-03-08T07:00:00.000Z'],
    ['at the end of the gap is usual', '2026-03-08', '03:00', NEW_YORK, '2026-03-08T07:00:00.000Z'],
    ['in the gap in Geneva', '2026-03-29', '02:59', 'Europe/Zurich', '2026-03-29T01:00:00.000Z'],
    ['in a gap of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['in a gap up to midnight', '2026-03-28', '23:30', 'America/Scoresbysund', '2026-03-29T01:00:00.000Z'],
    ['on a date that was left out', '2011-12-30', '17:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['before the autumn overlap is usual', '2026-11-01', '00:59', NEW_YORK, '2026-11-01T04:59:00.000Z'],
    ['that comes twice is the later', '2026-11-01', '01:30', NEW_YORK, '2026-11-01T06:30:00.000Z'],
    ['that comes twice, at its start', '2026-11-01', '01:00', NEW_YORK, '2026-11-01T06:00:00.000Z'],
    ['that comes twice in Geneva', '2026-10-25', '02:30', 'Europe/Zurich', '2026-10-25T01:30:00.000Z'],
    ['that comes twice in half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T15:15:00.000Z'],
    ['after the overlap is usual', '2026-11-01', '02:00', NEW_YORK, '2026-11-01T07:00:00.000Z'],
  ])('%s: %s %s %s', (_, date, time, zone, then) => expect(instantAt(on(date), time, zone)).toBe(then));

  it.each(['24:00', '9:00', '09:60', '09:00:00', ''])('%j is refused', (time) =>
    expect(() => instantAt(on('2026-01-01'), time, 'UTC')).toThrow(RangeError),
  );
});

describe('a working day', () => {
  it.each([
    ['a Monday', '2026-06-29', true],
    ['a Friday', '2026-06-26', true],
    ['a Saturday', '2026-06-27', false],
    ['a Sunday', '2026-06-28', false],
    ['a holiday', '2026-07-03', false],
    ['a Friday before 1970', '1969-12-26', true],
    ['a Sunday before 1970', '1969-12-28', false],
  ])('%s, %s: %j', (_, date, working) => expect(isWorkingDay(on(date), calendar())).toBe(working));

  test('follows the working week of the network', () => {
    const sundayToThursday = calendar({ workingWeek: [7, 1, 2, 3, 4] });
    expect(isWorkingDay(on('2026-06-28'), sundayToThursday)).toBe(true);
    expect(isWorkingDay(on('2026-06-26'), sundayToThursday)).toBe(false);
  });

  it.each([
    ['2026-07-02', '2026-07-02'],
    ['2026-07-03', '2026-07-06'],
    ['2026-07-05', '2026-07-06'],
  ])('on or after %s is %s', (date, then) => expect(workingDayOnOrAfter(on(date), calendar())).toBe(then));

  it.each([
    ['2026-07-01', 1, '2026-07-02'],
    ['2026-07-01', 2, '2026-07-06'],
    ['2026-07-04', 1, '2026-07-06'],
    ['2026-07-01', 5, '2026-07-09'],
  ])('%s + %i is %s', (date, n, then) => expect(workingDaysAfter(on(date), n, calendar())).toBe(then));

  it.each([
    ['2026-07-07', 1, '2026-07-06'],
    ['2026-07-07', 2, '2026-07-02'],
    ['2026-07-05', 1, '2026-07-02'],
    ['2026-07-09', 5, '2026-07-01'],
  ])('%s − %i is %s', (date, n, then) => expect(workingDaysBefore(on(date), n, calendar())).toBe(then));

  it.each([0, -1, 1.5, NaN, Infinity, 2_001, 1e12])('count %d is refused', (n) => {
    expect(() => workingDaysAfter(on('2026-07-01'), n, calendar())).toThrow(RangeError);
    expect(() => workingDaysBefore(on('2026-07-01'), n, calendar())).toThrow(RangeError);
  });

  test('is not searched for ever in a calendar that has none', () => {
    const empty = calendar({ workingWeek: [] });
    expect(() => workingDayOnOrAfter(on('2026-07-01'), empty)).toThrow(RangeError);
    expect(() => workingDaysAfter(on('2026-07-01'), 1, empty)).toThrow(RangeError);
    expect(() => workingDaysBefore(on('2026-07-01'), 1, empty)).toThrow(RangeError);
    expect(() => closingInstant({ openedAt: at('2026-07-01'), workingDays: 5 }, 72, empty)).toThrow(RangeError);
  });

  test('ends at closing time on the wall clock, whatever the season', () => {
    expect(closingOf(on('2026-01-15'), calendar())).toBe('2026-01-15T22:00:00.000Z');
    expect(closingOf(on('2026-07-15'), calendar())).toBe('2026-07-15T21:00:00.000Z');
  });

  it.each([
    ['in the morning', '2026-06-29', '09:00', '2026-06-30'],
    ['after closing time', '2026-06-29', '17:01', '2026-06-30'],
    ['before a long weekend', '2026-07-02', '16:59', '2026-07-06'],
    ['at the weekend', '2026-07-04', '12:00', '2026-07-06'],
  ])('from an instant %s ends at closing time of the next: %s %s', (_, date, time, closes) =>
    expect(oneWorkingDayFrom(inNewYork(date, time), calendar())).toBe(inNewYork(closes, '17:00')),
  );
});

describe('a request closes', () => {
  const closing = (date: string, time: string, asked: { workingDays: number } | { closesOn: string }, floor = 72) =>
    closingInstant(
      'closesOn' in asked
        ? { openedAt: inNewYork(date, time), closesOn: on(asked.closesOn) }
        : { openedAt: inNewYork(date, time), ...asked },
      floor,
      calendar(),
    );

  it.each([
    ['on the 5th working day after opening', '2026-06-22', '10:00', 5, '2026-06-29'],
    ['the same for an opening at 09:00', '2026-06-24', '09:00', 5, '2026-07-01'],
    ['and for one at 16:59', '2026-06-24', '16:59', 5, '2026-07-01'],
    ['and for one at 23:59, already tomorrow in UTC', '2026-06-24', '23:59', 5, '2026-07-01'],
    ['not counting a holiday', '2026-07-01', '10:00', 5, '2026-07-09'],
    ['counting from the Monday when opened on a Saturday', '2026-06-20', '10:00', 5, '2026-06-26'],
    ['at the same wall clock after the spring change', '2026-03-04', '10:00', 5, '2026-03-11'],
    ['at the same wall clock after the autumn change', '2026-10-28', '10:00', 5, '2026-11-04'],
  ])('%s (%s %s)', (_, date, time, workingDays, closesOn) =>
    expect(closing(date, time, { workingDays })).toEqual({
      closesAt: inNewYork(closesOn, '17:00'),
      closesOn,
      raised: false,
    }),
  );

  it.each([
    ['on the date asked for', '2026-06-30', '2026-06-30', {}],
    ['on Monday when a Saturday was asked for', '2026-06-27', '2026-06-29', { movedFrom: '2026-06-27' }],
    ['after the long weekend when a holiday was', '2026-07-03', '2026-07-06', { movedFrom: '2026-07-03' }],
  ])('%s (%s)', (_, closesOn, then, moved) =>
    expect(closing('2026-06-22', '10:00', { closesOn })).toEqual({
      closesAt: inNewYork(then, '17:00'),
      closesOn: then,
      raised: false,
      ...moved,
    }),
  );

  it.each([
    ['raised to the floor', '2026-06-22', '10:00', { workingDays: 1 }, 72, '2026-06-25', {}],
    ['raised past a weekend', '2026-06-25', '10:00', { workingDays: 1 }, 72, '2026-06-29', {}],
    ['raised past closing time of the 72nd hour', '2026-06-22', '17:01', { workingDays: 1 }, 72, '2026-06-26', {}],
    ['raised when the date asked for is past', '2026-06-22', '10:00', { closesOn: '2026-06-01' }, 72, '2026-06-25', {}],
    ['raised when closing time today is past', '2026-06-22', '18:00', { closesOn: '2026-06-22' }, 0, '2026-06-23', {}],
    [
      'raised after a move that was not enough',
      '2026-06-26',
      '18:00',
      { closesOn: '2026-06-27' },
      72,
      '2026-06-30',
      { movedFrom: '2026-06-27' },
    ],
  ])('%s (%s %s)', (_, date, time, asked, floor, closesOn, moved) =>
    expect(closing(date, time, asked, floor)).toEqual({
      closesAt: inNewYork(closesOn, '17:00'),
      closesOn,
      raised: true,
      ...moved,
    }),
  );

  test('exactly at the floor without being raised; a millisecond less is raised', () => {
    const closesOn = on('2026-06-25');
    const raised = (openedAt: Instant): boolean => closingInstant({ openedAt, closesOn }, 72, calendar()).raised;
    expect(raised(at('2026-06-22T21:00:00.000Z'))).toBe(false);
    expect(raised(at('2026-06-22T21:00:00.001Z'))).toBe(true);
  });

  test('after 72 elapsed hours also over a clock change: 71 on the spring weekend are raised, 73 in autumn are not', () => {
    const everyDay = calendar({ workingWeek: [1, 2, 3, 4, 5, 6, 7] });
    const end = (date: string, closesOn: string) =>
      closingInstant({ openedAt: inNewYork(date, '17:00'), closesOn: on(closesOn) }, 72, everyDay);
    expect(end('2026-03-06', '2026-03-09')).toMatchObject({ closesOn: '2026-03-10', raised: true });
    expect(end('2026-10-30', '2026-11-02')).toMatchObject({ closesOn: '2026-11-02', raised: false });
  });

  test('at the first instant after the gap when closing time is 02:30 on the spring day', () => {
    const sundays = calendar({ workingWeek: [7, 1, 2, 3, 4], closingTime: '02:30' });
    const asked = { openedAt: inNewYork('2026-03-02', '10:00'), closesOn: on('2026-03-08') };
    expect(closingInstant(asked, 72, sundays)).toEqual({
      closesAt: '2026-03-08T07:00:00.000Z',
      closesOn: '2026-03-08',
      raised: false,
    });
  });

  test('at the later 01:30 when closing time is 01:30 on the autumn day', () => {
    const sundays = calendar({ workingWeek: [7, 1, 2, 3, 4], closingTime: '01:30' });
    const asked = { openedAt: inNewYork('2026-10-26', '10:00'), workingDays: 4 };
    expect(closingInstant(asked, 72, sundays)).toEqual({
      closesAt: '2026-11-01T06:30:00.000Z',
      closesOn: '2026-11-01',
      raised: false,
    });
  });

  test('on a date whose closing time the clock jumped over into the next, when that is the first to reach the floor', () => {
    const greenland = calendar({ timeZone: 'America/Scoresbysund', workingWeek: [6], closingTime: '23:30' });
    const asked = { openedAt: at('2026-03-26T01:00:00.000Z'), closesOn: on('2026-03-21') };
    expect(closingInstant(asked, 72, greenland)).toEqual({
      closesAt: '2026-03-29T01:00:00.000Z',
      closesOn: '2026-03-28',
      raised: true,
    });
  });

  it.each([-1, NaN, Infinity])('never with a floor of %d hours', (floor) =>
    expect(() => closing('2026-06-22', '10:00', { workingDays: 5 }, floor)).toThrow(RangeError),
  );
});

describe('those who are silent are reminded', () => {
  const LADDER: Ladder = { halfTime: true, workingDays: [2, 1], closingDayAt: '09:00' };
  const NONE: Ladder = { halfTime: false, workingDays: [], closingDayAt: null };
  const MONDAY_10 = '2026-06-01T14:00:00.000Z';
  const NEXT_MONDAY_17 = '2026-06-08T21:00:00.000Z';
  const rungs = (from: string, closesAt: string, ladder: Ladder, changes: Partial<Calendar> = {}) =>
    reminderRungs(at(from), at(closesAt), ladder, calendar(changes));

  test('on every rung of the ladder, in order of time', () =>
    expect(rungs(MONDAY_10, NEXT_MONDAY_17, LADDER)).toEqual([
      { kind: 'workingDays', days: 2, at: '2026-06-04T21:00:00.000Z' },
      { kind: 'halfTime', at: '2026-06-05T05:30:00.000Z' },
      { kind: 'workingDays', days: 1, at: '2026-06-05T21:00:00.000Z' },
      { kind: 'closingDay', at: '2026-06-08T13:00:00.000Z' },
    ]));

  test('never with an empty ladder', () => expect(rungs(MONDAY_10, NEXT_MONDAY_17, NONE)).toEqual([]));

  test('at half-time also at a weekend: each reader’s own morning comes after it', () =>
    expect(rungs('2026-06-04T14:00:00.000Z', '2026-06-09T21:00:00.000Z', { ...NONE, halfTime: true })).toEqual([
      { kind: 'halfTime', at: '2026-06-07T05:30:00.000Z' },
    ]));

  test('at half-time to the millisecond, rounded down', () =>
    expect(rungs('2026-06-01T14:00:00.000Z', '2026-06-01T14:00:00.003Z', { ...NONE, halfTime: true })).toEqual([
      { kind: 'halfTime', at: '2026-06-01T14:00:00.001Z' },
    ]));

  test('working days before the closing date, not counting holidays', () =>
    expect(rungs('2026-06-22T14:00:00.000Z', '2026-07-07T21:00:00.000Z', { ...NONE, workingDays: [2] })).toEqual([
      { kind: 'workingDays', days: 2, at: '2026-07-02T21:00:00.000Z' },
    ]));

  test('once where half-time falls on the closing day reminder: it is the closing day reminder', () =>
    expect(rungs('2026-06-08T05:00:00.000Z', NEXT_MONDAY_17, { ...LADDER, workingDays: [] })).toEqual([
      { kind: 'closingDay', at: '2026-06-08T13:00:00.000Z' },
    ]));

  test('once where half-time falls on a working-day reminder: it is the working-day reminder', () =>
    expect(rungs('2026-06-01T21:00:00.000Z', '2026-06-03T21:00:00.000Z', { ...LADDER, closingDayAt: null })).toEqual([
      { kind: 'workingDays', days: 1, at: '2026-06-02T21:00:00.000Z' },
    ]));

  it.each([
    ['at the instant of opening', '2026-06-04T21:00:00.000Z', [1]],
    ['before the opening', '2026-06-04T21:00:00.001Z', [1]],
    ['a millisecond after the opening', '2026-06-04T20:59:59.999Z', [2, 1]],
  ])('on a rung %s: only if it is later than the opening', (_, from, days) =>
    expect(rungs(from, NEXT_MONDAY_17, { ...NONE, workingDays: [2, 1] }).map((rung) => rung.days)).toEqual(days),
  );

  it.each([
    ['16:59', 1],
    ['17:00', 0],
    ['18:00', 0],
  ])('on the closing day at %s: %i times, as the request closes at 17:00', (closingDayAt, times) =>
    expect(rungs(MONDAY_10, NEXT_MONDAY_17, { ...NONE, closingDayAt })).toHaveLength(times),
  );

  test('not at all when planned at or after the closing', () => {
    expect(rungs(NEXT_MONDAY_17, NEXT_MONDAY_17, LADDER)).toEqual([]);
    expect(rungs('2026-06-09T00:00:00.000Z', NEXT_MONDAY_17, LADDER)).toEqual([]);
  });
});

describe('quiet hours', () => {
  const NIGHT = { from: '20:00', to: '08:00' };
  it.each([
    ['end next morning', '2026-06-01', '22:00', NIGHT, '2026-06-02', '08:00'],
    ['begin on the minute', '2026-06-01', '20:00', NIGHT, '2026-06-02', '08:00'],
    ['end this morning after midnight', '2026-06-02', '03:00', NIGHT, '2026-06-02', '08:00'],
    ['last to the last minute', '2026-06-02', '07:59', NIGHT, '2026-06-02', '08:00'],
    ['within a day end that day', '2026-06-01', '12:30', { from: '12:00', to: '14:00' }, '2026-06-01', '14:00'],
    ['up to midnight end there', '2026-06-01', '23:30', { from: '20:00', to: '00:00' }, '2026-06-02', '00:00'],
  ])('%s (%s %s)', (_, date, time, quiet, endDate, endTime) =>
    expect(quietUntil(inNewYork(date, time), NEW_YORK, quiet)).toBe(inNewYork(endDate, endTime)),
  );

  it.each([
    ['before they begin', '19:59', NIGHT],
    ['at their end', '08:00', NIGHT],
    ['before those within a day', '11:59', { from: '12:00', to: '14:00' }],
    ['at the end of those within a day', '14:00', { from: '12:00', to: '14:00' }],
    ['when there are none', '20:00', { from: '20:00', to: '20:00' }],
  ])('do not hold %s (%s)', (_, time, quiet) =>
    expect(quietUntil(inNewYork('2026-06-01', time), NEW_YORK, quiet)).toBeNull(),
  );

  test('are those of the reader, not of the network', () =>
    expect(quietUntil(at('2026-06-01T18:00:00.000Z'), 'Africa/Nairobi', NIGHT)).toBe('2026-06-02T05:00:00.000Z'));

  it.each([
    ['end after the gap when they end in it', '2026-03-08T06:30:00.000Z', '20:00', '02:30', '2026-03-08T07:00:00.000Z'],
    ['end at the later of two ends', '2026-11-01T05:10:00.000Z', '20:00', '01:30', '2026-11-01T06:30:00.000Z'],
    ['skip an end that the gap took', '2026-03-08T05:00:00.000Z', '03:00', '02:30', '2026-03-09T06:30:00.000Z'],
    ['skip it also the evening before', '2026-03-08T01:00:00.000Z', '03:00', '02:30', '2026-03-09T06:30:00.000Z'],
    ['end when the clock comes back to it', '2026-11-01T05:50:00.000Z', '01:45', '01:30', '2026-11-01T06:30:00.000Z'],
  ])('%s', (_, when, from, to, end) => expect(quietUntil(at(when), NEW_YORK, { from, to })).toBe(end));

  test('written badly are refused, also when they would not matter', () => {
    expect(() => quietUntil(at('2026-06-01'), NEW_YORK, { from: '8pm', to: '08:00' })).toThrow(RangeError);
    expect(() => quietUntil(at('2026-06-01'), NEW_YORK, { from: '20:00', to: '24:00' })).toThrow(RangeError);
  });
});
