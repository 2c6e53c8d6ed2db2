import { expect, test } from 'vitest';
import { city, day, fromField, moment, timeOfDay, toField } from '../../../src/platforms/local/console/time.ts';

test.each([
  ['2026-11-24T14:00:00.000Z', 'America/New_York', '2026-11-24T09:00'],
  ['2026-07-01T14:00:00.000Z', 'America/New_York', '2026-07-01T10:00'],
  ['2026-11-24T22:30:00.000Z', 'Africa/Nairobi', '2026-11-25T01:30'],
  ['2026-11-24T12:00:00.000Z', 'Pacific/Apia', '2026-11-25T01:00'],
  ['2026-11-24T12:00:00.000Z', 'Australia/Lord_Howe', '2026-11-24T23:00'],
  ['2026-11-24T12:00:00.000Z', 'Asia/Kathmandu', '2026-11-24T17:45'],
])('%s in %s is %s in the field, and back', (at, zone, field) => {
  expect(toField(at, zone)).toBe(field);
  expect(fromField(field, zone)).toBe(at);
});

test.each([
  ['the hour that is left out in spring, is the first after', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
  ['the hour that comes twice in autumn, is the later one', '2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
  ['the day before the change', '2026-03-07T23:30', '2026-03-08T04:30:00.000Z'],
  ['the evening after the change', '2026-03-08T20:00', '2026-03-09T00:00:00.000Z'],
])('New York: %s', (_case, field, at) => {
  expect(fromField(field, 'America/New_York')).toBe(at);
});

test('times are said in the reader’s zone', () => {
  const at = '2026-11-24T23:05:00.000Z';
  expect(timeOfDay(at, 'Europe/Zurich')).toBe('00:05');
  expect(day(at, 'Europe/Zurich')).toMatch(/^Wednesday,? 25 November 2026$/);
  expect(moment(at, 'America/New_York')).toBe('Tue, 24 Nov 2026, 18:05');
  expect(['America/New_York', 'Europe/Zurich', 'UTC'].map(city)).toEqual(['New York', 'Geneva', 'UTC']);
});
