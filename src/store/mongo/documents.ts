import type { Instant, NetworkId, Ref } from '../../core/ids.ts';
import { cachedDocument, NO_ITEMS, withItem } from '../content.ts';
import type { Label, Tail } from '../content.ts';
import type { Candidates, RawDocument, RawItem } from '../difference.ts';
import { splitDocumentId, StoreDamaged } from '../store.ts';
import type { DocumentId, LatestOptions } from '../store.ts';
import type { CachedMongoDocument } from './changes.ts';
import type { Memory } from './memory.ts';
import type { Models } from './models.ts';
import type { DocumentRow, EntryRow } from './rows.ts';
import { execWithin } from './operations.ts';
import { fromDate, fromText, fromValue, toDate, toText } from './values.ts';

/** Finds documents as they are at the point to which the journal has been read. */
export interface MongoDocuments {
  readonly find: (id: DocumentId) => Promise<CachedMongoDocument | undefined>;
  /** Reads the database and not the memory. @throws when the content is not what the program wrote */
  reread(id: DocumentId): Promise<CachedMongoDocument | undefined>;
  /** The same for several, in two queries. Those that are not there or not whole are left out. */
  rereadAll(ids: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, CachedMongoDocument>>;
  /** Its parts as they are stored, with nothing checked. */
  raw(id: DocumentId): Promise<RawDocument | undefined>;
  /** The kinds and stages that the network's documents have. */
  names(network: NetworkId): Promise<Candidates>;
  list(
    network: NetworkId,
    kind: string,
    options?: { readonly stages?: readonly string[]; readonly limit?: number },
  ): Promise<CachedMongoDocument[]>;
  latest(network: NetworkId, kind: string, options: LatestOptions): Promise<CachedMongoDocument[]>;
  count(network: NetworkId, kind: string, stages: readonly string[]): Promise<number>;
  allIds(network: NetworkId): Promise<DocumentId[]>;
  networks(): Promise<NetworkId[]>;
  highestNumber(network: NetworkId, kind: string): Promise<number>;
  readonly holder: (network: NetworkId, kind: string, uniqueKey: string) => Promise<Ref | undefined>;
  due(networks: Networks, now: Instant, limit: number): Promise<DocumentId[]>;
  nextDue(networks: Networks): Promise<Instant | undefined>;
}

/**
 * The networks on which this process is on duty. Every index of due work begins with the network, so due work of other
 * networks is not read.
 */
export type Networks = readonly NetworkId[];
export const inNetworks = (networks: Networks) => ({ network: { $in: [...networks] } });

export interface DocumentDeps {
  readonly models: Models;
  readonly memory: Memory;
  /** Resolves when everything in the journal, as far as this process knows it, has arrived in the collections. */
  readonly settled: (network: NetworkId) => Promise<void>;
  /** Documents of the network whose latest known version has not arrived there yet. */
  readonly underWay: (network: NetworkId) => Promise<ReadonlySet<DocumentId>>;
}

const MAX_TRIES = 10;

export function createDocuments({ models, memory, settled, underWay }: DocumentDeps): MongoDocuments {
  const read = async (id: DocumentId, hashes: 'believed' | 'anew'): Promise<CachedMongoDocument | undefined> => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const [row, items] = await Promise.all([
        execWithin(models.documents.findById(id).lean()),
        execWithin(models.entries.find({ document: id }).sort({ list: 1, seq: 1 }).lean()),
      ]);
      const known = row ? assemble(row, items, hashes) : undefined;
      if (!row || known) return known;
    }
    throw new StoreDamaged(`${id}: items of its lists are missing`);
  };

  async function find(id: DocumentId): Promise<CachedMongoDocument | undefined> {
    const known = memory.document(id);
    if (known) return known;
    const { network } = splitDocumentId(id);
    return memory.reading(id, async () => {
      if ((await underWay(network)).has(id)) await settled(network);
      return read(id, 'believed');
    });
  }

  /** The rows of documents, each with its items. */
  async function rowsOf(ids: readonly string[]): Promise<(readonly [DocumentRow, readonly EntryRow[]])[]> {
    if (ids.length === 0) return [];
    const own = models.entries.find({ document: { $in: [...ids] } }).sort({ document: 1, list: 1, seq: 1 });
    const [found, items] = await Promise.all([
      execWithin(models.documents.find({ _id: { $in: [...ids] } }).lean(), BULK_TIMEOUT_MS),
      execWithin(own.lean(), BULK_TIMEOUT_MS),
    ]);
    const itemsOf = groupBy(items);
    return found.map((row) => [row, itemsOf.get(row._id) ?? []] as const);
  }

  async function rereadAll(ids: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, CachedMongoDocument>> {
    const whole = new Map<DocumentId, CachedMongoDocument>();
    for (const [row, items] of await rowsOf(ids)) {
      const read = attempt(() => assemble(row, items, 'anew'));
      if (read) whole.set(row._id, read);
    }
    return whole;
  }

  /** Reads the documents that are not in memory in the wanted version, in one query. */
  async function findAll(rows: readonly Pick<DocumentRow, '_id' | 'version'>[]): Promise<CachedMongoDocument[]> {
    const wanted = rows.filter(({ _id, version }) => (memory.document(_id)?.stored.version ?? -1) < version);
    const found = await rowsOf(wanted.map(({ _id }) => _id));
    const read = new Map(found.map(([row, items]) => [row._id, assemble(row, items, 'believed')]));
    const all = await Promise.all(rows.map(async ({ _id }) => read.get(_id) ?? find(_id)));
    return all.flatMap((known) => known ?? []);
  }

  /**
   * Documents that have not arrived in their collection yet, from memory, so that a reader need not wait for the relay. If
   * one of them is not in memory, or the reader cannot use them, this waits for the relay and returns none.
   */
  async function known(network: NetworkId, useful: boolean): Promise<CachedMongoDocument[]> {
    const late = [...(await underWay(network))].map((id) => memory.document(id));
    const found = late.flatMap((document) => document ?? []);
    if (useful && found.length === late.length) return found;
    await settled(network);
    return [];
  }

  /**
   * Queries that are running. Equal queries in one turn of the event loop are sent once: many people who are answered
   * together need the same.
   */
  const listing = new Map<string, Promise<CachedMongoDocument[]>>();
  function listed(
    network: NetworkId,
    kind: string,
    stages: readonly string[] | undefined,
    limit: number | undefined,
  ): Promise<CachedMongoDocument[]> {
    const name = JSON.stringify([network, kind, stages, limit]);
    const under = listing.get(name);
    if (under) return under;
    const query = models.documents
      .find({ network, kind, ...inStages(stages) })
      .sort({ number: 1, target: 1 })
      .select({ version: 1 });
    const found = execWithin((limit === undefined ? query : query.limit(limit)).lean(), BULK_TIMEOUT_MS).then(findAll);
    listing.set(name, found);
    // Removed before the next input or answer of the database arrives, so that its reader sees the new state.
    process.nextTick(() => listing.delete(name));
    return found;
  }

  return {
    find,
    reread: (id) => read(id, 'anew'),
    rereadAll,
    async raw(id) {
      const [found] = await rowsOf([id]);
      return found && rawDocument(...found);
    },
    async names(network) {
      const values = (of: 'kind' | 'stage') => execWithin(models.documents.distinct(of, { network }), BULK_TIMEOUT_MS);
      const [kinds, stages] = await Promise.all([values('kind'), values('stage')]);
      return { kinds, stages: stages.map((stage) => fromText(stage)) };
    },
    async list(network, kind, { stages, limit } = {}) {
      const late = await known(network, limit === undefined);
      const found = await listed(network, kind, stages, limit);
      const all = new Map([...found, ...late].map((one) => [one.stored.id, one]));
      return [...all.values()]
        .filter(({ label }) => label.network === network && label.kind === kind)
        .filter(({ label }) => !stages || stages.includes(label.stage))
        .sort((a, b) => a.label.number - b.label.number || (a.label.target < b.label.target ? -1 : 1));
    },
    async latest(network, kind, { limit, before, stages, skip = 0 }) {
      await known(network, false);
      const below = before !== undefined && { number: { $lt: before } };
      const query = models.documents
        .find({ network, kind, ...inStages(stages), ...below })
        .sort({ number: -1, target: -1 })
        .skip(skip)
        .limit(limit)
        .select({ version: 1 });
      return findAll(await execWithin(query.lean(), BULK_TIMEOUT_MS));
    },
    async count(network, kind, stages) {
      await known(network, false);
      return execWithin(models.documents.countDocuments({ network, kind, ...inStages(stages) }), BULK_TIMEOUT_MS);
    },
    async allIds(network) {
      await settled(network);
      const rows = await execWithin(models.documents.find({ network }).select({ _id: 1 }).lean(), BULK_TIMEOUT_MS);
      return rows.map(({ _id }) => _id);
    },
    async networks() {
      const rows = await execWithin(
        models.documents.find({ target: 'settings' }).sort({ network: 1 }).select({ network: 1 }).lean(),
      );
      return rows.map(({ network }) => network as NetworkId);
    },
    highestNumber: (network, kind) =>
      memory.numbers.ask(network, kind, async () => {
        const late = await known(network, true);
        const [row] = await execWithin(
          models.documents.find({ network, kind }).sort({ number: -1 }).limit(1).select({ number: 1 }).lean(),
        );
        const numbers = late.filter(({ label }) => label.kind === kind).map(({ label }) => label.number);
        return Math.max(row?.number ?? 0, ...numbers);
      }),
    async holder(network, kind, uniqueKey) {
      const late = (await known(network, true)).filter(({ label }) => label.kind === kind);
      const row = await execWithin(
        models.documents
          .findOne({ network, kind, uniqueKey: toText(uniqueKey) })
          .select({ target: 1 })
          .lean(),
      );
      const newer = late.find(({ label }) => label.uniqueKey === uniqueKey);
      if (newer) return newer.label.target;
      // A version that has not arrived yet may have given the key up or taken it; then the row is out of date.
      return row && !late.some(({ label }) => label.target === row.target) ? (row.target as Ref) : undefined;
    },
    async due(networks, now, limit) {
      const rows = await execWithin(
        models.documents
          .find({ dueAt: { $lte: toDate(now) }, ...inNetworks(networks) })
          .sort({ dueAt: 1, number: 1, _id: 1 })
          .limit(limit)
          .select({ _id: 1 })
          .lean(),
      );
      return rows.map(({ _id }) => _id);
    },
    async nextDue(networks) {
      const first = async (field: 'dueAt' | 'refreshAt'): Promise<Instant | undefined> => {
        const [row] = await execWithin(
          models.documents
            // Compares with a date, because a condition that the field exists would match the whole index.
            .find({ [field]: { $gt: EPOCH }, ...inNetworks(networks) })
            .sort({ [field]: 1 })
            .limit(1)
            .select({ [field]: 1 })
            .lean(),
        );
        const at = row?.[field];
        return at && fromDate(at);
      };
      const [due, refresh] = await Promise.all([first('dueAt'), first('refreshAt')]);
      return due && refresh ? (due < refresh ? due : refresh) : (due ?? refresh);
    },
  };
}

