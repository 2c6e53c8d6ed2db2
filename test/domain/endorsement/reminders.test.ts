/** A seeded sample of what `test/slow/sweeps/reminders.simulation.test.ts` plays in full. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '../../../src/core/ids.ts';
import { distinctZones } from '../../support/awake.ts';
import { faultsOfRules } from '../../support/remindersSimulated.ts';

it(
  'reach every silent representative who should be reminded, awake and before the end, each rung once or in a later one',
  { timeout: 60_000 },
  () => {
    const zones = distinctZones(2026);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 330 * 96 }),
        fc.integer({ min: 3, max: 30 }),
        fc.shuffledSubarray(zones, { minLength: 6, maxLength: 6 }),
        (quarter, days, some) => {
          expect(faultsOfRules(some, instant(Date.UTC(2026, 0, 1, 0, quarter * 15)), days)).toEqual([]);
        },
      ),
      { numRuns: 25, seed: 20_261_129 },
    );
  },
);
