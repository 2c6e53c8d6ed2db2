import { earliest, type Instant, type NetworkId } from '../../core/ids.ts';
import { splitDocumentId } from '../store.ts';
import type { Commit, CommitResult, JournalEntry, Store } from '../store.ts';
import { createAppender, type Appender } from './append.ts';
import { connect, MIGRATIONS, newest as newestOf, type Migration, type Opened } from './connect.ts';
import { createDeliveries } from './deliveries.ts';
import { createDocuments, LONG_MS } from './documents.ts';
import { createDuty, processName, type Times } from './duty.ts';
import { createFollowUps } from './followUps.ts';
import { createLog, JournalDamaged, type Log } from './log.ts';
import { createMemory } from './memory.ts';
import { asked, StoreAway, within } from './patience.ts';
import { createRefreshes } from './refreshes.ts';
import { orderAfter } from './relay.ts';
import { createSettling } from './settling.ts';
import { createKeyValueStore } from './keyValueStore.ts';
import { createTrail } from './trail.ts';
import { verifyAudit, verifyLines } from './verify.ts';

/**
 * The store of several processes: MongoDB, through mongoose. Every commit is one row of a network's journal (`append.ts`);
 * what is read lies in collections that follow it (`relay.ts`); due work has one process at a time (`duty.ts`).
 */

export interface MongoOptions {
  readonly migrations?: readonly Migration[];
  /** For tests: how long a lease lasts. */
  readonly times?: Times;
  /** So long a start waits for a server and its primary, in milliseconds. */
  readonly patienceMs?: number;
  /** Told once, when the start has to wait. */
  readonly waits?: (words: string) => void;
}

/** @throws StoreUnusable when the database cannot be used; nothing is changed then */
export async function openMongoStore(uri: string, options: MongoOptions = {}): Promise<Store> {
  const migrations = options.migrations ?? MIGRATIONS;
  return storeOver(await connect(uri, migrations, options), { schemaVersion: newestOf(migrations), ...options });
}

/** Others' commits are read at least this often, so that what they left to be done is done. */
const TAIL_MS = 1_000;

interface MongoNetwork {
  readonly log: Log;
  readonly appender: Appender;
}

export interface Over {
  readonly schemaVersion: number;
  readonly times?: Times;
  /** For the one who copies into it. */
  readonly copying?: boolean;
}

