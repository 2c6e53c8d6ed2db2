import type { Answer } from '../core/answer.ts';
import type { Pressed } from '../core/act.ts';
import type { Delivery, Envelope } from '../core/envelope.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import type { EntityId, EventId, Instant, NetworkId, PersonId, Ref } from '../core/ids.ts';

/**
 * The port of the store. A driver keeps documents with versions, the journal of acts (audit trail and receipts in one), the
 * outbox, and follow-ups. A `commit` is atomic.
 *
 * A document's `state` is plain JSON: strings, finite numbers, booleans, null, arrays, objects. Top-level properties named
 * in `lists` are append-only arrays; a driver stores only what was appended, so that a commit costs the same however long
 * the list is.
 */
export interface Store {
  /** For people and logs: `SQLite at data/concord.db`. */
  readonly name: string;
  /** @throws Error with a message for administrators when the store cannot be read or written now */
  ping(): Promise<void>;
  close(): Promise<void>;

  load(id: DocumentId): Promise<Stored | undefined>;
  /** All documents of a kind, in the order of their references; `stages` keeps only those. */
  list(
    network: NetworkId,
    kind: string,
    options?: { readonly stages?: readonly string[]; readonly limit?: number },
  ): Promise<Stored[]>;
  /** Documents of a kind from the highest reference down, for lists that grow; only those below `before`. */
  latest(
    network: NetworkId,
    kind: string,
    options: { readonly limit: number; readonly before?: number },
  ): Promise<Stored[]>;
  /** The networks of the store (those with a `settings` document). */
  networks(): Promise<NetworkId[]>;
  /** The document of the kind with this `uniqueKey`. */
  findByKey(network: NetworkId, kind: string, uniqueKey: string): Promise<Ref | undefined>;
  /** One more than the highest reference number of the kind (1 when there is none). */
  nextNumber(network: NetworkId, kind: string): Promise<number>;

  /** The answer that this event got, if it is known. */
  receipt(network: NetworkId, eventId: EventId): Promise<Answer | undefined>;
  /** The accepted act that an act with this fingerprint would repeat at that instant. */
  repeated(network: NetworkId, act: string, at: Instant): Promise<FirstAct | undefined>;
  /**
   * Writes everything in `changes` or nothing.
   * - `conflict`: a document is not at the version at which it was loaded (or a new one exists already); or one of the
   * events has a receipt already, or is the repeat of an accepted act (`same`); or one of `absent` has happened; or one of
   * `repeats` is no longer a repeat.
   * - `taken`: a document's `uniqueKey` belongs to the named document.
   */
  commit(changes: Commit): Promise<CommitResult>;

  /** Networks whose records are damaged; they are not in `networks`. Absent where damage stops the start. */
  readonly damaged?: () => Promise<readonly NetworkId[]>;

  /** Documents whose `dueAt` is reached, earliest first. */
  due(now: Instant, limit: number): Promise<DocumentId[]>;
  /** Follow-ups whose `dueAt` is reached, in the order in which they were written. */
  tasks(now: Instant, limit: number): Promise<Task[]>;
  /** Removes a follow-up, unless it was written again meanwhile (its `stamp` differs). */
  taskDone(task: Task): Promise<void>;
  taskLater(task: Task, dueAt: Instant): Promise<void>;
  /**
   * The earliest instant at which something is due: a document, a follow-up, an edit of cards, or a delivery that is in no
   * wait queue.
   */
  nextDue(): Promise<Instant | null>;

