import { createHash } from 'node:crypto';
import { instant, personId, type Instant, type PersonId } from '../../core/ids.ts';
import type { Row, ChatDatabase } from './sqlite.ts';

/** The version of the file's format. A file of a later Concord is not changed. */
const FORMAT = 2;

/**
 * `seq` is a message's position in the chat, `rev` the position of its last change. Both come from one counter, so that
 * "since this message" finds later messages and later edits. Texts are in `body` and `card` as JSON, where NUL and lone
 * surrogates are escaped; SQLite would cut or corrupt them. Cards are in a separate table: a press does not read them, and
 * many readers have the same card.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY, rev INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL,
    at TEXT NOT NULL, editedAt TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    card TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS chat ON messages (person, seq);
  CREATE TABLE IF NOT EXISTS people (
    person TEXT PRIMARY KEY, readUpTo INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
`;
/** A card is stored once, under its hash, however many messages show it. Messages of format 1 have theirs in `card`. */
const SHARED_CARDS = `
  ALTER TABLE messages ADD COLUMN shared TEXT NOT NULL DEFAULT '';
  CREATE INDEX showing ON messages (shared) WHERE shared <> '';
  CREATE TABLE cards (hash TEXT PRIMARY KEY, card TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/** What makes a new file. */
export const NEW_FILE = `${TABLES}${SHARED_CARDS}PRAGMA user_version = ${FORMAT}`;

/** The maximum of messages that a chat keeps, and how often older ones are removed. The store keeps the record. */
const MAX_KEPT = 1_000;
const TRIM_EVERY = 50;

/** The content of a message, and the meaning of a press on it. */
export interface MessageContent {
  readonly text: string;
  /** The Adaptive Card as JSON text, which is passed on as it is. */
  readonly card: string | null;
  readonly cardName: string | null;
  readonly target: string | null;
  /** The acts that the card offers. */
  readonly verbs: readonly string[];
  /** The document version that the card shows. */
  readonly seen: string | null;
  /** The addresses of the card's downloads. */
  readonly attachments: readonly string[];
}

export interface NewMessage extends MessageContent {
  readonly id: string;
  readonly kind: string;
  readonly from: 'bot' | 'person';
}

/** A stored message. */
export interface ChatTableMessage extends NewMessage {
  readonly person: PersonId;
  readonly at: Instant;
  readonly editedAt: Instant | null;
}

export type Since = { readonly at: Instant } | { readonly after: string };

/** A message without its card, with its revision. */
export interface MessageHead {
  readonly message: Omit<ChatTableMessage, 'card'>;
  readonly revision: number;
}
interface Edited {
  readonly changed: boolean;
  readonly message: ChatTableMessage;
}
interface Added {
  readonly fresh: boolean;
  readonly message: ChatTableMessage;
}

const HEAD = 'seq, rev, id, person, at, editedAt, origin, kind, body';
const WHOLE = `${HEAD}, CASE shared WHEN '' THEN card ELSE (SELECT cards.card FROM cards WHERE hash = shared) END AS card`;

/** Creates missing tables. @returns the statements */
export function chatTables(sql: ChatDatabase) {
  createTables(sql);
  let count = Number(sql.all('SELECT coalesce(max(rev), 0) AS last FROM messages')[0]?.['last'] ?? 0);

  const one = <T>(columns: string, read: (row: Row) => T, person: PersonId, id: string): T | undefined => {
    if (id.includes('\0')) return undefined;
    const [row] = sql.all(`SELECT ${columns} FROM messages WHERE id = ? AND person = ?`, [id, person]);
    return row && read(row);
  };
  const head = (person: PersonId, id: string): MessageHead | undefined => one(HEAD, readHead, person, id);
  const share = (card: string | null): string => {
    if (!card) return '';
    const hash = createHash('sha1').update(card).digest('base64');
    sql.run('INSERT INTO cards (hash, card) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING', [hash, card]);
    return hash;
  };
  const dropUnused = (hash: Row[string] | undefined): void => {
    if (hash)
      sql.run(
        "DELETE FROM cards WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM messages WHERE shared = ?1 AND shared <> '')",
        [String(hash)],
      );
  };
  const trim = (person: PersonId): void => {
    const last = sql.all('SELECT seq FROM messages WHERE person = ? ORDER BY seq DESC LIMIT 1 OFFSET ?', [
      person,
      MAX_KEPT,
    ]);
    const values = [person, Number(last[0]?.['seq'] ?? 0)];
    const old = sql.all('SELECT DISTINCT shared FROM messages WHERE person = ? AND seq <= ?', values);
    sql.run('DELETE FROM messages WHERE person = ? AND seq <= ?', values);
    for (const { shared } of old) dropUnused(shared);
  };

  return {
    head,
    /** Adds a message. Tells whether it is new, and returns it; undefined when its id belongs to another chat. */
    add: (person: PersonId, { id, kind, from, card, ...rest }: NewMessage, at: Instant): Added | undefined => {
      count += 1;
      const hash = share(card);
      const values = [count, count, id, person, at, from, kind, JSON.stringify(rest), hash];
      const insert = `INSERT INTO messages (seq, rev, id, person, at, origin, kind, body, card, shared)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?) ON CONFLICT (id) DO NOTHING`;
      if (sql.run(insert, values) === 1) {
        if (count % TRIM_EVERY === 0) trim(person);
        return { fresh: true, message: { id, person, at, editedAt: null, from, kind, ...rest, card } };
      }
      dropUnused(hash);
      const message = one(WHOLE, readMessage, person, id);
      return message && { fresh: false, message };
    },
    /**
     * Edits a message. Tells whether its content has changed, and returns it; undefined when there is no such message.
     * @param revision the message is only edited if it has not changed since this revision
     */
    edit: (
      person: PersonId,
      id: string,
      content: MessageContent,
      at: Instant,
      revision?: number,
    ): Edited | undefined => {
      const found = head(person, id);
      if (!found || (revision !== undefined && found.revision !== revision)) return undefined;
      const { card, ...rest } = content;
      const body = JSON.stringify(rest);
      const [before] = sql.all('SELECT body, shared, card FROM messages WHERE id = ?', [id]);
      const hash = share(card);
      const same = before?.['shared'] ? before['shared'] === hash : before?.['card'] === (card ?? '');
      const changed = !same || before?.['body'] !== body;
      if (changed) {
        count += 1;
        const set = `UPDATE messages SET rev = ?, editedAt = ?, body = ?, card = '', shared = ? WHERE id = ?`;
        sql.run(set, [count, at, body, hash, id]);
        if (before?.['shared'] !== hash) dropUnused(before?.['shared']);
      }
      return { changed, message: { ...found.message, ...content, ...(changed ? { editedAt: at } : {}) } };
    },
    messages: (person: PersonId, since?: Since): ChatTableMessage[] => {
      const [where, values] = whereSince(since);
      return sql
        .all(`SELECT ${WHOLE} FROM messages WHERE person = ? ${where} ORDER BY seq`, [person, ...values])
        .map(readMessage);
    },
    unread: (): ReadonlyMap<string, number> => {
      const rows = sql.all(`SELECT person, count(*) AS n FROM messages ${UNREAD} GROUP BY person`);
      return new Map(rows.map((row) => [String(row['person']), Number(row['n'])]));
    },
    unreadOf: (person: PersonId): number =>
      Number(sql.all(`SELECT count(*) AS n FROM messages ${UNREAD} AND person = ?`, [person])[0]?.['n'] ?? 0),
    read: (person: PersonId, upTo?: string): void => {
      const [last] = upTo
        ? sql.all('SELECT seq AS last FROM messages WHERE person = ? AND id = ?', [person, upTo])
        : sql.all('SELECT max(seq) AS last FROM messages WHERE person = ?', [person]);
      const set = 'ON CONFLICT (person) DO UPDATE SET readUpTo = max(readUpTo, excluded.readUpTo)';
      sql.run(`INSERT INTO people (person, readUpTo) VALUES (?, ?) ${set}`, [person, Number(last?.['last'] ?? 0)]);
    },
    /** Writes to the disk without changing anything. */
    probe: (): void => void sql.run(`PRAGMA user_version = ${FORMAT}`),
    blocked: (): string[] => sql.all('SELECT person FROM people WHERE blocked = 1').map((row) => String(row['person'])),
    setBlocked: (person: PersonId, blocked: boolean): void => {
      const set = 'ON CONFLICT (person) DO UPDATE SET blocked = excluded.blocked';
      sql.run(`INSERT INTO people (person, blocked) VALUES (?, ?) ${set}`, [person, blocked ? 1 : 0]);
    },
  };
}

const UNREAD = `WHERE origin = 'bot'
  AND seq > coalesce((SELECT readUpTo FROM people WHERE people.person = messages.person), 0)`;

function createTables(sql: ChatDatabase): void {
  const found = Number(sql.all('PRAGMA user_version')[0]?.['user_version'] ?? 0);
  if (found > FORMAT)
    throw new Error(`chats.db was made by a newer Concord (format ${found}; this one knows ${FORMAT})`);
  if (found === FORMAT) return;
  sql.together(true, () => {
    const statements = `${found < 1 ? TABLES : ''}${SHARED_CARDS}`.split(';');
    for (const statement of statements) if (statement.trim()) sql.run(statement);
    sql.run(`PRAGMA user_version = ${FORMAT}`);
  });
}

function whereSince(since: Since | undefined): [string, string[]] {
  if (!since) return ['', []];
  if ('at' in since) return ['AND (at >= ? OR editedAt >= ?)', [since.at, since.at]];
  return ['AND rev > (SELECT seq FROM messages WHERE id = ?)', [since.after]];
}

function readHead(row: Row): MessageHead {
  const message = {
    id: String(row['id']),
    person: personId(String(row['person'])),
    at: instant(String(row['at'])),
    editedAt: row['editedAt'] ? instant(String(row['editedAt'])) : null,
    from: row['origin'] === 'person' ? 'person' : 'bot',
    kind: String(row['kind']),
    ...(JSON.parse(String(row['body'])) as Omit<MessageContent, 'card'>),
  } as const;
  return { message, revision: Number(row['rev']) };
}

const readMessage = (row: Row): ChatTableMessage => ({
  ...readHead(row).message,
  card: row['card'] ? String(row['card']) : null,
});
