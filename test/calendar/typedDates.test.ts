import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, readDay, readDays, readMoment, readSpan, readTime } from '../../src/calendar/calendar.ts';
import { calendarDate } from '../../src/core/ids.ts';
import { byLanguage } from '../../src/core/people.ts';
import { formatDate } from '../../src/i18n/format.ts';
import { TYPED } from '../../src/i18n/typed.ts';
import { MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY } from '../support/weeks.ts';

/** A Sunday. */
const TODAY = calendarDate('2026-11-29');
const day = (typed: string) => readDay(typed, TODAY, TYPED.dates, MONDAY_TO_FRIDAY);
const days = (typed: string) => readDays(typed, TODAY, TYPED.dates, MONDAY_TO_FRIDAY);

describe('a day as people write it', () => {
  it.each([
    ['2026-12-21', '2026-12-21'],
    ['21 Dec 2026', '2026-12-21'],
    ['December 21st, 2026', '2026-12-21'],
    ['21 décembre 2026', '2026-12-21'],
    ['le vendredi 4 décembre', '2026-12-04'],
    ['mar. 1er déc. 2026', '2026-12-01'],
    ['21/12/2026', '2026-12-21'],
    ['12/21/2026', '2026-12-21'],
    ['04.04.2027', '2027-04-04'],
    ['2026/12/21', '2026-12-21'],
    ['2026.12.21', '2026-12-21'],
    ['2027-3-4', '2027-03-04'],
    ['２０２７/3/4', '2027-03-04'],
    ['next Friday', '2026-12-04'],
    ['vendredi prochain', '2026-12-04'],
    ['Sunday', '2026-12-06'],
    ['tomorrow', '2026-11-30'],
    ['aujourd’hui', '2026-11-29'],
    ['29 November', '2026-11-29'],
    ['28 November', '2027-11-28'],
    ['29 February', '2028-02-29'],
    ['21 Dec 26', '2026-12-21'],
    ['Dec 21, 26', '2026-12-21'],
    ["21 Dec '26", '2026-12-21'],
    ['lundi 21 déc. 26', '2026-12-21'],
    ['31/12/26', '2026-12-31'],
    ['15/12', '2026-12-15'],
    ['12/15', '2026-12-15'],
    ['15.12.', '2026-12-15'],
    ['in two weeks', '2026-12-13'],
    ['in 3 days', '2026-12-02'],
    ['in a month', '2026-12-29'],
    ['two weeks from now', '2026-12-13'],
    ['dans deux semaines', '2026-12-13'],
    ['d’ici trois jours', '2026-12-02'],
    ['d’ici à trois jours', '2026-12-02'],
    ['d’ici au 20 janvier', '2027-01-20'],
    ['d’ici vendredi', '2026-12-04'],
    ["d'ici à vendredi", '2026-12-04'],
    ['d’ici la fin de la semaine prochaine', '2026-12-04'],
    ['au plus tard le 3 mars', '2027-03-03'],
    ['avant le 3 mars', '2027-03-03'],
    ['no later than 3 March', '2027-03-03'],
    ['the day after tomorrow', '2026-12-01'],
    ['après-demain', '2026-12-01'],
    ['end of next week', '2026-12-04'],
    ['by the end of next week', '2026-12-04'],
    ['fin de semaine prochaine', '2026-12-04'],
    ['fin de la semaine prochaine', '2026-12-04'],
    ['Monday next week', '2026-11-30'],
    ['lundi de la semaine prochaine', '2026-11-30'],
    ['this Friday', '2026-12-04'],
    ['ce vendredi', '2026-12-04'],
    ['end of the month', '2026-11-30'],
    ['fin du mois prochain', '2026-12-31'],
    ['end of December', '2026-12-31'],
    ['fin février 2028', '2028-02-29'],
    ['end of next year', '2027-12-31'],
    ['fin de l’année', '2026-12-31'],
    ['lundi prochain', '2026-11-30'],
    ['the next working day', '2026-11-30'],
    ['in five working days', '2026-12-04'],
    ['two business days from now', '2026-12-01'],
    ['prochain jour ouvrable', '2026-11-30'],
    ['dans six jours ouvrables', '2026-12-07'],
    ['d’ici deux jours ouvrés', '2026-12-01'],
  ])('%s', (typed, is) => {
    expect(day(typed)).toEqual({ day: is });
  });

  it('that could be two is never guessed', () => {
    expect(day('3/4/2026')).toEqual({ either: ['2026-04-03', '2026-03-04'] });
    expect(day('3/4/26')).toEqual({ either: ['2026-04-03', '2026-03-04'] });
    expect(day('3/4')).toEqual({ either: ['2027-04-03', '2027-03-04'] });
    expect(day('26-12-21')).toEqual({ either: ['2021-12-26', '2026-12-21'] });
  });

  it('that is counted from today follows the working week, and its end is never over', () => {
    const thursday = calendarDate('2026-12-03');
    const of = (typed: string, ...workingWeek: number[]) =>
      readDay(typed, thursday, TYPED.dates, { workingWeek, holidays: [] });
    expect(of('end of next week', 1, 2, 3, 4, 5)).toEqual({ day: '2026-12-11' });
    expect(of('end of next week', 1, 2, 3, 4, 5, 6)).toEqual({ day: '2026-12-12' });
    expect(of('end of next week', 7, 1, 2, 3, 4)).toEqual({ day: '2026-12-10' });
    expect(of('end of the week', 1, 2, 3, 4, 7)).toEqual({ day: '2026-12-03' });
    // Every day works, so the week ends as the calendar's does.
    expect(of('end of the week', 1, 2, 3, 4, 5, 6, 7)).toEqual({ day: '2026-12-04' });
    // The second day without a year is read by the same week.
    expect(readSpan('tomorrow to end of next week', thursday, TYPED.dates, SUNDAY_TO_THURSDAY)).toEqual({
      from: { day: '2026-12-04' },
      to: { day: '2026-12-10' },
    });
    // On a Sunday the week is over: which end is meant is not known.
    expect(day('end of this week')).toBeUndefined();
    expect(readDay('in a month', calendarDate('2027-01-31'), TYPED.dates, MONDAY_TO_FRIDAY)).toEqual({
      day: '2027-02-28',
    });
  });

  it('of work is one of the network', () => {
    const thursday = calendarDate('2026-12-03');
    const holidays = [calendarDate('2026-12-06')];
    const of = (typed: string) => readDay(typed, thursday, TYPED.dates, { ...SUNDAY_TO_THURSDAY, holidays });
    expect(of('next working day')).toEqual({ day: '2026-12-07' });
    expect(of('in 5 working days')).toEqual({ day: '2026-12-13' });
  });

  it.each([
    '21',
    'in two',
    'two weeks',
    'next week',
    'five working days',
    'working day',
    'next working week',
    'this working day',
    'end of the working day',
    'in 900 days',
    'end of Friday',
    '15-12',
    '2026/13/04',
    '2026/02-03',
    '20261221',
    '30 February 2027',
    'Wed 1 Dec 2026',
    '21 Dec 2026 or so',
    'next',
    'monkey',
    'Friday Monday',
    '1 2 Dec',
    '',
  ])('%j is none', (typed) => expect(day(typed)).toBeUndefined());

  it('is understood as Concord itself writes it, in every language', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (n) => {
        const on = addDays(TODAY, n);
        for (const said of Object.values(byLanguage((language) => formatDate(on, language))))
          expect(day(said), said).toEqual({ day: on });
      }),
    );
  });

  it('is not taken from a part of what was typed', () => {
    const word = fc.constantFrom('21', 'Dec', '2026', 'Friday', 'next', 'x', 'or', '3/4/2026', 'tomorrow', '5pm');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        if (words.some((one) => ['x', 'or', '5pm'].includes(one))) expect(day(words.join(' '))).toBeUndefined();
      }),
    );
  });
});

