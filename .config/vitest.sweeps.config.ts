import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.ts';

/**
 * What the unit suite tries once in each dimension, in all combinations. Nothing here waits or holds a bound of time, so it
 * can run beside anything.
 */
export default defineConfig({
  test: {
    reporters: reporters('sweeps') as never,
    root: new URL('..', import.meta.url).pathname,
    include: ['test/slow/sweeps/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    isolate: false,
  },
});
