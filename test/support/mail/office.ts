/** Mail, opened against a relay on this machine. */
import { onTestFinished } from 'vitest';
import { instant, type Instant } from '../../../src/core/ids.ts';
import type { KeyValueStore } from '../../../src/core/keyValueStore.ts';
import { createTroubles } from '../../../src/core/troubles.ts';
import { mailWords } from '../../../src/app/platforms.ts';
import { openMail, type MailModule } from '../../../src/platforms/mail/module.ts';
import type { MailOptions } from '../../../src/platforms/mail/options.ts';
import type { OpenMailbox } from '../../../src/platforms/mail/inbox/mailbox.ts';
import type { MailSettings } from '../../../src/platforms/mail/settings.ts';
import { fakeDoor, type FakeDoor } from '../localDoor.ts';
import type { Certificate } from './certificate.ts';
import type { Relay } from './relay.ts';

export const mailSettings = (over: Partial<MailSettings> = {}): MailSettings => ({
  ...{ host: '127.0.0.1', port: 0, secure: false, requireTls: false, tags: true, rate: [] },
  from: { name: 'UN Action', address: 'concord@example.org' },
  imapUrl: 'imap://concord@127.0.0.1/INBOX',
  publicUrl: 'https://concord.example',
  secret: 'a secret of thirty-two characters',
  ...over,
});

export function keyValuesInMemory(): KeyValueStore {
  const spaces = new Map<string, Map<string, string>>();
  const space = (name: string): Map<string, string> => {
    const found = spaces.get(name) ?? new Map<string, string>();
    spaces.set(name, found);
    return found;
  };
  return {
    get: async (name, key) => space(name).get(key),
    put: async (name, key, value) => void space(name).set(key, value),
    async putNew(name, key, value) {
      const found = space(name).get(key);
      if (found !== undefined) return found;
      space(name).set(key, value);
      return value;
    },
    remove: async (name, key) => void space(name).delete(key),
    list: async (name, prefix = '') =>
      [...space(name)]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => ({ key, value })),
  };
}

/** Mail as a test opens it that reads no mailbox: its server never answers. */
export const unread = {
  openMailbox: () => new Promise<never>(() => undefined),
  isOnDuty: async () => true,
  log: { warn: () => undefined, error: () => undefined },
} satisfies Partial<MailOptions>;

/** What mailboxes have, where a test sends nothing to them. */
export const calendars = { aheadIn: async () => 0 };

interface Office extends MailModule {
  readonly door: FakeDoor;
  readonly troubles: () => readonly string[];
  readonly keyValues: KeyValueStore;
}

export const NOW = instant('2026-11-24T14:00:00Z');

/** @param now the clock; it stands still */
export async function mailOffice(
  relay: Pick<Relay, 'port'>,
  options: {
    readonly settings?: Partial<MailSettings>;
    readonly trusts?: Certificate;
    readonly tokenUrl?: string;
    readonly keyValues?: KeyValueStore;
    readonly now?: () => Instant;
    readonly openMailbox?: OpenMailbox;
  } = {},
): Promise<Office> {
  const { settings = {}, trusts, tokenUrl, keyValues = keyValuesInMemory(), now = () => NOW } = options;
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const opened = openMail({
    ...{ ...unread, keyValues, now, troubles, words: mailWords },
    settings: mailSettings({ port: relay.port, ...settings }),
    ...(options.openMailbox && { openMailbox: options.openMailbox }),
    ...(trusts && { ca: trusts.cert }),
    ...(tokenUrl !== undefined && { tokenUrl }),
  });
  const door = fakeDoor();
  const served = await opened.serve(door, undefined as never);
  onTestFinished(async () => {
    await served.drain?.();
    served.close();
  });
  return { ...opened, door, troubles: () => troubles.list(), keyValues };
}
