import type { Envelope } from '../../core/envelope.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref } from '../../core/ids.ts';
import {
  itemsAfter,
  cachedDocument,
  nextHead,
  nextLabel,
  nextStored,
  NO_ITEMS,
  tailsBefore,
  withItem,
  lengthsOf,
} from '../content.ts';
import type { PreparedWrite, CachedDocument, Label, Tail } from '../content.ts';
import { NO_HASH } from '../chain.ts';
import type { DocumentId, JournalEntry, Requeue, Stored, Task } from '../store.ts';

/** The changes of a commit, as they are in the journal until the relay has written them to the other collections. */
export interface CommitChanges {
  readonly documents: readonly DocumentChange[];
  readonly letters: readonly Mailing[];
  readonly tasks: readonly Task[];
  readonly requeues?: readonly Requeue[];
  /** Entries for the journals of other networks. */
  readonly elsewhere: readonly JournalEntry[];
  /** The first place of its deliveries and follow-ups in the order of all. */
  readonly order: number;
  /** The events whose lines cover the deliveries of their acts. */
  readonly covered?: readonly string[];
}

export interface DocumentChange extends Label {
  readonly version: number;
  readonly cardVersion: number;
  readonly refreshAt?: Instant;
  /** JSON of the state without its lists; null when it did not change. */
  readonly head: string | null;
  readonly lists: readonly { readonly name: string; readonly since: number; readonly length: number }[];
  readonly added: readonly Added[];
  /** Items of the lists as they were before are removed (`DocumentWrite.rewrites`). */
  readonly rewrites?: true;
}

export interface Added {
  readonly list: string;
  readonly since: number;
  readonly seq: number;
  readonly item: string;
  readonly hash: string;
}

/**
 * One message to many people. What they have in common is stored once, so that ten thousand recipients fit into one commit.
 */
export interface Mailing {
  readonly common: Omit<Envelope, 'id' | 'to' | 'entity'>;
  readonly to: readonly MailingRecipient[];
}
/** `place`: the envelope's position in its commit. */
export type MailingRecipient = readonly [id: string, to: PersonId, entity: EntityId | null, place: number];

export function toMailings(envelopes: readonly Envelope[], from: number): Mailing[] {
  const letters = new Map<string, { readonly common: Mailing['common']; readonly to: MailingRecipient[] }>();
  const keyOf = keyer();
  envelopes.forEach(({ id, to, entity, ...common }, i) => {
    const key = keyOf(common);
    const letter = letters.get(key) ?? { common, to: [] };
    letters.set(key, letter);
    letter.to.push([id, to, entity ?? null, from + i]);
  });
  return [...letters.values()];
}

/**
 * Makes the key of a message's common data. Its data object is usually the same for all recipients, so it is serialised
 * once.
 */
function keyer(): (common: Mailing['common']) => string {
  const texts = new Map<unknown, string>();
  return ({ data, ...rest }) => {
    const text = texts.get(data) ?? JSON.stringify(data);
    texts.set(data, text);
    return JSON.stringify(rest) + text;
  };
}

/** A document in this process's memory. */
export interface CachedMongoDocument extends CachedDocument {
  /** The version at which each property became a list. */
  readonly since: ReadonlyMap<string, number>;
}

export interface NextVersion {
  readonly known: CachedMongoDocument;
  readonly was: string;
  readonly items?: Readonly<Record<string, number>> | undefined;
  readonly change: DocumentChange;
}

/** The next version of a document, and its changes. */
export function nextVersion(draft: PreparedWrite, before: CachedMongoDocument | undefined): NextVersion {
  const { write } = draft;
  const head = nextHead(draft, before);
  const stored = nextStored(draft, before?.stored);
  const label = nextLabel(draft, before?.label);
  const tails = new Map<string, Tail>();
  const since = new Map<string, number>();
  const added: Added[] = [];
  const tailsOf = tailsBefore(draft, before);
  for (const list of write.lists) {
    let tail = tailsOf.get(list) ?? NO_ITEMS;
    const began = (write.rewrites ? undefined : before?.since.get(list)) ?? stored.version;
    for (const item of itemsAfter(draft, list, tail.seq)) {
      tail = withItem(tail, item);
      added.push({ list, since: began, seq: tail.seq, item, hash: tail.hash });
    }
    tails.set(list, tail);
    since.set(list, began);
  }
  const known: CachedMongoDocument = { ...cachedDocument(stored, label, head, tails), since };
  const lists = write.lists.map((name) => ({
    name,
    since: since.get(name) ?? 1,
    length: tails.get(name)?.seq ?? 0,
  }));
  const { version, cardVersion } = stored;
  const changed = before?.head === head ? null : head;
  const refresh = write.refreshAt ? { refreshAt: write.refreshAt } : {};
  return {
    known,
    was: before?.hash ?? NO_HASH,
    items: lengthsOf(tails),
    change: {
      ...{ ...label, version, cardVersion, ...refresh, head: changed, lists, added },
      ...(write.rewrites && { rewrites: true as const }),
    },
  };
}

/** Applies another process's change; undefined when the version before it is not in memory. */
export function withChange(
  change: DocumentChange,
  before: CachedMongoDocument | undefined,
): CachedMongoDocument | undefined {
  if ((before?.stored.version ?? 0) !== change.version - 1) return undefined;
  const head = change.head ?? before?.head;
  if (head === undefined) return undefined;
  const tails = new Map<string, Tail>();
  const lists: Record<string, unknown[]> = {};
  for (const { name, since } of change.lists) {
    const isSame = before?.since.get(name) === since;
    const old = isSame ? (before.stored.state as Record<string, unknown[]>)[name] : undefined;
    const added = change.added.filter(({ list }) => list === name);
    lists[name] = [...(old ?? []), ...added.map(({ item }) => JSON.parse(item) as unknown)];
    const tail = (isSame ? before.tails.get(name) : undefined) ?? NO_ITEMS;
    tails.set(
      name,
      added.reduce((end, { seq, hash, item }) => ({ seq, hash, size: end.size + item.length }), tail),
    );
  }
  // Not spread into a new object: V8 would give each document a shape of its own.
  const state = Object.assign(JSON.parse(head) as object, lists);
  const since = new Map(change.lists.map(({ name, since }) => [name, since]));
  return { ...cachedDocument(storedOf(change, state), labelOf(change), head, tails), since };
}

interface Told {
  readonly id: DocumentId;
  readonly network: NetworkId;
  readonly kind: string;
  readonly target: Ref;
  readonly version: number;
  readonly cardVersion: number;
}

const storedOf = ({ id, network, kind, target, version, cardVersion }: Told, state: unknown): Stored => ({
  id,
  network,
  kind,
  target,
  version,
  cardVersion,
  state,
});

const labelOf = ({ id, network, kind, target, number, stage, dueAt, uniqueKey }: Label): Label => ({
  id,
  network,
  kind,
  target,
  number,
  stage,
  dueAt,
  uniqueKey,
});
