/** What the program needs to know about Slack. */
import type { PlatformDescriptor } from '../descriptor.ts';
import { slackReader } from './config.ts';
import type { SlackSettings } from './module.ts';
import type { SlackWords } from './words.ts';

export const slack: PlatformDescriptor<SlackSettings, SlackWords> = {
  traits: { opensWindows: true },
  settings: slackReader,
  async open(settings, { keyValues, now, log, troubles }, words) {
    const { openSlack } = await import('./module.ts');
    return openSlack({ settings, keyValues, now, log, troubles, words });
  },
  async check(settings, publicUrl) {
    const { checkSlack } = await import('./doctor.ts');
    return checkSlack({ settings, publicUrl });
  },
};
