import type { Answer } from '../../core/answer.ts';
import type { Instant, NetworkId } from '../../core/ids.ts';
import { createCache } from '../cache.ts';
import { createRepeats, type Repeats } from '../repeats.ts';
import { splitDocumentId, type DocumentId } from '../store.ts';
import { withChange, type DocumentChange, type CachedMongoDocument } from './changes.ts';
import { createNumbers, type Numbers } from './numbers.ts';

/** What this process remembers: documents as far as the journals have been read, and recent receipts. */
export interface Memory {
  document(id: DocumentId): CachedMongoDocument | undefined;
  keep(known: CachedMongoDocument): void;
  /** Takes in another process's change. */
  grow(change: DocumentChange): void;
  forgetDocument(id: DocumentId): void;
  /**
   * Reads a document and keeps it. It is read again when it was written meanwhile; two callers at the same time share one
   * read.
   */
  reading(
    id: DocumentId,
    read: () => Promise<CachedMongoDocument | undefined>,
  ): Promise<CachedMongoDocument | undefined>;
  receipt(network: NetworkId, event: string): Answer | undefined;
  keepReceipt(network: NetworkId, event: string, at: Instant, answer: Answer): void;
  forgetReceipts(olderThan: Instant): void;
  /** The acts accepted in the last minutes, as far as the journals have been read. */
  readonly repeats: Repeats;
  readonly numbers: Numbers;
}

const MAX_KEPT = 2000;
const MAX_CHARACTERS = 64 * 1024 * 1024;
const MAX_RECEIPTS = 20_000;

interface Receipt {
  readonly at: Instant;
  readonly answer: Answer;
}

interface Reading {
  /** How often the document was written since the read began. */
  writes: number;
}

export function createMemory(): Memory {
  const documents = createCache<CachedMongoDocument>(MAX_KEPT, MAX_CHARACTERS);
  const numbers = createNumbers();
  const receipts = new Map<string, Receipt>();
  const readings = new Map<DocumentId, Reading & { readonly found: Promise<CachedMongoDocument | undefined> }>();
  const receiptKey = (network: NetworkId, event: string): string => `${network}/${event}`;

  function written(id: DocumentId): void {
    const reading = readings.get(id);
    if (reading) reading.writes += 1;
  }

  async function readUntilCalm(
    id: DocumentId,
    reading: Reading,
    read: () => Promise<CachedMongoDocument | undefined>,
  ): Promise<CachedMongoDocument | undefined> {
    for (;;) {
      const before = reading.writes;
      const found = await read();
      if (reading.writes !== before) {
        const known = documents.get(id);
        if (known) return known;
        continue;
      }
      if (found) documents.set(id, found);
      return found;
    }
  }

  return {
    document: (id) => documents.get(id),
    keep(known) {
      written(known.stored.id);
      numbers.note(known.label);
      documents.set(known.stored.id, known);
    },
    grow(change) {
      written(change.id);
      numbers.note(change);
      const before = documents.get(change.id);
      if (before && before.stored.version >= change.version) return;
      const now = before || change.version === 1 ? withChange(change, before) : undefined;
      if (now) documents.set(change.id, now);
      else documents.delete(change.id);
    },
    forgetDocument(id) {
      written(id);
      numbers.forget(splitDocumentId(id).network);
      documents.delete(id);
    },
    reading(id, read) {
      const under = readings.get(id);
      if (under) return under.found;
      const reading: Reading = { writes: 0 };
      const found = readUntilCalm(id, reading, read).finally(() => readings.delete(id));
      readings.set(id, Object.assign(reading, { found }));
      return found;
    },
    receipt: (network, event) => receipts.get(receiptKey(network, event))?.answer,
    keepReceipt(network, event, at, answer) {
      receipts.set(receiptKey(network, event), { at, answer });
      if (receipts.size <= MAX_RECEIPTS) return;
      const [oldest] = receipts.keys();
      if (oldest !== undefined) receipts.delete(oldest);
    },
    forgetReceipts(olderThan) {
      for (const [key, { at }] of receipts) if (at < olderThan) receipts.delete(key);
    },
    repeats: createRepeats(),
    numbers,
  };
}
