/** What the program needs to know about Microsoft Teams. */
import type { PlatformDescriptor } from '../descriptor.ts';
import { teamsReader } from './config.ts';
import type { TeamsSettings } from './settings.ts';
import type { TeamsWords } from './words.ts';

export const teams: PlatformDescriptor<TeamsSettings, TeamsWords> = {
  traits: { opensWindows: false },
  settings: teamsReader,
  async open(settings, { keyValues, log, troubles }, words) {
    const { openTeams } = await import('./module.ts');
    return openTeams({ settings, keyValues, log, troubles, words });
  },
  async check(settings, publicUrl) {
    const { checkTeams } = await import('./doctor.ts');
    return checkTeams({ settings, publicUrl });
  },
};
