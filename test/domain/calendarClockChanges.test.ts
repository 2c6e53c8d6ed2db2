/** Calendar arithmetic around every clock change 2024–2030, checked against Intl and Temporal as the second opinion. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { after, instant, millis, type CalendarDate, type Instant } from '../../src/core/ids.ts';
import {
  addDays,
  closingInstant,
  closingOf,
  dateAt,
  instantAt,
  isWorkingDay,
  oneWorkingDayFrom,
  quietUntil,
  reminderRungs,
  timeAt,
  workingDayOnOrAfter,
  workingDaysAfter,
  workingDaysBefore,
  type Calendar,
} from '../../src/calendar/calendar.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONES = ['America/New_York', 'Europe/Zurich', 'Africa/Nairobi', 'Pacific/Apia', 'Australia/Lord_Howe'] as const;

function changesOf(zone: string): number[] {
  const found: number[] = [];
  let clock: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`2024-01-01T00:00[${zone}]`);
  while ((clock = clock.getTimeZoneTransition('next')) && clock.year <= 2030) found.push(clock.epochMilliseconds);
  return found;
}

/** Every change of any of the zones: what moves New York must not move Nairobi. */
const CHANGES = [...new Set(ZONES.flatMap(changesOf))].sort();

const wallClocks = new Map<string, Intl.DateTimeFormat>(
  ZONES.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);
const wallClock = (at: Instant, zone: string): string => wallClocks.get(zone)?.format(millis(at)) ?? '';

const isThere = (date: CalendarDate, time: string, zone: string): boolean =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toPlainTime().toString().startsWith(time);

const zones = fc.constantFrom(...ZONES);
const near = (range: number) =>
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -range, max: range }))
    .map(([change, ms]) => instant(change + ms));