export function storeOver(opened: Opened, { schemaVersion, times, copying = false }: Over): Store {
  const { name, connection, models } = opened;
  const me = processName();
  const memory = createMemory();
  const networks = new Map<NetworkId, MongoNetwork>();
  let wake = (): void => undefined;
  /** Nothing is read or written any more. */
  let closed = false;
  let ended = false;
  let order = 0;

  const documents = createDocuments({
    models,
    memory,
    settled: (network) => settled(network),
    async underWay(network) {
      const { log } = of(network);
      await log.opened();
      return log.relay.underWay();
    },
  });
  const deliveries = createDeliveries(models);
  const followUps = createFollowUps(models);
  const refreshes = createRefreshes(models);
  const settling = createSettling(models);
  const trail = createTrail(models, memory);
  const shelf = createKeyValueStore(models);
  const duty = createDuty({
    models,
    me,
    networks: knownNetworks,
    taken: takeDuty,
    ...(times && { times }),
  });

  function of(network: NetworkId): MongoNetwork {
    if (closed) throw new StoreAway('the store is closed');
    const known = networks.get(network);
    if (known) return known;
    const log = createLog(network, {
      models,
      memory,
      me,
      heard: () => wake(),
      elsewhere,
      requeue: (one) => deliveries.requeueAbout(one),
    });
    const { find, holder } = documents;
    const { fence, lose } = duty;
    const appender = createAppender(log, { models, memory, me, find, holder, fence, lose, now: Date.now });
    const made = { log, appender };
    networks.set(network, made);
    return made;
  }

  const fresh = (network: NetworkId): Promise<void> => of(network).log.fresh();
  const settled = async (network: NetworkId): Promise<void> => {
    const { log } = of(network);
    await log.opened();
    await log.relay.flush();
  };
  const settledAll = async (): Promise<void> => {
    if (closed) throw new StoreAway('the store is closed');
    await Promise.all([...networks.values()].map(({ log }) => log.relay.flush()));
  };

  /** As last looked for, at most `TAIL_MS` ago: who presses is looked for in each of them. */
  let lateNetworks: readonly NetworkId[] | undefined;
  async function lookForNetworks(): Promise<readonly NetworkId[]> {
    await settledAll();
    const found = await documents.networks();
    return (lateNetworks = found.filter((id) => !damaged.has(id)));
  }

  /** Those on which this process is on duty; all, for a tool that does not share. */
  const mine = async (): Promise<readonly NetworkId[]> => duty.networks() ?? knownNetworks();
  async function knownNetworks(): Promise<readonly NetworkId[]> {
    const rows = await asked(models.networks.find().select({ _id: 1 }).lean());
    return rows.map(({ _id }) => _id as NetworkId);
  }

  /** Those whose journals could not be read on from where they were last read. */
  const damaged = new Set<NetworkId>();

  /** Reads all journals to their ends; one that is damaged does not stop the others. */
  async function freshAll(): Promise<void> {
    await Promise.all((await knownNetworks()).map(freshOrDamaged));
  }

  async function freshOrDamaged(network: NetworkId): Promise<void> {
    try {
      await fresh(network);
      damaged.delete(network);
    } catch (fault) {
      if (!(fault instanceof JournalDamaged)) throw fault;
      damaged.add(network);
    }
  }

  async function elsewhere(entries: readonly JournalEntry[]): Promise<void> {
    for (const entry of entries)
      await of(entry.network).appender.append({ journal: [entry], envelopes: [], tasks: [] });
  }

  async function commit(changes: Commit): Promise<CommitResult> {
    const network = changes.document?.network ?? changes.journal[0]?.network ?? changes.envelopes[0]?.network;
    if (network === undefined) throw new TypeError('a commit is of a network');
    const { appender, log } = of(network);
    const result = await appender.append(changes);
    if (changes.document?.target === 'settings') lateNetworks = undefined;
    if (changes.journal.some((entry) => entry.network !== network)) await log.relay.flush();
    return result;
  }

  async function takeDuty(network: NetworkId, fence: number): Promise<void> {
    await of(network).appender.raise(fence);
    await settled(network);
    const mine = { network, fence: { $lt: fence }, $or: [{ live: true }, { live: false, state: 'queued' }] };
    await asked(models.deliveries.updateMany(mine, { $set: { fence } }), LONG_MS);
    await settling.sweep(network);
  }

  async function tail(): Promise<void> {
    const about = await asked(models.about.findById('concord').lean());
    // A newer Concord has changed the database under this one's feet, or somebody copies another store into it.
    if (about && (about.schemaVersion > schemaVersion || (about.copying && !copying))) closed = true;
    else {
      await freshAll();
      if (lateNetworks) await lookForNetworks();
    }
  }
  let tailing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    tailing = tailing.then(() => (closed ? undefined : tail())).catch(() => undefined);
  }, TAIL_MS).unref();

  /** @param know brings what is known up to what is wanted, before a read */
  const reads = (know: (network: NetworkId) => Promise<void>) => ({
    load: async (id: Parameters<Store['load']>[0]) => {
      await know(splitDocumentId(id).network);
      return (await documents.find(id))?.stored;
    },
    list: async (...[network, kind, options]: Parameters<Store['list']>) => {
      await know(network);
      return (await documents.list(network, kind, options)).map(({ stored }) => stored);
    },
    latest: async (...[network, kind, { limit, before }]: Parameters<Store['latest']>) => {
      await know(network);
      return (await documents.latest(network, kind, limit, before)).map(({ stored }) => stored);
    },
    findByKey: async (...[network, kind, uniqueKey]: Parameters<Store['findByKey']>) => {
      await know(network);
      return documents.holder(network, kind, uniqueKey);
    },
    nextNumber: async (...[network, kind]: Parameters<Store['nextNumber']>) => {
      await know(network);
      return (await documents.highestNumber(network, kind)) + 1;
    },
    deliveries: async (...[network, { about, limit } = {}]: Parameters<Store['deliveries']>) => {
      await know(network);
      await settledAll();
      return deliveries.list(network, about, limit);
    },
    reach: async (...[network, about, card, version]: Parameters<Store['reach']>) => {
      await know(network);
      await settledAll();
      return deliveries.reach(network, about, card, version);
    },
    progress: async (...[network, about, card, limit]: Parameters<Store['progress']>) => {
      await know(network);
      await settledAll();
      return deliveries.progress(network, about, card, limit);
    },
  });

  const newest: Store = {
    name,
    async ping() {
      if (closed) throw new StoreAway('the store is closed');
      await within(connection.db?.command({ ping: 1 }) ?? Promise.reject(new StoreAway('not connected')));
    },
    async close() {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      await duty.stop();
      await Promise.allSettled([...networks.values()].map(({ log }) => log.relay.flush()));
      closed = true;
      await Promise.all([...networks.values()].map(({ log }) => log.relay.stop()));
      await tailing;
      await opened.close();
    },

    ...reads(fresh),
    async networks() {
      await freshAll();
      return [...(await lookForNetworks())];
    },
    async damaged() {
      await freshAll();
      return [...damaged];
    },
    receipt: (network, eventId) => trail.receipt(network, eventId),
    async repeated(network, act, at) {
      await fresh(network);
      return memory.repeats.find(network, act, at);
    },
    commit,

    async due(now, limit) {
      await settledAll();
      return documents.due(await mine(), now, limit);
    },
    async tasks(now, limit) {
      await settledAll();
      return followUps.due(await mine(), now, limit);
    },
    async taskDone(task) {
      await settledAll();
      if (duty.has(task.act.network)) await followUps.done(task);
    },
    async taskLater(task, dueAt) {
      await settledAll();
      if (duty.has(task.act.network)) await followUps.later(task, dueAt);
    },
    async nextDue() {
      await settledAll();
      const networks = await mine();
      const next = [documents.nextDue(networks), followUps.nextDue(networks), deliveries.nextDue(networks)];
      return earliest(...(await Promise.all(next)));
    },

    async dueDeliveries(now, limit, except = new Set(), line = '') {
      await settledAll();
      return deliveries.due(await mine(), now, limit, except, line);
    },
    async lines() {
      await settledAll();
      return deliveries.lines(await mine());
    },
    async settle(settlements, tasks = []) {
      await settledAll();
      // What follows is there before what it follows from, so that nothing is lost if cut off in between; and it is done
      // after it, so that an entity which has just been reached is counted.
      const release = followUps.hold(tasks);
      try {
        order = orderAfter(order, Date.now());
        const first = order;
        order += tasks.length;
        await followUps.write(tasks, first);
        await settling.settle(settlements, duty.fences());
      } finally {
        release();
      }
    },
    async requeueFailed(network, person, now, abouts) {
      await fresh(network);
      await settledAll();
      return deliveries.requeueFailed(network, person, now, abouts);
    },
    async requeueGivenUp(network, now, abouts) {
      await fresh(network);
      await settledAll();
      return deliveries.requeueGivenUp(network, now, abouts);
    },

    async dueRefreshes(now, limit) {
      await settledAll();
      return refreshes.due(await mine(), now, limit);
    },
    outdated: async (id, now, limit) => {
      await settledAll();
      return refreshes.outdated(id, now, limit);
    },
    refreshLater: async (id) => {
      await settledAll();
      if (duty.has(splitDocumentId(id).network)) await refreshes.later(id);
    },
    edited: (edits) => settling.edited(edits, duty.fences()),

    keyValues: shelf,
    duty: {
      start(call) {
        wake = call;
        duty.start(call);
      },
      has: (network) => duty.has(network),
      stop: () => duty.stop(),
    },

    audit: (network, { from = 1, limit } = {}) => {
      if (closed) throw new StoreAway('the store is closed');
      return trail.lines(network, from, limit);
    },
    async verifyAudit(network) {
      const keptEnd = async (id: NetworkId) => (await asked(models.networks.findById(id).lean())) ?? undefined;
      const deps = { documents, trail, log: of(network).log, keptEnd };
      try {
        await fresh(network);
      } catch (fault) {
        if (!(fault instanceof JournalDamaged)) throw fault;
        const lines = await verifyLines(network, deps);
        // The lines that are there fit one another; rows after them are gone.
        return lines.ok ? { ok: false, lines: lines.lines, why: 'missing', seq: lines.lines + 1 } : lines;
      }
      await settled(network);
      return verifyAudit(network, deps);
    },
    forgetReceipts: (olderThan: Instant) => trail.forgetReceipts(olderThan),
  };

  const lately: Store = {
    ...newest,
    ...reads(() => Promise.resolve()),
    // The journal refuses an event that has a receipt, so that nobody needs to ask before.
    receipt: async (network, eventId) => memory.receipt(network, eventId),
    repeated: async (network, act, at) => memory.repeats.find(network, act, at),
    networks: async () => [...(await (lateNetworks ?? lookForNetworks()))],
  };
  return { ...newest, cached: lately };
}
