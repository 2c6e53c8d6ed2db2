import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, instant } from '../../src/core/ids.ts';
import { createRateLimiter } from '../../src/delivery/rateLimits.ts';
import type { RateLimit } from '../../src/platforms/platform.ts';

const START = instant('2026-11-24T14:00:00Z');
const at = (ms: number) => after(START, ms);
const lane = (key: string, ...windows: readonly (readonly [messages: number, ms: number])[]): RateLimit => ({
  key,
  windows: windows.map(([messages, ms]) => ({ messages, ms })),
});

describe('a platform’s limit', () => {
  it('lets so many through in any span of its window', () => {
    const lanes = createRateLimiter();
    const one = [lane('a', [2, 1000])];
    expect([lanes.take(one, at(0)), lanes.take(one, at(400))]).toEqual([0, 0]);
    expect(lanes.take(one, at(400))).toBe(600);
    expect(lanes.take(one, at(999))).toBe(1);
    expect(lanes.take(one, at(1000))).toBe(0);
    expect(lanes.take(one, at(1000))).toBe(400);
  });

  it('holds with every window of the lane', () => {
    const lanes = createRateLimiter();
    const one = [lane('a', [1, 100], [3, 10_000])];
    for (const ms of [0, 100, 200]) expect(lanes.take(one, at(ms))).toBe(0);
    expect(lanes.take(one, at(300))).toBe(9_700);
  });

  it('takes no turn on any lane while one of them asks to wait', () => {
    const lanes = createRateLimiter();
    const [wide, narrow] = [lane('wide', [2, 1000]), lane('narrow', [1, 1000])];
    expect(lanes.take([wide, narrow], at(0))).toBe(0);
    expect(lanes.take([wide, narrow], at(1))).toBe(999);
    expect(lanes.take([wide], at(1))).toBe(0);
  });

  it('is each lane’s own', () => {
    const lanes = createRateLimiter();
    expect(lanes.take([lane('a', [1, 1000])], at(0))).toBe(0);
    expect(lanes.take([lane('b', [1, 1000])], at(0))).toBe(0);
  });

  it('holds a lane while the platform asks it to rest, by the longest rest', () => {
    const lanes = createRateLimiter();
    lanes.rest(['a'], at(10_000));
    lanes.rest(['a'], at(5_000));
    expect(lanes.take([lane('a')], at(9_999))).toBe(1);
    expect(lanes.take([lane('b')], at(0))).toBe(0);
    expect(lanes.take([lane('a')], at(10_000))).toBe(0);
  });

  it('goes on when the clock went back', () => {
    const lanes = createRateLimiter();
    const one = [lane('a', [1, 1000])];
    lanes.take(one, at(0));
    expect(lanes.take(one, at(-3_600_000))).toBe(1000);
    expect(lanes.take(one, at(-3_600_000 + 1000))).toBe(0);
  });

  it('says how many turns are free, and which lane asks to wait longest', () => {
    const lanes = createRateLimiter();
    const both = [lane('wide', [3, 1000]), lane('narrow', [1, 5000])];
    expect(lanes.turns('wide', at(0))).toBe(Infinity);
    expect(lanes.fullest(both, at(0))).toBeUndefined();
    lanes.take(both, at(0));
    expect([lanes.turns('wide', at(999)), lanes.turns('narrow', at(999)), lanes.turns('wide', at(1000))]).toEqual([
      2, 0, 3,
    ]);
    expect(lanes.fullest(both, at(999))).toEqual({ key: 'narrow', waitMs: 4_001 });
    lanes.rest(['wide'], at(9_000));
    expect([lanes.turns('wide', at(8_999)), lanes.waitMs('wide', at(8_000))]).toEqual([0, 1_000]);
    expect(lanes.fullest(both, at(5_000))).toEqual({ key: 'wide', waitMs: 4_000 });
  });

  it('is forgotten when it has nothing more to say, so that a crowd of channels leaves no trace', () => {
    const lanes = createRateLimiter();
    for (let n = 0; n < 50_000; n += 1) lanes.take([lane('all', [1, 10]), lane(`channel-${n}`, [1, 1000])], at(n * 10));
    expect(lanes.size).toBeLessThan(2_500);
    expect(lanes.take([lane('channel-49999', [1, 1000])], at(500_000))).toBe(990);
  });

  it('is never passed, whenever one asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.array(fc.nat(2_000), { maxLength: 200 }),
        (messages, span, gaps) => {
          const lanes = createRateLimiter();
          const went: number[] = [];
          let ms = 0;
          for (const gap of gaps) {
            ms += gap;
            if (lanes.take([lane('a', [messages, span])], at(ms)) === 0) went.push(ms);
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