const twoDigits = (n: number): string => String(n).padStart(2, '0');
const hours = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${twoDigits(h)}:${twoDigits(m)}`);
/** Half of them among the hours in which clocks change. */
const times = fc.oneof(hours(3), hours(23));
const calendars = fc
  .record({
    timeZone: zones,
    workingWeek: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    closingTime: times,
    around: near(DAY),
    daysOff: fc.subarray([-6, -3, -1, 0, 1, 2, 5, 9]),
  })
  .map(({ around, daysOff, ...rest }): Calendar => ({
    ...rest,
    holidays: daysOff.map((days) => addDays(dateAt(around, rest.timeZone), days)),
  }));
const floors = fc.constantFrom(0, 1, 24, 71, 72, 73, 200);
const counts = fc.integer({ min: 1, max: 12 });

const holds = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>, numRuns = 500): void =>
  fc.assert(property, { numRuns });

test('New York, Geneva and Lord Howe change their clocks 14 times each, Nairobi and Apia never', () =>
  expect(ZONES.map((zone) => changesOf(zone).length)).toEqual([14, 14, 0, 0, 14]));

describe('the wall clock', () => {
  test('is what Intl shows, at every change and the milliseconds beside it', () => {
    for (const zone of ZONES) {
      for (const at of CHANGES.flatMap((change) => [change - 1, change, change + 1]).map(instant)) {
        expect(`${dateAt(at, zone)} ${timeAt(at, zone)}`).toBe(wallClock(at, zone));
      }
    }
  });

  test('is what Intl shows, near every change', () =>
    holds(
      fc.property(near(3 * DAY), zones, (at, zone) => {
        expect(`${dateAt(at, zone)} ${timeAt(at, zone)}`).toBe(wallClock(at, zone));
      }),
    ));

  test('read and set again is the same minute, or the later of two', () =>
    holds(
      fc.property(near(3 * DAY), zones, (at, zone) => {
        const again = instantAt(dateAt(at, zone), timeAt(at, zone), zone);
        expect(wallClock(again, zone)).toBe(wallClock(at, zone));
        expect(millis(again)).toBeGreaterThan(millis(at) - MINUTE);
      }),
    ));

  test('set where the clock jumps over gives the first instant after the gap, at every change', () => {
    for (const zone of ZONES) {
      for (const change of changesOf(zone)) {
        const [before, then] = [instant(change - MINUTE), instant(change)];
        const skipped = addMinutes(wallClock(before, zone), 1);
        if (skipped >= wallClock(then, zone)) continue;
        for (const minutes of [0, 1, 29]) {
          const [date, time] = split(addMinutes(skipped, minutes));
          expect(isThere(date, time, zone)).toBe(false);
          expect(instantAt(date, time, zone)).toBe(then);
        }
      }
    }
  });

  test('set where it comes twice gives the later, at every change', () => {
    for (const zone of ZONES) {
      for (const change of changesOf(zone)) {
        const then = instant(change);
        if (addMinutes(wallClock(instant(change - MINUTE), zone), 1) <= wallClock(then, zone)) continue;
        for (const minutes of [0, 1, 29]) {
          const [date, time] = split(addMinutes(wallClock(then, zone), minutes));
          expect(instantAt(date, time, zone)).toBe(after(then, minutes * MINUTE));
        }
      }
    }
  });

  test('set to a time that exists once agrees with Temporal', () =>
    holds(
      fc.property(near(2 * DAY), times, zones, (around, time, zone) => {
        const date = dateAt(around, zone);
        const asked = Temporal.PlainDateTime.from(`${date}T${time}`);
        const [earlier, later] = (['earlier', 'later'] as const).map(
          (disambiguation) => asked.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
        );
        fc.pre(earlier === later);
        expect(millis(instantAt(date, time, zone))).toBe(later);
      }),
    ));
});

describe('working days', () => {
  test('counted forward are working days, n of them', () =>
    holds(
      fc.property(near(9 * DAY), counts, calendars, (around, n, calendar) => {
        const date = dateAt(around, calendar.timeZone);
        const then = workingDaysAfter(date, n, calendar);
        expect(isWorkingDay(then, calendar)).toBe(true);
        expect(workingDaysBetween(date, then, calendar)).toBe(n);
      }),
    ));

  test('counted forward and back from a working day give that day', () =>
    holds(
      fc.property(near(9 * DAY), counts, calendars, (around, n, calendar) => {
        const date = workingDayOnOrAfter(dateAt(around, calendar.timeZone), calendar);
        expect(workingDaysBefore(workingDaysAfter(date, n, calendar), n, calendar)).toBe(date);
      }),
    ));
});

describe('a closing instant', () => {
  const asks = fc.oneof(
    counts.map((workingDays) => ({ workingDays })),
    near(12 * DAY).map((around) => ({ closesOn: dateAt(around, 'UTC') })),
  );

  test('is closing time on the wall clock of a working day, or the end of the gap that took it', () =>
    holds(
      fc.property(near(9 * DAY), asks, floors, calendars, (openedAt, asked, floor, calendar) => {
        const { closesAt, closesOn } = closingInstant({ openedAt, ...asked }, floor, calendar);
        expect(isWorkingDay(closesOn, calendar)).toBe(true);
        expect(dateAt(closesAt, calendar.timeZone)).toBe(closesOn);
        if (isThere(closesOn, calendar.closingTime, calendar.timeZone)) {
          expect(timeAt(closesAt, calendar.timeZone)).toBe(calendar.closingTime);
        } else {
          expect(CHANGES).toContain(millis(closesAt));
        }
      }),
    ));

  test('is never under the floor, and raised no further than the first working day that reaches it', () =>
    holds(
      fc.property(near(9 * DAY), asks, floors, calendars, (openedAt, asked, floor, calendar) => {
        const { closesAt, closesOn, raised } = closingInstant({ openedAt, ...asked }, floor, calendar);
        const earliest = millis(openedAt) + floor * HOUR;
        expect(millis(closesAt)).toBeGreaterThanOrEqual(earliest);
        const dayBefore = closingOf(workingDaysBefore(closesOn, 1, calendar), calendar);
        if (raised) expect(millis(dayBefore)).toBeLessThan(earliest);
      }),
    ));

  test('comes later with more working days, and never earlier with a floor', () =>
    holds(
      fc.property(near(9 * DAY), counts, floors, calendars, (openedAt, workingDays, floor, calendar) => {
        const closesAt = (n: number, atLeast: number): number =>
          millis(closingInstant({ openedAt, workingDays: n }, atLeast, calendar).closesAt);
        expect(closesAt(workingDays + 1, 0)).toBeGreaterThan(closesAt(workingDays, 0));
        expect(closesAt(workingDays + 1, floor)).toBeGreaterThanOrEqual(closesAt(workingDays, floor));
        expect(closesAt(workingDays, floor)).toBeGreaterThanOrEqual(closesAt(workingDays, 0));
      }),
    ));

  test('is the same for all openings on one date of the network', () =>
    holds(
      fc.property(near(3 * DAY), times, times, counts, calendars, (around, one, other, workingDays, calendar) => {
        const date = dateAt(around, calendar.timeZone);
        const [first, second] = [one, other].map((time) =>
          closingInstant({ openedAt: instantAt(date, time, calendar.timeZone), workingDays }, 0, calendar),
        );
        expect(first).toEqual(second);
      }),
    ));

  test('one working day away is a closing time on a later date', () =>
    holds(
      fc.property(near(9 * DAY), calendars, (at, calendar) => {
        const closesOn = dateAt(oneWorkingDayFrom(at, calendar), calendar.timeZone);
        expect(workingDaysBetween(dateAt(at, calendar.timeZone), closesOn, calendar)).toBe(1);
      }),
    ));
});

test('reminders are sorted, apart and inside the period, and half-time is on a working day', () => {
  const ladders = fc.record({
    halfTime: fc.boolean(),
    workingDays: fc.subarray([5, 3, 2, 1]),
    closingDayAt: fc.option(times),
  });
  holds(
    fc.property(near(9 * DAY), counts, ladders, calendars, (from, workingDays, ladder, calendar) => {
      const { closesAt } = closingInstant({ openedAt: from, workingDays }, 0, calendar);
      const rungs = reminderRungs(from, closesAt, ladder, calendar);
      const instants = rungs.map((rung) => rung.at);
      expect(instants).toEqual([...new Set(instants)].sort());
      expect(instants.filter((at) => at <= from || at >= closesAt)).toEqual([]);
      const middle = instant(Math.floor((millis(from) + millis(closesAt)) / 2));
      for (const rung of rungs.filter(({ kind }) => kind === 'halfTime')) expect(rung.at).toBe(middle);
    }),
  );
});

describe('quiet hours', () => {
  const isQuiet = (time: string, { from, to }: { from: string; to: string }): boolean =>
    from <= to ? from <= time && time < to : from <= time || time < to;
  const ranges = fc.record({ from: times, to: times });

  test('are null outside, and end outside within two days', () =>
    holds(
      fc.property(near(2 * DAY), zones, ranges, (at, zone, quiet) => {
        const end = quietUntil(at, zone, quiet);
        expect(end !== null).toBe(isQuiet(timeAt(at, zone), quiet));
        if (end === null) return;
        expect(isQuiet(timeAt(end, zone), quiet)).toBe(false);
        expect(millis(end) - millis(at)).toBeGreaterThan(0);
        expect(millis(end) - millis(at)).toBeLessThan(2 * DAY);
      }),
      1_000,
    ));

  test('end no later than the first minute that is not quiet, except where the clock goes back', () =>
    holds(
      fc.property(near(2 * DAY), zones, ranges, fc.double({ min: 0, max: 1, noNaN: true }), (at, zone, quiet, part) => {
        const end = quietUntil(at, zone, quiet);
        const goesBack = changesOf(zone).some((change) => Math.abs(change - millis(at)) < 3 * DAY);
        fc.pre(end !== null && !goesBack);
        const between = instant(Math.floor(millis(at) + part * (millis(end) - 1 - millis(at))));
        expect(isQuiet(timeAt(between, zone), quiet)).toBe(true);
      }),
      100,
    ));
});

function workingDaysBetween(afterDate: CalendarDate, upTo: CalendarDate, calendar: Calendar): number {
  let count = 0;
  for (let date = addDays(afterDate, 1); date <= upTo; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) count++;
  }
  return count;
}

const addMinutes = (wall: string, minutes: number): string =>
  new Date(Date.parse(`${wall.replace(' ', 'T')}Z`) + minutes * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
const split = (wall: string): [CalendarDate, string] => wall.split(' ') as [CalendarDate, string];
