/**
 * A read-only view of one network's part of the store, for facts, views and answers. Documents have the type that the
 * contract gives their kind.
 */
import type { Answer } from '../core/answer.ts';
import { createBoundedCache, type BoundedCache } from '../core/boundedCache.ts';
import type { CardName, Documents, Kind } from '../core/contract.ts';
import type { Delivery } from '../core/envelope.ts';
import type { EventId, Instant, NetworkId, Ref } from '../core/ids.ts';
import {
  documentId,
  type AuditEnd,
  type AuditLine,
  type ChatTook,
  type DeliveryProgress,
  type EntityReach,
  type SayingCount,
  type Store,
  type Stored,
  type Written,
} from '../store/store.ts';
import { othersTurn } from './slices.ts';

export interface StoredAs<K extends Kind> extends Stored {
  readonly state: Documents[K];
}

export interface ReadStore {
  /** The document of this kind with this reference; undefined when there is none, or when it is of another kind. */
  find<K extends Kind>(kind: K, target: string | undefined): Promise<StoredAs<K> | undefined>;
  /** Like `find`, without the version. */
  load<K extends Kind>(kind: K, target: string | undefined): Promise<Documents[K] | undefined>;
  /** The document with this reference, of any kind; `isOf` tells which. */
  findAny(target: string): Promise<Stored | undefined>;
  /** All documents of a kind, in the order of their references. As long as nothing has changed, it may be the same list. */
  list<K extends Kind>(kind: K, options?: Parameters<Store['list']>[2]): Promise<readonly Documents[K][]>;
  /** The documents of a kind with the highest references, highest first. */
  latest<K extends Kind>(kind: K, options: Parameters<Store['latest']>[2]): Promise<StoredAs<K>[]>;
  /** The number of documents of a kind in these stages. No document is read. */
  count(kind: Kind, stages: readonly string[]): Promise<number>;
  /** See `DocumentReads.writtenSince`; undefined where the store cannot say. */
  writtenSince(kind: Kind, mark?: number): Written | undefined;
  /** The reference of the document that holds this unique key. */
  findByKey(kind: Kind, key: string): Promise<Ref | undefined>;
  /** One more than the highest reference number of the kind. */
  nextNumber(kind: Kind): Promise<number>;
  /** Deliveries of before an instant that still say something. */
  sayingBefore(before: Instant): Promise<SayingCount>;
  /** How far the deliveries of the card about the document have come, for each entity that has some. */
  reach(about: Ref, card: CardName, version: string): Promise<EntityReach[]>;
  /** When a chat first took one of these cards about the document, written since an instant, for each entity. */
  chatTook(about: Ref, cards: readonly CardName[], since: Instant): Promise<ChatTook[]>;
  /** The same deliveries counted by state, with at most `limit` of those that failed. */
  progress(about: Ref, card: CardName, limit: number): Promise<DeliveryProgress>;
  deliveries(filter?: { readonly about?: Ref; readonly limit?: number }): Promise<Delivery[]>;
  /** The audit trail of the network, page by page. */
  audit(options: { readonly from: number; readonly limit: number }): Promise<AuditLine[]>;
  /** The end of the audit trail. */
  auditEnd(): Promise<AuditEnd>;
  /** The answer that an event got, if it is known. */
  receipt(event: EventId): Promise<Answer | undefined>;
  /** A value of the key-value store. */
  keyValue(space: string, key: string): Promise<string | undefined>;
  /** The values whose keys begin so. */
  keyValues(space: string, prefix?: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
}

/** Is the document of this kind? The store keeps plain JSON, and under a kind's name only that kind's rules write. */
export const isOf = <K extends Kind>(found: Stored | undefined, kind: K): found is StoredAs<K> => found?.kind === kind;

/** Made once for each store and network, because a press reads its network about five times. */
export function readFrom(store: Store, network: NetworkId): ReadStore {
  let made = readers.get(store);
  if (!made) readers.set(store, (made = createBoundedCache(MAX_READERS)));
  let reader = made.get(network);
  if (!reader) made.set(network, (reader = readerOf(store, network)));
  return reader;
}
const readers = new WeakMap<Store, BoundedCache<NetworkId, ReadStore>>();
const MAX_READERS = 200;

/** The states of a list, made once for each list that a store gives. */
function statesOf<K extends Kind>(list: readonly Stored[], kind: K): readonly Documents[K][] {
  const known = states.get(list) as readonly Documents[K][] | undefined;
  if (known) return known;
  const made = list.flatMap((found) => (isOf(found, kind) ? [found.state] : []));
  states.set(list, made);
  return made;
}
const states = new WeakMap<readonly Stored[], readonly unknown[]>();

function readerOf(store: Store, network: NetworkId): ReadStore {
  const findAny: ReadStore['findAny'] = async (target) => {
    const id = documentId(network, target);
    const known = store.peek?.(id);
    return known === null ? undefined : (known ?? store.load(id));
  };
  const find: ReadStore['find'] = async (kind, target) => {
    const found = target === undefined ? undefined : await findAny(target);
    return isOf(found, kind) ? found : undefined;
  };
  return {
    findAny,
    find,
    // Without promises in between: a press loads some fifteen documents, and nearly all are in memory.
    async load(kind, target) {
      if (target === undefined) return undefined;
      const id = documentId(network, target);
      const known = store.peek?.(id);
      const found = known === undefined ? await store.load(id) : (known ?? undefined);
      return isOf(found, kind) ? found.state : undefined;
    },
    list: async (kind, options) => statesOf(await store.list(network, kind, options), kind),
    latest: async (kind, options) =>
      (await store.latest(network, kind, options)).flatMap((found) => (isOf(found, kind) ? [found] : [])),
    count: (kind, stages) => store.count(network, kind, stages),
    writtenSince: (kind, mark) => store.writtenSince?.(network, kind, mark),
    findByKey: (kind, key) => store.findByKey(network, kind, key),
    nextNumber: (kind) => store.nextNumber(network, kind),
    sayingBefore: (before) => store.sayingBefore(network, before),
    reach: (about, card, version) => store.reach(network, about, card, version),
    chatTook: (about, cards, since) => store.chatTook(network, about, cards, since),
    progress: (about, card, limit) => store.progress(network, about, card, limit),
    deliveries: (filter) => store.deliveries(network, filter),
    audit: (options) => store.audit(network, options),
    auditEnd: () => store.auditEnd(network),
    receipt: (event) => store.receipt(network, event),
    keyValue: (space, key) => store.keyValues.get(space, key),
    keyValues: (space, prefix) => store.keyValues.list(space, prefix),
  };
}

export const PAGE_SIZE = 100;
/**
 * The documents of a kind, page by page from the highest reference down: whoever has read enough stops. Other work has its
 * turn between two pages.
 */
export async function* latestPages<K extends Kind>(read: ReadStore, kind: K): AsyncGenerator<readonly StoredAs<K>[]> {
  for (let before: number | undefined; ;) {
    const page = await read.latest(kind, { limit: PAGE_SIZE, ...(before !== undefined && { before }) });
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE_SIZE || !last) return;
    await othersTurn();
    before = Number(last.target.slice(2));
  }
}

/** Like `isOf`, for a state that a rule has just returned. */
export const isState = <K extends Kind>(
  document: { readonly kind: string; readonly state: unknown } | undefined,
  kind: K,
): document is { readonly kind: K; readonly state: Documents[K] } => document?.kind === kind;
