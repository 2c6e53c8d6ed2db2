/**
 * Which matters a mailbox has had mails about. The first mail of a matter is no answer to anything, whatever card it brings: a
 * reminder may be the first one for whoever is new.
 */
import { createHmac } from 'node:crypto';
import { after, type Instant, type NetworkId, type Ref } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { addressKey } from '../../core/seen.ts';
import { forgetOver, INVITED_MS } from './kept.ts';

export interface Threads {
  /** Has another mail about it gone to this mailbox? */
  hasBegun(mail: ThreadMail): Promise<boolean>;
  /** Called when the relay has the mail, or may have it. */
  keep(mail: ThreadMail): Promise<void>;
  forget(now: Instant): Promise<void>;
}

export interface ThreadMail {
  readonly network: NetworkId;
  readonly about: Ref;
  readonly address: string;
  readonly delivery: string;
  /** When the message was made. */
  readonly made: Instant;
}

interface Kept {
  readonly delivery: string;
  readonly until: Instant;
}

const SPACE = 'mail.threads';

/** @param secret of this installation: addresses are kept as hashes */
export function createThreads({
  secret,
  keyValues,
}: {
  readonly secret: string;
  readonly keyValues: KeyValueStore;
}): Threads {
  const keyOf = ({ network, about, address }: ThreadMail): string =>
    createHmac('sha256', secret)
      .update(`thread ${JSON.stringify([network, about, addressKey(address)])}`)
      .digest('hex');
  return {
    async hasBegun(mail) {
      const value = await keyValues.get(SPACE, keyOf(mail));
      // A further try of the first mail is that mail.
      return value !== undefined && (JSON.parse(value) as Kept).delivery !== mail.delivery;
    },
    async keep(mail) {
      const kept: Kept = { delivery: mail.delivery, until: after(mail.made, INVITED_MS) };
      await keyValues.putNew(SPACE, keyOf(mail), JSON.stringify(kept));
    },
    forget: (now) => forgetOver(keyValues, SPACE, now),
  };
}
