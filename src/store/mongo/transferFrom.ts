import type { Connection } from 'mongoose';
import type { Pressed } from '../../core/act.ts';
import type { NetworkId } from '../../core/ids.ts';
import { NO_HASH } from '../chain.ts';
import { CopyRefused, nothingThere, type CopySource } from '../transfer/transfer.ts';
import type { DocumentCopy, ContentKind, ListCopy, StoreContent } from '../transfer/things.ts';
import { StoreUnusable } from '../store.ts';
import { connect, MIGRATIONS, newest } from './connect.ts';
import { toDelivery } from './deliveries.ts';
import { groupBy, labelOf, BULK_TIMEOUT_MS } from './documents.ts';
import { answerOf, fromLineRow, fingerprintIn } from './lines.ts';
import type { Models } from './models.ts';
import type { AboutRow, DocumentRow, EntryRow, FollowUpRow, LineRow } from './rows.ts';
import { createMongoStore } from './mongoStore.ts';
import { execWithin, within } from './operations.ts';
import { fromDate, fromText, fromValue } from './values.ts';

/** Reads everything from MongoDB, after the journal's changes have been relayed to the other collections. */

/** A lease without a heartbeat for this long is free. A waiting process takes over after nine seconds. */
const HEARTBEAT_TIMEOUT_MS = 12_000;
const POLL_INTERVAL_MS = 250;

/**
 * @param signOfLifeMs for tests
 * @throws CopyRefused when there is no store, or a Concord is on duty there; StoreUnusable
 */
export async function openMongoSource(uri: string, signOfLifeMs = HEARTBEAT_TIMEOUT_MS): Promise<CopySource> {
  const opened = await connect(uri, MIGRATIONS, { first: mustBeThere });
  const { name, models } = opened;
  const store = createMongoStore(opened, { schemaVersion: newest(MIGRATIONS) });
  try {
    await mustRest(name, models, signOfLifeMs);
    // Reads every journal to its end, and waits until its changes have arrived.
    await store.networks();
    const damaged = (await store.damaged?.()) ?? [];
    if (damaged.length > 0)
      throw new StoreUnusable(
        'damaged',
        `${name}: the record of ${damaged.join(', ')} is not whole. Run \`audit\` there.`,
      );
  } catch (fault) {
    await store.close();
    throw fault;
  }
  return { name, read: reader(models), close: () => store.close() };
}

async function mustBeThere(connection: Connection, name: string): Promise<void> {
  const about = await within(connection.collection<AboutRow>('about').findOne({ _id: 'concord' }), BULK_TIMEOUT_MS);
  if (!about) throw nothingThere(`in ${name}`);
}

/**
 * Refuses a store in use. A process on duty sends a heartbeat each second; one that was killed has left its lease, without
 * heartbeats.
 */
