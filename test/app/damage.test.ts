/** A network whose record is damaged is told while it is, and no longer. */
import { expect, it } from 'vitest';
import { watchDamage } from '../../src/app/damage.ts';
import { networkId } from '../../src/core/ids.ts';
import { createTroubles } from '../../src/core/troubles.ts';

it('tells each damaged network once, while it is damaged', async () => {
  const told: string[] = [];
  const began = (about: string): void => void told.push(`began ${about}`);
  const troubles = createTroubles({ began, ended: (about) => void told.push(`ended ${about}`) });
  let damaged = [networkId('una'), networkId('clu')];
  const look = watchDamage({ damaged: async () => damaged }, troubles);
  await look();
  await look();
  expect(troubles.list()).toEqual([
    expect.stringContaining('the network una is damaged'),
    expect.stringContaining('the network clu is damaged'),
  ]);
  damaged = [networkId('clu')];
  await look();
  expect(told).toEqual(['began store/una', 'began store/clu', 'ended store/una']);
});

it('has nothing to tell of a store that is one file', async () => {
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  await watchDamage({}, troubles)();
  expect(troubles.list()).toEqual([]);
});
