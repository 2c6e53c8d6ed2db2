import type { Database } from './sql.ts';

/** Marks a file as Concord's: "Cncd" in ASCII, as SQLite's `application_id`. */
export const APPLICATION_ID = 0x436e6364;

/** A table that exists while a copy into the file has begun and not ended (`transferInto.ts`). */
export const MARK = 'copying';

/** A migration. It cannot be undone, and an older Concord does not open a newer file. */
export interface Migration {
  /** Counts up from 1; kept as the file's `user_version`. */
  readonly version: number;
  readonly sql: string;
}

const FIRST = `
PRAGMA application_id = ${APPLICATION_ID};

CREATE TABLE documents (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  network TEXT NOT NULL,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  card_version INTEGER NOT NULL,
  stage TEXT NOT NULL,
  due_at TEXT,
  refresh_at TEXT,
  unique_key TEXT,
  lists TEXT NOT NULL,  -- JSON: the names of the state's append-only lists
  head TEXT NOT NULL    -- JSON: the state without those lists
) STRICT;
CREATE INDEX documents_by_reference ON documents (network, kind, number, target);
CREATE INDEX documents_by_stage ON documents (network, kind, stage);
CREATE UNIQUE INDEX documents_by_key ON documents (network, kind, unique_key) WHERE unique_key IS NOT NULL;
CREATE INDEX documents_due ON documents (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX documents_to_refresh ON documents (refresh_at) WHERE refresh_at IS NOT NULL;
CREATE INDEX documents_of_settings ON documents (network) WHERE target = 'settings';

CREATE TABLE entries (
  document INTEGER NOT NULL,  -- documents.row
  list TEXT NOT NULL,
  seq INTEGER NOT NULL,       -- from 1
  item TEXT NOT NULL,         -- JSON
  hash TEXT NOT NULL,         -- over this item and all before it
  PRIMARY KEY (document, list, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE chains (
  chain INTEGER PRIMARY KEY,
  network TEXT NOT NULL UNIQUE,
  lines INTEGER NOT NULL,     -- how many the journal has
  last TEXT NOT NULL          -- the hash of the last
) STRICT;

CREATE TABLE journal (
  row INTEGER PRIMARY KEY,    -- chains.chain * 2^32 + seq: every chain is added to at its own end
  network TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  on_behalf_of TEXT,
  verb TEXT NOT NULL,
  target TEXT,
  platform TEXT NOT NULL,
  outcome TEXT NOT NULL,
  event_id TEXT NOT NULL,
  document TEXT,              -- JSON: the document written, its version, hashes before and after
  hash TEXT NOT NULL,
  answer TEXT                 -- JSON: the receipt, until it is forgotten
) STRICT;
CREATE UNIQUE INDEX receipts ON journal (network, event_id) WHERE answer IS NOT NULL;

CREATE TABLE deliveries (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  network TEXT NOT NULL,
  person TEXT NOT NULL,
  entity TEXT,
  card TEXT NOT NULL,
  about TEXT,
  version TEXT,
  live INTEGER NOT NULL,
  urgent INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_at TEXT NOT NULL,
  at TEXT NOT NULL,
  platform TEXT,
  message_id TEXT,
  reason TEXT,
  shown_version INTEGER NOT NULL,
  shown_hash TEXT,
  edit_after TEXT,
  data TEXT NOT NULL          -- JSON
) STRICT;
CREATE INDEX deliveries_queued ON deliveries (urgent, next_at) WHERE state = 'queued';
CREATE INDEX deliveries_failed ON deliveries (network, person) WHERE state = 'failed';
CREATE INDEX deliveries_about ON deliveries (network, about);
CREATE INDEX deliveries_live ON deliveries (network, about, shown_version, edit_after)
  WHERE live = 1 AND state = 'sent';

CREATE TABLE tasks (
  written INTEGER PRIMARY KEY,  -- grows: the order in which they were written
  id TEXT NOT NULL UNIQUE,
  stamp TEXT NOT NULL,
  due_at TEXT NOT NULL,
  act TEXT NOT NULL             -- JSON
) STRICT;
CREATE INDEX tasks_due ON tasks (due_at);
`;

/** The key-value store of the platforms. */
const SHELF = `
CREATE TABLE shelf (
  space TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (space, key)
) STRICT, WITHOUT ROWID;
`;

/** Deliveries in a wait queue (`line`) are only read by the name of the queue. */
const LINES = `
ALTER TABLE deliveries ADD COLUMN line TEXT NOT NULL DEFAULT '';
DROP INDEX deliveries_queued;
CREATE INDEX deliveries_queued ON deliveries (line, urgent, next_at) WHERE state = 'queued';
`;

/** When a delivery failed for the first time. Some time later the reader's other platforms are tried. */
const TRIED_SINCE = `
ALTER TABLE deliveries ADD COLUMN tried_since TEXT;
`;

/** JSON of an `ActFingerprint` (`port/journal.ts`). */
const SAME = `
ALTER TABLE journal ADD COLUMN same TEXT;
`;

/** How an act came; what is known of a mail that was handed on. */
const PROOF = `
ALTER TABLE journal ADD COLUMN via TEXT;
ALTER TABLE deliveries ADD COLUMN proof TEXT;
ALTER TABLE deliveries ADD COLUMN proved_at TEXT;
ALTER TABLE deliveries ADD COLUMN proof_words TEXT;
DROP INDEX deliveries_failed;
CREATE INDEX deliveries_failed ON deliveries (network, person) WHERE state IN ('failed', 'returned');
`;

/** JSON of what a line says of a removal and of its deliveries; and which deliveries a line covers. */
const REMOVALS = `
ALTER TABLE journal ADD COLUMN besides TEXT;
ALTER TABLE deliveries ADD COLUMN covered INTEGER NOT NULL DEFAULT 0;
`;

/** Finds the latest documents in a stage, and counts them, without reading them. */
const LATEST_IN_STAGE = `
DROP INDEX documents_by_stage;
CREATE INDEX documents_by_stage ON documents (network, kind, stage, number, target);
`;

/** To which address a mail was handed on. */
const ADDRESS = `
ALTER TABLE deliveries ADD COLUMN address TEXT;
`;

/** JSON of the mail that came back last: its instant, its reason, and what was known of it before. */
const CAME_BACK = `
ALTER TABLE deliveries ADD COLUMN came_back TEXT;
`;

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: FIRST },
  { version: 2, sql: SHELF },
  { version: 3, sql: LINES },
  { version: 4, sql: TRIED_SINCE },
  { version: 5, sql: SAME },
  { version: 6, sql: PROOF },
  { version: 7, sql: REMOVALS },
  { version: 8, sql: LATEST_IN_STAGE },
  { version: 9, sql: ADDRESS },
  { version: 10, sql: CAME_BACK },
];

export const newest = (migrations: readonly Migration[]): number =>
  Math.max(0, ...migrations.map((migration) => migration.version));

/** Migrates a file to the newest version. Each step is one transaction with its number. */
export function migrate(sql: Database, from: number, migrations: readonly Migration[]): void {
  for (const step of migrations.filter(({ version }) => version > from)) {
    sql.transaction(() => {
      sql.exec(step.sql);
      sql.exec(`PRAGMA user_version = ${step.version}`);
    });
  }
}
