/** The models of the quick tests, with more lives. */
import fc from 'fast-check';
import { it } from 'vitest';
import { live, lives } from '../domain/rmc/life.ts';

const MINUTES = 60_000;

it('the rotation of the RMC keeps what was promised', { timeout: 5 * MINUTES }, () => {
  fc.assert(fc.property(lives, live), { numRuns: 400, seed: 11 });
});
