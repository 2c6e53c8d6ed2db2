import type { Answer } from '../core/answer.ts';
import type { Pressed } from '../core/act.ts';
import type { Delivery, Envelope } from '../core/envelope.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import type { EntityId, EventId, Instant, NetworkId, PersonId, Ref } from '../core/ids.ts';

/**
 * The port of the store. A driver keeps documents with a version, the journal of acts (audit trail and receipts in
 * one), what is to be sent, and what is to be done next. One `commit` is atomic: all of it lands or none.
 *
 * Documents hold a `state` that is plain JSON: strings, finite numbers, booleans, null, arrays, objects. Top-level
 * properties named in `lists` are append-only arrays; a driver stores only what was appended, so that a commit costs
 * the same however long the list is.
 */
export interface Store {
  /** For people and logs: `SQLite at data/concord.db`. */
  readonly name: string;
  /** Throws, with words for an administrator, when the store cannot be read or written now. */
  ping(): Promise<void>;
  close(): Promise<void>;

  load(id: DocumentId): Promise<Stored | undefined>;
  /** All documents of a kind, in the order of their references; `stages` keeps only those. */
  list(
    network: NetworkId,
    kind: string,
    options?: { readonly stages?: readonly string[]; readonly limit?: number },
  ): Promise<Stored[]>;
  /** Documents of a kind from the highest reference down, for lists that grow; `before` begins below that number. */
  latest(
    network: NetworkId,
    kind: string,
    options: { readonly limit: number; readonly before?: number },
  ): Promise<Stored[]>;
  /** Ids of the networks that the store knows (those with a `settings` document). */
  networks(): Promise<NetworkId[]>;
  /** The document of the kind that holds this `uniqueKey`. */
  findByKey(network: NetworkId, kind: string, uniqueKey: string): Promise<Ref | undefined>;
  /** One more than the highest reference number of the kind (1 when there is none). */
  nextNumber(network: NetworkId, kind: string): Promise<number>;

  /** The answer that this event got before, if it is known. */
  receipt(network: NetworkId, eventId: EventId): Promise<Answer | undefined>;
  /** The accepted act of which one with this fingerprint would be a repeat at that instant. */
  repeated(network: NetworkId, act: string, at: Instant): Promise<First | undefined>;
  /**
   * Writes everything in `changes` or nothing.
   * - `conflict`: a document is not at the version it was loaded at (or a new one exists already), or one of the
   *   events has a receipt already, or is the repeat of an act that was accepted (`same`), or one of `absent` has happened,
   *   or one of `repeats` is none any more.
   * - `taken`: a document's `uniqueKey` belongs to the document named.
   */
  commit(changes: Commit): Promise<CommitResult>;

  /** Networks whose record is not whole; they are none of `networks`. Absent where that stops the start. */
  readonly damaged?: () => Promise<readonly NetworkId[]>;

  /** Documents whose `dueAt` has come, earliest first. */
  due(now: Instant, limit: number): Promise<DocumentId[]>;
  /** Follow-ups whose `dueAt` has come, in the order in which they were written. */
  tasks(now: Instant, limit: number): Promise<Task[]>;
  /** Removes a follow-up, unless it was written again meanwhile (its `stamp` differs). */
  taskDone(task: Task): Promise<void>;
  taskLater(task: Task, dueAt: Instant): Promise<void>;
  /**
   * The earliest instant after which something here is due: a document, follow-up, card refresh, or a delivery that
   * stands in no line.
   */
  nextDue(): Promise<Instant | null>;

