import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eventId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { UNA } from '../contracts/store/things.ts';
import { newFolder } from '../support/storeFolder.ts';

const KILLS = 20;
const SCRIPT = new URL('../support/killableStore.ts', import.meta.url).pathname;

/** Lets a child write to the store for a while, kills it, and gives the events that it was told were saved. */
async function writeAndKill(folder: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, folder, `round${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const started = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('open ')) resolve();
    });
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  // Now and then while it is still starting.
  if (round % 5 !== 0) await Promise.race([started, ended]);
  await pause(Math.random() * 250);
  child.kill('SIGKILL');
  await ended;
  // What is after the last line break was not said to its end.
  return printed
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('round'));
}

test('killed at any point, a store keeps every event that it said was saved', { timeout: 60_000 }, async () => {
  const folder = newFolder();
  let acknowledged = 0;
  for (let round = 0; round < KILLS; round++) {
    const events = await writeAndKill(folder, round);
    const store = await openSqliteStore({ folder });
    for (const event of events) expect(await store.receipt(UNA, eventId(event)), event).toBeDefined();
    const documents = await store.list(UNA, 'endorsement');
    const items = documents.flatMap(({ state }) => (state as { positions: { event: string }[] }).positions);
    const written = new Set(items.map(({ event }) => event));
    for (const event of events) expect(written.has(event), event).toBe(true);
    expect(items).toHaveLength(written.size);
    expect(documents.reduce((sum, { version }) => sum + version, 0)).toBe(written.size);
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: written.size });
    expect(await store.deliveries(UNA)).toHaveLength(written.size);
    await store.close();
    acknowledged += events.length;
  }
  expect(acknowledged).toBeGreaterThan(KILLS);
});
