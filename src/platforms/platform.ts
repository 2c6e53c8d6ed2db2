import type { PlatformName } from '../core/act.ts';
import type { Card } from '../core/card.ts';
import type { Language, Person } from '../core/people.ts';
import type { Instant } from '../core/ids.ts';

/** What every platform is to the dispatcher: it takes messages, and edits those it took. */
export interface Platform {
  readonly name: PlatformName;
  readonly limits: RateLimit;
  /** Sends, once for each `message.id` where the platform lets an earlier try be found again. Never throws for a "no". */
  send(to: Person, message: Message): Promise<Sent>;
  update(to: Person, messageId: string, message: Message): Promise<Sent>;
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
  | { readonly kind: 'later'; readonly reason: FailureReason; readonly retryAfterMs?: number }
  | { readonly kind: 'never'; readonly reason: FailureReason };

/** Each has plain words in `copy` under `reason.*`. */
export type FailureReason =
  | 'blocked'
  | 'noAddress'
  | 'notFound'
  | 'rateLimited'
  | 'unavailable'
  | 'timedOut'
  | 'refused'
  | 'tooLarge'
  | 'triedTooOften';

/** A token bucket: so many messages at once, refilled at so many a second. `Infinity` for none. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}
