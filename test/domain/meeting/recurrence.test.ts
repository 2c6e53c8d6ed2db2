/** Rules of series and their dates: last days, clamped days, and the wall clock over both clock changes (domain.md 5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../src/core/ids.ts';
import type { Weekday } from '../../../src/calendar/recurrence.ts';
import * as calendar from '../../../src/calendar/calendar.ts';
import { addDays, datesOf, instantAt, keptRule, ruleAsTyped, timeAt } from '../../../src/calendar/calendar.ts';
import { TYPED } from '../../../src/i18n/typed.ts';

const readRule = (typed: string) => calendar.readRule(typed, TYPED.rules);

const year = (typed: string, from = '2026-12-01', to = '2027-11-30') => {
  const rule = readRule(typed);
  if (!rule) throw new Error(`no rule: ${typed}`);
  return datesOf(rule, calendarDate(from), calendarDate(to));
};

describe('a rule', () => {
  it.each([
    ['second thursday', 'second thursday'],
    ['Second Thursday', 'second thursday'],
    ['2nd thu', 'second thursday'],
    ['the second Thursday of every month', 'second thursday'],
    ['deuxième jeudi', 'second thursday'],
    ['le premier lundi du mois', 'first monday'],
    ['last friday', 'last friday'],
    ['dernier vendredi', 'last friday'],
    ['last day', 'last day'],
    ['dernier jour', 'last day'],
    ['31', 'last day'],
    ['15', '15'],
    ['15th', '15'],
    ['day 15', '15'],
    ['1er', '1'],
    ['first day', '1'],
  ])('“%s” is read as “%s”', (typed, read) => {
    const rule = readRule(typed);
    expect(rule && ruleAsTyped(rule)).toBe(read);
  });

  it.each([
    '',
    'thursday',
    'fifth thursday',
    '0',
    '32',
    'second',
    'second third',
    'constructor thursday',
    'x 15',
    '15 16 17',
  ])('“%s” is none', (typed) => expect(readRule(typed)).toBeUndefined());

  it('is read again as it was written', () => {
    const rules = fc.oneof(
      fc.record({ type: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.record({
        type: fc.constant('weekday' as const),
        nth: fc.constantFrom<1 | 2 | 3 | 4 | -1>(1, 2, 3, 4, -1),
        weekday: fc.constantFrom<Weekday>('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'),
      }),
    );
    fc.assert(fc.property(rules, (rule) => void expect(readRule(ruleAsTyped(rule))).toEqual(rule)));
    fc.assert(fc.property(rules, (rule) => void expect(keptRule(ruleAsTyped(rule))).toEqual(rule)));
  });
});

describe('the dates of a year', () => {
  it('by the second Thursday', () =>
    expect(year('second thursday')).toEqual([
      '2026-12-10',
      '2027-01-14',
      '2027-02-11',
      '2027-03-11',
      '2027-04-08',
      '2027-05-13',
      '2027-06-10',
      '2027-07-08',
      '2027-08-12',
      '2027-09-09',
      '2027-10-14',
      '2027-11-11',
    ]));
  it('by the last day, and by the 31st, which is the same', () => {
    const ends = [
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
      '2027-06-30',
      '2027-07-31',
      '2027-08-31',
      '2027-09-30',
      '2027-10-31',
      '2027-11-30',
    ];
    expect(year('last day')).toEqual(ends);
    expect(year('31')).toEqual(ends);
  });
  it('by the 30th and the 29th, in a February that has them or not', () => {
    expect(year('30', '2028-01-01', '2028-03-31')).toEqual(['2028-01-30', '2028-02-29', '2028-03-30']);
    expect(year('29', '2027-01-01', '2027-03-31')).toEqual(['2027-01-29', '2027-02-28', '2027-03-29']);
    expect(year('29', '2028-01-01', '2028-03-31')).toEqual(['2028-01-29', '2028-02-29', '2028-03-29']);
  });
  it('by the last Friday, whether the month has four or five', () =>
    expect(year('last friday', '2027-01-01', '2027-04-30')).toEqual([
      '2027-01-29',
      '2027-02-26',
      '2027-03-26',
      '2027-04-30',
    ]));
  it('both ends count', () => expect(year('15', '2027-01-15', '2027-02-15')).toEqual(['2027-01-15', '2027-02-15']));
  it('there is one in every month, on a day of that month', () => {
    const days = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(days, fc.integer({ min: 2024, max: 2030 }), (day, of) => {
        const dates = datesOf({ type: 'day', day }, calendarDate(`${of}-01-01`), calendarDate(`${of}-12-31`));
        expect(dates.map((date) => Number(date.slice(5, 7)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        for (const date of dates) expect(Number(date.slice(8)) === day || addDays(date, 1).endsWith('-01')).toBe(true);
      }),
    );
  });
});

describe('the wall clock', () => {
  it.each([
    // Clocks change on 14 March and 7 November 2027 in New York, on 28 March and 31 October in Geneva.
    [
      'America/New_York',
      '15',
      '10:00',
      ['15:00', '15:00', '15:00', '14:00', '14:00', '14:00', '14:00', '14:00', '14:00', '14:00', '14:00', '15:00'],
    ],
    [
      'Europe/Zurich',
      '15',
      '10:00',
      ['09:00', '09:00', '09:00', '09:00', '08:00', '08:00', '08:00', '08:00', '08:00', '08:00', '08:00', '09:00'],
    ],
  ])('in %s stays the same while UTC moves', (zone, rule, time, utc) => {
    const at = year(rule).map((date) => instantAt(date, time, zone));
    expect(at.map((one) => timeAt(one, zone))).toEqual(Array.from({ length: 12 }, () => time));
    expect(at.map((one) => one.slice(11, 16))).toEqual(utc);
  });
});
