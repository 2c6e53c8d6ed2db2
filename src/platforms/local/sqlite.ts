import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'libsql';
import { openedFiles, type OpenedFiles } from '../../store/sqlite/openedFiles.ts';

/**
 * The part of libsql that the chats need, made safe: parameters are always an array (a single object ends the process),
 * contain only strings and integers (a boolean ends it too), and never NUL (text is cut there).
 */
export interface ChatDatabase {
  all(sql: string, values?: readonly Value[]): Row[];
  /** Runs one change. @returns the number of changed rows */
  run(sql: string, values?: readonly Value[]): number;
  /** Runs `work` in a transaction. Not `durable`: a power failure may undo it, a killed process does not. */
  together(durable: boolean, work: () => void): void;
  /** Called when the tables exist. From then on nothing is written to files that were replaced. */
  watch(): void;
  close(): void;
}
export type Value = string | number;
export type Row = Readonly<Record<string, string | number | null>>;

/**
 * @param file a path, or `:memory:`
 * @param tables the statements that make the tables of a new file. Without them a new file is empty.
 */
export function openSql(file: string, tables?: string): ChatDatabase {
  if (file !== ':memory:' && tables !== undefined && !find(file)) createWhole(file, tables);
  if (file !== ':memory:') createPrivate(file);
  const db = new Database(file, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL');
  let files = NONE;
  const statements = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  /** Reports files that another program has written to. SQLite only calls them malformed or not a database. */
  const told = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (fault) {
      if (db.inTransaction) db.exec('ROLLBACK');
      files.check();
      throw fault;
    }
  };
  return {
    all: (sql, values = []) => told(() => statement(sql).all([...values.map(safe)]) as Row[]),
    run: (sql, values = []) => statement(sql).run([...values.map(safe)]).changes,
    together: (durable, work) =>
      told(() => {
        db.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
        db.exec('BEGIN IMMEDIATE');
        work();
        files.check();
        db.exec('COMMIT');
        files.committed();
      }),
    watch: () => {
      if (file !== ':memory:') files = watched(db, file);
    },
    close: () => {
      statements.clear();
      db.close();
      files.close();
    },
  };
}

/** The open files are no longer those in the folder. */
class ChatsGone extends Error {
  override readonly name = 'ChatsGone';
}

/** Is this a fault of the chats: their files are gone, the disk is full, or the database refuses writes? */
export const isChatsAway = (fault: unknown): boolean =>
  fault instanceof ChatsGone || (fault instanceof Error && 'code' in fault && String(fault.code).startsWith('SQLITE_'));

interface Files extends Pick<OpenedFiles, 'committed' | 'close'> {
  /**
   * Throws when the open files are no longer those in the folder. What is written to them would be lost when the program
   * ends.
   */
  readonly check: () => void;
}
const NONE: Files = { check: () => undefined, committed: () => undefined, close: () => undefined };

/** Watches the files as the store does for its own (`store/sqlite/sameFile.ts`). */
function watched(db: Database.Database, file: string): Files {
  // The log is copied into the file first, so that the file itself has the header that later checks compare.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  // The first read creates the log and its index.
  db.prepare('SELECT count(*) FROM sqlite_schema').all();
  const { isThere, isShared, isSame, ...files } = openedFiles(file);
  return {
    ...files,
    check() {
      if (!isThere() || !isShared())
        throw new ChatsGone('The chats of the local console (chats.db) were removed or replaced while Concord runs.');
      if (!isSame())
        throw new ChatsGone(
          'Something else wrote to the chats of the local console (chats.db), or cut them, while Concord runs.',
        );
    },
  };
}

function safe(value: Value): Value {
  if (typeof value === 'number' ? Number.isSafeInteger(value) : !value.includes('\0')) return value;
  throw new TypeError('only whole numbers and text without NUL go into the chats');
}

/**
 * Creates a file that only its owner can read, whatever the folder and the umask allow. A mode that an administrator gave
 * for a group stays.
 */
function createPrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  for (const part of ['', '-wal', '-shm']) {
    const mode = find(file + part)?.mode ?? 0;
    if ((mode & 0o007) !== 0) chmodSync(file + part, 0o600);
  }
}

/**
 * Makes the file under another name, which is not waited for on the disk, and gives it its own when it is whole. Made in its
 * place, it would be waited for ten times with each first start.
 */
function createWhole(file: string, tables: string): void {
  const made = `${file}.new`;
  // A log that is left would be read as that of the new file.
  for (const left of [made, `${made}-wal`, `${made}-shm`, `${file}-wal`, `${file}-shm`]) rmSync(left, { force: true });
  createPrivate(made);
  const db = new Database(made);
  try {
    db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    db.exec(`BEGIN; ${tables}; COMMIT; PRAGMA journal_mode = WAL`);
  } finally {
    db.close();
  }
  const handle = openSync(made, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(made, file);
}

const find = (path: string) => statSync(path, { throwIfNoEntry: false });
