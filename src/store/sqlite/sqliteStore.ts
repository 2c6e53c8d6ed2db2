import type { Instant, NetworkId } from '../../core/ids.ts';
import type { Store } from '../store.ts';
import { prepare } from './commit.ts';
import { createCheckpoints } from './checkpoints.ts';
import { createDeliveries } from './deliveries.ts';
import { createDocuments } from './documents.ts';
import { createDurability } from './durability.ts';
import { createGroupCommit } from './groupCommit.ts';
import type { GroupCommit } from './groupCommit.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { createListCache } from './lists.ts';
import { createLookups } from './lookups.ts';
import { openFile, type OpenFile } from './openFile.ts';
import { createCardRefreshes } from './refreshes.ts';
import { MIGRATIONS } from './schema.ts';
import type { Migration } from './schema.ts';
import { createKeyValueStore } from './keyValueStore.ts';
import { createRemovals } from './removal.ts';
import { createSentDeliveries } from './sentDeliveries.ts';
import { createSettling } from './settling.ts';
import type { Database } from './sql.ts';
import { createTasks } from './tasks.ts';
import { verifyAudit } from './verify.ts';
import { createWrittenLog } from './written.ts';

/** The embedded store: one SQLite file in a folder that belongs to one process, or in memory (for tests). */

/**
 * Opens the store, and creates it when there is none.
 * @param migrations for tests
 * @throws StoreUnusable when the data cannot be used; nothing is changed then
 */
export async function openSqliteStore(
  where: { readonly folder: string } | ':memory:',
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  return storeOver(openFile(where, migrations));
}

