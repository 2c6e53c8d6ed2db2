import type { Instant, NetworkId } from '../../core/ids.ts';
import type { AuditEnd, AuditVerdict, Commit, CommitResult, Store } from '../store.ts';
import { createAppender } from './append.ts';
import { connect, MIGRATIONS, newest as newestOf, type Migration, type MongoConnection } from './connect.ts';
import { createDeliveries } from './deliveries.ts';
import { createDocuments, BULK_TIMEOUT_MS } from './documents.ts';
import { createDueWork } from './dueWork.ts';
import { createDuty, processName, type Times } from './duty.ts';
import { createFollowUps } from './followUps.ts';
import { createJournals, type Journal, type Journals } from './journals.ts';
import { createKeyValueStore } from './keyValueStore.ts';
import { createNetworkJournal, JournalDamaged } from './networkJournal.ts';
import { createMemory } from './memory.ts';
import type { Models } from './models.ts';
import { createNetworkList, type NetworkList } from './networkList.ts';
import { execWithin, StoreTimeout, within } from './operations.ts';
import { createReads } from './reads.ts';
import { removeContent } from './removal.ts';
import { createOutcomes, createSentDeliveries } from './sentDeliveries.ts';
import { createRefreshes } from './refreshes.ts';
import { createSettling } from './settling.ts';
import { startTailing } from './tailing.ts';
import { createTrail } from './trail.ts';
import { verifyAudit, verifyLines, type VerifyDeps } from './verify.ts';

/**
 * The store for several processes: MongoDB, through mongoose. A commit is one row of a network's journal (`append.ts`).
 * Reads use other collections, which are derived from the journal (`relay.ts`). One process at a time does a network's due
 * work (`duty.ts`).
 */

export interface MongoOptions {
  readonly migrations?: readonly Migration[];
  /** The times of leases, for tests. */
  readonly times?: Times;
  /** How long a start waits for a server and its primary, in milliseconds. */
  readonly patienceMs?: number;
  /** Called once, when the start has to wait. */
  readonly waits?: (words: string) => void;
}

/** @throws StoreUnusable when the database cannot be used; nothing is changed then */
export async function openMongoStore(uri: string, options: MongoOptions = {}): Promise<Store> {
  const migrations = options.migrations ?? MIGRATIONS;
  return createMongoStore(await connect(uri, migrations, options), { schemaVersion: newestOf(migrations), ...options });
}

export interface StoreOptions {
  readonly schemaVersion: number;
  readonly times?: Times;
  /** This process copies another store into the database. */
  readonly copying?: boolean;
}

export function createMongoStore(opened: MongoConnection, options: StoreOptions): Store {
  const { name, models } = opened;
  const parts = createParts(opened, options);
  const { memory, journals, networkList, trail, duty, documents, deliveries } = parts;
  const endOf = (network: NetworkId): AuditEnd => {
    const { lines, last } = journals.of(network).log.position();
    return { lines, last };
  };
  const newest: Store = {
    name,
    ...createLife(opened, options, parts),
    ...createReads({ documents, deliveries, journals }, journals.read),
    ...createDueWork(parts),
    async networks() {
      await journals.readAll();
      return [...(await networkList.read())];
    },
    async damaged() {
      await journals.readAll();
      return [...journals.damaged];
    },
    receipt: (network, eventId) => trail.receipt(network, eventId),
    async repeated(network, act, at) {
      await journals.read(network);
      return memory.repeats.find(network, act, at);
    },
    commit: (changes) => commit(journals, networkList, changes),
    keyValues: createKeyValueStore(models),
    duty: {
      start(wake, told) {
        parts.onWake(wake);
        duty.start(wake, told);
      },
      ages: () => duty.ages(),
      has: (network) => duty.has(network),
      stop: () => duty.stop(),
    },
    async audit(network, { from = 1, limit } = {}) {
      if (journals.isClosed()) throw new StoreTimeout('the store is closed');
      return trail.lines(network, from, limit);
    },
    async auditEnd(network) {
      await journals.read(network);
      return endOf(network);
    },
    verifyAudit: (network) =>
      verify(network, journals, {
        ...{ documents, trail, sent: createSentDeliveries(models), outcomes: createOutcomes(models) },
        keptEnd: keptEndOf(models),
      }),
    async removeContent(removal) {
      await journals.read(removal.network);
      await journals.relayed(removal.network);
      const changed = await removeContent(models, removal);
      if (removal.type !== 'deliveries') memory.forgetReceipts(EVER);
      return changed;
    },
    forgetReceipts: (olderThan) => trail.forgetReceipts(olderThan),
  };
  const cached: Store = {
    ...newest,
    ...createReads({ documents, deliveries, journals }, () => Promise.resolve()),
    // A repeated event whose receipt is not in memory is noticed by the commit: the journal refuses an event twice.
    receipt: async (network, eventId) => memory.receipt(network, eventId),
    repeated: async (network, act, at) => memory.repeats.find(network, act, at),
    networks: async () => [...(await networkList.cached())],
    auditEnd: async (network) => endOf(network),
  };
  return { ...newest, cached };
}

