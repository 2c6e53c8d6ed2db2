/** What a press reads: nothing twice that has not changed. */
import { expect, it, onTestFinished } from 'vitest';
import { eventId, instant, networkId } from '../../src/core/ids.ts';
import { createConcord } from '../../src/app/app.ts';
import { loadNetwork } from '../../src/app/registry.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { foundNetworks } from '../../src/sample/found.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';

const NOW = instant('2026-11-24T14:00:00.000Z');
const UNA = networkId('una');

async function pressing() {
  const opened = await openSqliteStore(':memory:');
  await foundNetworks(opened, { sample: true, secretariat: [] }, NOW);
  const waitedFor: string[] = [];
  const store: Store = {
    ...opened,
    load(id) {
      waitedFor.push(id);
      return opened.load(id);
    },
  };
  const fault = (): void => undefined;
  const { door, stop } = createConcord({ store, platforms: [], clock: manualClock(NOW), base: () => '', fault });
  onTestFinished(async () => {
    await stop();
    await opened.close();
  });
  let events = 0;
  const press = async (from: string, verb: string, inputs: Record<string, string>, target?: string) => {
    const event = eventId(`event-${(events += 1)}`);
    const shown = await door.press({
      verb,
      inputs,
      from,
      platform: 'slack',
      eventId: event,
      ...(target && { target }),
    });
    expect(shown.ok).toBe(true);
    return waitedFor.splice(0);
  };
  return { store, press };
}

it('a press waits for its own document only: the rest is in memory, or is known not to be there', async () => {
  const { press } = await pressing();
  await press('una-1', 'endorsement.open', { title: 'Guidance', documentUrl: 'https://example.org/x' });
  for (const n of [1, 2])
    expect(new Set(await press('una-6', 'endorsement.comment', { text: `We agree (${n}).` }, 'E-1'))).toEqual(
      new Set(['una/E-1']),
    );
});

it('a network is the same object until one of its documents changes', async () => {
  const { store, press } = await pressing();
  await press('una-1', 'endorsement.open', { title: 'Guidance', documentUrl: 'https://example.org/x' });
  const first = await loadNetwork(store, UNA);
  await press('una-6', 'endorsement.comment', { text: 'We agree.' }, 'E-1');
  expect(await loadNetwork(store, UNA)).toBe(first);
  await press('una-6', 'language.set', { language: 'fr' });
  const second = await loadNetwork(store, UNA);
  expect(second).not.toBe(first);
  expect(second?.roll.people['una-6']?.language).toBe('fr');
  expect(first?.roll.people['una-6']?.language).toBe('en');
  await press('una-1', 'settings.set', { name: 'Another name' });
  expect((await loadNetwork(store, UNA))?.settings.name).toBe('Another name');
});
