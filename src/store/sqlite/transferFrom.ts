import type { Instant, NetworkId } from '../../core/ids.ts';
import type { Pressed } from '../../core/act.ts';
import { nothingThere, type CopySource } from '../transfer/transfer.ts';
import type { DocumentCopy, ContentKind, ListCopy, StoreContent } from '../transfer/things.ts';
import type { Same } from '../repeats.ts';
import type { DocumentId } from '../store.ts';
import { DELIVERY_COLUMNS, toDelivery, type DeliveryRow } from './deliveryRow.ts';
import type { DocumentRow } from './documentRows.ts';
import { exists } from './inspect.ts';
import { fromJournalRow, JOURNAL_COLUMNS, type JournalRow } from './journal.ts';
import { fileIn, openFile } from './openFile.ts';
import { MIGRATIONS } from './schema.ts';
import type { Database } from './sql.ts';

/** Reads everything from the embedded store, page by page. */

/**
 * Opens a data folder for copying from it; no other process may use it meanwhile.
 * @throws CopyRefused when there is no store; StoreUnusable when it is in use or cannot be used
 */
export async function openSqliteSource(folder: string): Promise<CopySource> {
  if (!exists(fileIn(folder))) throw nothingThere(`in ${folder}`);
  const { name, sql, close } = openFile({ folder }, MIGRATIONS);
  return { name, read: reader(sql), close: async () => close() };
}

export const COPY_QUERIES = {
  chains: 'SELECT chain AS row, network, lines, last FROM chains WHERE chain > ? AND lines > 0 ORDER BY chain LIMIT ?',
  lines: `SELECT row, network, ${JOURNAL_COLUMNS}, answer, same FROM journal WHERE row > ? ORDER BY row LIMIT ?`,
  documents: `SELECT row, id, network, kind, target, number, version, card_version AS cardVersion, stage,
    due_at AS dueAt, refresh_at AS refreshAt, unique_key AS uniqueKey, lists, head
    FROM documents WHERE row > ? ORDER BY row LIMIT ?`,
  items: 'SELECT list, item, hash FROM entries WHERE document = ? ORDER BY list, seq',
  deliveries: `SELECT row, ${DELIVERY_COLUMNS}, line, edit_after AS editAfter, covered FROM deliveries
    WHERE row > ? ORDER BY row LIMIT ?`,
  tasks: 'SELECT written AS row, id, stamp, due_at AS dueAt, act FROM tasks WHERE written > ? ORDER BY written LIMIT ?',
  shelf: 'SELECT space, key, value FROM shelf ORDER BY space, key',
} as const;

const PAGE_SIZE = 500;

export function reader(sql: Database): CopySource['read'] {
  const readers: { readonly [K in ContentKind]: () => AsyncIterable<StoreContent[K]> } = {
    chains: () => chains(sql),
    lines: () => lines(sql),
    documents: () => documents(sql),
    deliveries: () => deliveries(sql),
    tasks: () => tasks(sql),
    shelf: () => shelf(sql),
  };
  return (kind) => readers[kind]();
}

interface Numbered {
  readonly row: number;
}

function* rows<Row extends Numbered>(sql: Database, text: string): Generator<Row> {
  const query = sql.query<Row>(text);
  for (let after = 0; ;) {
    const page = query.all(after, PAGE_SIZE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.row;
  }
}

async function* chains(sql: Database): AsyncGenerator<StoreContent['chains']> {
  for (const { row: _row, ...chain } of rows<StoreContent['chains'] & Numbered>(sql, COPY_QUERIES.chains)) yield chain;
}

type LineRow = JournalRow &
  Numbered & { readonly network: NetworkId; readonly answer: string | null; readonly same: string | null };

async function* lines(sql: Database): AsyncGenerator<StoreContent['lines']> {
  for (const { row: _row, network, answer, same, ...line } of rows<LineRow>(sql, COPY_QUERIES.lines))
    yield {
      network,
      line: fromJournalRow(line),
      ...(answer !== null && { answer: JSON.parse(answer) as unknown }),
      ...(same !== null && { same: JSON.parse(same) as Same }),
    };
}

type WholeRow = DocumentRow & { readonly id: DocumentId; readonly refreshAt: Instant | null };

type Item = ListCopy['items'][number] & { readonly list: string };

async function* documents(sql: Database): AsyncGenerator<DocumentCopy> {
  const itemsOf = sql.query<Item>(COPY_QUERIES.items);
  for (const { row, lists, ...document } of rows<WholeRow>(sql, COPY_QUERIES.documents)) {
    const items = itemsOf.all(row);
    const own = (name: string): ListCopy['items'] =>
      items.filter(({ list }) => list === name).map(({ item, hash }) => ({ item, hash }));
    yield { ...document, lists: (JSON.parse(lists) as string[]).map((name) => ({ name, items: own(name) })) };
  }
}

type DeliveryAndPlace = DeliveryRow &
  Numbered & { readonly line: string; readonly editAfter: Instant | null; readonly covered: 0 | 1 };

async function* deliveries(sql: Database): AsyncGenerator<StoreContent['deliveries']> {
  const placeIn = counter();
  for (const { row: _row, line, editAfter, covered, ...row } of rows<DeliveryAndPlace>(sql, COPY_QUERIES.deliveries)) {
    const delivery = toDelivery(row);
    yield { place: placeIn(row.network), delivery, line, editAfter, ...(covered === 1 && { covered: true as const }) };
  }
}

type TaskRow = Numbered & {
  readonly id: string;
  readonly stamp: string;
  readonly dueAt: Instant;
  readonly act: string;
};

async function* tasks(sql: Database): AsyncGenerator<StoreContent['tasks']> {
  const placeIn = counter();
  for (const { row: _row, act: text, ...task } of rows<TaskRow>(sql, COPY_QUERIES.tasks)) {
    const act = JSON.parse(text) as Pressed;
    yield { place: placeIn(act.network), task: { ...task, act } };
  }
}

/** Counts the items of each network from 1. */
function counter(): (network: NetworkId) => number {
  const counts = new Map<NetworkId, number>();
  return (network) => {
    const place = (counts.get(network) ?? 0) + 1;
    counts.set(network, place);
    return place;
  };
}

async function* shelf(sql: Database): AsyncGenerator<StoreContent['shelf']> {
  yield* sql.query<StoreContent['shelf']>(COPY_QUERIES.shelf).all();
}
