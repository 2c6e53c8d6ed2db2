/** A stop waits for what the start has begun: the store is closed after it. */
import { expect, it, vi } from 'vitest';
import { createConcord } from '../../src/app/app.ts';
import { instant } from '../../src/core/ids.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { foundNetworks } from '../../src/sample/found.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { SOON } from '../support/realTime.ts';

const NOW = instant('2026-11-24T14:00:00.000Z');

it.each([
  ['the year’s holidays and the rules of zones', false],
  ['what the first start makes', true],
])('a stop ends %s first, and begins nothing more', async (_name, isSeeding) => {
  const opened = await openSqliteStore(':memory:');
  await foundNetworks(opened, { sample: true, secretariat: [] }, NOW);
  const answers: (() => void)[] = [];
  let asked = 0;
  /** Answers when it is told to. */
  const slowly = async <T>(ask: () => Promise<T>): Promise<T> => {
    asked += 1;
    await new Promise<void>((resolve) => answers.push(resolve));
    return ask();
  };
  const store = { ...opened, networks: () => slowly(() => opened.networks()) };
  const faults: string[] = [];
  const concord = createConcord({
    ...{ store, platforms: [], clock: manualClock(NOW), base: () => '' },
    fault: (what, error) => void faults.push(`${what}: ${String(error)}`),
    ...(isSeeding && { seed: () => slowly(async () => undefined) }),
  });
  concord.start();
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0), SOON);
  let isStopped = false;
  concord.stopAccepting();
  const stopping = concord.stop().then(() => (isStopped = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isStopped).toBe(false);
  const answering = setInterval(() => answers.splice(0).forEach((answer) => answer()), 5);
  await stopping;
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 100));
  clearInterval(answering);
  expect(asked).toBe(before);
  expect(faults).toEqual([]);
  await opened.close();
});
