import type { NetworkId } from '../../core/ids.ts';
import { isCovered } from '../deliveryWitness.ts';
import type { DocumentId, Requeue } from '../store.ts';
import type { CommitChanges, DocumentChange } from './changes.ts';
import type { Models } from './models.ts';
import type { DeliveryRow, EntryRow, FollowUpRow, JournalRow } from './rows.ts';
import { execWithin, ignoringDuplicates, timeLimit, within } from './operations.ts';
import { toDate, toText, toValue } from './values.ts';

/**
 * Writes the journal's changes into the collections that are read: documents, deliveries, follow-ups. Any process may do
 * this for any row, at any time and repeatedly: a document never goes back to an older version, an insert is not repeated,
 * and a row's changes are removed from the journal only when all of them have arrived.
 */
export interface Relay {
  add(row: RowPosition, changes: CommitChanges): void;
  /** Resolves when everything that was added before the call has arrived. */
  flush(): Promise<void>;
  /** The documents whose last versions have not arrived yet. */
  underWay(): ReadonlySet<DocumentId>;
  /** Begins nothing more by itself, and waits until the removal of changes that has begun is done. */
  stop(): Promise<void>;
}

export type RowPosition = Pick<JournalRow, '_id' | 'number' | 'last' | 'hash' | 'fence'>;

interface Item {
  readonly row: RowPosition;
  readonly changes: CommitChanges;
}

interface Deps {
  readonly models: Models;
  readonly elsewhere: (entries: CommitChanges['elsewhere']) => Promise<void>;
  readonly requeue: (requeue: Requeue) => Promise<void>;
}

/** The delay in which several commits join one round of writes. A reader that needs them starts the round at once. */
const BATCH_DELAY_MS = 200;
const RETRY_DELAY_MS = 1_000;
const MAX_ROWS = 200;
const MAX_WRITES = 1_000;
/** Long enough to write ten thousand deliveries. */
const WRITE_TIMEOUT_MS = 20_000;
const WRITE = { ordered: false, ...timeLimit(WRITE_TIMEOUT_MS) } as const;
const INSERT = { ...WRITE, lean: true } as const;

export function createRelay(network: NetworkId, { models, elsewhere, requeue }: Deps): Relay {
  let waiting: Item[] = [];
  let arrived: Item[] = [];
  let running: Promise<void> | undefined;
  let striking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function carry(): Promise<void> {
    const items = waiting.slice(0, MAX_ROWS);
    await writeAll(models, items);
    for (const one of items.flatMap(({ changes }) => changes.requeues ?? [])) await requeue(one);
    const lines = items.flatMap(({ changes }) => changes.elsewhere);
    if (lines.length > 0) await elsewhere(lines);
    waiting = waiting.slice(items.length);
    arrived = [...arrived, ...items];
    striking ??= strike().finally(() => {
      striking = undefined;
    });
  }

  /**
   * Removes relayed changes from the journal. No reader waits for it. Changes that are not removed now are relayed again,
   * which does no harm.
   */
  async function strike(): Promise<void> {
    while (arrived.length > 0) {
      const items = arrived;
      arrived = [];
      await strikeOut(models, network, items).catch(() => undefined);
    }
  }

  function arrange(ms: number): void {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      flush().catch(() => arrange(RETRY_DELAY_MS));
    }, ms);
  }

  async function run(): Promise<void> {
    running ??= carry().finally(() => {
      running = undefined;
    });
    await running;
  }

  async function flush(): Promise<void> {
    const until = waiting.at(-1)?.row.number ?? 0;
    while ((waiting[0]?.row.number ?? Infinity) <= until) await run();
    if (waiting.length > 0) arrange(BATCH_DELAY_MS);
  }

  return {
    add(row, changes) {
      waiting.push({ row, changes });
      arrange(BATCH_DELAY_MS);
    },
    flush,
    underWay: () => new Set(waiting.flatMap(({ changes }) => changes.documents.map(({ id }) => id))),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await striking;
    },
  };
}

async function writeAll(models: Models, items: readonly Item[]): Promise<void> {
  const write = async (work: Promise<unknown>) => within(work, WRITE_TIMEOUT_MS);
  const entries = items.flatMap(({ changes }) => changes.documents.flatMap(toEntries));
  const documents = async (): Promise<void> => {
    for (const some of inParts(entries)) await write(ignoringDuplicates(models.entries.insertMany(some, INSERT)));
    // A document contains the length of its lists, so their items must be written before it.
    const changed = coalesce(items);
    for (const some of inParts(changed))
      await write(ignoringDuplicates(models.documents.bulkWrite(some.map(toUpdate), WRITE)));
    for (const change of changed) if (change.rewrites) await write(removeFormerItems(models, change));
  };
  const deliveries = async (): Promise<void> => {
    for (const some of inParts(items.flatMap(toDeliveries)))
      await write(ignoringDuplicates(models.deliveries.insertMany(some, INSERT)));
  };
  const followUps = async (): Promise<void> => {
    for (const some of inParts(items.flatMap(toFollowUps))) await write(writeFollowUps(models, some, WRITE_TIMEOUT_MS));
  };
  const done = await Promise.allSettled([documents(), deliveries(), followUps()]);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}

