import type { EventId, NetworkId, Ref } from '../../core/ids.ts';
import { draft } from '../content.ts';
import type { Draft } from '../content.ts';
import { areRepeats, hasRepeat, isAccepted, upon, type Repeats } from '../repeats.ts';
import { OutcomeUnknown } from '../store.ts';
import type { AuditLine, Commit, CommitResult, DocumentId, JournalEntry, Requeue, Stored } from '../store.ts';
import { change, toLetters, type Changes, type DocumentChange, type Known, type Letter } from './changes.ts';
import { eventKey, receiptsIn, toLine, toLineRow } from './lines.ts';
import { rowId, type Log, type Position } from './log.ts';
import type { Memory } from './memory.ts';
import type { JournalRow, LineRow, Models } from './models.ts';
import { asked, isDuplicate, isRefused, within } from './patience.ts';
import { orderAfter } from './relay.ts';
import { sizeOf } from './size.ts';
import { toDate } from './values.ts';

/**
 * Writes commits into a network's journal. Those that wait together become one row, and inserting that row under the next
 * number is the whole of the commit: it lands with everything in it, and only if nobody else has written since this
 * process read the journal to its end. Whoever was slower reads on, looks again at what it was about to write, and tries
 * the next number.
 */
export interface Appender {
  append(commit: Commit): Promise<CommitResult>;
  /** Writes down that duty has changed hands: what a process with a lower fence does is refused from then on. */
  raise(fence: number): Promise<void>;
}

export interface AppenderDeps {
  readonly models: Models;
  readonly memory: Memory;
  readonly me: string;
  readonly find: (id: DocumentId) => Promise<Known | undefined>;
  /** Whose unique key this is, as far as the journal has been read. */
  readonly holder: (network: NetworkId, kind: string, uniqueKey: string) => Promise<Ref | undefined>;
  /** The fence with which this process is on duty; undefined when it is not. */
  readonly fence: (network: NetworkId) => number | undefined;
  readonly lose: (network: NetworkId) => void;
  readonly now: () => number;
}

interface Job {
  readonly commit: Commit;
  readonly ready: Draft | undefined;
  readonly witness: JournalEntry | undefined;
  readonly size: number;
  readonly raise?: number;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (fault: unknown) => void;
  /** Nobody waits for it any more. */
  givenUp?: boolean;
  /** It stands in a row whose insert was sent: whether it was written is not known until that is answered. */
  sent?: boolean;
}

/** What must be read before a round of jobs can be looked at in one go. */
interface Facts {
  readonly documents: Map<DocumentId, Known | undefined>;
  readonly holders: Map<string, Ref | undefined>;
}

const MAX_JOBS = 256;
/** Of one row, in bytes as MongoDB counts them: it takes 16 MiB. */
const MAX_SIZE = 4 * 1024 * 1024;
const TOO_LARGE = 14 * 1024 * 1024;
const CONFLICT: CommitResult = { type: 'conflict' };

