/** Opens mail: the relay, what is sent by it, and what is known of addresses. */
import type { Door } from '../door.ts';
import type { PlatformModule } from '../module.ts';
import { createMailedCards, type AsMailed } from './asMailed.ts';
import { createCalendars } from './calendars.ts';
import { createAwaitedMails } from './codeMail.ts';
import type { SendCode, SendLink } from './codes.ts';
import type { Sender } from './compose.ts';
import { readDkimKey } from './dkimKey.ts';
import { createHandledMails } from './inbox/handled.ts';
import type { MailOptions } from './options.ts';
import { mailPlatform } from './outbound.ts';
import { createReturnedAddresses } from './returned.ts';
import { createSentToday } from './sentToday.ts';
import type { MailSettings } from './settings.ts';
import { createTags } from './tags.ts';
import { createThreads } from './threads.ts';
import { createTokens } from './token.ts';
import { createMailTransport } from './transport.ts';

export interface MailModule extends PlatformModule {
  readonly sendCode: SendCode;
  readonly sendLink: SendLink;
  readonly asMailed: AsMailed;
}

export const senderOf = ({ from, tags, imapUrl, replyTo, publicUrl }: MailSettings): Sender => ({
  ...{ from, tags, reads: imapUrl !== undefined, publicUrl },
  ...(replyTo !== undefined && { replyTo }),
});

/** A key that is no longer thought long enough signs, and some receivers do not count it. */
function warnOfKey({ settings: { dkim }, log }: MailOptions): void {
  const key = dkim && readDkimKey(dkim.key);
  if (key && 'weak' in key) log.warn({ setting: 'MAIL_DKIM_KEY' }, `mail: ${key.weak}`);
}

export function openMail(options: MailOptions): MailModule {
  const { settings, keyValues, now, troubles, words, ca, tokenUrl } = options;
  const { oauth, user: mailbox = settings.from.address } = settings;
  const tokens = oauth && createTokens(oauth, { mailbox, now, tokenUrl });
  const transport = createMailTransport({ ...settings, ...(ca !== undefined && { ca }) }, tokens);
  const sender = senderOf(settings);
  const sentToday = createSentToday({ keyValues, now });
  const tags = createTags({ secret: settings.secret, keyValues });
  const mailed = createMailedCards({ secret: settings.secret, keyValues });
  const calendars = createCalendars({ secret: settings.secret, keyValues });
  const threads = createThreads({ secret: settings.secret, keyValues });
  warnOfKey(options);
  let door: Door | undefined;
  // Most installations read no mailbox, and a start does without the code of those that do.
  const openReader = async (core: Door) => {
    const { openInbox } = await import('./inbox/open.ts');
    return openInbox({ ...options, tags, calendars }, core);
  };
  return {
    platform: mailPlatform({
      ...{ settings, sender, transport, words, troubles, now },
      ...{ tags, mailed, calendars, threads },
      returned: createReturnedAddresses(keyValues),
      sentToday,
      linkFor: (asked) => {
        if (!door) throw new Error('mail is sent only after it was served');
        return door.linkFor(asked);
      },
    }),
    ...createAwaitedMails({ transport, sender, sentToday, words, now }),
    asMailed: mailed.find,
    async forget(at) {
      await tags.forget(at);
      await mailed.forget(at);
      await calendars.forget(at);
      await threads.forget(at);
      await createHandledMails(keyValues).forget(at);
    },
    async serve(core) {
      door = core;
      const reader = settings.imapUrl === undefined ? undefined : await openReader(core);
      return {
        routers: [],
        stopAccepting: () => undefined,
        drain: async () => reader?.stop(),
        close: () => transport.close(),
      };
    },
  };
}
