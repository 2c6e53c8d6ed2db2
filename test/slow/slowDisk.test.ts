/**
 * The embedded store on a disk that takes 150 ms for each wait, as the system sees it: a library that is loaded before all
 * others makes `fsync` and `fdatasync` slow. It is compiled here, so without a C compiler nothing is tried.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Wave } from '../support/slowDisk/child.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-slow-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const support = (name: string): string => fileURLToPath(new URL(`../support/slowDisk/${name}`, import.meta.url));
const library = join(folder, 'slowDisk.so');
const isCompiled =
  process.platform === 'linux' &&
  spawnSync('cc', ['-shared', '-fPIC', '-o', library, support('shim.c'), '-ldl']).status === 0;

const WAIT_MS = 150;
/** What a platform waits for. */
const MOST_MS = 3_000;
/** Presses that come together may just have missed a commit, and the log may be copied before theirs. */
const MOST_WAITS = 8;

it.skipIf(!isCompiled)('presses are answered in time, and the event loop never waits for the disk', async () => {
  const data = join(folder, 'data');
  const child = spawnSync(process.execPath, ['--import', 'tsx', support('child.ts'), data], {
    env: {
      ...{ PATH: process.env['PATH'], LD_PRELOAD: library },
      ...{ SLOW_DISK_MS: String(WAIT_MS), SLOW_DISK_LOG: join(folder, 'waits') },
    },
    encoding: 'utf8',
  });
  expect(child.stderr).toBe('');
  const { waves, faults } = JSON.parse(child.stdout) as { waves: readonly Wave[]; faults: readonly string[] };
  expect(faults).toEqual([]);
  expect(waves.map(({ byMain }) => byMain)).toEqual(waves.map(() => 0));
  for (const { byOthers } of waves) {
    expect(byOthers).toBeGreaterThan(0);
    expect(byOthers).toBeLessThanOrEqual(MOST_WAITS);
  }
  expect(MOST_WAITS * WAIT_MS).toBeLessThan(MOST_MS);
  // The log was copied into the database meanwhile, and began anew.
  expect(waves.some(({ logBytes }, i) => logBytes < (waves[i - 1]?.logBytes ?? 0))).toBe(true);

  const store = await openSqliteStore({ folder: data });
  expect((await store.verifyAudit(networkId('una'))).ok).toBe(true);
  const lines = await store.audit(networkId('una'));
  expect(lines.filter(({ verb }) => verb === 'endorsement.comment')).toHaveLength(waves.length * 64);
  await store.close();
});
