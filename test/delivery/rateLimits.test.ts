import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, instant } from '../../src/core/ids.ts';
import { createRateLimiter } from '../../src/delivery/rateLimits.ts';
import type { RateLimit } from '../../src/platforms/platform.ts';

const START = instant('2026-11-24T14:00:00Z');
const at = (ms: number) => after(START, ms);
const limit = (key: string, ...windows: readonly (readonly [messages: number, ms: number])[]): RateLimit => ({
  key,
  windows: windows.map(([messages, ms]) => ({ messages, ms })),
});

describe('a platform’s limit', () => {
  it('lets its number of messages through in any span of its window', () => {
    const limiter = createRateLimiter();
    const one = [limit('a', [2, 1000])];
    expect([limiter.take(one, at(0)), limiter.take(one, at(400))]).toEqual([0, 0]);
    expect(limiter.take(one, at(400))).toBe(600);
    expect(limiter.take(one, at(999))).toBe(1);
    expect(limiter.take(one, at(1000))).toBe(0);
    expect(limiter.take(one, at(1000))).toBe(400);
  });

  it('holds with every window of the limit', () => {
    const limiter = createRateLimiter();
    const one = [limit('a', [1, 100], [3, 10_000])];
    for (const ms of [0, 100, 200]) expect(limiter.take(one, at(ms))).toBe(0);
    expect(limiter.take(one, at(300))).toBe(9_700);
  });

  it('takes no turn on any limit while one of them asks to wait', () => {
    const limiter = createRateLimiter();
    const [wide, narrow] = [limit('wide', [2, 1000]), limit('narrow', [1, 1000])];
    expect(limiter.take([wide, narrow], at(0))).toBe(0);
    expect(limiter.take([wide, narrow], at(1))).toBe(999);
    expect(limiter.take([wide], at(1))).toBe(0);
  });

  it('is counted for each limit alone', () => {
    const limiter = createRateLimiter();
    expect(limiter.take([limit('a', [1, 1000])], at(0))).toBe(0);
    expect(limiter.take([limit('b', [1, 1000])], at(0))).toBe(0);
  });

  it('holds a limit while the platform asks to wait, for the longest wait', () => {
    const limiter = createRateLimiter();
    limiter.pause(['a'], at(10_000));
    limiter.pause(['a'], at(5_000));
    expect(limiter.take([limit('a')], at(9_999))).toBe(1);
    expect(limiter.take([limit('b')], at(0))).toBe(0);
    expect(limiter.take([limit('a')], at(10_000))).toBe(0);
  });

  it('goes on when the clock went back', () => {
    const limiter = createRateLimiter();
    const one = [limit('a', [1, 1000])];
    limiter.take(one, at(0));
    expect(limiter.take(one, at(-3_600_000))).toBe(1000);
    expect(limiter.take(one, at(-3_600_000 + 1000))).toBe(0);
  });

  it('says how many turns are free, and which limit has the longest wait', () => {
    const limiter = createRateLimiter();
    const both = [limit('wide', [3, 1000]), limit('narrow', [1, 5000])];
    expect(limiter.freeTurns('wide', at(0))).toBe(Infinity);
    expect(limiter.fullest(both, at(0))).toBeUndefined();
    limiter.take(both, at(0));
    expect([
      limiter.freeTurns('wide', at(999)),
      limiter.freeTurns('narrow', at(999)),
      limiter.freeTurns('wide', at(1000)),
    ]).toEqual([2, 0, 3]);
    expect(limiter.fullest(both, at(999))).toEqual({ key: 'narrow', waitMs: 4_001 });
    limiter.pause(['wide'], at(9_000));
    expect([limiter.freeTurns('wide', at(8_999)), limiter.waitMs('wide', at(8_000))]).toEqual([0, 1_000]);
    expect(limiter.fullest(both, at(5_000))).toEqual({ key: 'wide', waitMs: 4_000 });
  });

  it('is removed from memory when its windows are over, however many channels there were', () => {
    const limiter = createRateLimiter();
    for (let n = 0; n < 50_000; n += 1)
      limiter.take([limit('all', [1, 10]), limit(`channel-${n}`, [1, 1000])], at(n * 10));
    expect(limiter.size).toBeLessThan(2_500);
    expect(limiter.take([limit('channel-49999', [1, 1000])], at(500_000))).toBe(990);
  });

  it('is never passed, whenever one asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.array(fc.nat(2_000), { maxLength: 200 }),
        (messages, span, gaps) => {
          const limiter = createRateLimiter();
          const went: number[] = [];
          let ms = 0;
          for (const gap of gaps) {
            ms += gap;
            if (limiter.take([limit('a', [messages, span])], at(ms)) === 0) went.push(ms);
          }
          for (const [i, first] of went.entries()) {
            const within = went.slice(i).filter((later) => later < first + span);
            expect(within.length).toBeLessThanOrEqual(messages);
          }
        },
      ),
    );
  });
});
