import { sha256 } from './chain.ts';
import type { DocumentWrite, Stored } from './store.ts';

/**
 * A state comes apart into its head (everything but the append-only lists) and the items of those lists. Every driver
 * takes it apart and hashes it with this, so that a document and its audit trail read the same wherever they are kept.
 */

/** A document as a driver keeps it in memory. */
export interface Kept {
  readonly stored: Stored;
  readonly label: Label;
  /** JSON of its state without the lists. */
  readonly head: string;
  readonly tails: Tails;
  /** Of its content, as the audit trail has it. */
  readonly hash: string;
  readonly size: number;
}

/** What is known of a document without reading its state. */
export type Label = Pick<
  DocumentWrite,
  'id' | 'network' | 'kind' | 'target' | 'number' | 'stage' | 'dueAt' | 'uniqueKey'
>;

/** How a list ends in the file. */
export interface Tail {
  /** The number of the last item; 0 when there is none. */
  readonly seq: number;
  /** Over the last item and the hash before it, so that one more item costs the same however many there are. */
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

/** Puts together what is remembered of a document; `head` is the JSON of its state without the lists. */
export function keep(stored: Stored, label: Label, head: string, tails: Tails): Kept {
  const size = [...tails.values()].reduce((sum, tail) => sum + tail.size, head.length);
  return { stored, label, head, tails, hash: contentHash(label, head, tails), size };
}

function contentHash(label: Label, head: string, tails: Tails): string {
  const { id, network, kind, target, number, stage, dueAt, uniqueKey } = label;
  const lists = [...tails].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { seq, hash }]) => [name, seq, hash]);
  return sha256(JSON.stringify([id, network, kind, target, number, stage, dueAt, uniqueKey, lists]) + head);
}

/** A write made ready before its turn comes: whatever is wrong with it shows here and disturbs nobody else. */
export interface Draft {
  readonly write: DocumentWrite;
  readonly label: Label;
  /** JSON of the state without the lists; absent when nothing but the lists differs from `write.from`. */
  readonly head?: string;
  /** JSON of the items that `write.from` does not have, by list. */
  readonly added: ReadonlyMap<string, readonly string[]>;
}

type Properties = Readonly<Record<string, unknown>>;

/** @throws TypeError when a list is not one, or is not what was loaded and something more */
export function draft(write: DocumentWrite): Draft {
  const { id, network, kind, target, number, stage, dueAt, uniqueKey } = write;
  const label = { id, network, kind, target, number, stage, dueAt, uniqueKey };
  const state = write.state as Properties;
  const before = (write.from?.state ?? {}) as Properties;
  const added = new Map(write.lists.map((name) => [name, toJson(addition(id, name, state[name], before[name]))]));
  return { write, label, ...(differs(write, state, before) && { head: headOf(write) }), added };
}

/** Most acts only add to a list: then the rest of the state is the same objects. */
function differs({ from, lists }: DocumentWrite, state: Properties, before: Properties): boolean {
  if (!from) return true;
  const names = Object.keys(state);
  return (
    names.length !== Object.keys(before).length ||
    names.some((name) => state[name] !== before[name] && !lists.includes(name))
  );
}

export const sameLists = ({ write: { lists } }: Draft, { tails }: Kept): boolean =>
  lists.length === tails.size && lists.every((name) => tails.has(name));

/** JSON of a state without its lists. */
export const headOf = ({ state, lists }: DocumentWrite): string =>
  JSON.stringify(Object.fromEntries(Object.entries(state as Properties).filter(([name]) => !lists.includes(name))));

/** A list that a newer program no longer names, or names only now, moves into the head or out of it. */
export const nextHead = (draft: Draft, before: Kept | undefined): string =>
  draft.head ?? (before && sameLists(draft, before) ? before.head : headOf(draft.write));

/** The version that a write makes. */
export function nextStored({ write }: Draft, before: Stored | undefined): Stored {
  const { id, network, kind, target } = before ?? write;
  const version = (before?.version ?? 0) + 1;
  const cardVersion = write.refreshAt ? version : (before?.cardVersion ?? 0);
  return { id, network, kind, target, version, cardVersion, state: write.state };
}

/** What a document is called was settled when it was made. */
export function nextLabel({ label }: Draft, before: Label = label): Label {
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
 * JSON of the items of a list after the first `stored`: mostly those in the draft, and all of them when the property
 * has only now become a list.
 */
export function itemsAfter(draft: Draft, name: string, stored: number): readonly string[] {
  const all = (draft.write.state as Properties)[name] as readonly unknown[];
  const added = draft.added.get(name) ?? [];
  return stored + added.length === all.length ? added : toJson(all.slice(stored));
}