  /**
   * Queued deliveries whose `nextAt` is reached, without those in `except`: urgent ones first, then by `nextAt`.
   * @param line the wait queue to read; without it, deliveries that are in none
   */
  dueDeliveries(now: Instant, limit: number, except?: ReadonlySet<string>, line?: string): Promise<Delivery[]>;
  /** The names of the wait queues that are not empty. */
  lines(): Promise<string[]>;
  /** Writes outcomes of sending with their follow-ups, atomically. Unknown ids are ignored. */
  settle(settlements: readonly Settlement[], tasks?: readonly Task[]): Promise<void>;
  deliveries(network: NetworkId, filter?: { readonly about?: Ref; readonly limit?: number }): Promise<Delivery[]>;
  /**
   * Queues `failed` deliveries of a person again. Of several with the same content (card, version and data) only the
   * latest, and the others are dropped.
   * @returns the number of queued deliveries
   */
  requeueFailed(network: NetworkId, person: PersonId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  /**
   * The same for everybody's deliveries that were given up because a platform did not work for too long (`triedTooOften`).
   */
  requeueGivenUp(network: NetworkId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  /** The progress for each entity with deliveries of `card` about `about` with `version`. */
  reach(network: NetworkId, about: Ref, card: string, version: string): Promise<EntityReach[]>;
  /** The progress of the deliveries of `card` about `about`: counts by state, and at most `limit` of those that failed. */
  progress(network: NetworkId, about: Ref, card: string, limit: number): Promise<DeliveryProgress>;

  /** Documents with outdated live cards that may be checked now. */
  dueRefreshes(now: Instant, limit: number): Promise<DocumentId[]>;
  /** Live, sent deliveries about the document that show an outdated version and may be edited now. */
  outdated(id: DocumentId, now: Instant, limit: number): Promise<Delivery[]>;
  /**
   * Sets when this document is to be checked again: the earliest instant at which one of its outdated cards may be edited,
   * or never when none is outdated.
   */
  refreshLater(id: DocumentId): Promise<void>;
  edited(edits: readonly Edit[]): Promise<void>;

  /** Data of the platforms; not part of commits. */
  readonly keyValues: KeyValueStore;

  /**
   * The same store, read from this process's cache: it contains at least this process's own writes, and is at most about a
   * second old. For decisions (the commit, marked `fromCache`, fails if they were based on old data) and for drawing cards.
   * Absent where every read is current at no cost.
   */
  readonly cached?: Store;
  /** Which process does the due work, where several share the store. Absent: always this one. */
  readonly duty?: Duty;

  audit(network: NetworkId, options?: { readonly from?: number; readonly limit?: number }): Promise<AuditLine[]>;
  /** Checks the whole chain and all documents. @returns the first fault, if any */
  verifyAudit(network: NetworkId): Promise<AuditVerdict>;
  /** Removes the receipts of events that are older than this. Their audit lines stay. */
  forgetReceipts(olderThan: Instant): Promise<number>;
}

/**
 * Gives each network's due work (closings, follow-ups, sending, edits) to one process at a time. While a process is not on
 * duty, its store shows nothing of the network as due, and its late writes are refused.
 */
export interface Duty {
  /** Begins to ask for duty; `wake` is called when there may be new work. */
  start(wake: () => void): void;
  has(network: NetworkId): boolean;
  /** Gives it back, so that another process goes on at once. */
  stop(): Promise<void>;
}

/** `network/REF`, for example `una/E-12`, `una/settings`, `una/roll`, `una/register`. */
export type DocumentId = string & { readonly document?: never };
export const documentId = (network: NetworkId, target: string): DocumentId => `${network}/${target}`;
export const splitDocumentId = (id: DocumentId): { network: NetworkId; target: Ref } => {
  const cut = id.indexOf('/');
  return { network: id.slice(0, cut) as NetworkId, target: id.slice(cut + 1) as Ref };
};

export interface Stored<State = unknown> {
  readonly id: DocumentId;
  readonly network: NetworkId;
  readonly kind: string;
  readonly target: Ref;
  /** 1 for a new document; each commit that writes it adds 1. */
  readonly version: number;
  /** The version that live cards should show: that of the last commit with `refreshCards`. */
  readonly cardVersion: number;
  readonly state: State;
}

export interface DocumentWrite {
  readonly id: DocumentId;
  readonly network: NetworkId;
  readonly kind: string;
  readonly target: Ref;
  /** The number in the reference (12 for `E-12`), 0 for documents without one. */
  readonly number: number;
  /** The document as it was loaded; absent for a new one. */
  readonly from?: Stored;
  readonly state: unknown;
  /** Names of the append-only lists among the state's properties. */
  readonly lists: readonly string[];
  /** The state's name, for `list({stages})`. */
  readonly stage: string;
  readonly dueAt: Instant | null;
  /** At most one document of the kind in the network may have it. */
  readonly uniqueKey: string | null;
  /** Live cards about it are out of date from `at`. */
  readonly refreshAt?: Instant;
}

export interface Commit {
  readonly document?: DocumentWrite;
  readonly journal: readonly JournalEntry[];
  readonly envelopes: readonly Envelope[];
  readonly tasks: readonly Task[];
  readonly requeues?: readonly Requeue[];
  /** Events that must not have happened; otherwise a conflict. */
  readonly absent?: readonly { readonly network: NetworkId; readonly event: EventId }[];
  /** Acts that got the answer of an equal earlier act: a conflict when one of them is no longer a repeat. */
  readonly repeats?: readonly RepeatedAct[];
  /** Decided on what `cached` returned: a conflict when another process has written since. */
  readonly fromCache?: boolean;
  /** Done because it was due: `notOnDuty` when another process has the network's lease. */
  readonly onDuty?: boolean;
}

/**
 * Queues all `failed` deliveries about a document again, as `requeueFailed`. A store that does this later than the rest of
 * the commit does it once for each cause.
 */
export interface Requeue {
  readonly network: NetworkId;
  readonly about: Ref;
  readonly at: Instant;
  readonly cause: EventId;
}

export type CommitResult =
  | { readonly type: 'saved'; readonly stored?: Stored }
  | { readonly type: 'conflict' }
  | { readonly type: 'notOnDuty' }
  | { readonly type: 'taken'; readonly by: Ref };

/** The fingerprint of an accepted act, and the names of the acts that it ends. */
export interface ActFingerprint {
  /** A hash of person, verb, target, version and inputs. */
  readonly act: string;
  /** Names of a document together with a party. A later accepted act with one of these ends the acts that have it first. */
  readonly ends: readonly string[];
}

/** The first of several equal acts. */
export interface FirstAct {
  readonly answer: Answer;
  /** An accepted act with this name ends it. */
  readonly end: string;
}

/** A repeated act, which got the answer of the first one. */
export interface RepeatedAct {
  readonly network: NetworkId;
  readonly act: string;
  readonly at: Instant;
  readonly answer: Answer;
}

/** An act as the audit trail records it. The store adds number and hash; `answer` is the receipt. */
export interface JournalEntry {
  readonly network: NetworkId;
  readonly eventId: EventId;
  readonly at: Instant;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly verb: string;
  readonly target?: Ref;
  readonly platform: string;
  /** `accepted`, `repeated` (the answer is an earlier act's), or the refusal's code. */
  readonly outcome: string;
  readonly answer: Answer;
  /** For acts of people that can be repeated. Stored with the line when the act was accepted. */
  readonly same?: ActFingerprint;
}

export interface AuditLine {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly verb: string;
  readonly target?: Ref;
  readonly platform: string;
  readonly outcome: string;
  readonly eventId: EventId;
  /** The document that this act wrote: the version it made, and the hashes of its content before and after. */
  readonly document?: {
    readonly id: DocumentId;
    readonly version: number;
    readonly was: string;
    readonly hash: string;
  };
  /** SHA-256 over the previous line's hash and everything above, in hexadecimal. */
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly ok: true; readonly lines: number; readonly last: string }
  | {
      readonly ok: false;
      readonly lines: number;
      readonly seq: number;
      readonly why: 'changed' | 'missing' | 'documentChanged';
      readonly document?: DocumentId;
      /** All other documents that do not fit their last lines. */
      readonly others?: readonly DocumentId[];
    };

/** A follow-up act, kept until it is done. A task with the same `id` replaces it. */
export interface Task {
  readonly id: string;
  readonly stamp: string;
  readonly dueAt: Instant;
  readonly act: Pressed;
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
    }
  /** A try failed; the next is at `nextAt`. The time of the first failure since it was queued is kept (`triedSince`). */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'again';
      readonly platform?: string;
      readonly nextAt: Instant;
      readonly reason: string;
      /** Does not count towards the maximum of tries. */
      readonly uncounted?: true;
    }
  /**
   * Not tried: in quiet hours, or a limit is full. In the second case it joins a wait queue (`line`), whose name the
   * dispatcher chooses, and is read by that name only. Any other settlement takes it out of the queue.
   */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'later';
      readonly nextAt: Instant;
      readonly line?: string;
      /** Why it waits, if known. */
      readonly reason?: string;
    }
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'failed';
      readonly platform?: string;
      readonly reason: string;
    }
  | { readonly id: string; readonly at: Instant; readonly type: 'dropped' };

