import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, instant } from '../../src/core/ids.ts';
import { backoff, MOST_TRIES } from '../../src/dispatch/backoff.ts';
import { bucket } from '../../src/dispatch/limits.ts';
import type { Failure } from '../../src/platforms/platform.ts';

const later: Failure = { kind: 'later', reason: 'unavailable' };
const START = instant('2026-11-24T14:00:00Z');
const at = (ms: number) => after(START, ms);

describe('the wait before the next try', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [9, 512_000],
    [10, 600_000],
    [100, 600_000],
  ])('after %i tries is at most %i ms, and at least half of that', (tries, most) => {
    expect(backoff(tries, later, 0)).toBe(most / 2);
    expect(backoff(tries, later, 0.999_999)).toBeLessThanOrEqual(most);
  });

  it('is never shorter than the platform asks', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.nat(10_000_000),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tries, retryAfterMs, random) => {
          expect(backoff(tries + 1, { ...later, retryAfterMs }, random)).toBeGreaterThanOrEqual(retryAfterMs);
        },
      ),
    );
  });

  it('adds up to more than an hour of an unavailable platform', () => {
    const sum = Array.from({ length: MOST_TRIES - 1 }, (_, i) => backoff(i + 1, later, 0)).reduce((a, b) => a + b);
    expect(sum).toBeGreaterThan(3_600_000 / 2);
    const usual = Array.from({ length: MOST_TRIES - 1 }, (_, i) => backoff(i + 1, later, 0.5)).reduce((a, b) => a + b);
    expect(usual).toBeGreaterThan(3_600_000);
  });
});

describe('a platform’s limit', () => {
  it('lets so many through at once, then so many a second', () => {
    const b = bucket({ burst: 3, perSecond: 2 });
    expect([b.take(at(0)), b.take(at(0)), b.take(at(0))]).toEqual([0, 0, 0]);
    expect(b.take(at(0))).toBe(500);
    expect(b.take(at(499))).toBeLessThanOrEqual(2);
    expect(b.take(at(500))).toBe(0);
    expect(b.take(at(500))).toBe(500);
  });

  it('does not save up more than the burst', () => {
    const b = bucket({ burst: 2, perSecond: 10 });
    b.take(at(0));
    expect([b.take(at(60_000)), b.take(at(60_000))]).toEqual([0, 0]);
    expect(b.take(at(60_000))).toBeGreaterThan(0);
  });

  it('holds everything while the platform asks to wait, longest pause first', () => {
    const b = bucket({ burst: Infinity, perSecond: Infinity });
    b.pause(at(10_000));
    b.pause(at(5_000));
    expect(b.take(at(9_999))).toBe(1);
    expect(b.take(at(10_000))).toBe(0);
  });

  it('goes on when the clock went back', () => {
    const b = bucket({ burst: 1, perSecond: 1 });
    b.take(at(0));
    expect(b.take(at(-3_600_000))).toBe(1000);
    expect(b.take(at(-3_600_000 + 1000))).toBe(0);
  });

  it('is never passed, whenever one asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.nat(2_000), { maxLength: 200 }),
        (burst, perSecond, gaps) => {
          const b = bucket({ burst, perSecond });
          let ms = 0;
          let taken = 0;
          for (const gap of gaps) {
            ms += gap;
            if (b.take(at(ms)) === 0) taken += 1;
          }
          expect(taken).toBeLessThanOrEqual(burst + (ms / 1000) * perSecond + 1e-6);
        },
      ),
    );
  });
});
