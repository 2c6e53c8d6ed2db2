/** What a start leaves for later is there before anybody can see that it was not. */
import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../../src/runtime/clock.ts';
import { createConcord } from '../../src/app/app.ts';
import { instant } from '../../src/core/ids.ts';
import { seedSample } from '../../src/sample/found.ts';
import { listen, createHttp } from '../../src/runtime/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { SOON } from '../support/realTime.ts';

const NOW = instant('2026-11-24T14:00:00.000Z');

async function started(failures = 0) {
  const store = await openSqliteStore(':memory:');
  const faults: string[] = [];
  let left = failures;
  const seed = vi.fn(async () => {
    if (left-- > 0) throw new Error('the disk is full');
    await seedSample(store, NOW);
  });
  const fault = (what: string): void => void faults.push(what);
  const concord = createConcord({
    store,
    platforms: [],
    clock: manualClock(NOW),
    base: () => '',
    fault,
    seed: seed,
  });
  return { store, concord, seed, faults };
}

describe('what a first start leaves out', () => {
  it('is there, with the meetings of its first year, when the wait for it is over, and is made once', async () => {
    const { store, concord, seed } = await started();
    await Promise.all([concord.seeded(), concord.seeded()]);
    expect(await concord.door.records('una' as never, 'terms')).toHaveLength(42);
    expect((await concord.door.records('una' as never, 'meetings'))?.length).toBeGreaterThan(10);
    expect(seed).toHaveBeenCalledTimes(1);
    await store.close();
  });

  it('is waited for by every request but those about health', async () => {
    const { store, concord, seed } = await started();
    const http = createHttp({ ready: async () => undefined, open: () => concord.seeded() }, []);
    const server = await listen(http, { port: 0, host: '127.0.0.1' });
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).status;
    expect(await status('/readyz')).toBe(200);
    expect(seed).not.toHaveBeenCalled();
    expect(await status('/anything')).toBe(404);
    expect(seed).toHaveBeenCalledTimes(1);
    await server.close();
    await store.close();
  });

  it('is tried again when it failed, and whoever came meanwhile is asked to come later', async () => {
    const { store, concord, seed } = await started(1);
    const http = createHttp({ ready: async () => undefined, open: () => concord.seeded() }, []);
    const server = await listen(http, { port: 0, host: '127.0.0.1' });
    const status = async () => (await fetch(`http://127.0.0.1:${server.port}/local/networks`)).status;
    expect(await status()).toBe(503);
    expect(await status()).toBe(404);
    expect(seed).toHaveBeenCalledTimes(2);
    await server.close();
    await store.close();
  });

  it('is made without being asked for', async () => {
    const { store, concord, seed, faults } = await started();
    concord.start();
    await vi.waitFor(async () => expect(await concord.door.records('una' as never, 'terms')).toHaveLength(42), SOON);
    expect(seed).toHaveBeenCalledTimes(1);
    expect(faults).toEqual([]);
    await concord.stop();
    await store.close();
  });
});
