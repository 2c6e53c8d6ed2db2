import { vi } from 'vitest';

/** The settings of a program whose store is in this folder. What the suites themselves are set by is none of them. */
export function settingsOf(folder: string): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('CONCORD_TEST_')) vi.stubEnv(name, undefined);
  vi.stubEnv('CONCORD_DATA', folder);
}
