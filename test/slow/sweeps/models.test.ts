/** The models of the quick tests, with more lives. */
import fc from 'fast-check';
import { it } from 'vitest';
import * as meeting from '../../domain/meeting/life.ts';
import * as rmc from '../../domain/rmc/life.ts';

const MINUTES = 60_000;

it('the rotation of the RMC keeps what was promised', { timeout: 5 * MINUTES }, () => {
  fc.assert(fc.property(rmc.lives, rmc.live), { numRuns: 250, seed: 11 });
});

it('a meeting does what its model does', { timeout: 5 * MINUTES }, () => {
  fc.assert(fc.property(meeting.lives, meeting.live), { numRuns: 4000, seed: 7 });
});