async function mustRest(name: string, { leases }: Models, patienceMs: number): Promise<void> {
  const signs = async (): Promise<string | undefined> => {
    const held = await execWithin(
      leases
        .find({ holder: { $ne: null } })
        .sort({ _id: 1 })
        .lean(),
    );
    return held.length === 0 ? undefined : held.map(({ _id, fence, beat }) => `${_id} ${fence} ${beat}`).join();
  };
  const first = await signs();
  const until = performance.now() + patienceMs;
  for (let last = first; last !== undefined && performance.now() < until; last = await signs()) {
    if (last !== first)
      throw new CopyRefused('sourceInUse', `A Concord is using ${name}. Stop it first, and all others there.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}

export function reader(models: Models): CopySource['read'] {
  const readers: { readonly [K in ContentKind]: () => AsyncIterable<StoreContent[K]> } = {
    chains: () => chains(models),
    lines: () => lines(models),
    documents: () => documents(models),
    deliveries: () => deliveries(models),
    tasks: () => tasks(models),
    shelf: () => shelf(models),
  };
  return (kind) => readers[kind]();
}

/** The queries with their orders. Each has an index, so that nothing has to be sorted. */
export const COPY_QUERIES = {
  networks: { collection: 'networks', sort: { _id: 1 } },
  journal: { collection: 'journal', sort: { network: 1, number: 1 } },
  documents: { collection: 'documents', sort: { _id: 1 } },
  deliveries: { collection: 'deliveries', sort: { network: 1, order: 1 } },
  shelf: { collection: 'shelf', sort: { _id: 1 } },
} as const;

interface Cursor<Row> {
  next(): Promise<Row | null>;
  close(): Promise<void>;
}

/**
 * Reads rows one by one. The time limit applies to each row; the server's cursor is closed when no more rows are wanted.
 */
async function* each<Row>(cursor: unknown): AsyncGenerator<Row> {
  const rows = cursor as Cursor<Row>;
  try {
    for (let row = await within(rows.next(), BULK_TIMEOUT_MS); row; row = await within(rows.next(), BULK_TIMEOUT_MS))
      yield row;
  } finally {
    await rows.close();
  }
}

const PAGE_SIZE = 500;
const batchSize = { batchSize: PAGE_SIZE };

async function* chains({ networks, journal }: Models): AsyncGenerator<StoreContent['chains']> {
  for (const row of await execWithin(networks.find().sort(COPY_QUERIES.networks.sort).lean(), BULK_TIMEOUT_MS)) {
    const [end] = await execWithin(
      journal.find({ network: row._id }).sort({ number: -1 }).limit(1).select({ last: 1, hash: 1 }).lean(),
      BULK_TIMEOUT_MS,
    );
    // The end that is recorded beside the journal may be behind the journal, never ahead. If it is ahead, lines were cut
    // off.
    const isBehind = row.lines <= (end?.last ?? 0);
    const chain = isBehind
      ? { lines: end?.last ?? 0, last: end?.hash ?? NO_HASH }
      : { lines: row.lines, last: row.last };
    if (chain.lines > 0) yield { network: row._id as NetworkId, ...chain };
  }
}

async function* lines({ journal }: Models): AsyncGenerator<StoreContent['lines']> {
  const query = journal.find().sort(COPY_QUERIES.journal.sort).select({ network: 1, lines: 1 }).lean();
  for await (const row of each<{ network: NetworkId; lines: LineRow[] }>(query.cursor(batchSize)))
    for (const line of row.lines) {
      const answer = answerOf(line);
      yield {
        network: row.network,
        line: fromLineRow(line),
        ...(answer !== undefined && { answer }),
        ...fingerprintIn(line),
      };
    }
}

/** The number of documents whose lists are read together. */
const DOCUMENT_BATCH_SIZE = 50;

async function* documents({ documents: rows, entries }: Models): AsyncGenerator<DocumentCopy> {
  async function* complete(some: readonly DocumentRow[]): AsyncGenerator<DocumentCopy> {
    const wanted = entries
      .find({ document: { $in: some.map(({ _id }) => _id) } })
      .sort({ document: 1, list: 1, seq: 1 });
    const items = groupBy(await execWithin(wanted.lean(), BULK_TIMEOUT_MS));
    for (const row of some) yield toCopy(row, items.get(row._id) ?? []);
  }
  let some: DocumentRow[] = [];
  for await (const row of each<DocumentRow>(rows.find().sort(COPY_QUERIES.documents.sort).lean().cursor(batchSize))) {
    some.push(row);
    if (some.length < DOCUMENT_BATCH_SIZE) continue;
    yield* complete(some);
    some = [];
  }
  yield* complete(some);
}

function toCopy(row: DocumentRow, items: readonly EntryRow[]): DocumentCopy {
  const { version, cardVersion, refreshAt, state } = row;
  const itemsOf = ({ name, since, length }: DocumentRow['lists'][number]): ListCopy['items'] =>
    items
      .filter((item) => item.list === name && item.since === since && item.seq <= length)
      .map(({ item, hash }) => ({ item: JSON.stringify(fromValue(item)), hash }));
  return {
    ...labelOf(row),
    version,
    cardVersion,
    refreshAt: refreshAt ? fromDate(refreshAt) : null,
    head: JSON.stringify(fromValue(state)),
    lists: row.lists.map((list) => ({ name: list.name, items: itemsOf(list) })),
  };
}

async function* deliveries({ deliveries: rows }: Models): AsyncGenerator<StoreContent['deliveries']> {
  let before: NetworkId | undefined;
  let place = 0;
  const query = rows.find().sort(COPY_QUERIES.deliveries.sort).lean();
  for await (const row of each<Parameters<typeof toDelivery>[0]>(query.cursor(batchSize))) {
    const delivery = toDelivery(row);
    place = delivery.network === before ? place + 1 : 1;
    before = delivery.network;
    const editAfter = row.editAfter ? fromDate(row.editAfter) : null;
    yield { place, delivery, line: fromText(row.line), editAfter, ...(row.covered && { covered: true as const }) };
  }
}

/** Reads all follow-ups at once, because there are never many. */
async function* tasks({ followUps }: Models): AsyncGenerator<StoreContent['tasks']> {
  const rows: FollowUpRow[] = await execWithin(followUps.find().lean(), BULK_TIMEOUT_MS);
  rows.sort((a, b) => a.order - b.order || (a._id < b._id ? -1 : 1));
  const places = new Map<string, number>();
  for (const { _id, network, stamp, dueAt, act } of rows) {
    const place = (places.get(network) ?? 0) + 1;
    places.set(network, place);
    const task = { id: fromText(_id), stamp: fromText(stamp), dueAt: fromDate(dueAt), act: fromValue(act) as Pressed };
    yield { place, task };
  }
}

async function* shelf({ shelf: rows }: Models): AsyncGenerator<StoreContent['shelf']> {
  const query = rows.find().sort(COPY_QUERIES.shelf.sort).lean();
  for await (const { space, key, value } of each<StoreContent['shelf']>(query.cursor(batchSize)))
    yield { space: fromText(space), key: fromText(key), value: fromText(value) };
}
