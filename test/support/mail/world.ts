/** A world in which people of one entity have no address in a chat, and get mails from a relay on this machine. */
import { onTestFinished } from 'vitest';
import { mailWords } from '../../../src/app/platforms.ts';
import { openMail } from '../../../src/platforms/mail/module.ts';
import type { MailSettings } from '../../../src/platforms/mail/settings.ts';
import { world, type Options, type World } from '../world.ts';
import type { MemoryMailbox } from './mailbox.ts';
import { mailSettings, unread } from './office.ts';
import { startRelay, type ReceivedMail, type Relay } from './relay.ts';

export interface MailWorld {
  readonly w: World;
  readonly relay: Relay;
  /** What came to this address, the oldest first. */
  readonly mailsTo: (email: string) => readonly ReceivedMail[];
}

/** @param domain of the people who are on no other platform */
export async function mailWorld(
  options: Options & {
    readonly domain?: string;
    readonly mail?: Partial<MailSettings>;
    readonly mailbox?: MemoryMailbox;
  } = {},
): Promise<MailWorld> {
  const { domain = 'unhcr.example', mail = {}, mailbox, ...rest } = options;
  const relay = await startRelay();
  onTestFinished(() => relay.stop());
  const w = await world({
    platform: (local) => ({
      ...local,
      place: async (to) => (to.email.endsWith(`@${domain}`) ? undefined : local.place(to)),
    }),
    modules: ({ store, now, troubles }) => [
      openMail({
        ...{ ...unread, now, troubles, words: mailWords, keyValues: store.keyValues },
        settings: mailSettings({ port: relay.port, ...mail }),
        ...(mailbox && { openMailbox: () => mailbox.open() }),
      }),
    ],
    ...rest,
  });
  return { w, relay, mailsTo: (email) => relay.mails.filter(({ to }) => to.includes(email)) };
}

/** The first link to one's own page in a mail, without the server. */
export const pageIn = ({ text }: Pick<ReceivedMail, 'text'>): string =>
  /https?:\/\/[^\s/]+(\/m\/\S+)/.exec(text)?.[1] ?? '';
