/** What a change of the plan makes of swaps: found by the model (`model.test.ts`). */
import { expect, it } from 'vitest';
import { instant } from '../../../src/core/ids.ts';
import { DAY } from '../../support/builders.ts';
import { Here, START } from './life.ts';

const lived = (life: Partial<ConstructorParameters<typeof Here>[0]>): Here => {
  const here = new Here({ seats: 1, termMonths: 12, stagger: 'no', members: 4, events: [], ...life });
  here.configured(here.now);
  return here;
};
const after = (here: Here, days: number): Here => {
  here.pass(instant(START + days * DAY));
  return here;
};
const holderOf = (here: Here, target: string) => here.r.terms.find((term) => term.target === target)?.entity;

it('ends an ask at once when a newcomer changes whose term it is', () => {
  const here = after(lived({ termMonths: 6, members: 2 }), 1);
  here.happen({ type: 'asked', one: 0, two: 3 });
  expect(here.r.swaps.map(({ state }) => state)).toEqual(['asked']);
  after(here, 2).happen({ type: 'come', who: 2 });
  expect(holderOf(here, 'T-4')).not.toBe('DPO');
  expect(here.r.swaps.map(({ state }) => state)).toEqual(['lapsed']);
});

it('gives an announced term back to its entity when the swap is undone, although it would be the turn of the other', () => {
  const here = after(lived({ seats: 4, members: 7 }), 388);
  // IOM is stood in for in its last days: it has waited a week longer than DCO, which has been told of 2028 before.
  here.happen({ type: 'standIn', who: 4, seat: 2 });
  after(here, 392);
  expect([holderOf(here, 'T-8'), holderOf(here, 'T-9')]).toEqual(['DCO', 'IOM']);
  here.happen({ type: 'undone', one: 4, two: 3 });
  expect([holderOf(here, 'T-8'), holderOf(here, 'T-9')]).toEqual(['DCO', 'IOM']);
});