export interface Edit {
  readonly id: string;
  /** What the message shows now. Absent: the edit failed and is tried again at `editAfter`. */
  readonly shown?: { readonly version: number; readonly hash: string };
  /** The message does not exist or may not be edited: it is left alone from now on. */
  readonly live?: false;
  readonly editAfter: Instant;
  readonly at: Instant;
}

export interface EntityReach {
  readonly entity: EntityId;
  readonly sent: number;
  readonly queued: number;
  readonly failed: number;
  /** To whom it was sent, in the order of their ids. */
  readonly to: readonly PersonId[];
  /** When a platform took the first of what was sent. */
  readonly sentAt?: Instant;
  /** The most useful of the reasons of its failures (`telling.ts`). */
  readonly reason?: string;
  /** The same of those that wait for Concord's own access. */
  readonly held?: string;
}

export interface DeliveryProgress {
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  readonly dropped: number;
  /** The most useful reason of the queued ones that wait for Concord's own access. */
  readonly held?: string;
  /** In the order in which they were written. */
  readonly failures: readonly { readonly to: PersonId; readonly entity?: EntityId; readonly reason?: string }[];
}

/** Stored data is damaged: trying again does not help. Other documents and networks are not affected. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}

/** The store's files were removed while it is open: nothing is written until they are put back. */
export class StoreGone extends Error {
  override readonly name: string = 'StoreGone';
}

/**
 * A write was sent and not answered. The journal will show whether it was made: by the event's receipt, or by a later line
 * that was written without it.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** For administrators, about a network whose records have lost rows. */
export const damagedInWords = (network: NetworkId): string =>
  `The record of the network ${network} is damaged and is not served; the others are. \`npm run concord -- audit\` says what is lost.`;

/** The store was made by a newer Concord, is damaged, lost or in use: the start stops and nothing is changed. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
  constructor(
    readonly why: 'newer' | 'damaged' | 'lost' | 'inUse' | 'unwritable' | 'unreachable' | 'address' | 'notOurs',
    message: string,
  ) {
    super(message);
  }
}
