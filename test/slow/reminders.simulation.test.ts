/**
 * Every zone that has people somewhere, every weekday of opening around both clock changes, every period of 3 to 30
 * working days: each reader gets each rung once or merged into a later one, awake, and before the end (domain.md 3).
 */
import { expect, it } from 'vitest';
import { instant } from '../../src/core/ids.ts';
import { distinctZones, faultsOf } from '../support/awake.ts';

const DAY = 86_400_000;
/** Four weeks of openings before and over each change of clocks in Europe, America and the south, and two in June. */
const WEEKS = ['2026-03-02', '2026-03-23', '2026-04-01', '2026-06-01', '2026-09-21', '2026-10-19', '2026-10-26'];
/** 09:00 and 16:30 in New York. */
const TIMES = [14, 20.5];

it('finds every reader awake, whatever the zone, the weekday and the length', { timeout: 300_000 }, () => {
  const faults: string[] = [];
  let tried = 0;
  for (const zone of distinctZones(2026))
    for (const week of WEEKS)
      for (let day = 0; day < 7; day += 1)
        for (let workingDays = 3; workingDays <= 30; workingDays += 1) {
          const hour = TIMES[(day + workingDays) % TIMES.length] ?? 14;
          tried += 1;
          faults.push(...faultsOf(zone, instant(Date.parse(week) + day * DAY + hour * 3_600_000), workingDays));
        }
  expect(faults.slice(0, 10)).toEqual([]);
  expect(tried).toBeGreaterThan(50_000);
});
