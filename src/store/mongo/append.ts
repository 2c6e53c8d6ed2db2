import { prepareWrite } from '../content.ts';
import { OutcomeUnknown } from '../store.ts';
import type { Commit, CommitResult, JournalEntry } from '../store.ts';
import { readFacts, readReceipts } from './facts.ts';
import { CONFLICT, type AppenderDeps, type WaitingCommit } from './job.ts';
import { composeRow } from './journalRow.ts';
import { eventKey } from './lines.ts';
import { rowId, type NetworkJournal, type JournalPosition } from './networkJournal.ts';
import { isDuplicate, isRefused, within } from './operations.ts';
import { sizeOf } from './size.ts';

/**
 * Writes commits into a network's journal. Commits that wait together become one row. Inserting the row under the next
 * number is the whole commit: the insert is atomic, and fails when another process has written since this one read the
 * journal to its end. Then the rest of the journal is read, the commits are checked again, and the next number is tried.
 */
export interface Appender {
  append(commit: Commit): Promise<CommitResult>;
  /** Records that another process is on duty. From then on due work with a lower fence is not written. */
  raise(fence: number): Promise<void>;
}

const MAX_JOBS = 256;
/** The size of a row, in bytes of BSON, at which no more commits join it. MongoDB's limit is 16 MiB. */
const TARGET_ROW_BYTES = 4 * 1024 * 1024;
const MAX_COMMIT_BYTES = 14 * 1024 * 1024;

export function createAppender(log: NetworkJournal, deps: AppenderDeps): Appender {
  let waiting: WaitingCommit[] = [];
  let running = false;
  /** Was the last insert answered? If not, the journal is read before the next one. */
  let sure = true;

  async function drive(): Promise<void> {
    running = true;
    // Commits of one turn of the event loop share a row.
    await Promise.resolve();
    while (waiting.length > 0) {
      waiting = waiting.filter(({ givenUp }) => !givenUp);
      const jobs = some(waiting);
      waiting = waiting.slice(jobs.length);
      try {
        waiting = [...(await attempt(jobs)), ...waiting];
      } catch (fault) {
        sure = false;
        jobs.forEach((job) => job.reject(job.sent ? unknown(fault) : fault));
      }
    }
    running = false;
  }

  /** @returns the jobs that must be tried again, because another process was faster */
  async function attempt(all: readonly WaitingCommit[]): Promise<readonly WaitingCommit[]> {
    await (sure ? log.opened() : log.fresh());
    sure = true;
    const before = log.position();
    const facts = await readFacts(all, log, deps);
    // Rows were read meanwhile, so the facts may be older than they are.
    if (log.position() !== before) return all;
    // A caller that has given up was told that nothing was changed, so its commit must not be written.
    const jobs = all.filter(({ givenUp }) => !givenUp);
    const round = composeRow(jobs, facts, before, log.network, deps);
    if (!round.row) {
      round.finish();
      return [];
    }
    for (const job of round.written) job.sent = true;
    try {
      // Uses the driver directly: the row is known to be valid, and mongoose would check all of it again.
      await within(deps.models.journal.collection.insertOne(round.row as never));
    } catch (fault) {
      if (!isDuplicate(fault) && !isRefused(fault)) throw fault;
      for (const job of round.written) job.sent = false;
      if (!isDuplicate(fault)) throw fault;
      return late(jobs, before);
    }
    log.inserted(round.row, round.changes);
    round.finish();
    return [];
  }

  async function late(jobs: readonly WaitingCommit[], before: JournalPosition): Promise<readonly WaitingCommit[]> {
    await log.fresh();
    // When no other process has written a row, the insert failed because one of the events has a receipt that is not in
    // memory.
    if (log.position() === before && (await readReceipts(jobs, deps)) === 0)
      throw new Error(`${rowId(log.network, before.number + 1)} was refused, and nothing stands in its way`);
    const [again, told] = split(jobs, ({ commit }) => commit.fromCache !== true);
    told.forEach((job) => job.resolve(CONFLICT));
    return again;
  }

  /** A person waits for the result, so all tries together have the time limit of one operation. */
  async function add(commit: Commit, raise?: number): Promise<CommitResult> {
    let mine: WaitingCommit | undefined;
    const told = new Promise<CommitResult>((resolve, reject) => {
      const ready = commit.document && prepareWrite(commit.document);
      const witness = commit.document && witnessOf(commit);
      checkEvents(commit);
      const size = sizeOf(commit, ready);
      if (size > MAX_COMMIT_BYTES) throw new RangeError(`a commit of ${size} bytes is too large`);
      mine = { commit, ready, witness, size, ...(raise !== undefined && { raise }), resolve, reject };
      waiting.push(mine);
      if (!running) void drive();
    });
    try {
      return await within(told);
    } catch (fault) {
      if (mine) mine.givenUp = true;
      throw mine?.sent && !(fault instanceof OutcomeUnknown) ? unknown(fault) : fault;
    }
  }

  return {
    append: (commit) => add(commit),
    async raise(fence) {
      await add({ journal: [], envelopes: [], tasks: [] }, fence);
    },
  };
}

const unknown = (cause: unknown): OutcomeUnknown =>
  new OutcomeUnknown('whether it was written is not known yet', { cause });

function some(waiting: readonly WaitingCommit[]): readonly WaitingCommit[] {
  let size = 0;
  const count = waiting.slice(0, MAX_JOBS).findIndex((job, i) => (size += job.size) > TARGET_ROW_BYTES && i > 0);
  return waiting.slice(0, count === -1 ? MAX_JOBS : count);
}

function split<Thing>(things: readonly Thing[], first: (thing: Thing) => boolean): [Thing[], Thing[]] {
  return [things.filter((thing) => first(thing)), things.filter((thing) => !first(thing))];
}

/** The audit line that covers the document's change. Without one, the change would look like tampering. */
function witnessOf({ document, journal }: Commit): JournalEntry {
  const entry = journal.findLast(({ network }) => network === document?.network);
  if (!entry) throw new TypeError(`${document?.id}: a document is written only together with a line in the journal`);
  return entry;
}

function checkEvents({ journal }: Commit): void {
  const events = new Set(journal.map(({ network, eventId }) => eventKey(network, eventId)));
  if (events.size < journal.length) throw new TypeError('one event has two lines in the journal');
}
