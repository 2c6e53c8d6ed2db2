/** Opens mail: the relay, what is sent by it, and what is known of addresses. */
import type { Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Troubles } from '../../core/troubles.ts';
import type { Door } from '../door.ts';
import type { PlatformModule } from '../module.ts';
import { createAwaitedMails } from './codeMail.ts';
import type { SendCode, SendLink } from './codes.ts';
import type { Sender } from './compose.ts';
import { mailPlatform } from './outbound.ts';
import { createReturnedAddresses } from './returned.ts';
import { createSentToday } from './sentToday.ts';
import type { MailSettings } from './settings.ts';
import { createTags } from './tags.ts';
import { createTokens } from './token.ts';
import { createMailTransport } from './transport.ts';
import type { MailWords } from './words.ts';

export interface MailOptions {
  readonly settings: MailSettings;
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  readonly troubles: Troubles;
  readonly words: MailWords;
  /** For tests: a certificate that is accepted besides the usual ones, and another address that gives tokens. */
  readonly ca?: string;
  readonly tokenUrl?: string;
}

export interface MailModule extends PlatformModule {
  readonly sendCode: SendCode;
  readonly sendLink: SendLink;
}

export const senderOf = ({ from, tags, imapUrl, replyTo, publicUrl }: MailSettings): Sender => ({
  ...{ from, tags, reads: imapUrl !== undefined, publicUrl },
  ...(replyTo !== undefined && { replyTo }),
});

export function openMail({ settings, keyValues, now, troubles, words, ca, tokenUrl }: MailOptions): MailModule {
  const { oauth, user: mailbox = settings.from.address } = settings;
  const tokens = oauth && createTokens(oauth, { mailbox, now, tokenUrl });
  const transport = createMailTransport({ ...settings, ...(ca !== undefined && { ca }) }, tokens);
  const sender = senderOf(settings);
  const sentToday = createSentToday({ keyValues, now });
  let door: Door | undefined;
  return {
    platform: mailPlatform({
      ...{ settings, sender, transport, words, troubles, now },
      tags: createTags({ secret: settings.secret, keyValues }),
      returned: createReturnedAddresses(keyValues),
      sentToday,
      linkFor: (asked) => {
        if (!door) throw new Error('mail is sent only after it was served');
        return door.linkFor(asked);
      },
    }),
    ...createAwaitedMails({ transport, sender, sentToday, words, now }),
    async serve(core) {
      door = core;
      return { routers: [], stopAccepting: () => undefined, close: () => transport.close() };
    },
  };
}
