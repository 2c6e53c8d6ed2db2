import { defineConfig } from 'vitest/config';
import { DearestFirst } from './dearestFirst.ts';
import { reporters } from './reporters.ts';

export default defineConfig({
  test: {
    reporters: reporters('unit') as never,
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'node_modules/**'],
    // A bound for what hangs, not a measure: the machine may be busy with other things.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    // No test leaves anything behind in a module, so what one file has imported serves the next: half the time.
    isolate: false,
    maxWorkers: '100%',
    sequence: { sequencer: DearestFirst },
  },
});
