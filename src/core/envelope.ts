import type { CardData } from './answer.ts';
import type { CardName } from './contract.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref, PlatformName } from './ids.ts';

/** One message to one person. `id` is made from its cause and the person, so sending it again is the same message. */
export interface Envelope {
  readonly id: string;
  readonly network: NetworkId;
  readonly to: PersonId;
  /** The entity that the person stands for here: a delivery reaches this entity. */
  readonly entity?: EntityId;
  readonly card: CardName;
  readonly data: CardData;
  readonly about?: Ref;
  /** The document's version that the card shows. */
  readonly version?: string;
  readonly live: boolean;
  readonly urgent: boolean;
  readonly createdAt: Instant;
}

/**
 * `queued` waits for its time · `sent` was accepted by the platform · `failed` will not be tried again ·
 * `dropped` had nothing left to say when its turn came (a reminder whose reader has answered).
 */
export type DeliveryState = 'queued' | 'sent' | 'failed' | 'dropped';

/**
 * Reasons that lie with Concord itself, and never with the person who is written to: its token or secret is refused, it
 * lacks a scope, an administrator's setting keeps it out, or where it gets its tokens does not answer.
 */
export const OUR_REASONS = ['accessRefused', 'scopeMissing', 'restricted', 'signInAway'] as const;
export type OurReason = (typeof OUR_REASONS)[number];
export const isOurs = (reason: string | undefined): reason is OurReason =>
  (OUR_REASONS as readonly (string | undefined)[]).includes(reason);

export interface Delivery extends Envelope {
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextAt: Instant;
  readonly platform?: PlatformName;
  /** The platform's id of the message, for editing it. */
  readonly messageId?: string;
  /** Why the last try failed; a reason code that `copy` has words for (`reason.blocked`). */
  readonly reason?: string;
  /** When it was tried in vain for the first time since it was queued. */
  readonly triedSince?: Instant;
  /** When the state last changed. */
  readonly at: Instant;
  /** The version of the document (the store's count) that the message shows, and a hash of what was shown. */
  readonly shownVersion: number;
  readonly shownHash?: string;
}
