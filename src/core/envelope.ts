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

/** A mail that came back, and what was known of it before. What becomes of its reader's other ways changes nothing of it. */
export interface MailBack {
  readonly at: Instant;
  readonly reason: string;
  /** The words of the relay or of the report. */
  readonly words?: string;
  readonly address?: string;
  readonly handedAt?: Instant;
  readonly proof?: Proof;
  readonly provedAt?: Instant;
}

/**
 * The mail of this delivery that came back last. What was stored before December 2026 lost its instant and its reason when
 * another way was tried.
 */
export function mailBack(one: Delivery): Partial<MailBack> | undefined {
  const { cameBack, state, tries, at, reason, proofWords: words, address } = one;
  if (cameBack) return cameBack;
  if (state !== 'returned' && !isBackOnItsWay(one)) return undefined;
  const isUntouched = state === 'returned' || (state === 'queued' && tries === 0);
  return {
    ...(isUntouched && { at, ...(reason !== undefined && { reason }) }),
    ...(words !== undefined && { words }),
    ...(address !== undefined && { address }),
  };
}

/** Its mail came back, and its reader's other ways are tried, or were tried in vain. */
const isBackOnItsWay = ({ state, proofWords }: Delivery): boolean =>
  (state === 'queued' || state === 'failed') && proofWords !== undefined;

/** Its mail came back, and nothing else has gone out in its place. */
export const isMailBack = (one: Delivery): boolean => one.state === 'returned' || isBackOnItsWay(one);

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
  /** The last mail that came back. It stays when the message goes out by another way, or again. */
  readonly cameBack?: MailBack;
}
