/** The outbox: messages to send, the outcomes of sending, and edits of cards that were sent. */
import type { Delivery, MailBack, Proof } from '../../core/envelope.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref } from '../../core/ids.ts';
import type { DocumentId } from './documents.ts';
import type { Task } from './dueWork.ts';

export interface Outbox {
  /**
   * Queued deliveries whose `nextAt` is reached, without those in `except`: urgent ones first, then by `nextAt`.
   * @param line the wait queue to read; without it, deliveries that are in no queue
   */
  dueDeliveries(now: Instant, limit: number, except?: ReadonlySet<string>, line?: string): Promise<Delivery[]>;
  /** The names of the wait queues that are not empty. */
  lines(): Promise<string[]>;
  /**
   * Writes outcomes of sending, and what is learnt later of mails, with their follow-ups, atomically. Unknown ids are
   * ignored.
   */
  settle(settlements: readonly Settlement[], tasks?: readonly Task[]): Promise<void>;
  delivery(id: string): Promise<Delivery | undefined>;
  deliveries(network: NetworkId, filter?: { readonly about?: Ref; readonly limit?: number }): Promise<Delivery[]>;
  /**
   * Queues a person's `failed` deliveries again. Of several with the same content (card, version and data) only the latest
   * is queued; the others are dropped.
   * @returns the number of queued deliveries
   */
  requeueFailed(network: NetworkId, person: PersonId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  /**
   * Queues everybody's deliveries again that were given up because a platform did not work for too long (`triedTooOften`),
   * as `requeueFailed` does.
   */
  requeueGivenUp(network: NetworkId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  /** Deliveries of before an instant that still say something: how many, and when the first and the last were written. */
  sayingBefore(network: NetworkId, before: Instant): Promise<SayingCount>;
  /** The progress for each entity with deliveries of `card` about `about` with `version`. */
  reach(network: NetworkId, about: Ref, card: string, version: string): Promise<EntityReach[]>;
  /** When a chat first took a message about `about` for each entity: of these cards, written since an instant. */
  chatTook(network: NetworkId, about: Ref, cards: readonly string[], since: Instant): Promise<ChatTook[]>;
  /** The progress of the deliveries of `card` about `about`: counts by state, and at most `limit` of those that failed. */
  progress(network: NetworkId, about: Ref, card: string, limit: number): Promise<DeliveryProgress>;
}

export interface SayingCount {
  readonly count: number;
  readonly oldest?: Instant;
  readonly newest?: Instant;
}

export interface CardEdits {
  /** Documents with outdated live cards that may be checked now. */
  dueRefreshes(now: Instant, limit: number): Promise<DocumentId[]>;
  /** Live, sent deliveries about the document that show an outdated version and may be edited now. */
  outdated(id: DocumentId, now: Instant, limit: number): Promise<Delivery[]>;
  /**
   * Sets when this document is checked again: the earliest instant at which one of its outdated cards may be edited, or
   * never when none is outdated.
   */
  refreshLater(id: DocumentId): Promise<void>;
  edited(edits: readonly Edit[]): Promise<void>;
}

export type Settlement =
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'sent';
      readonly platform: string;
      readonly messageId: string;
      readonly shownVersion: number;
      readonly shownHash: string;
      readonly editAfter: Instant;
      /** For mails. Messages with a proof are never edited. */
      readonly proof?: 'handed';
      readonly proofWords?: string;
      /** For mails: the address that it was handed on to. */
      readonly address?: string;
    }
  /**
   * A try failed, and the next one is at `nextAt`. `triedSince` keeps the time of the first failure since the delivery was
   * queued.
   */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'again';
      readonly platform?: string;
      readonly nextAt: Instant;
      readonly reason: string;
      /** The try does not count towards the maximum. */
      readonly uncounted?: true;
    }
  /**
   * No try was made, because of quiet hours or a full limit. For a full limit the delivery joins a wait queue (`line`),
   * whose name the dispatcher chooses, and is only read by that name. Any other settlement takes it out of the queue.
   */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'later';
      readonly nextAt: Instant;
      readonly line?: string;
      /** Why it waits, if known. */
      readonly reason?: string;
      /** It waits because Concord itself is refused: this counts as a failed try for `triedSince`. */
      readonly isRefused?: true;
    }
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'failed';
      readonly platform?: string;
      readonly reason: string;
    }
  | { readonly id: string; readonly at: Instant; readonly type: 'dropped' }
  /** More is known of a mail that was sent. A proof below the present one changes nothing. Any process may write it. */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'proved';
      readonly proof: Proof;
      readonly words?: string;
    }
  /**
   * A mail that was sent has come back, unless its reader has seen it. `again`: it is queued for the person's other ways.
   * Any process may write it.
   */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'returned';
      readonly reason: string;
      readonly words?: string;
      readonly again?: true;
      /** What was known of the mail until then. It is kept with what came back. */
      readonly mail?: Omit<MailBack, 'at' | 'reason' | 'words'>;
    };

