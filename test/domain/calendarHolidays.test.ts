import { describe, expect, it, test } from 'vitest';
import { addDays, isDate, isWorkingDay } from '../../src/calendar/calendar.ts';
import { DEFAULT_HOLIDAYS } from '../../src/features/network/rules/holidays.ts';

const everyWeekday = { timeZone: 'UTC', workingWeek: [1, 2, 3, 4, 5], holidays: [], closingTime: '17:00' };
const onDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The n-th `weekday` (0 = Sunday) of the month; with n = 0 the last one of the month before. */
function nth(n: number, weekday: number, year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return onDay(year, month, 1 + ((weekday - first + 7) % 7) + (n - 1) * 7);
}

/** Saturday is observed on Friday, Sunday on Monday. */
function observed(year: number, month: number, day: number): string {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return onDay(year, month, day + (weekday === 6 ? -1 : weekday === 0 ? 1 : 0));
}

/** Two days before Western Easter, by the rule of Gauss for 1900–2099. */
function goodFriday(year: number): string {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  return onDay(year, 3, 22 + d + e - 2);
}

describe('the holidays shipped', () => {
  const text: readonly string[] = DEFAULT_HOLIDAYS;

  test('are real dates, sorted, each once', () => {
    expect(text.filter((date) => !isDate(date))).toEqual([]);
    expect(text).toEqual([...new Set(text)].sort());
  });

  test('take a day off the usual working week, each of them', () =>
    expect(DEFAULT_HOLIDAYS.filter((date) => !isWorkingDay(date, everyWeekday))).toEqual([]));

  it.each([2024, 2025, 2026, 2027, 2028])("are nine for %i, New Year's Day on the weekday nearest", (year) => {
    const nextNewYear = observed(year + 1, 1, 1);
    const ofYear = text.filter((date) => date >= observed(year, 1, 1) && date < nextNewYear);
    expect(ofYear).toHaveLength(9);
  });

  it.each([2024, 2025, 2026, 2027, 2028])('hold what follows from rules for %i', (year) =>
    expect(text).toEqual(expect.arrayContaining(byRule(year))),
  );

  it.each([2024, 2025, 2026, 2027, 2028])(
    'hold the two feasts that follow the moon for %i, within two days',
    (year) => {
      const others = DEFAULT_HOLIDAYS.filter((date) => !byRule(year).includes(date));
      const near = (month: string, day: string): boolean =>
        others.some((date) => [-2, -1, 0, 1, 2].some((days) => isFeast(addDays(date, days), year, month, day)));
      expect([near('10', '1'), near('12', '10')]).toEqual([true, true]);
    },
  );
});

/** New Year, Good Friday, Memorial Day, Independence Day, Labour Day, Thanksgiving, Christmas. */
function byRule(year: number): string[] {
  return [
    observed(year, 1, 1),
    goodFriday(year),
    nth(0, 1, year, 6),
    observed(year, 7, 4),
    nth(1, 1, year, 9),
    nth(4, 4, year, 11),
    observed(year, 12, 25),
  ];
}

const ummAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

function isFeast(date: string, year: number, month: string, day: string): boolean {
  const parts = ummAlQura.formatToParts(new Date(date));
  const part = (type: string): string | undefined => parts.find((each) => each.type === type)?.value;
  return date.startsWith(String(year)) && part('month') === month && part('day') === day;
}
