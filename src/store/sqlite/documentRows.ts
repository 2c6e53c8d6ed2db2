import type { Instant, NetworkId, Ref } from '../../core/ids.ts';
import type { DocumentId, Stored } from '../store.ts';
import { itemsAfter, cachedDocument, contentHash, NO_ITEMS, sameLists, withItem } from '../content.ts';
import type { PreparedWrite, CachedDocument as Content, Label, Tail, Tails } from '../content.ts';
import type { RawDocument, RawItem } from '../difference.ts';
import { sharingTexts } from '../sharedTexts.ts';
import { nextTurn } from './defer.ts';
import { NO_LIMIT } from './lookups.ts';
import { listOfRows, MANY_ROWS, type Database } from './sql.ts';

/** A document in memory. No other process writes to the file, so it equals the file's content. */
export interface CachedDocumentRow extends Content {
  readonly row: number;
}

/** What a line of the audit trail says of a document. */
export interface DocumentSum {
  readonly version: number;
  readonly hash: string;
}

/** One document in the tables `documents` and `entries`. */
export interface DocumentRows {
  /** @throws when the row cannot be read */
  read(id: DocumentId): CachedDocumentRow | undefined;
  /**
   * The same. Long lists are read in slices, with other work in between: then it is a promise, which resolves with `changed`
   * when the document was written meanwhile.
   */
  readInSlices(id: DocumentId): CachedDocumentRow | undefined | Promise<CachedDocumentRow | 'changed'>;
  /**
   * What its texts amount to, hashed anew. No item is kept or made into an object: a long document would be in memory twice.
   * @throws when the stored hash of an item differs, or the row cannot be read
   */
  sum(id: DocumentId): DocumentSum | undefined;
  /** The same, in slices as `readInSlices`. */
  sumInSlices(id: DocumentId): DocumentSum | undefined | Promise<DocumentSum | 'changed'>;
  /** The version in the file; undefined when there is no such document. */
  readonly versionOf: (id: DocumentId) => number | undefined;
  /** Its parts as they are stored, with nothing checked. */
  readonly raw: (id: DocumentId) => RawDocument | undefined;
  /** Only what is in it, without its hash. */
  glance(id: DocumentId): Stored | undefined;
  /** @returns the id of the row */
  insert(draft: PreparedWrite, next: Stored, head: string): number;
  /** Returns false, with nothing written, when the file has another version than the memory. */
  update(draft: PreparedWrite, kept: CachedDocumentRow, next: Stored, head: string): boolean;
  /** Adds the new list items, or stores the lists anew. @returns the new ends of the lists */
  addItems(row: number, draft: PreparedWrite, before: Tails): Tails;
}

const READ = `SELECT row, network, kind, target, number, version, card_version AS cardVersion, stage,
  due_at AS dueAt, unique_key AS uniqueKey, lists, head FROM documents WHERE id = ?`;
const READ_ITEMS = `SELECT list, seq, item, hash FROM entries WHERE document = ? AND (list, seq) > (?, ?)
  ORDER BY list, seq LIMIT ?`;
/** The number of items that are read before other work has its turn. */
const SLICE = 500;
export const INSERT_DOCUMENT = `INSERT INTO documents (id, network, kind, target, number, version, card_version, stage, due_at,
  refresh_at, unique_key, lists, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`;
const UPDATE = 'UPDATE documents SET version = ?, card_version = ? WHERE row = ? AND version = ?';
const UPDATE_ALL = 'UPDATE documents SET version = ?, card_version = ?, head = ? WHERE row = ? AND version = ?';
// A statement of its own: most acts change none of these columns, and each has an index that would have to be written.
const RELABEL = 'UPDATE documents SET stage = ?, due_at = ?, unique_key = ?, lists = ? WHERE row = ?';
const REFRESH_AT = 'UPDATE documents SET refresh_at = ? WHERE row = ? AND (refresh_at IS NULL OR refresh_at > ?)';
export const INSERT_ITEM = 'INSERT INTO entries (document, list, seq, item, hash) VALUES (?, ?, ?, ?, ?)';
const INSERT_ITEMS = `INSERT INTO entries (document, list, seq, item, hash)
  SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`;
const DELETE_LIST = 'DELETE FROM entries WHERE document = ? AND list = ?';

