import { describe, expect, it } from 'vitest';
import { calendarDate, instant } from '../../src/core/ids.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { formatDate, formatInstant, formatList, formatNumber, formatOffset, zoneCity } from '../../src/i18n/format.ts';

describe('an instant', () => {
  it.each([
    ['en', 'America/New_York', '2026-12-03T22:00:00Z', 'Thu, 3 Dec 2026, 17:00 (New York, UTC−05:00)'],
    ['en', 'America/New_York', '2026-07-02T21:00:00Z', 'Thu, 2 Jul 2026, 17:00 (New York, UTC−04:00)'],
    ['en', 'Africa/Nairobi', '2026-12-03T22:00:00Z', 'Fri, 4 Dec 2026, 01:00 (Nairobi, UTC+03:00)'],
    ['en', 'UTC', '2026-12-03T22:00:00Z', 'Thu, 3 Dec 2026, 22:00 (UTC, UTC+00:00)'],
    ['en', 'Asia/Kathmandu', '2026-12-03T22:00:00Z', 'Fri, 4 Dec 2026, 03:45 (Kathmandu, UTC+05:45)'],
    ['fr', 'Europe/Paris', '2026-12-03T22:00:00Z', 'jeu. 3 déc. 2026, 23:00 (Paris, UTC+01:00)'],
    ['fr', 'Africa/Nairobi', '2026-08-01T00:30:00Z', 'sam. 1er août 2026, 03:30 (Nairobi, UTC+03:00)'],
  ] as const)('in %s, in %s', (language, zone, at, said) => {
    expect(formatInstant(instant(at), language, zone)).toBe(said);
    expect(formatInstant(instant(at), language, zone)).toBe(said);
  });

  it('is said apart in the repeated hour of autumn', () => {
    const once = formatInstant(instant('2026-11-01T05:30:00Z'), 'en', 'America/New_York');
    const again = formatInstant(instant('2026-11-01T06:30:00Z'), 'en', 'America/New_York');
    expect([once, again]).toEqual([
      'Sun, 1 Nov 2026, 01:30 (New York, UTC−04:00)',
      'Sun, 1 Nov 2026, 01:30 (New York, UTC−05:00)',
    ]);
  });

  it('begins the day at 00:00, not 24:00', () => {
    expect(formatInstant(instant('2026-12-03T21:00:00Z'), 'en', 'Africa/Nairobi')).toContain('4 Dec 2026, 00:00');
  });
});

describe('an offset', () => {
  it.each([
    ['Australia/Lord_Howe', 'UTC+11:00'],
    ['Pacific/Apia', 'UTC+13:00'],
    ['America/St_Johns', 'UTC−03:30'],
    ['UTC', 'UTC+00:00'],
  ])('of %s', (zone, offset) => {
    expect(formatOffset(instant('2026-12-03T22:00:00Z'), zone)).toBe(offset);
  });
});

describe('dates, numbers, lists, cities', () => {
  it('are said in the way of the language', () => {
    expect([formatDate(calendarDate('2026-12-03'), 'en'), formatDate(calendarDate('2026-12-03'), 'fr')]).toEqual([
      'Thu, 3 Dec 2026',
      'jeu. 3 déc. 2026',
    ]);
    expect([formatNumber(12_345, 'en'), formatNumber(12_345, 'fr').replaceAll(/\s/gu, ' ')]).toEqual([
      '12,345',
      '12 345',
    ]);
    expect([formatList(['UNHCR', 'WFP', 'WHO'], 'en'), formatList(['UNHCR', 'WFP', 'WHO'], 'fr')]).toEqual([
      'UNHCR, WFP and WHO',
      'UNHCR, WFP et WHO',
    ]);
    expect([formatList([], 'en'), zoneCity('America/Argentina/Buenos_Aires', 'en')]).toEqual(['', 'Buenos Aires']);
    expect([zoneCity('Europe/Zurich', 'en'), zoneCity('Europe/Zurich', 'fr')]).toEqual(['Geneva', 'Genève']);
  });
});

describe('a speaker', () => {
  const say = speaker('en', 'Africa/Nairobi');
  const dire = speaker('fr', 'Africa/Nairobi');

  it('chooses the plural form of the language', () => {
    expect([say('card.home.waiting', { n: 1 }), say('card.home.waiting', { n: 2 })]).toEqual([
      '1 item waits for you',
      '2 items wait for you',
    ]);
    expect([dire('card.home.waiting', { n: 0 }), dire('card.home.waiting', { n: 2 })]).toEqual([
      '0 point vous attend',
      '2 points vous attendent',
    ]);
  });

  it('puts words in as they are, and does not look for places inside them', () => {
    expect(say('card.line', { ref: 'E-12', title: '{ref} $& {n:number}' })).toBe('E-12 · {ref} $& {n:number}');
  });

  it('isolates words that run from right to left, so that what follows stays in its place', () => {
    expect(say('card.said.objects', { name: 'اليونيسف' })).toBe('\u2068اليونيسف\u2069 objects');
    expect(say.list(['UNHCR', 'اليونيسف'])).toBe('UNHCR and \u2068اليونيسف\u2069');
    expect(say('card.said.objects', { name: 'UNHCR' })).toBe('UNHCR objects');
  });

  it('closes what words leave open and drops what they close too often', () => {
    expect(say('card.said.objects', { name: 'a\u2067b' })).toBe('\u2068a\u2067b\u2069\u2069 objects');
    expect(say('card.said.objects', { name: 'a\u2069b\u202ec' })).toBe('\u2068ab\u202ec\u2069 objects');
  });
});