/** What both stores tell of mails. */
export const mailProgress = ({ handed = 0, seen = 0, returned = 0 }: MailProgress): MailProgress => ({
  ...(handed > 0 && { handed }),
  ...(seen > 0 && { seen }),
  ...(returned > 0 && { returned }),
});

/** What both stores keep of a mail that came back. */
export const backOf = ({ at, reason, words, mail }: Extract<Settlement, { readonly type: 'returned' }>): MailBack => ({
  at,
  reason,
  ...(words !== undefined && { words }),
  ...mail,
});

export interface Edit {
  readonly id: string;
  /** What the message shows now. Absent when the edit failed; it is tried again at `editAfter`. */
  readonly shown?: { readonly version: number; readonly hash: string };
  /** The message does not exist or may not be edited, so it is never edited again. */
  readonly live?: false;
  readonly editAfter: Instant;
  readonly at: Instant;
}

export interface EntityReach {
  readonly entity: EntityId;
  /** Those that have come to their readers: mails only where that is proved. */
  readonly sent: number;
  readonly queued: number;
  /** Those that will not be tried again, or have come back. */
  readonly failed: number;
  /** Mails that were handed on, with nothing known of them since or a report that they wait. */
  readonly asked: number;
  /** When the first mail was handed on of which no report says that it waits. */
  readonly askedAt?: Instant;
  /** All that have come are mails. */
  readonly byMail?: true;
  /** The recipients of those that were sent, also of mails of which nothing is known. In the order of their ids. */
  readonly to: readonly PersonId[];
  /** When the first of `sent` had come: a chat took it, or it was proved of a mail. */
  readonly sentAt?: Instant;
  /** The most useful reason of the failed ones (`reasons.ts`). */
  readonly reason?: string;
  /** The most useful reason of those that wait for Concord's own access. */
  readonly held?: string;
}

export interface ChatTook {
  readonly entity: EntityId;
  readonly at: Instant;
}

/** What is known of mails. What is 0 is absent. */
export interface MailProgress {
  /** Of those that were sent: mails of which nothing proves that they have come. */
  readonly handed?: number;
  /** Of those that were sent: mails whose reader was there. */
  readonly seen?: number;
  /** Of those that failed: mails that came back. */
  readonly returned?: number;
}

export interface DeliveryProgress extends MailProgress {
  readonly queued: number;
  /** Those that a chat took, and mails that were handed on and have not come back. */
  readonly sent: number;
  /** Those that will not be tried again, or have come back. */
  readonly failed: number;
  readonly dropped: number;
  /** The most useful reason of the queued ones that wait for Concord's own access. */
  readonly held?: string;
  /** In the order in which the deliveries were written. */
  readonly failures: readonly {
    readonly to: PersonId;
    readonly entity?: EntityId;
    readonly reason?: string;
    /** Why its mail came back, whatever became of its reader's other ways since. */
    readonly mailReason?: string;
  }[];
}
