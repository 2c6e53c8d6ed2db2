/** Puts the reader of the mailbox together. */
import { LANGUAGES } from '../../../core/people.ts';
import type { Door } from '../../door.ts';
import type { Calendars } from '../calendars.ts';
import type { MailOptions } from '../options.ts';
import type { Tags } from '../tags.ts';
import { createTokens } from '../token.ts';
import { createHandleMail } from './handle.ts';
import { createHandledMails } from './handled.ts';
import { openImap } from './imap.ts';
import type { OpenMailbox } from './mailbox.ts';
import { startReader, type MailboxReader } from './reader.ts';
import { imapSettings } from './settings.ts';

type InboxOptions = MailOptions & { readonly tags: Tags; readonly calendars: Calendars };

export function openInbox(options: InboxOptions, door: Door): MailboxReader {
  const { settings, words, tags, calendars, keyValues, now, isOnDuty, troubles, log, mailRead } = options;
  return startReader({
    open: options.openMailbox ?? mailboxOf(options),
    handle: createHandleMail({
      ...{ from: settings.from, relay: settings.host, tags, calendars, door },
      above: LANGUAGES.map((one) => words.above(one)),
    }),
    handled: createHandledMails(keyValues),
    setAside: () => door.mailSetAside(),
    host: imapSettings(settings)?.host ?? '',
    ...{ keyValues, now, isOnDuty, troubles, log, mailRead },
  });
}

/** @throws RangeError when no mailbox is set up */
export function mailboxOf({
  settings,
  now,
  ca,
  tokenUrl,
}: Pick<MailOptions, 'settings' | 'now' | 'ca' | 'tokenUrl'>): OpenMailbox {
  const imap = imapSettings(settings);
  if (!imap) throw new RangeError('no mailbox is set up');
  const { oauth } = settings;
  const isByToken = oauth && imap.password === undefined;
  const tokens = isByToken ? createTokens(oauth, { mailbox: imap.user, now, tokenUrl }) : undefined;
  return () => openImap({ settings: imap, tokens, ca });
}
