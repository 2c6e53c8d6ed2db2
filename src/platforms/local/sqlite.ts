import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import Database from 'libsql';

/**
 * The little of libsql that the chats need, with its traps shut: parameters always go as an array (a lone object aborts
 * the process), are only ever text or whole numbers (so does a boolean), and never hold NUL (text is cut there).
 */
export interface Sql {
  all(sql: string, values?: readonly Value[]): Row[];
  /** Runs one change and gives the number of rows it touched. */
  run(sql: string, values?: readonly Value[]): number;
  /** All of `work` lands or none of it. Not `durable`: a power cut may take it back, a killed process may not. */
  together(durable: boolean, work: () => void): void;
  close(): void;
}
export type Value = string | number;
export type Row = Readonly<Record<string, string | number | null>>;

/** @param file a path, or `:memory:`. */
export function openSql(file: string): Sql {
  if (file !== ':memory:') createPrivate(file);
  const db = new Database(file, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL');
  const check = file === ':memory:' ? () => undefined : sameFile(file);
  const statements = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    all: (sql, values = []) => statement(sql).all([...values.map(safe)]) as Row[],
    run: (sql, values = []) => statement(sql).run([...values.map(safe)]).changes,
    together(durable, work) {
      db.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
      db.exec('BEGIN IMMEDIATE');
      try {
        work();
        check();
        db.exec('COMMIT');
      } catch (fault) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw fault;
      }
    },
    close: () => {
      statements.clear();
      db.close();
    },
  };
}

function safe(value: Value): Value {
  if (typeof value === 'number' ? Number.isSafeInteger(value) : !value.includes('\0')) return value;
  throw new TypeError('only whole numbers and text without NUL go into the chats');
}

/** For the owner alone, whatever the folder and the umask allow. A mode that an administrator gave it for a group stays. */
function createPrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  for (const part of ['', '-wal', '-shm']) {
    const mode = find(file + part)?.mode ?? 0;
    if ((mode & 0o007) !== 0) chmodSync(file + part, 0o600);
  }
}

/** SQLite goes on writing to a file that was removed or replaced, and all of that is gone at the stop. */
function sameFile(file: string): () => void {
  const was = find(file);
  return () => {
    const is = find(file);
    if (was && (is?.ino !== was.ino || is.dev !== was.dev))
      throw new Error('The chats of the local console (chats.db) were removed or replaced while Concord runs.');
  };
}

const find = (path: string) => statSync(path, { throwIfNoEntry: false });
