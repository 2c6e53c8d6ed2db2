import type { EventId, Instant, NetworkId } from '../../core/ids.ts';
import { BULK_TIMEOUT_MS } from './documents.ts';
import { answerOf, eventKey } from './lines.ts';
import type { Models } from './models.ts';
import { execWithin } from './operations.ts';
import type { JournalRow, LineRow } from './rows.ts';
import { fromDate, toDate } from './values.ts';

/** Receipts stand with the lines of the journal. They are removed, and their lines stay. */

const ROW_BATCH_SIZE = 200;
type Journal = Models['journal'];
type Row = Pick<JournalRow, '_id' | 'network' | 'lines'>;

/** Removes the receipts of old events, of one network or of all. @returns how many */
export async function forgetReceipts({ journal }: Models, olderThan: Instant, network?: NetworkId): Promise<number> {
  const which = { oldestReceipt: { $lt: toDate(olderThan) }, ...(network !== undefined && { network }) };
  let forgotten = 0;
  for (;;) {
    const rows = await execWithin(
      journal.find(which).limit(ROW_BATCH_SIZE).select({ changes: 0 }).lean(),
      BULK_TIMEOUT_MS,
    );
    if (rows.length === 0) return forgotten;
    for (const row of rows) forgotten += await forgetIn(journal, row, ({ at }) => fromDate(at) < olderThan);
  }
}

/** Removes the receipts of a row's lines that are meant. @returns how many */
export async function forgetIn(journal: Journal, row: Row, isMeant: (line: LineRow) => boolean): Promise<number> {
  const goes = (line: LineRow): boolean => answerOf(line) !== undefined && isMeant(line);
  const gone = row.lines.flatMap((line, i) => (goes(line) ? [[`lines.${i}.answer`, 1] as const] : []));
  const kept = row.lines.filter((line) => answerOf(line) !== undefined && !goes(line));
  const oldest = kept.map(({ at }) => at.getTime()).sort((a, b) => a - b)[0];
  const events = kept.map(({ eventId }) => eventKey(row.network as NetworkId, eventId as EventId));
  const update =
    oldest === undefined
      ? { $unset: { ...Object.fromEntries(gone), events: 1, oldestReceipt: 1 } }
      : {
          ...(gone.length > 0 && { $unset: Object.fromEntries(gone) }),
          $set: { events, oldestReceipt: new Date(oldest) },
        };
  await execWithin(journal.updateOne({ _id: row._id }, update));
  return gone.length;
}
