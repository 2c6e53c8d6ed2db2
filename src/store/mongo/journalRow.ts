import type { EventId, NetworkId, Ref } from '../../core/ids.ts';
import type { PreparedWrite } from '../content.ts';
import { areRepeats, hasRepeat, isAccepted, withUncommitted, type Repeats } from '../repeats.ts';
import { witnessesOf } from '../deliveryWitness.ts';
import type {
  AuditLine,
  Commit,
  CommitResult,
  DocumentId,
  JournalEntry,
  Requeue,
  SentWitness,
  Stored,
} from '../store.ts';
import {
  nextVersion,
  toMailings,
  type CommitChanges,
  type DocumentChange,
  type CachedMongoDocument,
  type Mailing,
} from './changes.ts';
import { keyName, type CheckFacts } from './facts.ts';
import { CONFLICT, type AppenderDeps, type WaitingCommit } from './job.ts';
import { eventKey, toLine, toLineRow } from './lines.ts';
import { rowId, type JournalPosition } from './networkJournal.ts';
import type { Memory } from './memory.ts';
import { orderAfter } from './relay.ts';
import type { JournalRow, LineRow } from './rows.ts';
import { toDate } from './values.ts';

/** A row of the journal, made from several commits. */
export interface ComposedRow {
  /** The commits that are part of the row. */
  readonly written: readonly WaitingCommit[];
  readonly row: JournalRow | undefined;
  readonly changes: CommitChanges;
  /** Updates the memory and resolves the commits. */
  finish(): void;
}

/**
 * Checks one commit after the other, each with the changes of those before it, and makes a row of those without a conflict.
 */
export function composeRow(
  jobs: readonly WaitingCommit[],
  facts: CheckFacts,
  at: JournalPosition,
  network: NetworkId,
  deps: AppenderDeps,
): ComposedRow {
  const draftRow = newRow(at, network, deps.memory.repeats);
  const results = jobs.map((job): CommitResult => consider(job, facts, draftRow, deps));
  const { lines, events, documents, letters, tasks, requeues, elsewhere, receipts } = draftRow;
  const order = orderAfter(at.order, deps.now());
  const changes: CommitChanges = {
    documents,
    letters,
    tasks,
    elsewhere,
    order,
    ...(requeues.length > 0 && { requeues }),
    ...(draftRow.covered.length > 0 && { covered: draftRow.covered }),
  };
  const things = [lines, letters, tasks, requeues, elsewhere];
  const isEmpty = things.every(({ length }) => length === 0) && draftRow.fence === at.fence;
  const number = at.number + 1;
  const oldest = receipts.map(({ at: told }) => told).sort()[0];
  const row: JournalRow | undefined = isEmpty
    ? undefined
    : {
        _id: rowId(network, number),
        network,
        number,
        by: deps.me,
        writtenAt: new Date(deps.now()),
        first: at.lines + 1,
        last: at.lines + lines.length,
        hash: draftRow.last,
        lines,
        ...(events.length > 0 && { events }),
        ...(oldest && { oldestReceipt: toDate(oldest) }),
        fence: draftRow.fence,
        order: order + draftRow.places + tasks.length,
        changes: JSON.stringify(changes),
      };
  const finish = (): void => {
    for (const known of draftRow.known.values()) deps.memory.keep(known);
    for (const entry of receipts) {
      deps.memory.keepReceipt(entry.network, entry.eventId, entry.at, entry.answer);
      if (isAccepted(entry)) deps.memory.repeats.note(entry);
    }
    jobs.forEach((job, i) => job.resolve(results[i] ?? CONFLICT));
  };
  const written = jobs.filter((_, i) => results[i]?.type === 'saved');
  return { row, changes, written, finish };
}

interface RowDraft {
  readonly network: NetworkId;
  readonly lines: LineRow[];
  readonly events: string[];
  readonly receipts: JournalEntry[];
  readonly documents: DocumentChange[];
  readonly known: Map<DocumentId, CachedMongoDocument>;
  readonly keys: Map<string, Ref | undefined>;
  readonly letters: Mailing[];
  readonly tasks: Commit['tasks'][number][];
  readonly requeues: Requeue[];
  readonly elsewhere: JournalEntry[];
  readonly covered: string[];
  readonly repeats: Repeats;
  seq: number;
  last: string;
  fence: number;
  places: number;
}

