/**
 * Names deliveries in mails. A delivery's tag is the same for each try, and says nothing to others. It is in the
 * Message-ID, in the envelope id, and, where the relay takes `name+tag@`, in the return and reply addresses; so whatever of
 * it comes back names the delivery.
 */
import { createHmac } from 'node:crypto';
import type { KeyValueStore } from '../../core/keyValueStore.ts';

export interface Tags {
  tagOf(delivery: string): string;
  /** Must be called before the mail goes out: what comes back is looked up here. */
  keep(delivery: string): Promise<void>;
  /** The delivery of a tag; undefined for one that is not ours. */
  find(tag: string): Promise<string | undefined>;
}

/** Where the delivery of each tag is kept, by the hash of the tag. */
const SPACE = 'mail.tags';
/** 120 bits, in hexadecimal: relays change the case of addresses. */
const LENGTH = 30;
export const TAG = /[0-9a-f]{30}/;

/** @param secret of this installation */
export function createTags({
  secret,
  keyValues,
}: {
  readonly secret: string;
  readonly keyValues: KeyValueStore;
}): Tags {
  const seal = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');
  const tagOf = (delivery: string): string => seal(`mail ${delivery}`).slice(0, LENGTH);
  const keyOf = (tag: string): string => seal(`tag ${tag}`);
  return {
    tagOf,
    async keep(delivery) {
      await keyValues.putNew(SPACE, keyOf(tagOf(delivery)), delivery);
    },
    find: async (tag) => keyValues.get(SPACE, keyOf(tag.toLowerCase())),
  };
}
