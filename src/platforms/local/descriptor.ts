/** What the program needs to know about the local console. */
import type { PlatformDescriptor } from '../descriptor.ts';
import { localReader } from './config.ts';

export const local: PlatformDescriptor<true, undefined> = {
  traits: { opensWindows: false },
  settings: localReader,
  async open(_settings, { folder, now, log, sample }) {
    const { openLocal } = await import('./module.ts');
    return openLocal({ folder: folder(), now, log, sample });
  },
};
