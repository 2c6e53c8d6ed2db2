/** What goes to everybody is decided, written and drawn in parts, with turns of others in between (issue 25.7). */
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { createConcord } from '../../src/app/app.ts';
import { eventId, instant } from '../../src/core/ids.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { fakePlatform } from '../support/fakePlatform.ts';
import { foundMany, NETWORK, OFFICER } from '../support/manyPeople.ts';
import { othersTurnsIn } from '../support/othersTurns.ts';

const START = instant('2026-11-24T14:00:00.000Z');
const READERS = 120;

afterEach(() => vi.restoreAllMocks());

it('a letter is drawn for its readers with turns of others in between', async () => {
  const store = await openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  await foundMany(store, READERS, START);
  const clock = manualClock(START);
  let atOnce = 0;
  let most = 0;
  const platform = fakePlatform({ now: clock.now });
  const sending: typeof platform = {
    ...platform,
    send(...message) {
      most = Math.max(most, (atOnce += 1));
      return platform.send(...message);
    },
  };
  const concord = createConcord({
    ...{ store, platforms: [sending], clock, base: () => 'http://127.0.0.1' },
    fault: (what, error) => expect.fail(`${what}: ${String(error)}`),
  });
  onTestFinished(() => concord.stop());
  const press = (verb: string, inputs: Readonly<Record<string, unknown>>) =>
    concord.door.press({ verb, network: NETWORK, inputs, from: OFFICER, platform: 'local', eventId: eventId(verb) });
  // The first card that is ever drawn waits for the secret of links, and all others with it.
  await press('home', {});
  await press('correspondence.send', { subject: 'To all', text: 'The workshop takes place on Monday.' });
  // A clock that moves with each look at it, so that no quick machine draws all in one part.
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 5));
  await othersTurnsIn(
    () => concord.clock.settle(),
    () => (atOnce = 0),
  );
  expect(platform.tries.length).toBeGreaterThanOrEqual(READERS);
  expect(most).toBeLessThan(10);
});