  /**
   * Queued deliveries whose `nextAt` has come: urgent ones first, then by `nextAt`, leaving out the ids in `except`.
   * Those of one line; without a name, those that stand in none.
   */
  dueDeliveries(now: Instant, limit: number, except?: ReadonlySet<string>, line?: string): Promise<Delivery[]>;
  /** The names of the lines in which something queued stands. */
  lines(): Promise<string[]>;
  /** Writes what came of sending, and the follow-ups of that, in one atomic step. Unknown ids are passed over. */
  settle(settlements: readonly Settlement[], tasks?: readonly Task[]): Promise<void>;
  deliveries(network: NetworkId, filter?: { readonly about?: Ref; readonly limit?: number }): Promise<Delivery[]>;
  /**
   * Puts `failed` deliveries of a person back in the queue (they can be reached again). Of several that say the same (the
   * card, the version and the data are alike) the latest goes, and the others are dropped. Gives how many go.
   */
  requeueFailed(network: NetworkId, person: PersonId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  /** The same for everybody's that were given up because a platform was away for too long (`triedTooOften`). */
  requeueGivenUp(network: NetworkId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  /** For each entity with deliveries of `card` about `about` showing `version`: how far they have come. */
  reach(network: NetworkId, about: Ref, card: string, version: string): Promise<EntityReach[]>;
  /** How the deliveries of `card` about `about` stand: counted by state, and those that failed, at most `limit` of them. */
  progress(network: NetworkId, about: Ref, card: string, limit: number): Promise<DeliveryProgress>;

  /** Documents whose live cards are out of date and may be looked at now. */
  dueRefreshes(now: Instant, limit: number): Promise<DocumentId[]>;
  /** Live, sent deliveries about the document that show an older version than its cards should and may be edited now. */
  outdated(id: DocumentId, now: Instant, limit: number): Promise<Delivery[]>;
  /**
   * Sets when this document is to be looked at again: the earliest instant at which one of its outdated cards may be
   * edited, or never when none is outdated.
   */
  refreshLater(id: DocumentId): Promise<void>;
  edited(edits: readonly Edit[]): Promise<void>;

  /** What platforms keep for themselves; no part of a commit. */
  readonly keyValues: KeyValueStore;

  /**
   * The same store, read as this process last knew it, which is at least what it wrote itself and at most moments old.
   * For decisions (their commit, marked `fromCache`, finds out if they were late) and for showing what came of them. Absent
   * where every read is the newest at no cost.
   */
  readonly cached?: Store;
  /** Whose turn it is to do what is due, where several processes share the store. Absent: always this one's. */
  readonly duty?: Duty;

  audit(network: NetworkId, options?: { readonly from?: number; readonly limit?: number }): Promise<AuditLine[]>;
  /** Reads the whole chain and the documents' journal: the first line that does not fit, if any. */
  verifyAudit(network: NetworkId): Promise<AuditVerdict>;
  /** Forgets the answers kept for events older than this. Their audit lines stay. */
  forgetReceipts(olderThan: Instant): Promise<number>;
}

/**
 * Gives each network to one process at a time for its due work: closings, follow-ups, sending, edits. While a process is
 * not on duty, its store shows nothing of the network as due; and what it has under way is refused once another is.
 */
export interface Duty {
  /** Begins to ask for duty; `wake` is called when there may be something to do that was not there before. */
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
  /** 1 for a document just made; each commit that writes it adds one. */
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
  /** What was loaded; absent for a new document. */
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
  /** Events without which this was decided. */
  readonly absent?: readonly { readonly network: NetworkId; readonly event: EventId }[];
  /** Acts that were answered as the first of them was: a conflict when one of them is no repeat of that any more. */
  readonly repeats?: readonly Repeated[];
  /** Decided on what `cached` gave: a conflict when others have written since. */
  readonly fromCache?: boolean;
  /** Done because it was due: `notOnDuty` when that is another process's to do. */
  readonly onDuty?: boolean;
}

/**
 * All `failed` deliveries about a document go back in the queue, as with `requeueFailed`. A store that carries this out
 * later than the rest of the commit does so once for each cause.
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

/** What an accepted act is the same as, and which acts it ends. */
export interface Same {
  /** A hash of who, what, on which thing, at which version and with which inputs. */
  readonly act: string;
  /** The thing and the party that acts on it. Another act accepted with one of these ends those that have it first. */
  readonly ends: readonly string[];
}

/** The act that came first. */
export interface First {
  readonly answer: Answer;
  /** Whatever moves this ends it. */
  readonly end: string;
}

/** An act that got the answer of the one that came first. */
export interface Repeated {
  readonly network: NetworkId;
  readonly act: string;
  readonly at: Instant;
  readonly answer: Answer;
}

/** One act, as the audit trail keeps it. The store gives it its number and hash; `answer` is the receipt. */
export interface JournalEntry {
  readonly network: NetworkId;
  readonly eventId: EventId;
  readonly at: Instant;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly verb: string;
  readonly target?: Ref;
  readonly platform: string;
  /** `accepted`, `repeated` (the answer is that of an act accepted before), or the refusal's code. */
  readonly outcome: string;
  readonly answer: Answer;
  /** Of an act by a person that may be repeated. Kept with the line when it was accepted. */
  readonly same?: Same;
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
      /** All others that do not fit their last lines either. */
      readonly others?: readonly DocumentId[];
    };

/** Something to do next, kept until it is done. The same `id` written again replaces it. */
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
  /** Tried and failed; tried again at `nextAt`. The first time since it was queued is kept (`triedSince`). */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'again';
      readonly platform?: string;
      readonly nextAt: Instant;
      readonly reason: string;
      /** Not among the tries after which it is given up. */
      readonly uncounted?: true;
    }
  /**
   * Not tried: not its time (quiet hours), or a limit lets no more through: then it stands in a line, a name that the
   * dispatcher gives, until it is asked for by that name. Any other settlement takes it out of its line.
   */
  | {
      readonly id: string;
      readonly at: Instant;
      readonly type: 'later';
      readonly nextAt: Instant;
      readonly line?: string;
      /** What is known of why it waits. */
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
  /** Set when the message now shows this. Absent: the edit failed and is tried again at `editAfter`. */
  readonly shown?: { readonly version: number; readonly hash: string };
  /** The message is gone or may not be edited: leave it alone from now on. */
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
  /** Of the reasons of its failures the one that tells most (`telling.ts`). */
  readonly reason?: string;
  /** The same of what is queued and waits for Concord's own access to come back. */
  readonly held?: string;
}

export interface DeliveryProgress {
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  readonly dropped: number;
  /** Of the reasons of the queued ones that wait for Concord's own access the one that tells most. */
  readonly held?: string;
  /** In the order in which they were written. */
  readonly failures: readonly { readonly to: PersonId; readonly entity?: EntityId; readonly reason?: string }[];
}

/** What is stored is not whole: trying again does not help. Others' documents and networks are not touched by it. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}

/** What the store keeps was taken away while it is open: nothing is written until it is put back. */
export class StoreGone extends Error {
  override readonly name: string = 'StoreGone';
}

/**
 * The store was told to write and has not said whether it did. Its journal will tell: by the event's receipt, or by a later
 * line that was written knowing of none.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** For administrators: of a network whose record has lost rows. */
export const damagedInWords = (network: NetworkId): string =>
  `The record of the network ${network} is damaged and is not served; the others are. \`npm run concord -- audit\` says what is lost.`;

/** The store was made by a newer Concord, is damaged, lost or in use: the start stops and nothing is touched. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
  constructor(
    readonly why: 'newer' | 'damaged' | 'lost' | 'inUse' | 'unwritable' | 'unreachable' | 'address' | 'notOurs',
    message: string,
  ) {
    super(message);
  }
}
