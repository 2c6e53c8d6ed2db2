/** What V8 keeps beyond what is alive, in a process of its own that collects garbage at the same places every time. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { HEAP_FLAG, heapFlagFor } from '../../src/runtime/heap.ts';

/** 60 MB that stay alive; then objects that live just long enough to get into the old generation, 400 MB of them. */
const WORK = `
  const object = (n) => ({ n, words: [n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7] });
  const alive = Array.from({ length: 300_000 }, (_, n) => object(n));
  gc();
  const short = [];
  let most = 0;
  for (let n = 0; n < 3_000_000; n += 1) {
    short[n % 40_000] = object(n);
    if (n % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapTotal);
  }
  console.log(most / 2 ** 20, alive.length);
`;
const ALIKE = ['--expose-gc', '--single-threaded-gc', '--no-incremental-marking'];

/** In MB. V8 of Node.js 20 takes 270 without the flag; that of Node.js 24 takes 180, with it or without. */
const MOST = 200;

it('the heap stays close to what is alive', () => {
  const script = `require('node:v8').setFlagsFromString('${HEAP_FLAG}');${WORK}`;
  const held = parseFloat(execFileSync(process.execPath, [...ALIKE, '-e', script], { encoding: 'utf8' }));
  expect(held).toBeLessThan(MOST);
});

it('where much is alive it grows by less than that part of it', () => {
  const growth = (mb: number): number => Number(heapFlagFor(mb * 2 ** 20).split('=')[1]);
  expect([20, 60, 80].map(growth)).toEqual([40, 40, 40]);
  expect(growth(160)).toBe(20);
  expect(growth(1_000)).toBe(15);
});
