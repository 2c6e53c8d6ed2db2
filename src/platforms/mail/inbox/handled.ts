/**
 * Remembers which mails were handled, so that each is handled once although the program may be ended between handling a mail
 * and moving it. A mail is known by its bytes: numbers of mailboxes change, and Message-IDs can be made up.
 */
import { createHash } from 'node:crypto';
import { after, type Instant } from '../../../core/ids.ts';
import type { KeyValueStore } from '../../../core/keyValueStore.ts';
import { DAY_MS } from '../../../core/spans.ts';
import type { RawMail, Shelf } from './mailbox.ts';

/** The value is the instant with the shelf. */
const SPACE = 'mail.handled';
/** Those that could not be moved for so long are looked at again. */
const KEPT_MS = 30 * DAY_MS;

export interface HandledMails {
  /** Where it belongs; undefined for one that was not handled. */
  shelfOf(mail: RawMail): Promise<Shelf | undefined>;
  add(mail: RawMail, shelf: Shelf, at: Instant): Promise<void>;
  forget(now: Instant): Promise<void>;
}

/** Names the mail by its bytes. */
export const keyOf = ({ source, size }: RawMail): string =>
  createHash('sha256').update(source).update(` ${size}`).digest('hex').slice(0, 40);

export const createHandledMails = (keyValues: KeyValueStore): HandledMails => ({
  async shelfOf(mail) {
    const value = await keyValues.get(SPACE, keyOf(mail));
    return value === undefined ? undefined : value.endsWith(' done') ? 'done' : 'notUnderstood';
  },
  add: (mail, shelf, at) => keyValues.put(SPACE, keyOf(mail), `${at} ${shelf}`),
  async forget(now) {
    for (const { key, value } of await keyValues.list(SPACE))
      if (after(value.slice(0, value.indexOf(' ')) as Instant, KEPT_MS) < now) await keyValues.remove(SPACE, key);
  },
});
