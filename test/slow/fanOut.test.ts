/** A message to ten thousand, with people who cannot be reached, tries that fail, something urgent and a kill in the middle. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { millis, ref, type Instant } from '../../src/core/ids.ts';
import type { Correspondence } from '../../src/features/correspondence/rules/state.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { NETWORK } from '../support/manyPeople.ts';
import { newFolder } from '../support/storeFolder.ts';

const SCRIPT = new URL('../support/fanOutProgram.ts', import.meta.url).pathname;
const MANY = 10_000;
const FEW = 1_000;
const URGENT_AT = millis('2026-11-24T14:00:19.000Z' as Instant);
/** What can be under way to two platforms at one moment. */
const UNDER_WAY = 128;
const MAX_GROWTH_MB = 50;

interface Life {
  /** The clock, and how many messages had arrived, when it was last heard of. */
  readonly at: string;
  readonly done?: { readonly peakMb: number; readonly beyond: number; readonly repeats: number };
  readonly faults: readonly string[];
}

/** Lets it send, to the end or until so many messages have arrived: then it is killed. */
async function live(folder: string, readers: number, from = '', killAfter = Infinity): Promise<Life> {
  const words = ['--expose-gc', '--import', 'tsx', SCRIPT, folder, String(readers), from];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    const [, arrived = '0'] = /.*at \S+ (\d+)\n[^\n]*$/s.exec(printed) ?? [];
    if (Number(arrived) >= killAfter) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  const lines = printed.split('\n').slice(0, -1);
  const done = lines.find((line) => line.startsWith('done '))?.slice('done '.length);
  return {
    at: lines.findLast((line) => line.startsWith('at '))?.split(' ')[1] ?? '',
    ...(done !== undefined && { done: JSON.parse(done) as Required<Life>['done'] }),
    faults: lines.filter((line) => line.startsWith('fault ')),
  };
}

interface Arrival {
  readonly at: number;
  /** Which of the two messages. */
  readonly what: string;
  readonly number: number;
}
const arrivals = (folder: string): Arrival[] =>
  readFileSync(join(folder, 'arrived.txt'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [at = '', id = ''] = line.split(' ');
      const [, what = '', number = ''] = /\/(send|urgent):circular:una-(\d+)$/.exec(id) ?? [];
      return { at: millis(at as Instant), what, number: Number(number) };
    });

/** Everyone who can be reached. */
const reachable = Array.from({ length: MANY }, (_, n) => n).filter((n) => n % 100 !== 50);
/** The focal points but the sender. */
const focalPoints = Array.from({ length: 25 }, (_, n) => n + 1);
const numbersOf = (all: readonly Arrival[], what: string): number[] =>
  all
    .filter((one) => one.what === what)
    .map(({ number }) => number)
    .sort((a, b) => a - b);

test(`${MANY} people get what is theirs, each once, whatever goes wrong`, { timeout: 300_000 }, async () => {
  const folder = newFolder();
  const first = await live(folder, MANY, '', MANY * 0.4);
  expect(first.done, 'it was killed in the middle').toBeUndefined();
  const second = await live(folder, MANY, first.at);
  const all = arrivals(folder);
  expect(second.done).toBeDefined();
  expect([...first.faults, ...second.faults]).toEqual([]);

  // Each once, although some were on their way when it was killed, and came again.
  expect(numbersOf(all, 'send')).toEqual(reachable);
  expect(numbersOf(all, 'urgent')).toEqual(focalPoints);
  expect(second.done?.repeats).toBeLessThanOrEqual(UNDER_WAY);
  expect(second.done?.beyond).toBe(0);

  // What is urgent goes before everything that had not gone by then, on each platform.
  for (const side of [0, 1]) {
    const here = all.filter(({ number }) => number % 2 === side);
    const urgent = here.filter(({ what, number }) => what === 'urgent' && number % 20 !== 7);
    const last = Math.max(...urgent.map(({ at }) => at));
    expect(here.filter(({ what, at }) => what === 'send' && at > URGENT_AT && at < last)).toEqual([]);
    expect(here.filter(({ what, at }) => what === 'send' && at > last).length).toBeGreaterThan(MANY / 4);
  }

  // The sender's card has counted them all; the officer has no address here, and one in a hundred has blocked the bot.
  const store = await openSqliteStore({ folder });
  const [sent, urgent] = (await store.list(NETWORK, 'correspondence')).map(({ state }) => state as Correspondence);
  const counted = await store.progress(NETWORK, ref('C-1'), 'circular', MANY);
  const verdict = await store.verifyAudit(NETWORK);
  await store.close();
  expect(sent?.progress).toEqual({ queued: 0, sent: reachable.length, failed: MANY / 100 + 1 });
  expect(urgent?.progress).toEqual({ queued: 0, sent: focalPoints.length, failed: 1 });
  expect(counted).toMatchObject({ queued: 0, sent: reachable.length, failed: MANY / 100 + 1, dropped: 0 });
  expect(sent?.failures.filter(({ reason }) => reason === 'blocked')).toHaveLength(MANY / 100);
  expect(verdict).toMatchObject({ ok: true });

  const small = await live(newFolder(), FEW);
  expect((second.done?.peakMb ?? Infinity) - (small.done?.peakMb ?? 0)).toBeLessThanOrEqual(MAX_GROWTH_MB);
});
