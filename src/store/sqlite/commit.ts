import type { AuditLine, Commit, CommitResult, JournalEntry } from '../store.ts';
import { prepareWrite } from '../content.ts';
import { witnessesOf } from '../deliveryWitness.ts';
import { areRepeats, hasRepeat } from '../repeats.ts';
import type { PreparedWrite } from '../content.ts';
import type { SqliteDeliveries } from './deliveries.ts';
import type { SqliteDocuments, WrittenDocument } from './documents.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import type { Tasks } from './tasks.ts';

export interface CommitTables {
  readonly documents: SqliteDocuments;
  readonly lookups: Lookups;
  readonly journal: Journal;
  readonly deliveries: SqliteDeliveries;
  readonly tasks: Tasks;
}

/**
 * Prepares a commit. The returned function runs inside a transaction that other commits share, so it checks everything
 * before it writes anything: after a conflict nothing was written.
 * @throws when the commit could never be written
 */
export function prepare(commit: Commit, rooms: CommitTables): () => CommitResult {
  const ready = commit.document && prepareWrite(commit.document);
  const witness = commit.document && witnessOf(commit);
  const events = new Set(commit.journal.map(({ network, eventId }) => JSON.stringify([network, eventId])));
  if (events.size < commit.journal.length) throw new TypeError('one event has two lines in the journal');
  return () => {
    const refused = eventsStand(commit, rooms) ?? (ready && documentStands(ready, rooms));
    if (refused) return refused;
    const written = ready && rooms.documents.write(ready, rooms.documents.find(ready.write.id));
    if (ready && !written) return CONFLICT;
    const events = commit.journal.map(({ eventId }) => eventId);
    const sent = witnessesOf(events, rooms.deliveries.queue(commit.envelopes, new Set<string>(events)));
    for (const entry of commit.journal)
      rooms.journal.append(entry, entry === witness ? covered(written) : undefined, sent.get(entry.eventId));
    for (const { network, about, at } of commit.requeues ?? []) rooms.deliveries.requeueAbout(network, about, at);
    rooms.tasks.write(commit.tasks);
    return { type: 'saved', ...(written && { stored: written.stored }) };
  };
}

const CONFLICT: CommitResult = { type: 'conflict' };

/** The audit line that covers the document's change. Without one, the change would look like tampering. */
function witnessOf({ document, journal }: Commit): JournalEntry {
  const entry = journal.findLast(({ network }) => network === document?.network);
  if (!entry) throw new TypeError(`${document?.id}: a document is written only together with a line in the journal`);
  return entry;
}

const covered = (written: WrittenDocument | undefined): AuditLine['document'] =>
  written && {
    id: written.stored.id,
    version: written.stored.version,
    was: written.was,
    hash: written.hash,
    ...(written.items && { items: written.items }),
  };

/** Has none of the events happened, not even as an equal act, and is each act that counts as a repeat still one? */
function eventsStand(
  { journal: entries, absent = [], repeats = [] }: Commit,
  { journal }: CommitTables,
): CommitResult | undefined {
  const [first] = entries;
  const isKnown =
    entries.some(({ network, eventId }) => journal.has(network, eventId)) ||
    absent.some(({ network, event }) => journal.has(network, event)) ||
    (first !== undefined && hasRepeat(entries, journal.repeats(first.network)));
  if (!repeats.every((one) => areRepeats([one], journal.repeats(one.network)))) return CONFLICT;
  return isKnown ? CONFLICT : undefined;
}

function documentStands({ write }: PreparedWrite, { documents, lookups }: CommitTables): CommitResult | undefined {
  const kept = documents.find(write.id);
  if (kept?.stored.version !== write.from?.version) return CONFLICT;
  if (write.uniqueKey === null || write.uniqueKey === kept?.label.uniqueKey) return undefined;
  const holder = lookups.holder(write.network, write.kind, write.uniqueKey);
  return holder === undefined || holder === write.target ? undefined : { type: 'taken', by: holder };
}
