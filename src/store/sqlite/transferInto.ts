import { checkTarget, mustDiffer, type BegunCopy, type CopyTarget, type NetworkVerdict } from '../transfer/transfer.ts';
import type { ContentSums, ContentKind, StoreContent } from '../transfer/things.ts';
import { reader } from './transferFrom.ts';
import { createDocuments } from './documents.ts';
import { INSERT_DOCUMENT, INSERT_ITEM } from './documentRows.ts';
import { ATTACHED_SCHEMA, exists, withReadOnly } from './inspect.ts';
import { createJournal, INSERT_LINE, journalRow } from './journal.ts';
import { createLookups } from './lookups.ts';
import { fileIn, nameOf, openFile } from './openFile.ts';
import { MARK, MIGRATIONS } from './schema.ts';
import type { Database } from './sql.ts';
import { createSentDeliveries } from './sentDeliveries.ts';
import { verifyAudit } from './verify.ts';

/** Writes a copy into the embedded store. Each batch is one transaction with the mark that counts it. */

/**
 * Opens a data folder for a copy of this source; creates it when there is none.
 * @throws CopyRefused, StoreUnusable; nothing is changed then
 */
export async function openSqliteTarget(folder: string, from: string): Promise<CopyTarget> {
  // The source holds the lock of the same folder: without this check the error would only say "in use".
  mustDiffer(nameOf(fileIn(folder)), from);
  const { name, sql, check, close } = openFile({ folder }, MIGRATIONS, (file) => checkTarget(found(file), from));
  const writers = createWriters(sql);
  return {
    name,
    read: reader(sql),
    close: async () => close(),
    begun: async () => begunIn(sql),
    begin: async (source, content) => begin(sql, source, content),
    async put(kind, things, done) {
      sql.transaction(() => {
        for (const thing of things) writers[kind](thing);
        sql.query(`UPDATE ${MARK} SET done = json_set(done, '$.' || ?, CAST(? AS INTEGER))`).run(kind, done);
        check();
      });
    },
    async audit() {
      check();
      return audit(sql);
    },
    finish: async () => sql.exec(`DROP TABLE ${MARK}`),
  };
}

const TABLES = ['documents', 'entries', 'chains', 'journal', 'deliveries', 'tasks', 'shelf'] as const;

function found(file: string) {
  const name = nameOf(file);
  if (!exists(file)) return { name, isEmpty: true };
  return withReadOnly(file, (sql) => {
    const tables = tablesIn(sql, ATTACHED_SCHEMA);
    const copyOf = tables.has(MARK)
      ? sql.query<{ source: string }>(`SELECT source FROM ${ATTACHED_SCHEMA}.${MARK}`).all()[0]?.source
      : undefined;
    const isEmpty = TABLES.every(
      (table) =>
        !tables.has(table) || sql.query(`SELECT 1 FROM ${ATTACHED_SCHEMA}.${table} LIMIT 1`).all().length === 0,
    );
    return { name, isEmpty, ...(copyOf !== undefined && { copyOf }) };
  });
}

const tablesIn = (sql: Database, schema = 'main'): ReadonlySet<string> =>
  new Set(
    sql
      .query<{ name: string }>(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => name),
  );

function begunIn(sql: Database): BegunCopy | undefined {
  if (!tablesIn(sql).has(MARK)) return undefined;
  const row = sql.query<{ content: string; done: string }>(`SELECT content, done FROM ${MARK}`).get();
  return row && { content: JSON.parse(row.content) as ContentSums, done: JSON.parse(row.done) as BegunCopy['done'] };
}

function begin(sql: Database, source: string, content: ContentSums): void {
  sql.transaction(() => {
    sql.exec(
      `CREATE TABLE IF NOT EXISTS ${MARK} (source TEXT NOT NULL, content TEXT NOT NULL, done TEXT NOT NULL) STRICT`,
    );
    for (const table of [...TABLES, MARK]) sql.exec(`DELETE FROM ${table}`);
    sql.query(`INSERT INTO ${MARK} (source, content, done) VALUES (?, ?, '{}')`).run(source, JSON.stringify(content));
  });
}

