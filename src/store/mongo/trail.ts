import type { Answer } from '../../core/answer.ts';
import type { EventId, Instant, NetworkId } from '../../core/ids.ts';
import type { AuditLine } from '../store.ts';
import { BULK_TIMEOUT_MS } from './documents.ts';
import { eventKey, fromLineRow, receiptsIn } from './lines.ts';
import type { Memory } from './memory.ts';
import type { Models } from './models.ts';
import { forgetReceipts } from './receipts.ts';
import type { LineRow } from './rows.ts';
import { execWithin } from './operations.ts';

/** Reads the journal as an audit trail, and removes old receipts. */
export interface Trail {
  lines(network: NetworkId, from: number, limit: number | undefined): Promise<AuditLine[]>;
  receipt(network: NetworkId, eventId: EventId): Promise<Answer | undefined>;
  forgetReceipts(olderThan: Instant): Promise<number>;
}

/** A row may hold the lines of many acts, so few rows are read at first, and more when they were not enough. */
const FIRST_ROWS = 10;
const MOST_ROWS = 500;

export function createTrail(models: Models, memory: Memory): Trail {
  const { journal } = models;
  /** How many lines the rows that were read last had; none were read yet. A reader of the whole trail reads like after like. */
  let linesARow = Infinity;

  /** About as many rows as contain so many lines. */
  const rowsFor = (lines: number): number => Math.max(FIRST_ROWS, Math.min(Math.ceil(lines / linesARow), MOST_ROWS));

  /** Reads rows until they contain enough lines, because a row contains many. */
  async function* rowsFrom(network: NetworkId, from: number, limit: number): AsyncGenerator<readonly LineRow[]> {
    for (let after = from - 1, size = rowsFor(limit); ; size = Math.min(2 * size, MOST_ROWS)) {
      const rows = await execWithin(
        journal
          .find({ network, last: { $gt: after } })
          // Of the rows that end with the same line number, one contains the line and the others contain no line.
          .sort({ last: 1 })
          .limit(size)
          .select({ changes: 0 })
          .lean(),
        BULK_TIMEOUT_MS,
      );
      const found = rows.flatMap(({ lines }) => lines);
      if (rows.length > 0) linesARow = Math.max(1, found.length / rows.length);
      yield found;
      const end = rows.at(-1)?.last;
      if (rows.length < size || end === undefined) return;
      after = end;
    }
  }

  return {
    async lines(network, from, limit = Infinity) {
      const lines: AuditLine[] = [];
      for await (const rows of rowsFrom(network, from, limit)) {
        lines.push(...rows.filter(({ seq }) => seq >= from).map(fromLineRow));
        if (lines.length >= limit) break;
      }
      return limit === Infinity ? lines : lines.slice(0, limit);
    },
    async receipt(network, eventId) {
      const known = memory.receipt(network, eventId);
      if (known) return known;
      const row = await execWithin(
        journal
          .findOne({ events: eventKey(network, eventId) })
          .select({ changes: 0 })
          .lean(),
      );
      for (const { event, at, answer } of row ? receiptsIn(row) : []) memory.keepReceipt(network, event, at, answer);
      return memory.receipt(network, eventId);
    },
    async forgetReceipts(olderThan) {
      memory.forgetReceipts(olderThan);
      return forgetReceipts(models, olderThan);
    },
  };
}
