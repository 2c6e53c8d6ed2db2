/**
 * Names deliveries in mails. A delivery's tag is the same for each try, and says nothing to others. It is in the
 * Message-ID, in the envelope id, and, where the relay takes `name+tag@`, in the return and reply addresses; so whatever of
 * it comes back names the delivery.
 */
import { createHmac, randomBytes } from 'node:crypto';
import {
  after,
  networkId,
  personId,
  ref,
  type Instant,
  type NetworkId,
  type PersonId,
  type Ref,
} from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { addressKey } from '../../core/seen.ts';
import { DAY_MS } from '../../core/spans.ts';
import { INVITED_MS, inParts } from './kept.ts';

export interface Tags {
  tagOf(delivery: string): string;
  /**
   * Must be called before the mail goes out: what comes back is looked up here.
   * @param lines what it says, as `inbox/ourLines.ts` compares it. Hashes of it are kept, none of its words
   */
  keep(delivery: string, to: string, at: Instant, lines?: readonly string[]): Promise<void>;
  /** The mail of a tag; undefined for one that is not ours, or whose time is over. */
  find(tag: string): Promise<TaggedMail | undefined>;
  /**
   * The tag of a person's invitation to a meeting, for the address to which their calendar program answers. It is the same
   * for each of its mails: programs take another organizer for another meeting. It is kept, as `keep` does.
   */
  invite(to: InvitedTo, at: Instant): Promise<string>;
  /** Did a version invite them that kept nothing of what mailboxes have? Those were before December 2026. */
  invitedBefore(to: InvitedTo): Promise<boolean>;
  /** The invitation of a tag; undefined for one that is not ours. */
  findInvitation(tag: string): Promise<InvitedTo | undefined>;
  /** Removes the tags to which nothing is expected any more. */
  forget(now: Instant): Promise<void>;
}

export interface TaggedMail {
  readonly delivery: string;
  /** Went the mail to this address? Undefined where it was not kept. */
  wasTo(address: string): boolean | undefined;
  /** Did it go to an address of this domain? */
  wasToDomain(domain: string): boolean | undefined;
  /** Is this a line of it? Absent where that was not kept. */
  readonly said?: (line: string) => boolean;
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
/** Kept with an invitation: `calendars.ts` keeps what the mailbox has of it. */
const COUNTED = 'counted';
/** 120 bits, in hexadecimal: relays change the case of addresses. */
const LENGTH = 30;
export const TAG = /[0-9a-f]{30}/;
/** The tag of a mail that is no delivery. */
export const newTag = (): string => randomBytes(LENGTH / 2).toString('hex');
/** Relays try for days; people answer after weeks. What comes later is from somebody whom we do not know. */
const KEPT_MS = 90 * DAY_MS;

/** @property to @property at hashes of the address and of its domain: the roll may have another one by then */
interface Kept {
  readonly delivery: string;
  readonly to?: string;
  readonly at?: string;
  /** Hashes of its lines, one after the other. */
  readonly said?: string;
  readonly until: Instant;
}

/** A line's hash, in characters: by chance one of a hundred thousand lines is taken for one of a mail's. */
const LINE = 4;
/** Of a mail with more lines none are kept. */
const MAX_LINES = 1_000;

/** Versions before 30 November 2026 kept the delivery's id alone. */
const read = (value: string): Omit<Kept, 'until'> & { readonly until?: Instant } =>
  value.startsWith('{') ? (JSON.parse(value) as Kept) : { delivery: value };

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
  const short = (text: string): string => seal(text).slice(0, LENGTH);
  const address = (text: string): string => short(`to ${addressKey(text)}`);
  const lineOf = (delivery: string, text: string): string =>
    createHmac('sha256', secret).update(`line ${delivery} ${text}`).digest('base64url').slice(0, LINE);
  /** @returns which lines the mail has */
  const linesIn = (delivery: string, said: string): ((line: string) => boolean) => {
    const kept = new Set(Array.from({ length: said.length / LINE }, (_, at) => said.slice(at * LINE, (at + 1) * LINE)));
    return (line) => kept.has(lineOf(delivery, line));
  };
  const invitationTag = ({ network, person, meeting }: InvitedTo): string =>
    seal(`invitation ${JSON.stringify([network, person, meeting])}`).slice(0, LENGTH);
  const domain = (text: string): string => short(`at ${text.slice(text.lastIndexOf('@') + 1).toLowerCase()}`);
  return {
    tagOf,
    async keep(delivery, to, at, lines = []) {
      const said = lines.length > MAX_LINES ? '' : lines.map((line) => lineOf(delivery, line)).join('');
      const about = { delivery, to: address(to), at: domain(to), ...(said !== '' && { said }) };
      const kept: Kept = { ...about, until: after(at, KEPT_MS) };
      await keyValues.put(SPACE, keyOf(tagOf(delivery)), JSON.stringify(kept));
    },
    async find(tag) {
      const value = await keyValues.get(SPACE, keyOf(tag.toLowerCase()));
      if (value === undefined) return undefined;
      const { delivery, to, at, said } = read(value);
      return {
        delivery,
        ...(said !== undefined && { said: linesIn(delivery, said) }),
        wasTo: (one) => (to === undefined ? undefined : to === address(one)),
        wasToDomain: (one) => (at === undefined ? undefined : at === domain(one)),
      };
    },
    async forget(now) {
      for await (const { key, value } of inParts(keyValues, INVITATIONS)) {
        const [, , , until] = JSON.parse(value) as [string, string, string, Instant?];
        if (until !== undefined && until < now) await keyValues.remove(INVITATIONS, key);
      }
      for await (const { key, value } of inParts(keyValues, SPACE)) {
        const { until, delivery } = read(value);
        if (until === undefined)
          await keyValues.put(SPACE, key, JSON.stringify({ delivery, until: after(now, KEPT_MS) } satisfies Kept));
        else if (until < now) await keyValues.remove(SPACE, key);
      }
    },
    async invite(to, at) {
      const { network, person, meeting } = to;
      const tag = invitationTag(to);
      // Each mail about the meeting begins its time again.
      const kept = [network, person, meeting, after(at, INVITED_MS), COUNTED];
      await keyValues.put(INVITATIONS, keyOf(tag), JSON.stringify(kept));
      return tag;
    },
    async invitedBefore(to) {
      const kept = await keyValues.get(INVITATIONS, keyOf(invitationTag(to)));
      return kept !== undefined && (JSON.parse(kept) as unknown[]).at(-1) !== COUNTED;
    },
    async findInvitation(tag) {
      const kept = await keyValues.get(INVITATIONS, keyOf(tag.toLowerCase()));
      if (kept === undefined) return undefined;
      const [network, person, meeting] = JSON.parse(kept) as [string, string, string];
      return { network: networkId(network), person: personId(person), meeting: ref(meeting) };
    },
  };
}