function attempt<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const inStages = (stages: readonly string[] | undefined) => stages && { stage: { $in: stages.map(toText) } };

const EPOCH = new Date(0);

/** The time limit for reading many documents at once. */
export const BULK_TIMEOUT_MS = 20_000;

export function groupBy(items: readonly EntryRow[]): Map<string, EntryRow[]> {
  const groups = new Map<string, EntryRow[]>();
  for (const item of items) {
    const group = groups.get(item.document);
    if (group) group.push(item);
    else groups.set(item.document, [item]);
  }
  return groups;
}

/** Items of lists that the row does not name may be the remains of a list that became a property again. */
function rawDocument(row: DocumentRow, items: readonly EntryRow[]): RawDocument {
  const raw = ({ seq, hash, item }: EntryRow): RawItem => ({ seq, hash, item: JSON.stringify(fromValue(item)) });
  const lists = row.lists.map(({ name, since, length }) => {
    const own = items.filter((item) => item.list === name && item.since === since && item.seq <= length);
    return { name, length, items: own.map(raw) };
  });
  const unnamed = new Set(items.map(({ list }) => list).filter((name) => !lists.some((list) => list.name === name)));
  const others = [...unnamed].map((name) => ({
    name,
    items: items.filter(({ list }) => list === name).map(raw),
  }));
  return { label: labelOf(row), version: row.version, head: JSON.stringify(fromValue(row.state)), lists, others };
}

