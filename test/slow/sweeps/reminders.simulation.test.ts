/**
 * Every zone that has people somewhere, every weekday of opening around both clock changes, every period of 3 to 30 working
 * days: each representative who should gets each rung once or merged into a later one, awake, and before the end (domain.md 3).
 * Once by the function that moves rungs, and once played through the rules of a request, with people in all zones, absences
 * and holidays.
 */
import { describe, expect, it } from 'vitest';
import { instant, type Instant } from '../../../src/core/ids.ts';
import { distinctZones, faultsOf } from '../../support/awake.ts';
import { faultsOfRules } from '../../support/remindersSimulated.ts';

const DAY = 86_400_000;
/** Four weeks of openings before and over each change of clocks in Europe, America and the south, and two in June. */
const WEEKS = ['2026-03-02', '2026-03-23', '2026-04-01', '2026-06-01', '2026-09-21', '2026-10-19', '2026-10-26'];
/** 09:00 and 16:30 in New York. */
const TIMES = [14, 20.5];

interface Opening {
  readonly at: Instant;
  readonly workingDays: number;
}
const openings: readonly Opening[] = WEEKS.flatMap((week) =>
  Array.from({ length: 7 }, (_, day) => day).flatMap((day) =>
    Array.from({ length: 28 }, (_, i) => i + 3).map((workingDays) => {
      const hour = TIMES[(day + workingDays) % TIMES.length] ?? 14;
      return { at: instant(Date.parse(week) + day * DAY + hour * 3_600_000), workingDays };
    }),
  ),
);

describe('finds every reader awake, whatever the zone, the weekday and the length', () => {
  const zones = distinctZones(2026);

  it('where the function moves the rungs', { timeout: 300_000 }, () => {
    const faults = zones.flatMap((zone) => openings.flatMap(({ at, workingDays }) => faultsOf(zone, at, workingDays)));
    expect(faults.slice(0, 10)).toEqual([]);
    expect(zones.length * openings.length).toBeGreaterThan(50_000);
  });

  it('where a request is played from its opening to its end', { timeout: 300_000 }, () => {
    const faults = openings.flatMap(({ at, workingDays }) => faultsOfRules(zones, at, workingDays));
    expect(faults.slice(0, 10)).toEqual([]);
  });
});
