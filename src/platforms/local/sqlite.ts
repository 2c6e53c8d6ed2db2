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
  const db = new Database(file, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL');
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