function storeOver({ name, sql, check: checkFile, rewriting, close: closeFile, takeLog, changed }: OpenFile): Store {
  const log = takeLog();
  const durability = createDurability(log);
  const check = (): void => {
    durability.check();
    checkFile();
  };
  const writtenLog = createWrittenLog();
  const listed = createListCache(writtenLog);
  const documents = createDocuments(sql, (stored) => writtenLog.note(stored));
  const lookups = createLookups(sql);
  const journal = createJournal(sql);
  const deliveries = createDeliveries(sql);
  const refreshes = createCardRefreshes(sql);
  const settle = createSettling(sql, refreshes);
  const tasks = createTasks(sql);
  const rooms = { documents, lookups, journal, deliveries, tasks, sent: createSentDeliveries(sql) };
  /** Transactions so far. */
  let written = 0;
  const group = createGroupCommit(
    sql,
    {
      beforeCommit() {
        written += 1;
        journal.writeEnds();
        check();
      },
      afterCommit: () => checkpoints?.afterCommit(),
      afterRollback() {
        listed.forget();
        writtenLog.forget();
        documents.forget();
        journal.forget();
        keyValues.forget();
      },
    },
    durability,
  );
  const checkpoints =
    log &&
    createCheckpoints({ sql, log, isSlow: () => durability.isSlow(), pause: (work) => group.pause(work), changed });
  const keyValues = createKeyValueStore(sql, group);
  const removals = createRemovals(sql, group, {
    finish: cutSoon,
    // Receipts and values of the platforms are cached with the words in them.
    forget() {
      journal.forget();
      keyValues.forget();
    },
    forgetReceipts: ({ network, before }) => forgetReceiptsOf(network, before, journal, group),
  });
  let cutting: NodeJS.Timeout | undefined;
  let left = 0;
  /**
   * Once for many removals; closing the file does it as well. What a removal leaves to be done still names what it removed, and
   * goes a moment later: until nothing is written any more, the log is cut again. The database is written anew at the end.
   */
  function cutSoon(): void {
    left = MAX_CUTS;
    if (cutting) return;
    attempt(rewriting.begin);
    cutting = cutLater();
  }
  const cutLater = (): NodeJS.Timeout => {
    const before = written;
    return setTimeout(() => {
      const busy = checkpoints?.idle();
      if (busy) void busy.then(() => cut(before));
      else cut(before);
    }, CUT_DELAY_MS).unref();
  };
  function cut(before: number): void {
    cutting = undefined;
    if (closed) return;
    left -= 1;
    const isLast = left === 0 || written === before;
    // The next write reports a file that is gone or full.
    attempt(isLast ? rewriting.finish : rewriting.cut);
    if (!isLast) cutting = cutLater();
  }
  let closed = false;
  /** Cached, because it is read with each press. A network is created together with its settings. */
  let networks: readonly NetworkId[] | undefined;
  const probe = createProbe(sql);
  /**
   * Reads due work, but only while the store can be written. Otherwise the outcome of the work could not be stored, and
   * messages would be sent again and again. What is due is told when it is on the disk: nothing is sent of an act that a
   * power failure could still undo.
   */
  const fromFile = async <Result>(read: () => Result): Promise<Result> => {
    check();
    const result = read();
    await durability.durable();
    return result;
  };

  return {
    name,
    ping: () => group.run(probe),
    async close() {
      if (closed) return;
      closed = true;
      await checkpoints?.idle();
      group.flush();
      try {
        await durability.durable();
        if (cutting) attempt(rewriting.finish);
      } finally {
        closeFile();
      }
    },

    async load(id) {
      const document = documents.load(id);
      const found = (document instanceof Promise ? await document : document)?.stored;
      // A file that was cut reads as one in which there is nothing.
      if (found === undefined) {
        check();
        documents.missing(id);
      }
      return found;
    },
    peek(id) {
      const known = documents.peek(id);
      return known && known.stored;
    },
    list: async (network, kind, { stages, limit } = {}) =>
      listed.get(
        ...([network, kind, JSON.stringify([stages, limit])] as const),
        () => lookups.ids(network, kind, stages, limit),
        (id) => documents.find(id)?.stored,
      ),
    latest: async (network, kind, options) =>
      lookups
        .latestIds(network, kind, options)
        .flatMap((id) => (options.isPassing ? documents.glance(id) : documents.find(id)?.stored) ?? []),
    writtenSince: (network, kind, mark) => writtenLog.since(network, kind, mark),
    count: async (network, kind, stages) => lookups.count(network, kind, stages),
    networks: async () => [...(networks ??= lookups.networks())],
    findByKey: async (network, kind, uniqueKey) => lookups.holder(network, kind, uniqueKey),
    nextNumber: async (network, kind) => lookups.highestNumber(network, kind) + 1,

    async receipt(network, eventId) {
      // What the disk did not take looks as if it were stored.
      durability.check();
      return journal.receipt(network, eventId);
    },
    repeated: async (network, act, at) => journal.repeats(network).find(network, act, at),
    async commit(changes) {
      const result = await group.run(prepare(changes, rooms), changes.envelopes.length);
      if (changes.document?.target === 'settings') networks = undefined;
      if (changes.document?.rewrites) cutSoon();
      return result;
    },

    due: async (now, limit) => fromFile(() => lookups.due(now, limit)),
    tasks: async (now, limit) => fromFile(() => tasks.due(now, limit)),
    taskDone: (task) => group.run(() => tasks.done(task)),
    taskLater: (task, dueAt) => group.run(() => tasks.later(task, dueAt)),
    nextDue: async () => lookups.nextDue(),

    dueDeliveries: async (now, limit, except = new Set(), line = '') =>
      fromFile(() => deliveries.due(now, limit, except, line)),
    lines: async () => deliveries.lines(),
    settle: (settlements, followUps = []) =>
      group.run(() => {
        settlements.forEach(settle);
        tasks.write(followUps);
      }),
    delivery: async (id) => deliveries.one(id),
    deliveries: async (network, { about, limit } = {}) => deliveries.list(network, about, limit),
    requeueFailed: (network, person, now, abouts) =>
      group.run(() => deliveries.requeueFailed(network, person, now, abouts)),
    requeueGivenUp: (network, now, abouts) => group.run(() => deliveries.requeueGivenUp(network, now, abouts)),
    sayingBefore: async (network, before) => deliveries.sayingBefore(network, before),
    reach: async (network, about, card, version) => deliveries.reach(network, about, card, version),
    chatTook: async (network, about, cards, since) => deliveries.chatTook(network, about, cards, since),
    progress: async (network, about, card, limit) => deliveries.progress(network, about, card, limit),

    dueRefreshes: async (now, limit) => fromFile(() => refreshes.due(now, limit)),
    outdated: async (id, now, limit) => refreshes.outdated(id, now, limit),
    refreshLater: (id) => group.run(() => refreshes.later(id)),
    edited: (edits) => group.run(() => edits.forEach((edit) => refreshes.edited(edit))),

    keyValues,

    audit: async (network, { from = 1, limit } = {}) => journal.lines(network, from, limit),
    async auditEnd(network) {
      const { lines, last } = journal.end(network);
      return { lines, last };
    },
    verifyAudit: (network) => verifyAudit(network, rooms),
    removeContent: (removal) => removals.remove(removal),
    forgetReceipts: (olderThan) => forgetReceipts(olderThan, journal, group),
  };
}

/**
 * Writes to the disk without changing anything, by setting `user_version` to its current value. A disk that is full or
 * read-only is noticed here.
 */
function createProbe(sql: Database): () => void {
  const version = sql.query<object>('PRAGMA user_version');
  return () => sql.exec(`PRAGMA user_version = ${Number(Object.values(version.all()[0] ?? {})[0])}`);
}

const CUT_DELAY_MS = 1_000;
/** In a store that is always written to. */
const MAX_CUTS = 30;
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    return;
  }
}

/** The number of receipts that are removed in one transaction. */
const BATCH_SIZE = 1000;

async function forgetReceipts(olderThan: Instant, journal: Journal, group: GroupCommit): Promise<number> {
  let forgotten = 0;
  for (const network of journal.networks()) forgotten += await forgetReceiptsOf(network, olderThan, journal, group);
  return forgotten;
}

async function forgetReceiptsOf(
  network: NetworkId,
  olderThan: Instant,
  journal: Journal,
  group: GroupCommit,
): Promise<number> {
  let forgotten = 0;
  for (let gone = BATCH_SIZE; gone === BATCH_SIZE; forgotten += gone)
    gone = await group.run(() => journal.forgetReceipts(network, olderThan, BATCH_SIZE));
  return forgotten;
}