/** Later than every instant. */
const EVER = '9999-12-31T23:59:59.999Z' as Instant;

type Parts = ReturnType<typeof createParts>;

/**
 * Creates the parts, which refer to one another: journals pass on changes of documents, and documents wait for journals.
 */
function createParts({ models }: MongoConnection, { times }: StoreOptions) {
  const me = processName();
  const memory = createMemory();
  let wake = (): void => undefined;

  const openJournal = (network: NetworkId): Journal => {
    const log = createNetworkJournal(network, {
      ...{ models, memory, me },
      heard: () => wake(),
      elsewhere: journals.appendElsewhere,
      requeue: (one) => deliveries.requeueAbout(one),
    });
    const { find, holder } = documents;
    const { fence, lose } = duty;
    return { log, appender: createAppender(log, { models, memory, me, find, holder, fence, lose, now: Date.now }) };
  };

  const journals = createJournals(models, openJournal);
  const documents = createDocuments({
    ...{ models, memory },
    settled: journals.relayed,
    async underWay(network) {
      const { log } = journals.of(network);
      await log.opened();
      return log.relay.underWay();
    },
  });
  const deliveries = createDeliveries(models);
  const settling = createSettling(models);
  const duty = createDuty({
    ...{ models, me, networks: journals.networks },
    async taken(network, fence) {
      await journals.of(network).appender.raise(fence);
      await journals.relayed(network);
      const ours = { network, fence: { $lt: fence }, $or: [{ live: true }, { live: false, state: 'queued' }] };
      await execWithin(models.deliveries.updateMany(ours, { $set: { fence } }), BULK_TIMEOUT_MS);
      await settling.sweep(network);
    },
    ...(times && { times }),
  });
  return {
    ...{ memory, journals, documents, deliveries, settling, duty },
    networkList: createNetworkList(journals, documents),
    followUps: createFollowUps(models),
    refreshes: createRefreshes(models),
    trail: createTrail(models, memory),
    onWake: (call: () => void): void => void (wake = call),
  };
}

function createLife(
  opened: MongoConnection,
  { schemaVersion, copying = false }: StoreOptions,
  { journals, networkList, duty }: Parts,
): Pick<Store, 'close' | 'ping'> {
  const { connection, models } = opened;
  const tailing = startTailing({ models, journals, networkList, schemaVersion, copying });
  let ended = false;
  return {
    async ping() {
      if (journals.isClosed()) throw new StoreTimeout('the store is closed');
      await within(connection.db?.command({ ping: 1 }) ?? Promise.reject(new StoreTimeout('not connected')));
    },
    async close() {
      if (ended) return;
      ended = true;
      tailing.stop();
      await duty.stop();
      await journals.flush();
      journals.close();
      await journals.stop();
      await tailing.ended();
      await opened.close();
    },
  };
}

async function commit(journals: Journals, networkList: NetworkList, changes: Commit): Promise<CommitResult> {
  const network = changes.document?.network ?? changes.journal[0]?.network ?? changes.envelopes[0]?.network;
  if (network === undefined) throw new TypeError('a commit is of a network');
  const { appender, log } = journals.of(network);
  const result = await appender.append(changes);
  if (changes.document?.target === 'settings') networkList.forget();
  if (changes.journal.some((entry) => entry.network !== network)) await log.relay.flush();
  return result;
}

const keptEndOf =
  ({ networks }: Models): VerifyDeps['keptEnd'] =>
  async (id) =>
    (await execWithin(networks.findById(id).lean())) ?? undefined;

async function verify(network: NetworkId, journals: Journals, deps: Omit<VerifyDeps, 'log'>): Promise<AuditVerdict> {
  const all = { ...deps, log: journals.of(network).log };
  try {
    await journals.read(network);
  } catch (fault) {
    if (!(fault instanceof JournalDamaged)) throw fault;
    const lines = await verifyLines(network, all);
    // The lines that are there fit. Rows after them are missing.
    return lines.ok ? { ok: false, lines: lines.lines, why: 'missing', seq: lines.lines + 1 } : lines;
  }
  await journals.relayed(network);
  return verifyAudit(network, all);
}
