/** The RMC's rotation against a model of it: configured anew, swapped, left and stood in for, in any order (domain.md 6). */
import fc from 'fast-check';
import { it } from 'vitest';
import { live, lives, type Life } from './life.ts';

/**
 * What chance seldom finds: an agreed swap that has no place any more, announced terms on other days, a stand-in for more
 * than half of a term after whom its entity has more than a third, an announced term swapped and taken back.
 */
const anew = (termMonths: 12 | 24, startsOn: '2027-01-01' | '2027-02-01') =>
  ({ type: 'configure', seats: 2, termMonths, stagger: 'no', startsOn }) as const;
const plain = { seats: 2, termMonths: 12, stagger: 'no', members: 8 } as const;
const EXAMPLES: [Life][] = [
  [
    {
      ...plain,
      events: [
        [1, { type: 'swap', one: 0, two: 2 }],
        [1, anew(24, '2027-01-01')],
      ],
    },
  ],
  [{ ...plain, events: [[5, anew(12, '2027-02-01')]] }],
  [{ ...plain, seats: 1, members: 4, events: [[177, { type: 'standIn', who: 2, seat: 0 }]] }],
  [{ ...plain, events: [[1, { type: 'undone', one: 0, two: 2 }]] }],
  [
    {
      ...plain,
      seats: 1,
      members: 3,
      events: [
        [20, { type: 'come', who: 5 }],
        [360, { type: 'standIn', who: 1, seat: 0 }],
      ],
    },
  ],
];

const RUNS = Number(process.env['RMC_RUNS'] ?? 25);

it('keeps what was promised, and gives each turn to whom it belongs', { timeout: 300_000 }, () => {
  fc.assert(fc.property(lives, live), { numRuns: RUNS, seed: 20, examples: EXAMPLES });
});