/** Puts a document together; undefined when its items were read before the last one had arrived. */
function assemble(
  row: DocumentRow,
  items: readonly EntryRow[],
  hashes: 'believed' | 'anew',
): CachedMongoDocument | undefined {
  const lists: Record<string, unknown[]> = {};
  const tails = new Map<string, Tail>();
  for (const { name, since, length } of row.lists) {
    const own = items.filter((item) => item.list === name && item.since === since && item.seq <= length);
    if (own.length < length) return undefined;
    lists[name] = own.map(({ item }) => fromValue(item));
    tails.set(name, hashes === 'anew' ? tailAnew(row._id, own, lists[name]) : tailBelieved(own));
  }
  const head = fromValue(row.state) as object;
  const { version, cardVersion } = row;
  const label = labelOf(row);
  const { id, network, kind, target } = label;
  const text = JSON.stringify(head);
  // Not spread into a new object: V8 would give each document a shape of its own.
  const stored = { id, network, kind, target, version, cardVersion, state: Object.assign(head, lists) };
  const since = new Map(row.lists.map((list) => [list.name, list.since]));
  return { ...cachedDocument(stored, label, text, tails), since };
}

export const labelOf = (row: DocumentRow): Label => ({
  id: row._id,
  network: row.network as NetworkId,
  kind: row.kind,
  target: row.target as Ref,
  number: row.number,
  stage: fromText(row.stage),
  dueAt: row.dueAt ? fromDate(row.dueAt) : null,
  uniqueKey: row.uniqueKey === undefined ? null : fromText(row.uniqueKey),
});

const ITEM_SIZE = 200;
const tailBelieved = (items: readonly EntryRow[]): Tail => {
  const last = items.at(-1);
  return last ? { seq: last.seq, hash: last.hash, size: items.length * ITEM_SIZE } : NO_ITEMS;
};

function tailAnew(id: string, rows: readonly EntryRow[], items: readonly unknown[]): Tail {
  return rows.reduce((tail, { hash, list, seq }, i) => {
    const next = withItem(tail, JSON.stringify(items[i]));
    if (next.hash !== hash) throw new Error(`${id}: ${list} ${seq} was changed`);
    return next;
  }, NO_ITEMS);
}
