import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, readDay, readDays, readTime } from '../../src/calendar/calendar.ts';
import { calendarDate } from '../../src/core/ids.ts';
import { byLanguage } from '../../src/core/people.ts';
import { formatDate } from '../../src/i18n/format.ts';
import { TYPED } from '../../src/i18n/typed.ts';

/** A Sunday. */
const TODAY = calendarDate('2026-11-29');
const day = (typed: string) => readDay(typed, TODAY, TYPED.dates);
const days = (typed: string) => readDays(typed, TODAY, TYPED.dates);

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
    ['next Friday', '2026-12-04'],
    ['vendredi prochain', '2026-12-04'],
    ['Sunday', '2026-12-06'],
    ['tomorrow', '2026-11-30'],
    ['aujourd’hui', '2026-11-29'],
    ['29 November', '2026-11-29'],
    ['28 November', '2027-11-28'],
    ['29 February', '2028-02-29'],
  ])('%s', (typed, is) => {
    expect(day(typed)).toEqual({ day: is });
  });

  it('that could be two is never guessed', () => {
    expect(day('3/4/2026')).toEqual({ either: ['2026-04-03', '2026-03-04'] });
  });

  it.each([
    '21',
    '31/12/26',
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
  ])('%s', (typed, is) => expect(readTime(typed)).toBe(is));
  it.each(['17', '25:00', '17:60', '17:', '13 pm', '0 am', '5 pm or so', '17:00:00', ''])('%j is none', (typed) => {
    expect(readTime(typed)).toBeUndefined();
  });
});
