/** A sending to ten thousand, with people who cannot be reached, tries that fail, something urgent and a kill in the middle. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { millis, type Instant } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { NETWORK } from '../support/manyPeople.ts';
import { newFolder } from '../support/storeFolder.ts';

const SCRIPT = new URL('../support/fanOutProgram.ts', import.meta.url).pathname;
const MANY = 10_000;
const FEW = 1_000;
const URGENT_AT = millis('2026-11-24T14:00:19.000Z' as Instant);
/** What can be under way to two platforms at one moment. */
const UNDER_WAY = 128;
const MOST_GROWTH_MB = 50;

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
  readonly card: string;
  readonly number: number;
}
const arrivals = (folder: string): Arrival[] =>
  readFileSync(join(folder, 'arrived.txt'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [at = '', id = ''] = line.split(' ');
      const [, card = '', number = ''] = /:([^:]+):una-(\d+)$/.exec(id) ?? [];
      return { at: millis(at as Instant), card, number: Number(number) };
    });

/** Everyone who can be reached. */
const reachable = Array.from({ length: MANY }, (_, n) => n).filter((n) => n % 100 !== 50);
const numbersOf = (all: readonly Arrival[], card: string): number[] =>
  all
    .filter((one) => one.card === card)
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
  for (const card of ['request', 'referred']) expect(numbersOf(all, card), card).toEqual(reachable);
  expect(second.done?.repeats).toBeLessThanOrEqual(UNDER_WAY);
  expect(second.done?.beyond).toBe(0);

  // What is urgent goes before every request that had not gone by then, on each platform.
  for (const side of [0, 1]) {
    const here = all.filter(({ number }) => number % 2 === side);
    const urgent = here.filter(({ card, number }) => card === 'referred' && number % 20 !== 7);
    const last = Math.max(...urgent.map(({ at }) => at));
    expect(here.filter(({ card, at }) => card === 'request' && at > URGENT_AT && at < last)).toEqual([]);
    expect(here.filter(({ card, at }) => card === 'request' && at > last).length).toBeGreaterThan(MANY / 4);
  }

  const store = await openSqliteStore({ folder });
  const deliveries = (await store.deliveries(NETWORK)).filter(({ card }) => card === 'request' || card === 'referred');
  await store.close();
  const ends = new Map<string, number>();
  for (const { state, reason = '' } of deliveries.filter(({ to }) => to !== 'una-officer'))
    ends.set(`${state} ${reason}`, (ends.get(`${state} ${reason}`) ?? 0) + 1);
  expect(Object.fromEntries(ends)).toEqual({ 'sent ': 2 * reachable.length, 'failed blocked': (2 * MANY) / 100 });

  const small = await live(newFolder(), FEW);
  expect((second.done?.peakMb ?? Infinity) - (small.done?.peakMb ?? 0)).toBeLessThanOrEqual(MOST_GROWTH_MB);
});
