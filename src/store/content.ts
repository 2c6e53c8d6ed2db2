import { sha256 } from './chain.ts';
import type { DocumentWrite, Stored } from './store.ts';

/**
 * Splits a state into its head (everything but the append-only lists) and the items of those lists, and hashes both. Every
 * driver uses this, so that a document and its audit trail are the same wherever they are stored.
 */

/** A document in a driver's memory. */
export interface CachedDocument {
  readonly stored: Stored;
  readonly label: Label;
  /** JSON of its state without the lists. */
  readonly head: string;
  readonly tails: Tails;
  /** The hash of the content, as in the audit trail. */
  readonly hash: string;
  readonly size: number;
}

/** The properties of a document that are stored beside its state. */
export type Label = Pick<
  DocumentWrite,
  'id' | 'network' | 'kind' | 'target' | 'number' | 'stage' | 'dueAt' | 'uniqueKey'
>;

/** The last item of a list. */
export interface Tail {
  /** The number of the last item; 0 when there is none. */
  readonly seq: number;
  /** The hash of the last item and of the hash before it, so adding an item costs the same however long the list is. */
  readonly hash: string;
  readonly size: number;
}
export type Tails = ReadonlyMap<string, Tail>;

export const NO_ITEMS: Tail = { seq: 0, hash: '', size: 0 };

export const withItem = (tail: Tail, item: string): Tail => ({
  seq: tail.seq + 1,
  hash: sha256(tail.hash + item),
  size: tail.size + item.length,
});

/** @param head JSON of the state without its lists */
export function cachedDocument(stored: Stored, label: Label, head: string, tails: Tails): CachedDocument {
  const size = [...tails.values()].reduce((sum, tail) => sum + tail.size, head.length);
  return { stored, label, head, tails, hash: contentHash(label, head, tails), size };
}

export function contentHash(label: Label, head: string, tails: Tails): string {
  const { id, network, kind, target, number, stage, dueAt, uniqueKey } = label;
  const lists = [...tails].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { seq, hash }]) => [name, seq, hash]);
  return sha256(JSON.stringify([id, network, kind, target, number, stage, dueAt, uniqueKey, lists]) + head);
}

/** How many items each list has, for the audit trail. Undefined where there are no lists. */
export const lengthsOf = (tails: Tails): Readonly<Record<string, number>> | undefined =>
  tails.size === 0 ? undefined : Object.fromEntries([...tails].map(([name, { seq }]) => [name, seq]));

/** A write that is prepared before the transaction, so that its faults do not affect other writes. */
export interface PreparedWrite {
  readonly write: DocumentWrite;
  readonly label: Label;
  /** JSON of the state without the lists. Absent when only lists differ from `write.from`. */
  readonly head?: string;
  /** JSON of the items that `write.from` does not have, by list. */
  readonly added: ReadonlyMap<string, readonly string[]>;
}

type Properties = Readonly<Record<string, unknown>>;

/** @throws TypeError when a list is not an array, or does not begin with the items that were loaded */
export function prepareWrite(write: DocumentWrite): PreparedWrite {
  const { id, network, kind, target, number, stage, dueAt, uniqueKey } = write;
  const label = { id, network, kind, target, number, stage, dueAt, uniqueKey };
  const state = write.state as Properties;
  const before = (write.from?.state ?? {}) as Properties;
  const known = write.rewrites ? {} : before;
  const added = new Map(write.lists.map((name) => [name, toJson(addition(id, name, state[name], known[name]))]));
  return { write, label, ...(differs(write, state, before) && { head: headOf(write) }), added };
}

/** Does anything but the lists differ? Most acts only add to a list and keep the other properties as the same objects. */
function differs({ from, lists, rewrites }: DocumentWrite, state: Properties, before: Properties): boolean {
  if (!from || rewrites) return true;
  const names = Object.keys(state);
  return (
    names.length !== Object.keys(before).length ||
    names.some((name) => state[name] !== before[name] && !lists.includes(name))
  );
}

/** The ends of the lists that the write adds to. */
export const tailsBefore = ({ write }: PreparedWrite, before: CachedDocument | undefined): Tails =>
  write.rewrites ? new Map<string, Tail>() : (before?.tails ?? new Map<string, Tail>());

export const sameLists = ({ write: { lists } }: PreparedWrite, { tails }: CachedDocument): boolean =>
  lists.length === tails.size && lists.every((name) => tails.has(name));

/** JSON of a state without its lists. */
export const headOf = ({ state, lists }: DocumentWrite): string =>
  JSON.stringify(Object.fromEntries(Object.entries(state as Properties).filter(([name]) => !lists.includes(name))));

/** The head to store. When the list names have changed, items move into the head or out of it. */
export const nextHead = (draft: PreparedWrite, before: CachedDocument | undefined): string =>
  draft.head ?? (before && sameLists(draft, before) ? before.head : headOf(draft.write));

/** The document as the write makes it. */
export function nextStored({ write }: PreparedWrite, before: Stored | undefined): Stored {
  const { id, network, kind, target } = before ?? write;
  const version = (before?.version ?? 0) + 1;
  const cardVersion = write.refreshAt ? version : (before?.cardVersion ?? 0);
  return { id, network, kind, target, version, cardVersion, state: write.state };
}

/** The label to store. Only stage, due time and unique key change after a document was made. */
export function nextLabel({ label }: PreparedWrite, before: Label = label): Label {
  const { stage, dueAt, uniqueKey } = label;
  return { ...before, stage, dueAt, uniqueKey };
}

function addition(id: string, name: string, list: unknown, before: unknown = []): readonly unknown[] {
  if (!Array.isArray(list) || !Array.isArray(before)) throw new TypeError(`${id}: ${name} is not a list`);
  const last = before.length - 1;
  if (list[last] !== before[last]) throw new TypeError(`${id}: ${name} is a list that can only be added to`);
  return list.slice(before.length) as unknown[];
}

const toJson = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item));

/**
 * JSON of the items of a list after the first `stored` ones. They are usually in the draft; when the property has just
 * become a list, they are all its items.
 */
export function itemsAfter(draft: PreparedWrite, name: string, stored: number): readonly string[] {
  const all = (draft.write.state as Properties)[name] as readonly unknown[];
  const added = draft.added.get(name) ?? [];
  return stored + added.length === all.length ? added : toJson(all.slice(stored));
}
