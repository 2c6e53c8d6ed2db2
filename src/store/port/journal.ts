/** The journal of acts: audit trail and receipts in one, with the fingerprints by which repeated acts are recognised. */
import type { Answer } from '../../core/answer.ts';
import type { EventId, Instant, NetworkId, Ref } from '../../core/ids.ts';
import type { DocumentId } from './documents.ts';

export interface AuditTrail {
  audit(network: NetworkId, options?: { readonly from?: number; readonly limit?: number }): Promise<AuditLine[]>;
  /** The end of the chain: its number of lines, and the last one's hash, in which all of them stand. */
  auditEnd(network: NetworkId): Promise<AuditEnd>;
  /** Checks the whole chain and all documents. @returns the first fault, if any */
  verifyAudit(network: NetworkId): Promise<AuditVerdict>;
  /** Removes the receipts of events that are older than this. Their audit lines stay. */
  forgetReceipts(olderThan: Instant): Promise<number>;
}

export interface AuditEnd {
  readonly lines: number;
  readonly last: string;
}

/** The fingerprint of an accepted act, and the names whose earlier acts it ends. */
export interface ActFingerprint {
  /** A hash of person, verb, target, version and inputs. */
  readonly act: string;
  /**
   * Names of a document and a party. An act whose first name is listed by a later accepted act can no longer be repeated.
   */
  readonly ends: readonly string[];
}

/** The first of several equal acts. */
export interface FirstAct {
  readonly answer: Answer;
  /** The act can no longer be repeated after an accepted act with this name. */
  readonly end: string;
}

/** A repeated act, which got the first one's answer. */
export interface RepeatedAct {
  readonly network: NetworkId;
  readonly act: string;
  readonly at: Instant;
  readonly answer: Answer;
}

/** An act as the audit trail records it. The store adds the number and the hash. `answer` is the receipt. */
export interface JournalEntry {
  readonly network: NetworkId;
  readonly eventId: EventId;
  readonly at: Instant;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly verb: string;
  readonly target?: Ref;
  readonly platform: string;
  readonly via?: string;
  /** `accepted`, `repeated` (the answer is that of an earlier act), or the refusal's code. */
  readonly outcome: string;
  readonly answer: Answer;
  /** For people's acts that can be repeated. Stored with the line when the act was accepted. */
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
  /** How the act came, where the platform does not say enough. Lines of before the end of 2026 have none. */
  readonly via?: string;
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
      /** All other documents that do not match the last lines about them. */
      readonly others?: readonly DocumentId[];
    };
