/** What the program needs to know about mail. */
import type { PlatformDescriptor } from '../descriptor.ts';
import { mailReader, type MailSettings } from './settings.ts';
import type { MailWords } from './words.ts';

export const mail: PlatformDescriptor<MailSettings, MailWords> = {
  traits: { opensWindows: false },
  settings: mailReader,
  async open(settings, { keyValues, now, troubles, log, isOnDuty, mailRead }, words) {
    const { openMail } = await import('./module.ts');
    return openMail({ settings, keyValues, now, troubles, words, log, isOnDuty, mailRead });
  },
  async check(settings) {
    const { checkMail } = await import('./doctor.ts');
    return checkMail({ settings });
  },
  async tryOut(settings, words, to) {
    const { tryMail } = await import('./doctor.ts');
    if (to !== undefined || settings.imapUrl === undefined) return [await tryMail({ settings, words, to })];
    const { tryMailbox } = await import('./inbox/tryMailbox.ts');
    return tryMailbox({ settings, words });
  },
};
