/** Figures of a year: what counts, at the edges of a year in the network's zone. */
import { expect, it } from 'vitest';
import { instant, type Instant } from '../../../src/core/ids.ts';
import { isIn, medianOf, mostAtOnce, yearOf } from '../../../src/features/report/rules/figures.ts';

const YEAR = yearOf(2026, 'America/New_York');
const NOW = instant('2027-06-01T00:00:00Z');
const at = (day: string): Instant => instant(`${day}T12:00:00Z`);

it('a year begins and ends on the wall clock of the network', () => {
  expect(YEAR).toMatchObject({ from: '2026-01-01T05:00:00.000Z', until: '2027-01-01T05:00:00.000Z' });
  expect(isIn(YEAR, instant('2026-01-01T04:59:59.999Z'))).toBe(false);
  expect(isIn(YEAR, instant('2026-01-01T05:00:00.000Z'))).toBe(true);
  expect(isIn(YEAR, instant('2027-01-01T04:59:59.999Z'))).toBe(true);
  expect(isIn(YEAR, instant('2027-01-01T05:00:00.000Z'))).toBe(false);
});

it.each([
  [[], undefined],
  [[5], 5],
  [[9, 1], 5],
  [[9, 1, 2], 2],
  [[4, 1, 9, 2], 3],
])('the median of %j is %s', (values, median) => {
  expect(medianOf(values)).toBe(median);
});

it('the load is how many overlap at one moment: what ends as another begins does not', () => {
  const a = { from: at('2026-02-01'), to: at('2026-02-05') };
  const b = { from: at('2026-02-05'), to: at('2026-02-09') };
  const c = { from: at('2026-02-04'), to: undefined };
  expect(mostAtOnce([], YEAR, NOW)).toBe(0);
  expect(mostAtOnce([a, b], YEAR, NOW)).toBe(1);
  expect(mostAtOnce([a, b, c], YEAR, NOW)).toBe(2);
  // Outside the year, and after now, nothing is open.
  expect(mostAtOnce([{ from: at('2025-02-01'), to: at('2025-03-01') }], YEAR, NOW)).toBe(0);
  expect(mostAtOnce([c], YEAR, instant('2026-02-03T00:00:00Z'))).toBe(0);
  expect(mostAtOnce([{ from: at('2025-12-01'), to: undefined }, a], YEAR, NOW)).toBe(2);
});
