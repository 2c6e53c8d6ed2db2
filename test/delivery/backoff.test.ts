import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff, MAX_TRIES } from '../../src/delivery/backoff.ts';
import type { Failure } from '../../src/platforms/platform.ts';

const later: Failure = { kind: 'later', reason: 'unavailable' };

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
    const sum = Array.from({ length: MAX_TRIES - 1 }, (_, i) => backoff(i + 1, later, 0)).reduce((a, b) => a + b);
    expect(sum).toBeGreaterThan(3_600_000 / 2);
    const usual = Array.from({ length: MAX_TRIES - 1 }, (_, i) => backoff(i + 1, later, 0.5)).reduce((a, b) => a + b);
    expect(usual).toBeGreaterThan(3_600_000);
  });
});
