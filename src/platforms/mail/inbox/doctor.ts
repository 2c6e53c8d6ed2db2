/** Checks whether the mailbox can be read. */
import { instant } from '../../../core/ids.ts';
import type { Check } from '../../descriptor.ts';
import type { MailSettings } from '../settings.ts';
import type { OpenMailbox } from './mailbox.ts';
import { mailboxOf } from './open.ts';
import { imapSettings } from './settings.ts';
import { troubleIn } from './troubles.ts';

export const nowByClock = () => instant(Date.now());

export async function checkMailbox(
  settings: MailSettings,
  open: OpenMailbox = mailboxOf({ settings, now: nowByClock }),
): Promise<Check> {
  const what = 'Mail: the mailbox';
  const { host = '', port = 0, folder = '' } = imapSettings(settings) ?? {};
  try {
    const box = await open();
    const { length } = await box.list();
    await box.close();
    return { what, ok: true, words: `${host}:${port} takes the sign-in; ${length} mails wait in ${folder}` };
  } catch (error) {
    return { what, ok: false, words: `${host}:${port}: ${troubleIn(error).words}` };
  }
}
