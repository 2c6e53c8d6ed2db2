/** The rules of a meeting against the model of it (`model.ts`): random acts over time, on one meeting and two of its items. */
import fc from 'fast-check';
import { it } from 'vitest';
import { live, lives } from './life.ts';

it('does what the model does, whatever the order of acts and the time', () => {
  fc.assert(fc.property(lives, live), { numRuns: 600, seed: 20 });
});
