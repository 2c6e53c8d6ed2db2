/** Work that begins at the same time passes one after the other, with turns of others in between (issue 25.7). */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTurnstile, slicesOf } from '../../src/kit/slices.ts';
import { othersTurnsIn } from '../support/othersTurns.ts';

afterEach(() => vi.restoreAllMocks());

/** A clock that moves a millisecond with each look at it, and as far as somebody says. */
function clock(): (ms: number) => void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  return (ms) => void (now += ms);
}

describe('a turnstile', () => {
  it('gives others their turn between pieces that begin together, whatever they await without waiting', async () => {
    const takes = clock();
    const turnstile = createTurnstile();
    const passed: number[] = [];
    let atOnce = 0;
    let most = 0;
    const piece = async (n: number): Promise<void> => {
      await turnstile();
      for (let step = 0; step < 5; step += 1) await Promise.resolve();
      takes(6);
      passed.push(n);
      most = Math.max(most, (atOnce += 1));
    };
    const numbers = Array.from({ length: 64 }, (_, n) => n);
    const { turns } = await othersTurnsIn(
      () => Promise.all(numbers.map(piece)),
      () => (atOnce = 0),
    );
    expect(passed).toEqual(numbers);
    // Two pieces take more than a turn.
    expect(most).toBe(2);
    expect(turns).toBeGreaterThanOrEqual(31);
  });

  it('holds nobody back while another one waits', async () => {
    const turnstile = createTurnstile();
    let answer = (): void => undefined;
    const slow = turnstile().then(() => new Promise<void>((resolve) => (answer = resolve)));
    await turnstile();
    await turnstile();
    answer();
    await slow;
  });
});

it('a slice has fewer items where each takes long to make', async () => {
  const takes = clock();
  function* items(): Generator<number> {
    for (let n = 0; n < 20; n += 1) {
      takes(4);
      yield n;
    }
  }
  const slices: (readonly number[])[] = [];
  for await (const slice of slicesOf(items(), 500)) slices.push(slice);
  expect(slices.flat()).toEqual([...items()]);
  expect(Math.max(...slices.map(({ length }) => length))).toBeLessThan(4);
});
