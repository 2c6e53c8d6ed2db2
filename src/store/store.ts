import type { NetworkId } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import type { Commits } from './port/commit.ts';
import type { CardEdits, Outbox } from './port/deliveries.ts';
import type { DocumentReads } from './port/documents.ts';
import type { DueQueue, Duty } from './port/dueWork.ts';
import type { AuditTrail } from './port/journal.ts';

export * from './port/commit.ts';
export * from './port/deliveries.ts';
export * from './port/documents.ts';
export * from './port/dueWork.ts';
export * from './port/faults.ts';
export * from './port/journal.ts';

/**
 * The port of the store. A driver keeps documents with versions, the journal of acts (audit trail and receipts in one), the
 * outbox, and follow-ups. A `commit` is atomic.
 */
export interface Store extends DocumentReads, Commits, DueQueue, Outbox, CardEdits, AuditTrail {
  /** A name for people and logs: `SQLite at data/concord.db`. */
  readonly name: string;
  /** @throws Error with a message for administrators when the store cannot be read or written now */
  ping(): Promise<void>;
  close(): Promise<void>;

  /** The networks whose records are damaged; `networks` leaves them out. Absent where damage ends the start. */
  readonly damaged?: () => Promise<readonly NetworkId[]>;

  /** The platforms' own data. It is not part of commits. */
  readonly keyValues: KeyValueStore;

  /**
   * The same store, read from this process's cache. The cache contains at least this process's own writes, and is at most
   * about a second old. It is used for decisions (the commit, marked `fromCache`, fails if they were based on old data) and
   * for drawing cards. Absent where every read is current at no cost.
   */
  readonly cached?: Store;
  /** Decides which process does the due work, where several share the store. Absent: always this one. */
  readonly duty?: Duty;
}
