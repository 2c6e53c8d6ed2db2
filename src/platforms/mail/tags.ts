/**
 * Names deliveries in mails. A delivery's tag is the same for each try, and says nothing to others. It is in the
 * Message-ID, in the envelope id, and, where the relay takes `name+tag@`, in the return and reply addresses; so whatever of
 * it comes back names the delivery.
 */
import { createHmac } from 'node:crypto';
import { networkId, personId, ref, type NetworkId, type PersonId, type Ref } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';

export interface Tags {
  tagOf(delivery: string): string;
  /** Must be called before the mail goes out: what comes back is looked up here. */
  keep(delivery: string): Promise<void>;
  /** The delivery of a tag; undefined for one that is not ours. */
  find(tag: string): Promise<string | undefined>;
  /**
   * The tag of a person's invitation to a meeting, for the address to which their calendar program answers. It is the same
   * for each of its mails: programs take another organizer for another meeting. It is kept, as `keep` does.
   */
  invite(to: InvitedTo): Promise<string>;
  /** The invitation of a tag; undefined for one that is not ours. */
  findInvitation(tag: string): Promise<InvitedTo | undefined>;
}

export interface InvitedTo {
  readonly network: NetworkId;
  readonly person: PersonId;
  readonly meeting: Ref;
}

/** Where the delivery of each tag is kept, by the hash of the tag. */
const SPACE = 'mail.tags';
/** The same for the person and the meeting of each invitation. */
const INVITATIONS = 'mail.invitations';
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
    async invite({ network, person, meeting }) {
      const invited = JSON.stringify([network, person, meeting]);
      const tag = seal(`invitation ${invited}`).slice(0, LENGTH);
      await keyValues.putNew(INVITATIONS, keyOf(tag), invited);
      return tag;
    },
    async findInvitation(tag) {
      const kept = await keyValues.get(INVITATIONS, keyOf(tag.toLowerCase()));
      if (kept === undefined) return undefined;
      const [network, person, meeting] = JSON.parse(kept) as [string, string, string];
      return { network: networkId(network), person: personId(person), meeting: ref(meeting) };
    },
  };
}
