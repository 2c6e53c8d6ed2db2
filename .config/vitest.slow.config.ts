import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.ts';

/**
 * The slow suites: a real browser, killed processes, faults. One file at a time: each starts the whole program. What only
 * counts through very much, and waits for nothing, is in vitest.sweeps.config.ts.
 */
export default defineConfig({
  test: {
    reporters: reporters('slow') as never,
    root: new URL('..', import.meta.url).pathname,
    include: ['test/slow/**/*.test.ts'],
    exclude: ['test/slow/sweeps/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    // As with the unit tests: what one file has imported serves the next.
    isolate: false,
  },
});
