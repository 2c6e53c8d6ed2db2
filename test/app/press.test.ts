/** When a platform learns that a press is stored: before its card is drawn, never before it is on the disk. */
import { expect, it, vi } from 'vitest';
import { manualClock } from '../../src/runtime/clock.ts';
import { createConcord } from '../../src/app/app.ts';
import { eventId, instant } from '../../src/core/ids.ts';
import { foundNetworks } from '../../src/sample/found.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { SOON } from '../support/realTime.ts';

const NOW = instant('2026-11-24T14:00:00.000Z');
const OPEN = {
  verb: 'endorsement.open',
  inputs: { title: 'Guidance note', documentUrl: 'https://example.org/a.docx' },
  from: 'una-1',
  platform: 'slack',
  eventId: eventId('open'),
} as const;

/** Nothing can be read between a commit and `let go`. */
async function slowToShow() {
  const opened = await openSqliteStore(':memory:');
  await foundNetworks(opened, { sample: true, secretariat: [] }, NOW);
  let letGo = (): void => undefined;
  let held = Promise.resolve();
  let commits = 0;
  const store: Store = {
    ...opened,
    peek: () => undefined,
    async load(id) {
      await held;
      return opened.load(id);
    },
    async commit(changes) {
      const result = await opened.commit(changes);
      commits += 1;
      held = new Promise((resolve) => (letGo = resolve));
      return result;
    },
  };
  const concord = createConcord({
    store,
    platforms: [],
    clock: manualClock(NOW),
    base: () => '',
    fault: () => undefined,
  });
  return { opened, door: concord.door, commits: () => commits, letGo: () => letGo() };
}

it('tells that a press is stored before it shows what came of it', async () => {
  const { opened, door, commits, letGo } = await slowToShow();
  let shown = false;
  const stored = vi.fn(() => expect([commits(), shown]).toEqual([1, false]));
  const pressed = door.press(OPEN, stored);
  void pressed.then(() => (shown = true));
  await vi.waitFor(() => expect(stored).toHaveBeenCalledTimes(1), SOON);
  letGo();
  expect(await pressed).toMatchObject({ ok: true, target: 'E-1', cardName: 'request' });
  expect(stored).toHaveBeenCalledTimes(1);
  await opened.close();
});
