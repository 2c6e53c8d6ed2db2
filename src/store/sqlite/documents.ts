import { NO_HASH } from '../chain.ts';
import type { DocumentId, Stored } from '../store.ts';
import { createCache } from '../cache.ts';
import { cachedDocument, nextHead, nextLabel, nextStored } from '../content.ts';
import type { PreparedWrite, Tail } from '../content.ts';
import { documentRows } from './documentRows.ts';
import type { CachedDocumentRow } from './documentRows.ts';
import type { Database } from './sql.ts';

/** Single documents, read through a cache. */
export interface SqliteDocuments {
  find(id: DocumentId): CachedDocumentRow | undefined;
  /** Reads the disk and not the cache. @throws when the content is not what the program wrote, or cannot be read */
  reread(id: DocumentId): CachedDocumentRow | undefined;
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
}

const MAX_KEPT = 2000;
const MAX_CHARACTERS = 64 * 1024 * 1024;

export function createDocuments(sql: Database): SqliteDocuments {
  const cache = createCache<CachedDocumentRow>(MAX_KEPT, MAX_CHARACTERS);
  const rows = documentRows(sql);

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
    return { stored, was: before?.hash ?? NO_HASH, hash: kept.hash };
  }

  return {
    find(id) {
      const known = cache.get(id);
      if (known) return known;
      const read = rows.read(id, 'believed');
      if (read) cache.set(id, read);
      return read;
    },
    reread: (id) => rows.read(id, 'anew'),
    write,
    forget: () => cache.clear(),
  };
}
