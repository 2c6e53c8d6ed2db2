import { MINUTE_MS } from '../../core/spans.ts';
import type { Connection } from 'mongoose';
import {
  checkTarget,
  CopyRefused,
  type BegunCopy,
  type CopyTarget,
  type NetworkVerdict,
} from '../transfer/transfer.ts';
import type { ContentSums, ContentKind, StoreContent } from '../transfer/things.ts';
import type { NetworkId } from '../../core/ids.ts';
import type { Store } from '../store.ts';
import { connect, MIGRATIONS, newest } from './connect.ts';
import { reader } from './transferFrom.ts';
import { toDeliveryRow, toDocumentRow, toEntryRows, toFollowUpRow, toJournalRow, toShelfRow } from './transferRows.ts';
import { BULK_TIMEOUT_MS } from './documents.ts';
import { processName } from './duty.ts';
import type { Models } from './models.ts';
import type { AboutRow } from './rows.ts';
import { createMongoStore } from './mongoStore.ts';
import { execWithin, ignoringDuplicates, timeLimit, within } from './operations.ts';

/**
 * Writes a copy into MongoDB. A batch is inserted before the mark that counts it. After an interruption in between, it is
 * inserted again and duplicates are ignored.
 */

/**
 * Opens a database for a copy of this source.
 * @throws CopyRefused, StoreUnusable; nothing is changed then
 */
export async function openMongoTarget(uri: string, from: string): Promise<CopyTarget> {
  const first = (connection: Connection, name: string): Promise<void> => check(connection, name, from);
  const opened = await connect(uri, MIGRATIONS, { copying: true, first });
  const { name, models } = opened;
  const me = processName();
  let store: Store | undefined;
  const writers = createWriters(models, me);

  /** Fails when another process has taken the copy over. */
  async function mark(update: object): Promise<void> {
    const mine = { ...ABOUT, 'copying.by': me };
    if ((await execWithin(models.about.updateOne(mine, update), BULK_TIMEOUT_MS)).matchedCount === 0)
      throw new CopyRefused('takenOver', `Another process is copying into ${name} now. This one has stopped.`);
  }

  return {
    name,
    read: reader(models),
    close: () => (store ?? opened).close(),
    begun: () => begunIn(models, me),
    async begin(source, content) {
      const copying = { from: source, since: new Date(), by: me };
      await execWithin(models.about.updateOne(ABOUT, { $set: { copying } }), BULK_TIMEOUT_MS);
      await clear(models);
      await mark({ $set: { 'copying.content': content, 'copying.done': {} } });
    },
    async put(kind, things, done) {
      await mark({ $set: { 'copying.by': me } });
      await writers[kind](things);
      await mark({ $set: { [`copying.done.${kind}`]: done } });
    },
    async audit() {
      const networks = await settle(models);
      store = createMongoStore(opened, { schemaVersion: newest(MIGRATIONS), copying: true });
      const verdicts: NetworkVerdict[] = [];
      for (const network of networks) verdicts.push({ network, verdict: await store.verifyAudit(network) });
      return verdicts;
    },
    async finish() {
      await mark({ $unset: { copying: 1 } });
    },
  };
}

const ABOUT = { _id: 'concord' } as const;
const KEPT = ['journal', 'networks', 'documents', 'entries', 'deliveries', 'followups', 'leases', 'shelf'] as const;

/** Checks the database before anything is created there. */
async function check(connection: Connection, name: string, from: string): Promise<void> {
  const about = await within(connection.collection<AboutRow>('about').findOne({ _id: 'concord' }), BULK_TIMEOUT_MS);
  const copyOf = about?.copying?.from;
  const first = await Promise.all(KEPT.map((kept) => within(connection.collection(kept).findOne(), BULK_TIMEOUT_MS)));
  checkTarget({ name, isEmpty: first.every((row) => row === null), ...(copyOf !== undefined && { copyOf }) }, from);
}

/** Takes an unfinished copy over for this process. */
async function begunIn({ about }: Models, me: string): Promise<BegunCopy | undefined> {
  const begun = { ...ABOUT, copying: { $exists: true } };
  await execWithin(about.updateOne(begun, { $set: { 'copying.by': me } }), BULK_TIMEOUT_MS);
  const row = await execWithin(about.findOne(ABOUT).lean(), BULK_TIMEOUT_MS);
  const { content, done } = row?.copying ?? {};
  return content === undefined ? undefined : { content: content as ContentSums, done: done ?? {} };
}

async function clear(models: Models): Promise<void> {
  const { journal, networks, documents, entries, deliveries, followUps, leases, shelf } = models;
  await within(
    Promise.all([
      journal.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
      networks.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
      documents.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
      entries.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
      deliveries.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
      followUps.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
      leases.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
      shelf.deleteMany({}, timeLimit(CLEAR_TIMEOUT_MS)).exec(),
    ]),
    CLEAR_TIMEOUT_MS,
  );
}
const CLEAR_TIMEOUT_MS = 10 * MINUTE_MS;

/** Marks all journals as relayed, so that a process that opens them begins to read at their ends. */
async function settle({ networks, journal }: Models): Promise<readonly NetworkId[]> {
  const rows = await execWithin(networks.find().sort({ _id: 1 }).lean(), BULK_TIMEOUT_MS);
  for (const { _id: network } of rows) {
    const query = journal.find({ network }).sort({ number: -1 }).limit(1).select({ number: 1 });
    const [end] = await execWithin(query.lean(), BULK_TIMEOUT_MS);
    await execWithin(networks.updateOne({ _id: network }, { $set: { relayed: end?.number ?? 0 } }), BULK_TIMEOUT_MS);
  }
  return rows.map(({ _id }) => _id as NetworkId);
}

type Writers = { readonly [K in ContentKind]: (things: readonly StoreContent[K][]) => Promise<void> };

function createWriters(models: Models, me: string): Writers {
  const write = (work: Promise<unknown>): Promise<void> => within(ignoringDuplicates(work), BULK_TIMEOUT_MS);
  const all = { ordered: false, lean: true, ...timeLimit(BULK_TIMEOUT_MS) } as const;
  return {
    chains: (things) =>
      write(
        models.networks.insertMany(
          things.map(({ network, ...end }) => ({ _id: network, relayed: 0, ...end })),
          all,
        ),
      ),
    lines: (things) =>
      write(
        models.journal.insertMany(
          things.map((thing) => toJournalRow(thing, me)),
          all,
        ),
      ),
    async documents(things) {
      const entries = things.flatMap(toEntryRows);
      for (let from = 0; from < entries.length; from += MAX_ENTRIES)
        await write(models.entries.insertMany(entries.slice(from, from + MAX_ENTRIES), all));
      await write(models.documents.insertMany(things.map(toDocumentRow), all));
    },
    deliveries: (things) => write(models.deliveries.insertMany(things.map(toDeliveryRow), all)),
    tasks: (things) => write(models.followUps.insertMany(things.map(toFollowUpRow), all)),
    shelf: (things) => write(models.shelf.insertMany(things.map(toShelfRow), all)),
  };
}
const MAX_ENTRIES = 2_000;
