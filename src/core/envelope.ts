import type { CardData } from './answer.ts';
import type { CardName } from './contract.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref, PlatformName } from './ids.ts';

/** One message to one person. The id is made from the cause and the person, so a message that is made twice is one. */
export interface Envelope {
  readonly id: string;
  readonly network: NetworkId;
  readonly to: PersonId;
  /** The entity for which the person receives it: a delivery counts as reaching this entity. */
  readonly entity?: EntityId;
  readonly card: CardName;
  readonly data: CardData;
  readonly about?: Ref;
  /** The version of the document that the card shows. */
  readonly version?: string;
  readonly live: boolean;
  readonly urgent: boolean;
  readonly createdAt: Instant;
}

/**
 * `queued` waits for its time · `sent` was accepted by the platform · `failed` will not be tried again · `dropped` had nothing
 * left to say when its turn came (for example a reminder to a reader who has answered) · `returned` was sent by mail and came
 * back.
 */
export type DeliveryState = 'queued' | 'sent' | 'failed' | 'dropped' | 'returned';

/**
 * What is known of a mail, in this order: the relay took it · a report says that it waits · a report says that it is in
 * the mailbox · its reader was there. A chat's own acceptance needs no proof, so other deliveries have none.
 */
export const PROOFS = ['handed', 'delayed', 'delivered', 'seen'] as const;
export type Proof = (typeof PROOFS)[number];
/** The proofs that this one goes beyond. */
export const proofsBelow = (proof: Proof): readonly Proof[] => PROOFS.slice(0, PROOFS.indexOf(proof));
/** Has it come to its reader? A mail only where that is proved. */
export const hasCome = ({ state, proof }: Pick<Delivery, 'state' | 'proof'>): boolean =>
  state === 'sent' && (proof === undefined || proof === 'delivered' || proof === 'seen');

/**
 * Reasons that are a fault of Concord's own access and not of the recipient: its token or secret is refused, it lacks a scope,
 * an administrator's setting excludes it, or the service that issues its tokens does not answer.
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
  /** The platform's id of the message, needed to edit it. */
  readonly messageId?: string;
  /** The reason code of the last failure. Its text is `reason.<code>` (`reason.blocked`). */
  readonly reason?: string;
  /** When the first try since it was queued failed. */
  readonly triedSince?: Instant;
  /** When the state last changed. */
  readonly at: Instant;
  /** The version of the document that the message shows, and a hash of its content. */
  readonly shownVersion: number;
  readonly shownHash?: string;
  /** For mails: what is known of this one, since when, and the words of the relay or of the report. */
  readonly proof?: Proof;
  readonly provedAt?: Instant;
  readonly proofWords?: string;
  /** For mails: the address that the last one was handed on to. The person may have another one since. */
  readonly address?: string;
}