const newRow = (at: JournalPosition, network: NetworkId, known: Repeats): RowDraft => ({
  repeats: withUncommitted(known),
  network,
  lines: [],
  events: [],
  receipts: [],
  documents: [],
  known: new Map(),
  keys: new Map(),
  letters: [],
  tasks: [],
  requeues: [],
  elsewhere: [],
  covered: [],
  seq: at.lines,
  last: at.last,
  fence: at.fence,
  places: 0,
});

function consider(job: WaitingCommit, facts: CheckFacts, row: RowDraft, deps: AppenderDeps): CommitResult {
  const { commit, ready } = job;
  if (job.raise !== undefined) row.fence = Math.max(row.fence, job.raise);
  if (commit.onDuty && (deps.fence(row.network) ?? -1) < row.fence) {
    deps.lose(row.network);
    return { type: 'notOnDuty' };
  }
  if (hasReceipt(commit, row, deps.memory) || hasRepeat(commit.journal, row.repeats)) return CONFLICT;
  if (!areRepeats(commit.repeats ?? [], row.repeats)) return CONFLICT;
  const before = ready && (row.known.get(ready.write.id) ?? facts.documents.get(ready.write.id));
  if (ready && before?.stored.version !== ready.write.from?.version) return CONFLICT;
  const taken = ready && keyHolder(ready, before, facts, row);
  if (taken !== undefined) return { type: 'taken', by: taken };
  const made = ready && nextVersion(ready, before);
  if (made) {
    row.documents.push(made.change);
    row.known.set(made.change.id, made.known);
    moveKey(made.change, before?.label.uniqueKey ?? null, row);
  }
  const covered = made && {
    id: made.change.id,
    version: made.change.version,
    was: made.was,
    hash: made.known.hash,
    ...(made.items && { items: made.items }),
  };
  const sent = witnessesOf(
    commit.journal.flatMap((entry) => (entry.network === row.network ? entry.eventId : [])),
    commit.envelopes,
  );
  row.covered.push(...sent.keys());
  for (const entry of commit.journal)
    addLine(entry, entry === job.witness ? covered : undefined, row, sent.get(entry.eventId));
  row.letters.push(...toMailings(commit.envelopes, row.places));
  row.places += commit.envelopes.length;
  row.tasks.push(...commit.tasks);
  row.requeues.push(...(commit.requeues ?? []));
  return saved(made?.known.stored);
}

const saved = (stored: Stored | undefined): CommitResult => ({ type: 'saved', ...(stored && { stored }) });

function hasReceipt({ journal, absent = [] }: Commit, { events }: RowDraft, memory: Memory): boolean {
  const isThere = (network: NetworkId, event: EventId): boolean =>
    events.includes(eventKey(network, event)) || memory.receipt(network, event) !== undefined;
  return (
    journal.some(({ network, eventId }) => isThere(network, eventId)) ||
    absent.some(({ network, event }) => isThere(network, event))
  );
}

function keyHolder(
  { write }: PreparedWrite,
  before: CachedMongoDocument | undefined,
  facts: CheckFacts,
  row: RowDraft,
): Ref | undefined {
  const { network, kind, target, uniqueKey } = write;
  if (uniqueKey === null || uniqueKey === before?.label.uniqueKey) return undefined;
  const name = keyName(network, kind, uniqueKey);
  const holder = row.keys.has(name) ? row.keys.get(name) : facts.holders.get(name);
  return holder === target ? undefined : holder;
}

function moveKey({ network, kind, target, uniqueKey }: DocumentChange, before: string | null, row: RowDraft): void {
  if (before === uniqueKey) return;
  if (before !== null) row.keys.set(keyName(network, kind, before), undefined);
  if (uniqueKey !== null) row.keys.set(keyName(network, kind, uniqueKey), target);
}

function addLine(entry: JournalEntry, document: AuditLine['document'], row: RowDraft, sent?: SentWitness): void {
  if (entry.network !== row.network) return void row.elsewhere.push(entry);
  const line = toLine(entry, row.seq + 1, row.last, document, sent);
  const same = isAccepted(entry) ? entry.same : undefined;
  row.lines.push(toLineRow(line, entry.answer, same));
  if (isAccepted(entry)) row.repeats.note(entry);
  row.events.push(eventKey(entry.network, entry.eventId));
  row.receipts.push(entry);
  row.seq = line.seq;
  row.last = line.hash;
}
