/** The journal of acts: audit trail and receipts in one, with the fingerprints by which repeated acts are recognised. */
import type { Answer } from '../../core/answer.ts';
import type { Proof } from '../../core/envelope.ts';
import type { EventId, Instant, NetworkId, PersonId, Ref } from '../../core/ids.ts';
import type { Replacement } from '../../core/replace.ts';
import type { DocumentId } from './documents.ts';

export interface AuditTrail {
  audit(network: NetworkId, options?: { readonly from?: number; readonly limit?: number }): Promise<AuditLine[]>;
  /** The end of the chain: its number of lines, and the last one's hash, in which all of them stand. */
  auditEnd(network: NetworkId): Promise<AuditEnd>;
  /** Checks the whole chain and all documents. @returns the first fault, if any */
  verifyAudit(network: NetworkId): Promise<AuditVerdict>;
  /** Removes the receipts of events that are older than this. Their audit lines stay. */
  forgetReceipts(olderThan: Instant): Promise<number>;
  /** Takes words out of what no hash covers: deliveries, receipts, follow-ups. May be repeated. @returns how many it changed */
  removeContent(removal: ContentRemoval): Promise<number>;
}

/** What is taken out besides documents. Recipient, card, state and times of a delivery stay: they prove what was reached. */
export type ContentRemoval =
  /** Everything that deliveries say: those about a document, or those written before an instant. */
  | { readonly type: 'deliveries'; readonly network: NetworkId; readonly about: Ref }
  | { readonly type: 'deliveries'; readonly network: NetworkId; readonly before: Instant }
  /** The receipts of a network's events from before an instant. */
  | { readonly type: 'receipts'; readonly network: NetworkId; readonly before: Instant }
  /**
   * Texts wherever they are stored, everything that was said to one person, the receipts of what they did, and what platforms
   * know about them.
   */
  | {
      readonly type: 'words';
      readonly network: NetworkId;
      readonly person: PersonId;
      readonly words: readonly Replacement[];
    };

/** What a line of the trail says of a removal: by which rule. What was removed is nowhere. */
export interface Removal {
  readonly rule: string;
}

/** The deliveries that an act made: how many, and a sum of their hashes (`deliveryWitness.ts`). */
export interface SentWitness {
  readonly count: number;
  readonly hash: string;
}

/** A delivery that shows how an entity was reached, as it was when a decision relied on it. */
export interface ReachProof {
  readonly delivery: string;
  readonly at: Instant;
  readonly platform: string;
  /** For mails. */
  readonly proof?: Proof;
  readonly provedAt?: Instant;
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
  /** The act takes something out of a document or of deliveries. */
  readonly removal?: Removal;
  /** The deliveries on whose coming the act relied. */
  readonly proves?: readonly ReachProof[];
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
    /** How many items each of its lists had then. Lines from before December 2026 do not have it. */
    readonly items?: Readonly<Record<string, number>>;
  };
  readonly removal?: Removal;
  readonly sent?: SentWitness;
  readonly proves?: readonly ReachProof[];
  /** SHA-256 over the previous line's hash and everything above, in hexadecimal. */
  readonly hash: string;
}

/** Which part of a document differs from what the trail tells of it. */
export type Difference =
  /** An item of a list, counted from 1; whose it is and on which version, where the item as it is now says so. */
  | {
      readonly type: 'item';
      readonly list: string;
      readonly seq: number;
      readonly how: 'changed' | 'missing' | 'added';
      readonly entity?: string;
      readonly version?: string;
    }
  /** A property that is stored beside the state, or the names of its lists; the state itself is as it was. */
  | {
      readonly type: 'property';
      readonly name: 'version' | 'network' | 'kind' | 'target' | 'number' | 'stage' | 'dueAt' | 'uniqueKey' | 'lists';
    }
  /** The document is as it was in an earlier version. */
  | { readonly type: 'earlier'; readonly version: number }
  /** A field outside these lists, or a list that was written anew with hashes that fit each other. */
  | { readonly type: 'fields'; readonly lists: readonly string[] }
  | { readonly type: 'unreadable' }
  | { readonly type: 'gone' };

export type AuditVerdict =
  | { readonly ok: true; readonly lines: number; readonly last: string }
  | {
      readonly ok: false;
      readonly lines: number;
      readonly seq: number;
      readonly why: 'changed' | 'missing' | 'documentChanged' | 'deliveriesChanged' | 'proofChanged';
      readonly document?: DocumentId;
      /**
       * The version of the document of which the trail tells last, 0 for none, and the later one that is stored: the end of the
       * trail was cut off, or somebody else wrote the document.
       */
      readonly versions?: { readonly told: number; readonly stored: number };
      /** How many deliveries the line's act made, and how many of them are as they were. */
      readonly deliveries?: { readonly made: number; readonly found: number };
      /** The delivery on which the line's act relied, which is not as it was then. */
      readonly proof?: ReachProof;
      /** Which part of the document differs; absent where hashes do not tell. */
      readonly what?: Difference;
      /** All other documents that do not match the last lines about them. */
      readonly others?: readonly DocumentId[];
    };
