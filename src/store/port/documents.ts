/** Documents with versions, as a driver stores and reads them. */
import type { Instant, NetworkId, Ref } from '../../core/ids.ts';

/**
 * A document's `state` is plain JSON: strings, finite numbers, booleans, null, arrays, objects. Top-level properties named
 * in `lists` are append-only arrays; a driver stores only what was appended, so that a commit costs the same however long
 * the list is.
 */
export interface DocumentReads {
  load(id: DocumentId): Promise<Stored | undefined>;
  /**
   * The document as `load` gives it, where that is in memory and current; null when there certainly is none; undefined says
   * nothing. It spares what is read with every press a promise for each document. Not there where nothing in memory is
   * certain to be current.
   */
  readonly peek?: (id: DocumentId) => Stored | null | undefined;
  /** All documents of a kind, in the order of their references; with `stages`, only those in one of them. */
  list(
    network: NetworkId,
    kind: string,
    options?: { readonly stages?: readonly string[]; readonly limit?: number },
  ): Promise<readonly Stored[]>;
  /**
   * The documents of a kind from the highest reference down, for lists that grow; with `before`, only those below it; with
   * `stages`, only those in one of them; `skip` leaves out the first ones.
   */
  latest(network: NetworkId, kind: string, options: LatestOptions): Promise<Stored[]>;
  /** The number of documents of a kind in these stages. No document is read. */
  count(network: NetworkId, kind: string, stages: readonly string[]): Promise<number>;
  /**
   * The documents of a kind that were written since a mark that was given before, and the next mark. What is made from documents
   * can be kept by it. Absent where other processes write to the store too.
   */
  readonly writtenSince?: (network: NetworkId, kind: string, mark?: number) => Written;
  /** The networks of the store (those with a `settings` document). */
  networks(): Promise<NetworkId[]>;
  /** The document of the kind with this `uniqueKey`. */
  findByKey(network: NetworkId, kind: string, uniqueKey: string): Promise<Ref | undefined>;
  /** One more than the highest reference number of the kind (1 when there is none). */
  nextNumber(network: NetworkId, kind: string): Promise<number>;
}

/** @property targets undefined when more was written than is remembered, or no mark was given: it may be any of them */
export interface Written {
  readonly mark: number;
  readonly targets: readonly Ref[] | undefined;
}

export interface LatestOptions {
  readonly limit: number;
  readonly before?: number;
  readonly stages?: readonly string[];
  readonly skip?: number;
  /** They are looked at once, all of a long history: those that others look at stay in memory. */
  readonly isPassing?: boolean;
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
  /** The names of the append-only lists among the state's properties. */
  readonly lists: readonly string[];
  /**
   * Something is taken out of the document: its lists are stored anew, and what they and the state held before is removed.
   * The line in the journal that covers the write has the hash of the version that went.
   */
  readonly rewrites?: true;
  /** The name of the state, for `list({stages})`. */
  readonly stage: string;
  readonly dueAt: Instant | null;
  /** At most one document of the kind in the network may have this key. */
  readonly uniqueKey: string | null;
  /** From this instant on live cards about the document are out of date. */
  readonly refreshAt?: Instant;
}
