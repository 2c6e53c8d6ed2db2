import type { OurReason } from '../core/envelope.ts';
import type { Card } from '../core/card.ts';
import type { Language, Person } from '../core/people.ts';
import type { Instant, NetworkId, PlatformName, Ref } from '../core/ids.ts';
import type { Invitation } from '../core/invitation.ts';
import type { RoomHere } from '../core/room.ts';

/** A platform as the dispatcher sees it: it sends messages, and edits them later. */
export interface Platform {
  readonly name: PlatformName;
  /** The limits that a message to this person counts against; undefined when no address of theirs is known. */
  place(to: Person): Promise<Place | undefined>;
  /**
   * Sends a message. It is sent once for each `message.id`, where the platform can find an earlier try. Never throws for a
   * refusal.
   * @param later takes what the platform stores of a message that was sent; without it, the platform stores that itself
   */
  send(to: Person, message: Message, later?: StoreLater): Promise<Sent>;
  update(to: Person, messageId: string, message: Message): Promise<Sent>;
  /** The last way to a person: tried when their other platforms have refused the message or were tried too often. */
  readonly isLast?: true;
  /** How long a message is tried, and the longest wait between two tries, where the dispatcher's own are too short. */
  readonly patience?: Patience;
  /** Channels, where the platform has some. */
  readonly rooms?: Rooms;
  /** Asks it something that changes nothing. @returns whether it answered, whatever it said */
  readonly answers?: () => Promise<boolean>;
  /** While it is known to be away for long: looks whether it is there again. Called whenever that is shown. */
  readonly lookAgain?: () => Promise<void>;
}

export interface Patience {
  readonly forMs: number;
  readonly maxWaitMs: number;
}

/**
 * The same for channels. Everybody in a channel can read the message, so nothing that is drawn for one person is sent
 * there.
 */
export interface Rooms {
  place(room: NetworkRoom): Promise<Place | undefined>;
  send(room: NetworkRoom, message: Message, later?: StoreLater): Promise<Sent>;
  update(room: NetworkRoom, messageId: string, message: Message): Promise<Sent>;
}
/** A channel with the network whose room it is. */
export interface NetworkRoom extends RoomHere {
  readonly network: NetworkId;
}

export interface Message {
  /** The envelope's id, which is the same for each try. */
  readonly id: string;
  readonly network: NetworkId;
  /** The document that the card is about. */
  readonly about?: Ref;
  /** When the envelope was made, which is the same for each try. */
  readonly since: Instant;
  /** The kind of card (`request`, `reminder`, `outcome` …). */
  readonly kind: string;
  readonly card: Card;
  /** For mails, where they say something else: draws the card for them. */
  readonly byMail?: () => Card;
  readonly language: Language;
  readonly at: Instant;
  readonly urgent: boolean;
  /** The item is restricted: what others can read without opening the message shows its reference alone (domain.md 9). */
  readonly isRestricted?: boolean;
  /** The present name of the entity that its reader represents. */
  readonly entity?: string;
  /** It goes to somebody who has left the roll, or to a mailbox that is no longer theirs: no page is theirs there. */
  readonly isFarewell?: true;
  /** For mails: the meeting that calendar programs put into their calendars, move there or take out. */
  readonly invitation?: Invitation;
}

/**
 * Takes a write that nobody waits for, and begins it together with that of the delivery's outcome. Should the program end
 * before, the message is found again by what was stored before it was sent.
 */
export type StoreLater = (write: () => Promise<unknown>) => void;

/** Begins the write at once. */
export const storeNow: StoreLater = (write) => void write().catch(() => undefined);

export type Sent =
  | {
      readonly ok: true;
      readonly messageId: string;
      /** For mails: the relay took it, with these words. */
      readonly proof?: 'handed';
      readonly words?: string;
      /** For mails: whom the relay took it for. It is evidence, and the roll may name another address later. */
      readonly address?: string;
    }
  | { readonly ok: false; readonly failure: Failure };

export const neverSent = (reason: FailureReason): Sent => ({ ok: false, failure: { kind: 'never', reason } });

/**
 * A send that failed. `later`: may be tried again, not before `retryAfterMs`. `never`: this person cannot be reached by
 * this platform.
 */
export type Failure =
  | {
      readonly kind: 'later';
      readonly reason: FailureReason;
      readonly retryAfterMs?: number;
      /** Only this message waits at least this long (ms). No limit is paused. */
      readonly waitMs?: number;
      /**
       * The key of the limit that must pause. Absent: all limits of the place pause, except that of Concord's own access.
       */
      readonly limit?: string;
    }
  | { readonly kind: 'never'; readonly reason: FailureReason };

/**
 * The reason of a failure. Each has a text under `reason.*`. Faults of Concord itself are always `later`: no delivery fails
 * because of them, and they tell nothing about the reader.
 */
export type FailureReason =
  | OurReason
  | 'blocked'
  | 'noAddress'
  | 'notFound'
  | 'rateLimited'
  | 'unavailable'
  | 'timedOut'
  | 'refused'
  | 'tooLarge'
  /** Of mails: what an officer does differs for each. */
  | 'mailboxFull'
  | 'policyRefused'
  | 'hostUnknown'
  | 'noSuchMailbox'
  | 'mailTooBig'
  | 'mailNotTaken'
  | 'mailOverdue'
  | 'mailsCameBack'
  | 'addressBeyondRelay'
  | 'triedTooOften';

/** An address as the dispatcher needs it: the limits that a message to it counts against. */
export interface Place {
  readonly limits: readonly RateLimit[];
  /** The limits of edits, where they are different. */
  readonly edits?: readonly RateLimit[];
  /** Whether the person has an address there is not known, because the platform could not be asked. */
  readonly isUnsure?: true;
}

/** A limit of the platform, shared by all places with the same key (`slack/T1`, `slack/T1/D7`). */
export interface RateLimit {
  readonly key: string;
  /** All windows apply together. */
  readonly windows: readonly Window[];
  /**
   * The limit stands for Concord's own access to the platform. It pauses only for faults of that access, and then for
   * everybody.
   */
  readonly access?: true;
}

/** The maximum of messages in any span of `ms` milliseconds. */
export interface Window {
  readonly messages: number;
  readonly ms: number;
}