/** A row of `documents`. */
export interface DocumentRow {
  readonly row: number;
  readonly network: NetworkId;
  readonly kind: string;
  readonly target: Ref;
  readonly number: number;
  readonly version: number;
  readonly cardVersion: number;
  readonly stage: string;
  readonly dueAt: Instant | null;
  readonly uniqueKey: string | null;
  readonly lists: string;
  readonly head: string;
}

interface Item {
  readonly list: string;
  readonly seq: number;
  readonly item: string;
  readonly hash: string;
}

export function documentRows(sql: Database): DocumentRows {
  const read = sql.query<DocumentRow>(READ);
  const readItems = sql.query<Item>(READ_ITEMS);
  const versionOfRow = sql.query<{ version: number }>('SELECT version FROM documents WHERE row = ?');
  const versionOf = sql.query<{ version: number }>('SELECT version FROM documents WHERE id = ?');
  const insert = sql.query<{ row: number }>(INSERT_DOCUMENT);
  const update = sql.query(UPDATE);
  const updateAll = sql.query(UPDATE_ALL);
  const relabel = sql.query(RELABEL);
  const refreshAt = sql.query(REFRESH_AT);
  const insertItem = sql.query(INSERT_ITEM);
  const insertItems = sql.query(INSERT_ITEMS);
  const deleteList = sql.query(DELETE_LIST);

  function atOnce<P extends Parts<unknown>>(
    id: DocumentId,
    begin: (id: DocumentId, row: DocumentRow) => P,
  ): P | undefined {
    const row = read.get(id);
    if (!row) return undefined;
    const parts = begin(id, row);
    parts.add(readItems.all(row.row, '', 0, NO_LIMIT));
    return parts;
  }

  function inSlices<Whole>(
    id: DocumentId,
    begin: (id: DocumentId, row: DocumentRow) => Parts<Whole>,
  ): Whole | undefined | Promise<Whole | 'changed'> {
    const row = read.get(id);
    if (!row) return undefined;
    const parts = begin(id, row);
    const first = readItems.all(row.row, '', 0, SLICE);
    parts.add(first);
    return first.length < SLICE ? parts.whole() : further(row, first, parts);
  }

  async function further<Whole>(
    { row, version }: DocumentRow,
    first: readonly Item[],
    parts: Parts<Whole>,
  ): Promise<Whole | 'changed'> {
    for (let last = first.at(-1); last;) {
      await nextTurn();
      const items = readItems.all(row, last.list, last.seq, SLICE);
      parts.add(items);
      last = items.length < SLICE ? undefined : items.at(-1);
    }
    return versionOfRow.get(row)?.version === version ? parts.whole() : 'changed';
  }

  function addItems(row: number, draft: PreparedWrite, before: Tails): Tails {
    const { lists, rewrites } = draft.write;
    // A property that this version of the program no longer treats as a list is in the head again.
    for (const name of before.keys()) if (rewrites || !lists.includes(name)) deleteList.run(row, name);
    return new Map(
      lists.map((name) => {
        let tail = (rewrites ? undefined : before.get(name)) ?? NO_ITEMS;
        const rows = itemsAfter(draft, name, tail.seq).map((item) => {
          tail = withItem(tail, item);
          return [tail.seq, item, tail.hash] as const;
        });
        if (rows.length < MANY_ROWS) for (const one of rows) insertItem.run(row, name, ...one);
        else insertItems.run(row, name, listOfRows(rows));
        return [name, tail];
      }),
    );
  }

  return {
    read: (id) => atOnce(id, assembling)?.whole(),
    readInSlices: (id) => inSlices(id, assembling),
    sum: (id) => atOnce(id, summing)?.whole(),
    sumInSlices: (id) => inSlices(id, summing),
    glance: (id) => atOnce(id, assembling)?.stored(),
    raw(id) {
      const row = read.get(id);
      return row && rawDocument(id, row, readItems.all(row.row, '', 0, NO_LIMIT));
    },
    versionOf: (id) => versionOf.get(id)?.version,
    insert({ write }, next, head) {
      const { id, network, kind, target, number, stage, dueAt, uniqueKey, lists } = write;
      const { version, cardVersion } = next;
      const name = [id, network, kind, target, number];
      const times = [dueAt, write.refreshAt ?? null];
      return (
        insert.get(...name, version, cardVersion, stage, ...times, uniqueKey, JSON.stringify(lists), head)?.row ?? 0
      );
    },
    update(draft, kept, { version, cardVersion }, head) {
      const { row, stored } = kept;
      const written =
        head === kept.head
          ? update.run(version, cardVersion, row, stored.version)
          : updateAll.run(version, cardVersion, head, row, stored.version);
      if (written === 0) return false;
      const { write } = draft;
      const { stage, dueAt, uniqueKey, lists } = write;
      if (!sameLists(draft, kept) || !sameLabel(draft.label, kept.label))
        relabel.run(stage, dueAt, uniqueKey, JSON.stringify(lists), row);
      if (write.refreshAt) refreshAt.run(write.refreshAt, row, write.refreshAt);
      return true;
    },
    addItems,
  };
}

