import { createBoundedCache } from '../../core/boundedCache.ts';
import { NO_HASH } from '../chain.ts';
import type { DocumentId, Stored } from '../store.ts';
import { createCache, type Cache } from '../cache.ts';
import { cachedDocument, lengthsOf, nextHead, nextLabel, nextStored } from '../content.ts';
import type { PreparedWrite, Tail } from '../content.ts';
import type { RawDocument } from '../difference.ts';
import { documentRows } from './documentRows.ts';
import type { CachedDocumentRow, DocumentSum } from './documentRows.ts';
import type { Database } from './sql.ts';

/** Single documents, read through a cache. */
export interface SqliteDocuments {
  find(id: DocumentId): CachedDocumentRow | undefined;
  /** Only what is in memory; null for a document that is known not to be there. */
  peek(id: DocumentId): CachedDocumentRow | null | undefined;
  /** It was looked for and is not there. Remembered until it is written. */
  missing(id: DocumentId): void;
  /** Its content, without taking the place of another document in the cache. */
  glance(id: DocumentId): Stored | undefined;
  /** The same for readers that can wait: a long document that is not cached is read in slices, with other work in between. */
  load(id: DocumentId): CachedDocumentRow | undefined | Promise<CachedDocumentRow | undefined>;
  /** What is on the disk, whatever is cached. @throws when the content is not what the program wrote, or cannot be read */
  reread(id: DocumentId): DocumentSum | undefined;
  /**
   * The same for readers that can wait: a long document is read in slices, with other work in between. It may be written between
   * the end of that and the turn of whoever waits; `versionOf` says so.
   */
  rereadInSlices(id: DocumentId): DocumentSum | undefined | Promise<DocumentSum | 'changed'>;
  /** Its parts on the disk, with nothing checked. */
  raw(id: DocumentId): RawDocument | undefined;
  /** The version on the disk. */
  versionOf(id: DocumentId): number | undefined;
  /**
   * Replaces `kept`, or makes a new document. Returns undefined, with nothing written, when the file has another version.
   */
  write(draft: PreparedWrite, kept: CachedDocumentRow | undefined): WrittenDocument | undefined;
  /** Clears the cache, because it may differ from the disk. */
  forget(): void;
}

/** The result of a write; the hashes are for the audit trail. */
export interface WrittenDocument {
  readonly stored: Stored;
  readonly was: string;
  readonly hash: string;
  readonly items?: Readonly<Record<string, number>> | undefined;
}

const MAX_KEPT = 10_000;
/** Documents that are known not to be there, such as the rotation of a network that has none. */
const MAX_ABSENT = 1_000;
/** In memory a document takes about five times its length. */
const MAX_CHARACTERS = 6 * 1024 * 1024;
/**
 * Long documents, such as the register, are cached apart: one of them would take the place of all others, and be read again
 * with every look in between.
 */
const LONG = 1024 * 1024;
const MAX_LONG_KEPT = 16;
const MAX_LONG_CHARACTERS = 256 * 1024 * 1024;

function createDocumentCache(): Pick<Cache<CachedDocumentRow>, 'get' | 'set' | 'delete' | 'clear'> {
  const short = createCache<CachedDocumentRow>(MAX_KEPT, MAX_CHARACTERS);
  const long = createCache<CachedDocumentRow>(MAX_LONG_KEPT, MAX_LONG_CHARACTERS);
  return {
    get: (id) => short.get(id) ?? long.get(id),
    set(id, document) {
      const [into, other] = document.size > LONG ? [long, short] : [short, long];
      other.delete(id);
      into.set(id, document);
    },
    delete(id) {
      short.delete(id);
      long.delete(id);
    },
    clear() {
      short.clear();
      long.clear();
    },
  };
}

/** @param changed called with each document that is written */
export function createDocuments(sql: Database, changed: (written: Stored) => void = () => undefined): SqliteDocuments {
  const cache = createDocumentCache();
  const rows = documentRows(sql);
  const absent = createBoundedCache<DocumentId, true>(MAX_ABSENT);
  const loading = new Map<DocumentId, Promise<CachedDocumentRow | undefined>>();

  /** Whoever writes the document meanwhile has read it at once, so it is in the cache then. */
  async function loadLong(
    id: DocumentId,
    first: Promise<CachedDocumentRow | 'changed'>,
  ): Promise<CachedDocumentRow | undefined> {
    try {
      const read = await first;
      const known = cache.get(id);
      if (known || read === 'changed') return known ?? find(id);
      cache.set(id, read);
      return read;
    } finally {
      loading.delete(id);
    }
  }

  function load(id: DocumentId): ReturnType<SqliteDocuments['load']> {
    const known = cache.get(id) ?? loading.get(id);
    if (known) return known;
    const read = rows.readInSlices(id);
    if (read instanceof Promise) {
      const long = loadLong(id, read);
      loading.set(id, long);
      return long;
    }
    if (read) cache.set(id, read);
    return read;
  }

  function find(id: DocumentId): CachedDocumentRow | undefined {
    const known = cache.get(id);
    if (known) return known;
    const read = rows.read(id);
    if (read) cache.set(id, read);
    return read;
  }

  function write(draft: PreparedWrite, before: CachedDocumentRow | undefined): WrittenDocument | undefined {
    const { id } = draft.write;
    const stored = nextStored(draft, before?.stored);
    const head = nextHead(draft, before);
    if (before && !rows.update(draft, before, stored, head)) {
      cache.delete(id);
      return undefined;
    }
    const row = before?.row ?? rows.insert(draft, stored, head);
    const tails = rows.addItems(row, draft, before?.tails ?? new Map<string, Tail>());
    const kept = { row, ...cachedDocument(stored, nextLabel(draft, before?.label), head, tails) };
    cache.set(id, kept);
    absent.delete(id);
    changed(stored);
    return { stored, was: before?.hash ?? NO_HASH, hash: kept.hash, items: lengthsOf(tails) };
  }

  return {
    find,
    peek: (id) => cache.get(id) ?? (absent.get(id) === true ? null : undefined),
    missing(id) {
      if (!cache.get(id)) absent.set(id, true);
    },
    load,
    glance: (id) => cache.get(id)?.stored ?? rows.glance(id),
    reread: (id) => rows.sum(id),
    rereadInSlices: (id) => rows.sumInSlices(id),
    raw: rows.raw,
    versionOf: rows.versionOf,
    write,
    forget() {
      cache.clear();
      absent.clear();
    },
  };
}