export function createAppender(log: Log, deps: AppenderDeps): Appender {
  let waiting: Job[] = [];
  let running = false;
  /** Whether the last insert was heard of. */
  let sure = true;

  async function drive(): Promise<void> {
    running = true;
    // Those that come in this turn of the event loop share the row.
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

  /** Gives those that are to be looked at again, because somebody else was quicker. */
  async function attempt(all: readonly Job[]): Promise<readonly Job[]> {
    await (sure ? log.opened() : log.fresh());
    sure = true;
    const before = log.position();
    const facts = await gather(all, log, deps);
    // Others' rows were read meanwhile: what was gathered may be older than they are.
    if (log.position() !== before) return all;
    // Whoever has gone was told that nothing has been changed: so it stays.
    const jobs = all.filter(({ givenUp }) => !givenUp);
    const round = compose(jobs, facts, before, log.network, deps);
    if (!round.row) {
      round.finish();
      return [];
    }
    for (const job of round.written) job.sent = true;
    try {
      // By the driver itself: the row is what it should be, and mongoose would go through all of it once more.
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

  async function late(jobs: readonly Job[], before: Position): Promise<readonly Job[]> {
    await log.fresh();
    // Nobody was quicker: then one of the events has a receipt that this process did not know of.
    if (log.position() === before && (await readReceipts(jobs, deps)) === 0)
      throw new Error(`${rowId(log.network, before.number + 1)} was refused, and nothing stands in its way`);
    const [again, told] = split(jobs, ({ commit }) => commit.fromCache !== true);
    told.forEach((job) => job.resolve(CONFLICT));
    return again;
  }

  /** A person waits for the whole of it, so all its tries share the time that there is for one answer. */
  async function add(commit: Commit, raise?: number): Promise<CommitResult> {
    let mine: Job | undefined;
    const told = new Promise<CommitResult>((resolve, reject) => {
      const ready = commit.document && draft(commit.document);
      const witness = commit.document && witnessOf(commit);
      checkEvents(commit);
      const size = sizeOf(commit, ready);
      if (size > TOO_LARGE) throw new RangeError(`a commit of ${size} bytes is too large`);
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

function some(waiting: readonly Job[]): readonly Job[] {
  let size = 0;
  const count = waiting.slice(0, MAX_JOBS).findIndex((job, i) => (size += job.size) > MAX_SIZE && i > 0);
  return waiting.slice(0, count === -1 ? MAX_JOBS : count);
}

function split<Thing>(things: readonly Thing[], first: (thing: Thing) => boolean): [Thing[], Thing[]] {
  return [things.filter((thing) => first(thing)), things.filter((thing) => !first(thing))];
}

/** The line of the audit trail that answers for the document: without one, its change would look like tampering. */
function witnessOf({ document, journal }: Commit): JournalEntry {
  const entry = journal.findLast(({ network }) => network === document?.network);
  if (!entry) throw new TypeError(`${document?.id}: a document is written only together with a line in the journal`);
  return entry;
}

function checkEvents({ journal }: Commit): void {
  const events = new Set(journal.map(({ network, eventId }) => eventKey(network, eventId)));
  if (events.size < journal.length) throw new TypeError('one event has two lines in the journal');
}

/** Reads what the jobs are about, where it is not known: mostly nothing. */
async function gather(jobs: readonly Job[], log: Log, { find, holder, memory }: AppenderDeps): Promise<Facts> {
  const writes = jobs.flatMap(({ ready }) => ready?.write ?? []);
  const known = writes.filter((write) => !isNext(write, memory));
  const documents = new Map(
    await Promise.all([...new Set(known.map(({ id }) => id))].map(async (id) => [id, await find(id)] as const)),
  );
  const wanted = writes.filter(({ id, uniqueKey }) => uniqueKey !== documents.get(id)?.label.uniqueKey);
  const holders = new Map<string, Ref | undefined>();
  await Promise.all(
    wanted.map(async ({ network, kind, uniqueKey }) => {
      if (uniqueKey !== null) holders.set(keyName(network, kind, uniqueKey), await holder(network, kind, uniqueKey));
    }),
  );
  // That a key is free the row finds out. That it is taken is said without writing anything, so nothing else would tell
  // that it is no longer so.
  if ([...holders.values()].some((holder) => holder !== undefined)) await log.fresh();
  return { documents, holders };
}

/** Above every number that is known here: it is not there. Should that be old, the row finds out. */
const isNext = ({ network, kind, number, from }: Draft['write'], { numbers }: Memory): boolean =>
  from === undefined && number > (numbers.highest(network, kind) ?? Infinity);

const keyName = (network: NetworkId, kind: string, uniqueKey: string): string =>
  JSON.stringify([network, kind, uniqueKey]);

async function readReceipts(jobs: readonly Job[], { models, memory }: AppenderDeps): Promise<number> {
  const entries = jobs.flatMap(({ commit }) => commit.journal);
  const networks = new Map(entries.map(({ network, eventId }) => [eventKey(network, eventId), network]));
  const rows = await asked(
    models.journal
      .find({ events: { $in: [...networks.keys()] } })
      .select({ changes: 0 })
      .lean(),
  );
  for (const row of rows)
    for (const { event, at, answer } of receiptsIn(row))
      memory.keepReceipt(row.network as NetworkId, event, at, answer);
  return rows.length;
}

interface Round {
  /** Those of which something stands in the row. */
  readonly written: readonly Job[];
  readonly row: JournalRow | undefined;
  readonly changes: Changes;
  /** Remembers what was written, and tells everybody. */
  finish(): void;
}

/** Looks at one job after the other, each upon what those before it have changed, and makes a row of those that may. */
function compose(jobs: readonly Job[], facts: Facts, at: Position, network: NetworkId, deps: AppenderDeps): Round {
  const draftRow = newRow(at, network, deps.memory.repeats);
  const results = jobs.map((job): CommitResult => consider(job, facts, draftRow, deps));
  const { lines, events, documents, letters, tasks, requeues, elsewhere, receipts } = draftRow;
  const order = orderAfter(at.order, deps.now());
  const changes: Changes = { documents, letters, tasks, elsewhere, order, ...(requeues.length > 0 && { requeues }) };
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
  readonly known: Map<DocumentId, Known>;
  readonly keys: Map<string, Ref | undefined>;
  readonly letters: Letter[];
  readonly tasks: Commit['tasks'][number][];
  readonly requeues: Requeue[];
  readonly elsewhere: JournalEntry[];
  readonly repeats: Repeats;
  seq: number;
  last: string;
  fence: number;
  places: number;
}

const newRow = (at: Position, network: NetworkId, known: Repeats): RowDraft => ({
  repeats: upon(known),
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
  seq: at.lines,
  last: at.last,
  fence: at.fence,
  places: 0,
});

function consider(job: Job, facts: Facts, row: RowDraft, deps: AppenderDeps): CommitResult {
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
  const made = ready && change(ready, before);
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
  };
  for (const entry of commit.journal) addLine(entry, entry === job.witness ? covered : undefined, row);
  row.letters.push(...toLetters(commit.envelopes, row.places));
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

function keyHolder({ write }: Draft, before: Known | undefined, facts: Facts, row: RowDraft): Ref | undefined {
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

function addLine(entry: JournalEntry, document: AuditLine['document'], row: RowDraft): void {
  if (entry.network !== row.network) return void row.elsewhere.push(entry);
  const line = toLine(entry, row.seq + 1, row.last, document);
  const same = isAccepted(entry) ? entry.same : undefined;
  row.lines.push(toLineRow(line, entry.answer, same));
  if (isAccepted(entry)) row.repeats.note(entry);
  row.events.push(eventKey(entry.network, entry.eventId));
  row.receipts.push(entry);
  row.seq = line.seq;
  row.last = line.hash;
}
