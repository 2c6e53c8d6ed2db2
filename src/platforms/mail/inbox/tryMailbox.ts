/** Tries sending, tags and reading at once: a mail to Concord's own address must come into its own mailbox. */
import { SECOND_MS } from '../../../core/spans.ts';
import type { Check } from '../../descriptor.ts';
import { tagged } from '../address.ts';
import { tryMail } from '../doctor.ts';
import type { MailSettings } from '../settings.ts';
import { newTag } from '../tags.ts';
import type { MailTransport } from '../transport.ts';
import type { MailWords } from '../words.ts';
import { nowByClock } from './doctor.ts';
import type { OpenedMailbox, OpenMailbox } from './mailbox.ts';
import { mailboxOf } from './open.ts';
import { troubleIn } from './troubles.ts';

interface Trial {
  readonly settings: MailSettings;
  readonly words: MailWords;
  readonly transport?: MailTransport;
  readonly open?: OpenMailbox;
  /** How long it is waited for. */
  readonly waitMs?: number;
  readonly lookMs?: number;
}

export async function tryMailbox({ settings, words, transport, ...reading }: Trial): Promise<readonly Check[]> {
  const { open = mailboxOf({ settings, now: nowByClock }), waitMs = 90 * SECOND_MS, lookMs = 2 * SECOND_MS } = reading;
  const tag = newTag();
  const { address } = settings.from;
  // The address of a reply: whether the mail system knows such addresses is what is tried.
  const to = settings.tags ? tagged(address, `r${tag}`) : address;
  const sent = await tryMail({ settings, words, to, tag, ...(transport && { transport }) });
  if (!sent.ok) return [sent];
  const what = 'Mail: the test mail in the mailbox';
  try {
    const box = await open();
    try {
      const ok = await arrives(box, tag, { waitMs, lookMs });
      const late = `${to} did not come into it in ${Math.round(waitMs / SECOND_MS)} seconds: look among junk${settings.tags ? '; if its mail system knows no name+tag addresses, set MAIL_TAGS=no' : ''}`;
      return [sent, { what, ok, words: ok ? `came into it at ${to}` : late }];
    } finally {
      await box.close();
    }
  } catch (error) {
    return [sent, { what, ok: false, words: troubleIn(error).words }];
  }
}

async function arrives(
  box: OpenedMailbox,
  tag: string,
  { waitMs, lookMs }: Required<Pick<Trial, 'waitMs' | 'lookMs'>>,
) {
  for (let waited = 0; ; waited += lookMs) {
    if (await box.has(tag)) return true;
    if (waited >= waitMs) return false;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
