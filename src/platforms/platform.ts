import type { OurReason } from '../core/envelope.ts';
import type { Card } from '../core/card.ts';
import type { Language, Person } from '../core/people.ts';
import type { Instant, NetworkId, PlatformName } from '../core/ids.ts';
import type { RoomHere } from '../core/room.ts';

/** What every platform is to the dispatcher: it takes messages, and edits those it took. */
export interface Platform {
  readonly name: PlatformName;
  /** Where this person can be written to; undefined when the platform knows no address of theirs. */
  place(to: Person): Promise<Place | undefined>;
  /** Sends, once for each `message.id` where the platform lets an earlier try be found again. Never throws for a "no". */
  send(to: Person, message: Message): Promise<Sent>;
  update(to: Person, messageId: string, message: Message): Promise<Sent>;
  /** Channels, where the platform has some that can be written to. */
  readonly rooms?: Rooms;
}

/** The same for a channel: whoever is in it reads it, so nothing that is drawn for one person goes there. */
export interface Rooms {
  place(room: NetworkRoom): Promise<Place | undefined>;
  send(room: NetworkRoom, message: Message): Promise<Sent>;
  update(room: NetworkRoom, messageId: string, message: Message): Promise<Sent>;
}
/** A channel, and the network whose room it is: a press there is meant for that one. */
export interface NetworkRoom extends RoomHere {
  readonly network: NetworkId;
}

export interface Message {
  /** The envelope's id: the same message keeps it over every try. */
  readonly id: string;
  /** What kind of card it is (`request`, `reminder`, `outcome` …). */
  readonly kind: string;
  readonly card: Card;
  readonly language: Language;
  readonly at: Instant;
  readonly urgent: boolean;
}

export type Sent =
  { readonly ok: true; readonly messageId: string } | { readonly ok: false; readonly failure: Failure };

/** `later`: try again, not before `retryAfterMs`. `never`: this person cannot be reached this way. */
export type Failure =
  | {
      readonly kind: 'later';
      readonly reason: FailureReason;
      readonly retryAfterMs?: number;
      /** The key of the lane that is to rest so long. Not said: all lanes of the place, without that of Concord's own access. */
      readonly limit?: string;
    }
  | { readonly kind: 'never'; readonly reason: FailureReason };

/**
 * Each has plain words under `reason.*`. Those that lie with Concord itself are always `later`: nothing is given up for
 * them, and they are no word about the reader.
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
  | 'triedTooOften';

/** An address, as the dispatcher needs to know it: the limits that a message to it counts against. */
export interface Place {
  readonly limits: readonly RateLimit[];
  /** The limits that an edit of a message there counts against, when they are not the same. */
  readonly edits?: readonly RateLimit[];
}

/** One of the platform's limits, shared by all places that name its key (`slack/T1`, `slack/T1/D7`). */
export interface RateLimit {
  readonly key: string;
  /** All of them hold. */
  readonly windows: readonly Window[];
  /** Stands for Concord's own access: whoever else it writes to goes by it too, so it rests for a want of that alone. */
  readonly access?: true;
}

/** At most so many messages in any span of so many milliseconds. */
export interface Window {
  readonly messages: number;
  readonly ms: number;
}
