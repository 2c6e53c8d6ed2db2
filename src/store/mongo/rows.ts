import type { Proof } from '../../core/envelope.ts';
import type { Same } from '../repeats.ts';

/** The rows of the collections. */

/** Several acts that were committed together, with their lines of the audit trail. Rows are only added. */
export interface JournalRow {
  /** `network/number`. Only one process can insert it, so no other commit is between it and the row before. */
  readonly _id: string;
  readonly network: string;
  readonly number: number;
  /** The process that wrote it. */
  readonly by: string;
  readonly writtenAt: Date;
  /** The line numbers in this row: `first` to `last`; `last` is `first - 1` when there is none. */
  readonly first: number;
  readonly last: number;
  /** The hash of the chain's last line. */
  readonly hash: string;
  readonly lines: readonly LineRow[];
  /** The events that have a receipt in this row. */
  readonly events?: readonly string[];
  readonly oldestReceipt?: Date;
  /** The highest fence of the network's duty up to this row. */
  readonly fence: number;
  /** The last place in the order that its deliveries and follow-ups use. */
  readonly order: number;
  /** JSON of the changes, until all of them have arrived in the other collections. */
  readonly changes?: string;
}

export interface LineRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly verb: string;
  readonly target?: string;
  readonly platform: string;
  readonly via?: string;
  readonly outcome: string;
  readonly eventId: string;
  readonly document?: {
    readonly id: string;
    readonly version: number;
    readonly was: string;
    readonly hash: string;
    readonly items?: Readonly<Record<string, number>>;
  };
  readonly removal?: { readonly rule: string };
  readonly sent?: { readonly count: number; readonly hash: string };
  readonly proves?: readonly {
    readonly delivery: string;
    readonly at: Date;
    readonly platform: string;
    readonly proof?: Proof;
    readonly provedAt?: Date;
  }[];
  readonly hash: string;
  /** The receipt, which is removed after some time. */
  readonly answer?: unknown;
  /** See `ActFingerprint` in `port/journal.ts`. */
  readonly same?: Same;
}

export interface NetworkRow {
  readonly _id: string;
  /** The journal's changes up to this number have arrived in the other collections. */
  readonly relayed: number;
  /** The end of the audit chain at that number. */
  readonly lines: number;
  readonly last: string;
}

export interface DocumentRow {
  readonly _id: string;
  readonly network: string;
  readonly kind: string;
  readonly target: string;
  readonly number: number;
  readonly version: number;
  readonly cardVersion: number;
  readonly stage: string;
  readonly dueAt?: Date;
  /** When its live cards are checked. */
  readonly refreshAt?: Date;
  /** How often a check was requested. */
  readonly marks?: number;
  readonly uniqueKey?: string;
  /** The append-only lists, whose items are in `entries`. `since`: the version at which the property became a list. */
  readonly lists: readonly { readonly name: string; readonly since: number; readonly length: number }[];
  readonly state: unknown;
}

export interface EntryRow {
  readonly _id: string;
  readonly document: string;
  readonly list: string;
  readonly since: number;
  readonly seq: number;
  readonly item: unknown;
  /** Hash of this item and all before it. */
  readonly hash: string;
}

export interface DeliveryRow {
  readonly _id: string;
  readonly network: string;
  readonly to: string;
  readonly entity?: string;
  readonly card: string;
  readonly about?: string;
  readonly version?: string;
  readonly live: boolean;
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly order: number;
  readonly state: string;
  /** The name of the wait queue for a platform's limit; empty when it is in none. */
  readonly line: string;
  readonly tries: number;
  readonly nextAt: Date;
  readonly at: Date;
  readonly platform?: string;
  readonly messageId?: string;
  readonly reason?: string;
  readonly triedSince?: Date;
  readonly shownVersion: number;
  readonly shownHash?: string;
  readonly editAfter?: Date;
  readonly proof?: string;
  readonly provedAt?: Date;
  readonly proofWords?: string;
  readonly address?: string;
  readonly cameBack?: unknown;
  readonly data: unknown;
  /** The event that last queued it again, so that a repeated relay does not queue it twice. */
  readonly requeuedBy?: string;
  /** Writes with a lower fence are refused. */
  readonly fence: number;
  /** A line of the audit trail says that it was made. */
  readonly covered?: true;
}

export interface FollowUpRow {
  readonly _id: string;
  readonly network: string;
  readonly stamp: string;
  readonly dueAt: Date;
  readonly order: number;
  readonly act: unknown;
}

export interface LeaseRow {
  readonly _id: string;
  /** The process on duty; null when the lease was given back. */
  readonly holder: string | null;
  readonly host: string;
  /** Raised by one with each change of holder. */
  readonly fence: number;
  /** Raised by one with each heartbeat. */
  readonly beat: number;
  /** Raised when a process that is not on duty has noted down work for the one that is. Absent before the first time. */
  readonly asked?: number;
  /** For people to read. No clock is compared with it. */
  readonly seenAt: Date;
}

export interface KeyValueRow {
  readonly _id: string;
  readonly space: string;
  readonly key: string;
  readonly value: string;
}

/** About the database as a whole. */
export interface AboutRow {
  readonly _id: 'concord';
  readonly schemaVersion: number;
  readonly madeAt: Date;
  /** A copy into the database has begun and not ended. */
  readonly copying?: {
    readonly from: string;
    readonly since: Date;
    /** The process that copies. */
    readonly by: string;
    /** The content of the source. Absent while the remains of an earlier copy are being removed. */
    readonly content?: unknown;
    /** The number of rows of each kind that have been written. */
    readonly done?: Readonly<Record<string, number>>;
  };
}
