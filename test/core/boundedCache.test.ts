import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoundedCache } from '../../src/core/boundedCache.ts';

describe('a bounded cache', () => {
  it('keeps what is used while others come and go', () => {
    const cache = createBoundedCache<number, string>(10);
    cache.set(0, 'used');
    for (let i = 1; i < 1_000; i += 1) {
      cache.set(i, `once ${i}`);
      if (i % 3 === 0) expect(cache.get(0)).toBe('used');
    }
    expect(cache.get(500)).toBeUndefined();
    expect(cache.get(999)).toBe('once 999');
  });

  it('forgets what is deleted, and everything when it is cleared', () => {
    const cache = createBoundedCache<string, number>(4);
    for (const key of ['a', 'b', 'c']) cache.set(key, 1);
    cache.delete('a');
    cache.delete('c');
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, 1, undefined]);
    cache.clear();
    expect(cache.get('b')).toBeUndefined();
    expect(cache.size).toBe(0);
  });

  it('never holds more than it may, nor anything but the last value of a key', () => {
    const step = fc.tuple(fc.constantFrom('get', 'set', 'delete'), fc.integer({ min: 0, max: 30 }), fc.integer());
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.array(step, { maxLength: 200 }), (max, steps) => {
        const cache = createBoundedCache<number, number>(max);
        const last = new Map<number, number>();
        for (const [what, key, value] of steps) {
          if (what === 'set') last.set(key, value);
          if (what === 'set') cache.set(key, value);
          if (what === 'delete') last.delete(key);
          if (what === 'delete') cache.delete(key);
          const found = cache.get(key);
          if (what === 'set') expect(found).toBe(value);
          if (found !== undefined) expect(found).toBe(last.get(key));
          expect(cache.size).toBeLessThanOrEqual(max);
        }
      }),
    );
  });
});