describe('a span of days', () => {
  it.each([
    ['3 to 14 August', '2027-08-03', '2027-08-14'],
    ['du 3 au 14 août 2027', '2027-08-03', '2027-08-14'],
    ['3–14 August', '2027-08-03', '2027-08-14'],
    ['2026-12-21 2027-01-04', '2026-12-21', '2027-01-04'],
    ['21 Dec – 4 Jan', '2026-12-21', '2027-01-04'],
    ['from 28 July to 3 August 2027', '2027-07-28', '2027-08-03'],
  ])('%s', (typed, from, to) => {
    expect(days(typed)).toEqual({ from, to });
  });
  it.each(['3 August', 'foo to bar', '3 to 14', '3/4/2026 to 5/4/2026', '3 to 14 August with'])(
    '%s is none',
    (typed) => {
      expect(days(typed)).toBeUndefined();
    },
  );
});

it('a day of a span that could be two is given as both', () => {
  expect(readSpan('3/4/2026 to 21/4/2026', TODAY, TYPED.dates, MONDAY_TO_FRIDAY)).toEqual({
    from: { either: ['2026-04-03', '2026-03-04'] },
    to: { day: '2026-04-21' },
  });
});

describe('a day with a time', () => {
  it.each([
    ['tomorrow at noon', '2026-11-30', '12:00'],
    ['demain à midi', '2026-11-30', '12:00'],
    ['noon tomorrow', '2026-11-30', '12:00'],
    ['5 pm on Friday', '2026-12-04', '17:00'],
    ['21 Dec 26 at 17:00', '2026-12-21', '17:00'],
    ['15/12 9h', '2026-12-15', '09:00'],
  ])('%s', (typed, day, time) =>
    expect(readMoment(typed, TODAY, TYPED.dates, MONDAY_TO_FRIDAY)).toEqual({ day: { day }, time }),
  );
  it.each(['21 December at midnight', '21 décembre à minuit'])('%s may be either end of the day', (typed) =>
    expect(readMoment(typed, TODAY, TYPED.dates, MONDAY_TO_FRIDAY)).toEqual({
      day: { day: '2026-12-21' },
      time: '00:00',
      isMidnight: true,
    }),
  );
});

describe('a time of day', () => {
  it.each([
    ['17:00', '17:00'],
    ['17h00', '17:00'],
    ['17 h 30', '17:30'],
    ['9h', '09:00'],
    ['5 pm', '17:00'],
    ['5:30 p.m.', '17:30'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['09.15', '09:15'],
    ['noon', '12:00'],
    ['Midi', '12:00'],
    ['midnight', '00:00'],
    ['minuit', '00:00'],
  ])('%s', (typed, is) => expect(readTime(typed, TYPED.dates)).toBe(is));
  it.each(['17', '25:00', '17:60', '17:', '13 pm', '0 am', '5 pm or so', '17:00:00', ''])('%j is none', (typed) => {
    expect(readTime(typed, TYPED.dates)).toBeUndefined();
  });
});