async function audit(sql: Database): Promise<readonly NetworkVerdict[]> {
  const journal = createJournal(sql);
  const rooms = {
    journal,
    documents: createDocuments(sql),
    lookups: createLookups(sql),
    sent: createSentDeliveries(sql),
  };
  const verdicts: NetworkVerdict[] = [];
  for (const network of journal.networks()) verdicts.push({ network, verdict: await verifyAudit(network, rooms) });
  return verdicts;
}

type Writers = { readonly [K in ContentKind]: (thing: StoreContent[K]) => void };

const DELIVERY = `INSERT INTO deliveries (id, network, person, entity, card, about, version, live, urgent, created_at,
  state, tries, next_at, at, platform, message_id, reason, shown_version, shown_hash, edit_after, data, line,
  tried_since, proof, proved_at, proof_words, covered, address, came_back)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function createWriters(sql: Database): Writers {
  const chain = sql.query('INSERT INTO chains (network, lines, last) VALUES (?, ?, ?)');
  const chainOf = sql.query<{ chain: number }>('SELECT chain FROM chains WHERE network = ?');
  const line = sql.query(INSERT_LINE);
  const delivery = sql.query(DELIVERY);
  const task = sql.query('INSERT INTO tasks (id, stamp, due_at, act) VALUES (?, ?, ?, ?)');
  const shelf = sql.query('INSERT INTO shelf (space, key, value) VALUES (?, ?, ?)');
  return {
    chains: ({ network, lines, last }) => void chain.run(network, lines, last),
    lines({ network, line: { seq, hash, document, removal, sent, proves, ...told }, answer, same }) {
      const { at, actor, onBehalfOf = null, verb, target = null, platform, outcome, eventId, via = null } = told;
      const row = journalRow(chainOf.get(network)?.chain ?? 0, seq);
      const values = [seq, at, actor, onBehalfOf, verb, target, platform, outcome, eventId];
      const more = { ...(removal && { removal }), ...(sent && { sent }), ...(proves && { proves }) };
      const besides = jsonOf(Object.keys(more).length > 0 ? more : undefined);
      line.run(row, network, ...values, jsonOf(document), hash, jsonOf(answer), jsonOf(same), via, besides);
    },
    documents: documentWriter(sql),
    deliveries({ delivery: made, line: waits, editAfter, covered }) {
      const { id, network, to, entity = null, card, about = null, version = null, live, urgent, createdAt } = made;
      const { state, tries, nextAt, at, platform = null, messageId = null, reason = null } = made;
      const { shownVersion, shownHash = null, triedSince = null, data } = made;
      const { proof = null, provedAt = null, proofWords = null, address = null, cameBack } = made;
      const subject = [id, network, to, entity, card, about, version, live ? 1 : 0, urgent ? 1 : 0, createdAt];
      const course = [state, tries, nextAt, at, platform, messageId, reason, shownVersion, shownHash, editAfter];
      const proved = [proof, provedAt, proofWords, covered ? 1 : 0, address, jsonOf(cameBack)];
      delivery.run(...subject, ...course, JSON.stringify(data), waits, triedSince, ...proved);
    },
    tasks: ({ task: { id, stamp, dueAt, act } }) => void task.run(id, stamp, dueAt, JSON.stringify(act)),
    shelf: ({ space, key, value }) => void shelf.run(space, key, value),
  };
}

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

function documentWriter(sql: Database): Writers['documents'] {
  const document = sql.query<{ row: number }>(INSERT_DOCUMENT);
  const entry = sql.query(INSERT_ITEM);
  return ({ id, network, kind, target, number, stage, dueAt, uniqueKey, ...rest }) => {
    const { version, cardVersion, refreshAt, head, lists } = rest;
    const name = [id, network, kind, target, number, version, cardVersion, stage];
    const names = JSON.stringify(lists.map(({ name: list }) => list));
    const row = document.get(...name, dueAt, refreshAt, uniqueKey, names, head)?.row ?? 0;
    for (const { name: list, items } of lists)
      items.forEach(({ item, hash }, i) => entry.run(row, list, i + 1, item, hash));
  };
}
