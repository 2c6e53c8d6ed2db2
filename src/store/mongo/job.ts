import type { NetworkId, Ref } from '../../core/ids.ts';
import type { PreparedWrite } from '../content.ts';
import type { Commit, CommitResult, DocumentId, JournalEntry } from '../store.ts';
import type { CachedMongoDocument } from './changes.ts';
import type { Memory } from './memory.ts';
import type { Models } from './models.ts';

/** A commit that waits to be written. */
export interface WaitingCommit {
  readonly commit: Commit;
  readonly ready: PreparedWrite | undefined;
  readonly witness: JournalEntry | undefined;
  readonly size: number;
  readonly raise?: number;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (fault: unknown) => void;
  /** The caller does not wait any more. */
  givenUp?: boolean;
  /** The commit is part of a row whose insert was sent. Until the answer arrives it is not known whether it was written. */
  sent?: boolean;
}

export interface AppenderDeps {
  readonly models: Models;
  readonly memory: Memory;
  readonly me: string;
  readonly find: (id: DocumentId) => Promise<CachedMongoDocument | undefined>;
  /** The document that has this unique key, as far as the journal has been read. */
  readonly holder: (network: NetworkId, kind: string, uniqueKey: string) => Promise<Ref | undefined>;
  /** The fence under which this process is on duty; undefined when it is not. */
  readonly fence: (network: NetworkId) => number | undefined;
  readonly lose: (network: NetworkId) => void;
  readonly now: () => number;
}

export const CONFLICT: CommitResult = { type: 'conflict' };
