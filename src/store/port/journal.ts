/** The journal of acts: the audit trail and the receipts in one, and by what a repeated act is recognised. */
import type { Answer } from '../../core/answer.ts';
import type { EventId, Instant, NetworkId, Ref } from '../../core/ids.ts';
import type { DocumentId } from './documents.ts';

export interface AuditTrail {
  audit(network: NetworkId, options?: { readonly from?: number; readonly limit?: number }): Promise<AuditLine[]>;
  /** Checks the whole chain and all documents. @returns the first fault, if any */
  verifyAudit(network: NetworkId): Promise<AuditVerdict>;
  /** Removes the receipts of events that are older than this. Their audit lines stay. */
  forgetReceipts(olderThan: Instant): Promise<number>;
}

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
