/** What a decision writes, all of it or nothing. */
import type { Answer } from '../../core/answer.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { EventId, Instant, NetworkId, Ref } from '../../core/ids.ts';
import type { DocumentWrite, Stored } from './documents.ts';
import type { Task } from './dueWork.ts';
import type { FirstAct, JournalEntry, RepeatedAct } from './journal.ts';

export interface Commits {
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
  /** The decision was made on what `cached` returned. It is a conflict when another process has written since. */
  readonly fromCache?: boolean;
  /** The act was done because it was due. The result is `notOnDuty` when another process has the network's lease. */
  readonly onDuty?: boolean;
}

/**
 * Queues all `failed` deliveries about a document again, as `requeueFailed`, and those that wait for Concord's own access. A store that does this later than the rest of
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