const sameLabel = (a: Label, b: Label): boolean =>
  a.stage === b.stage && a.dueAt === b.dueAt && a.uniqueKey === b.uniqueKey;

function rawDocument(id: DocumentId, row: DocumentRow, items: readonly Item[]): RawDocument {
  const { network, kind, target, number, version, stage, dueAt, uniqueKey, head } = row;
  const byList = new Map<string, RawItem[]>(namesIn(row.lists).map((name) => [name, []]));
  const named = [...byList.keys()];
  for (const { list, ...item } of items) {
    const own = byList.get(list);
    if (own) own.push(item);
    else byList.set(list, [item]);
  }
  const lists = [...byList].map(([name, own]) => ({ name, items: own }));
  const isNamed = ({ name }: { readonly name: string }): boolean => named.includes(name);
  return {
    label: { id, network, kind, target, number, stage, dueAt, uniqueKey },
    version,
    head,
    lists: lists.filter(isNamed),
    others: lists.filter((list) => !isNamed(list)),
  };
}

/** None when the text is not what the program wrote. */
function namesIn(lists: string): readonly string[] {
  try {
    return JSON.parse(lists) as string[];
  } catch {
    return [];
  }
}

/** Takes a document's items, one after the other. */
interface Parts<Whole> {
  add(items: readonly Item[]): void;
  whole(): Whole;
}

const noItems = (names: readonly string[]): Map<string, Tail> =>
  new Map(names.map((name): [string, Tail] => [name, NO_ITEMS]));

/** Puts a document together. */
function assembling(id: DocumentId, row: DocumentRow): Parts<CachedDocumentRow> & { stored(): Stored } {
  const names = JSON.parse(row.lists) as string[];
  const lists = new Map(names.map((name): [string, unknown[]] => [name, []]));
  const tails = noItems(names);
  let share: ReturnType<typeof sharingTexts> | undefined;
  const { network, kind, target, number, version, cardVersion, stage, dueAt, uniqueKey } = row;
  function stored(): Stored {
    // Not spread into a new object: V8 would give each document a shape of its own.
    const state = JSON.parse(row.head) as Record<string, unknown>;
    // As long as they are: a list that grew has room for more.
    for (const [name, items] of lists) state[name] = items.slice();
    return { id, network, kind, target, version, cardVersion, state };
  }
  return {
    add(items) {
      for (const { list, seq, item, hash } of items) {
        const before = tails.get(list);
        if (!before) continue;
        const read: unknown = JSON.parse(item);
        if (before.seq >= SLICE) (share ??= sharingTexts())(read);
        lists.get(list)?.push(read);
        tails.set(list, { seq, hash, size: before.size + item.length });
      }
    },
    stored,
    whole() {
      const label = { id, network, kind, target, number, stage, dueAt, uniqueKey };
      return { row: row.row, ...cachedDocument(stored(), label, row.head, tails) };
    },
  };
}

/** Hashes its items anew. */
function summing(id: DocumentId, row: DocumentRow): Parts<DocumentSum> {
  const tails = noItems(JSON.parse(row.lists) as string[]);
  const { network, kind, target, number, version, stage, dueAt, uniqueKey, head } = row;
  return {
    add(items) {
      for (const { list, seq, item, hash } of items) {
        const before = tails.get(list);
        if (!before) continue;
        const next = withItem(before, item);
        if (next.hash !== hash) throw new Error(`${id}: ${list} ${seq} was changed`);
        tails.set(list, { ...next, seq });
      }
    },
    whole() {
      // A document that cannot be read counts as none, even where no line tells of it.
      JSON.parse(head);
      const label = { id, network, kind, target, number, stage, dueAt, uniqueKey };
      return { version, hash: contentHash(label, head, tails) };
    },
  };
}