/** Writes follow-ups. An earlier one under the same id is replaced, a later one is not. */
export const writeFollowUps = (models: Models, rows: readonly FollowUpRow[], ms: number): Promise<void> =>
  ignoringDuplicates(
    models.followUps.bulkWrite(
      rows.map(({ _id, ...row }) => ({
        updateOne: { filter: { _id, order: { $lt: row.order } }, update: { $set: row }, upsert: true },
      })),
      { ordered: false, ...timeLimit(ms) },
    ),
  );

function* inParts<Thing>(things: readonly Thing[]): Generator<readonly Thing[]> {
  for (let from = 0; from < things.length; from += MAX_WRITES) yield things.slice(from, from + MAX_WRITES);
}

async function strikeOut(models: Models, network: NetworkId, items: readonly Item[]): Promise<void> {
  const names = items.map(({ row }) => row._id);
  const end = items.at(-1)?.row;
  if (!end) return;
  await execWithin(models.journal.updateMany({ _id: { $in: names } }, { $unset: { changes: 1 } }));
  const { number: relayed, last: lines, hash: last } = end;
  await execWithin(
    models.networks.updateOne({ _id: network, relayed: { $lt: relayed } }, { $set: { relayed, lines, last } }),
  );
}

const toEntries = ({ id, added }: DocumentChange): EntryRow[] =>
  added.map(({ list, since, seq, item, hash }) => ({
    _id: `${id}/${list}/${since}/${seq}`,
    document: id,
    list,
    since,
    seq,
    item: toValue(JSON.parse(item)),
    hash,
  }));

/** Removes the items that the lists had before they were stored anew. */
const removeFormerItems = ({ entries }: Models, { id, lists }: DocumentChange): Promise<unknown> =>
  Promise.all(
    lists.map(({ name, since }) => execWithin(entries.deleteMany({ document: id, list: name, since: { $lt: since } }))),
  );

type Coalesced = DocumentChange & { readonly marks: number };

/**
 * Joins the changes. Of several versions of a document only the last is written, with the earliest time for the check of
 * its cards.
 */
function coalesce(items: readonly Item[]): Coalesced[] {
  const latest = new Map<string, Coalesced>();
  for (const { changes } of items)
    for (const change of changes.documents) {
      const before = latest.get(change.id);
      const refreshes = [before?.refreshAt, change.refreshAt].flatMap((at) => at ?? []).sort();
      latest.set(change.id, {
        ...change,
        head: change.head ?? before?.head ?? null,
        ...((before?.rewrites || change.rewrites) && { rewrites: true as const }),
        marks: (before?.marks ?? 0) + (change.refreshAt ? 1 : 0),
        ...(refreshes[0] && { refreshAt: refreshes[0] }),
      });
    }
  return [...latest.values()];
}

function toUpdate(change: Coalesced) {
  const { id, network, kind, target, number, version, cardVersion, stage, dueAt, uniqueKey } = change;
  const { head, lists, refreshAt, marks } = change;
  const $unset = { ...(dueAt === null && { dueAt: 1 as const }), ...(uniqueKey === null && { uniqueKey: 1 as const }) };
  return {
    updateOne: {
      filter: { _id: id, version: { $lt: version } },
      update: {
        $set: {
          ...{ network, kind, target, number, version, cardVersion, stage: toText(stage), lists },
          ...(dueAt !== null && { dueAt: toDate(dueAt) }),
          ...(uniqueKey !== null && { uniqueKey: toText(uniqueKey) }),
          ...(head !== null && { state: toValue(JSON.parse(head)) }),
        },
        ...(Object.keys($unset).length > 0 && { $unset }),
        ...(refreshAt && { $min: { refreshAt: toDate(refreshAt) }, $inc: { marks } }),
      },
      upsert: true,
    },
  };
}

function toDeliveries({ row, changes }: Item): DeliveryRow[] {
  const events = new Set(changes.covered);
  return changes.letters.flatMap(({ common, to }) => {
    const createdAt = toDate(common.createdAt);
    const { about, version } = common;
    const data = toValue(JSON.parse(JSON.stringify(common.data)));
    const shared = {
      network: common.network,
      card: toText(common.card),
      ...(about !== undefined && { about: toText(about) }),
      ...(version !== undefined && { version: toText(version) }),
      live: common.live,
      urgent: common.urgent,
      ...{ createdAt, nextAt: createdAt, at: createdAt, data },
      ...{ state: 'queued', line: '', tries: 0, shownVersion: 0, fence: row.fence },
    };
    return to.map(([id, person, entity, place]) => ({
      _id: toText(id),
      to: toText(person),
      ...(entity !== null && { entity: toText(entity) }),
      ...shared,
      order: changes.order + place,
      ...(isCovered(events, { ...common, id, to: person }) && { covered: true as const }),
    }));
  });
}

function toFollowUps({ changes }: Item): FollowUpRow[] {
  let order = changes.order + changes.letters.reduce((sum, { to }) => sum + to.length, 0);
  const rows = changes.tasks.map(({ id, stamp, dueAt, act }) => ({
    _id: toText(id),
    network: act.network,
    stamp: toText(stamp),
    dueAt: toDate(dueAt),
    order: order++,
    act: toValue(JSON.parse(JSON.stringify(act))),
  }));
  // Unordered writes to one id would race with each other.
  return [...new Map(rows.map((row) => [row._id, row])).values()];
}

/** The number of places in the order that a commit uses. */
export const placesIn = (envelopes: number, tasks: number): number => envelopes + tasks + 1;

/** The next place in the order: the clock in thousandths of a millisecond, but always higher than the place before. */
export const orderAfter = (before: number, now: number): number => Math.max(before + 1, now * 1_000);
