import { defineConfig } from 'vitest/config';

/** The slow suites: a real browser, killed processes, faults. One file at a time: each starts the whole program. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/slow/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
