import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { closeToOthers, createDataFolder, createPrivate, refuseLost } from './folder.ts';
import type { Log } from './durability.ts';
import { inspect } from './inspect.ts';
import { takeLock } from './lock.ts';
import { refuseMixed } from './mixed.ts';
import { createRewriting, rewriteAtStart, type Rewriting } from './rewriting.ts';
import { createFileCheck, type FileCheck } from './sameFile.ts';
import { migrate, newest } from './schema.ts';
import type { Migration } from './schema.ts';
import { BUSY_TIMEOUT_MS, openDatabase } from './sql.ts';
import type { Database } from './sql.ts';

export interface OpenFile {
  readonly name: string;
  readonly sql: Database;
  /** Throws `FileGone` when the open file is no longer the one in the folder. */
  readonly check: () => void;
  /** After a removal: leaves nothing of what was removed in any byte of the files. */
  readonly rewriting: Rewriting;
  readonly close: () => void;
  /** Call it after SQLite's own index of the log has changed in another way than by a transaction. */
  readonly changed: () => void;
  /** Leaves waiting for the disk to the caller, from now on. Undefined for a database in memory. */
  readonly takeLog: () => Log | undefined;
}

/**
 * Opens the database.
 * @param copyingInto given by a process that copies into the file. It is called before anything is changed, and throws when
 * the file is not suitable. Other processes do not open a file that is half copied.
 * @throws StoreUnusable, with every file unchanged
 */
export function openFile(
  where: { readonly folder: string } | ':memory:',
  migrations: readonly Migration[],
  copyingInto?: (file: string) => void,
): OpenFile {
  return where === ':memory:' ? openInMemory(migrations) : openFolder(where.folder, migrations, copyingInto);
}

/** The database in a data folder. */
export const fileIn = (folder: string): string => join(folder, 'concord.db');
/** The name for people. */
export const nameOf = (file: string): string => `SQLite at ${file}`;

/** What migrations come to in an empty database, as the statements that make it. */
const emptied = new WeakMap<readonly Migration[], string>();

/** Stores in memory are opened by the hundred: the changes of the tables' form are made in the first, and copied to the others. */
function createInMemory(sql: Database, migrations: readonly Migration[]): void {
  const known = emptied.get(migrations);
  if (known !== undefined) return sql.exec(known);
  migrate(sql, 0, migrations);
  const made = sql.query<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid').all();
  const version = `PRAGMA user_version = ${newest(migrations)}`;
  emptied.set(migrations, ['BEGIN', ...made.map((each) => each.sql), version, 'COMMIT'].join(';\n'));
}

function openInMemory(migrations: readonly Migration[]): OpenFile {
  const sql = openDatabase(':memory:');
  createInMemory(sql, migrations);
  const nothing = (): undefined => undefined;
  return {
    name: 'SQLite in memory',
    sql,
    check: nothing,
    rewriting: { begin: nothing, cut: nothing, finish: nothing },
    close: () => sql.close(),
    takeLog: nothing,
    changed: nothing,
  };
}

function openFolder(
  folder: string,
  migrations: readonly Migration[],
  copyingInto: ((file: string) => void) | undefined,
): OpenFile {
  createDataFolder(resolve(folder));
  const file = fileIn(folder);
  const lockFile = join(folder, 'lock.db');
  const look = (): number | undefined => {
    const version = inspect(file, newest(migrations), copyingInto !== undefined);
    if (version === undefined && !copyingInto) refuseLost(folder, unfinished(file));
    copyingInto?.(file);
    return version;
  };
  // Where nobody has ever held the lock, the file is inspected before the lock is created, so that nothing is left in a
  // folder that is not Concord's.
  if (!existsSync(lockFile) && look() === undefined) createPrivate(unfinished(file));
  const lock = takeLock(lockFile);
  try {
    const version = look();
    if (!copyingInto) refuseMixed(file);
    const sql = openLocked(file, version, migrations);
    const same = createFileCheck(file, lockFile);
    const handles = logHandles(file);
    const closeFiles = (): void => inTurn(same.close, handles.close);
    const close = (): void => inTurn(() => inTurn(() => closeClean(sql, same.isSame()), closeFiles), lock.release);
    const written = createRewriting(sql, file, () => sql.exec(CUT_LOG));
    const rewriting = {
      begin: written.begin,
      cut: () => inTurn(written.cut, same.committed),
      finish() {
        same.check();
        inTurn(written.finish, same.rewritten);
      },
    };
    const takeLog = (): Log => {
      sql.exec('PRAGMA synchronous = NORMAL');
      return handles.log;
    };
    const logged = { takeLog, changed: same.committed };
    return { name: nameOf(file), sql: tellingWhy(sql, same), check: same.check, rewriting, close, ...logged };
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

/**
 * Waits for the disk by handles of our own: a wait is for the whole file, whoever wrote to it. They are closed after SQLite
 * has closed the files, as those of `sameContent.ts`.
 */
function logHandles(file: string): { readonly log: Log; readonly close: () => void } {
  const [database, log] = [openSync(file, 'r+'), openSync(`${file}-wal`, 'r+')];
  const synced = (handle: number): Promise<void> =>
    new Promise((resolve, reject) => fdatasync(handle, (fault) => (fault ? reject(fault) : resolve())));
  return {
    log: {
      sync: () => synced(log),
      syncNow: () => fdatasyncSync(log),
      syncDatabase: () => synced(database),
      size: () => fstatSync(log).size,
    },
    close: () => [database, log].forEach((handle) => closeSync(handle)),
  };
}

/** The name of a database file until it is complete. */
const unfinished = (file: string): string => `${file}.new`;
/** The files of a database. The last two exist while it is open, and after a crash. */
const partsOf = (file: string): readonly string[] => ['', '-wal', '-shm'].map((part) => file + part);

/** @param version the file's version; undefined when there is no file yet */
function openLocked(file: string, version: number | undefined, migrations: readonly Migration[]): Database {
  if (version === undefined) create(file, migrations);
  else partsOf(unfinished(file)).forEach(remove);
  partsOf(file).forEach(closeToOthers);
  const sql = openDatabase(file);
  try {
    sql.exec(`${DURABLE}; ${OVERWRITE}`);
    if (version !== undefined && version < newest(migrations)) {
      migrate(sql, version, migrations);
      // Before this version SQLite left what was removed or replaced in the unused parts of the file.
      if (version < OVERWRITES_SINCE) sql.exec('VACUUM');
      sql.exec(CHECKPOINT);
    }
    rewriteAtStart(sql, file);
    // The first read creates the log and its index.
    sql.query('SELECT count(*) FROM sqlite_schema').all();
    sql.exec(COPY_LOG);
    return sql;
  } catch (fault) {
    sql.close();
    throw fault;
  }
}

/** FULL: acknowledged writes survive a power failure. The log is truncated after a large commit has made it long. */
const DURABLE = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864';
/** What is removed is overwritten with zeros. */
const OVERWRITE = 'PRAGMA secure_delete = ON';
const OVERWRITES_SINCE = 7;
const CHECKPOINT = 'PRAGMA wal_checkpoint(TRUNCATE)';
/** Does not wait for readers, as a backup is: then the log is cut off with the next removal, or at the end. */
const CUT_LOG = `PRAGMA busy_timeout = 0; ${CHECKPOINT}; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`;
/**
 * Copies the log into the database; PASSIVE does not wait for readers. After a crash, SQLite's index says that all of the
 * log is to be copied and none of it was. A change of the database by another program would then look like that copying
 * (`sameContent.ts`).
 */
const COPY_LOG = 'PRAGMA wal_checkpoint(PASSIVE)';

/**
 * Creates the database under another name and syncs it to the disk before it gets its own name, so that an incomplete file
 * is never taken for a complete one.
 */
function create(file: string, migrations: readonly Migration[]): void {
  const made = unfinished(file);
  partsOf(made).forEach(remove);
  createPrivate(made);
  const sql = openDatabase(made);
  inTurn(() => {
    sql.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    migrate(sql, 0, migrations);
    sql.exec('PRAGMA journal_mode = WAL');
  }, sql.close);
  sync(made, 'r+');
  renameSync(made, file);
  sync(dirname(file), 'r');
}

const remove = (path: string): void => rmSync(path, { force: true });

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  fsyncSync(handle);
  closeSync(handle);
}

/** Closes the database so that one file is left that can be copied. The files beside it are empty. */
const closeClean = (sql: Database, isSame: boolean): void =>
  // A file that was copied over the database must not be mixed with the log of another.
  inTurn(() => (isSame ? sql.exec(CHECKPOINT) : undefined), sql.close);

/** Explains a fault. SQLite calls a file that another program has written to malformed, not a database, or unreadable. */
function tellingWhy(sql: Database, { check, committed }: FileCheck): Database {
  const told = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (fault) {
      check();
      throw fault;
    }
  };
  return {
    query<Row>(text: string) {
      const asked = sql.query<Row>(text);
      return {
        get: (...values) => told(() => asked.get(...values)),
        all: (...values) => told(() => asked.all(...values)),
        run: (...values) => told(() => asked.run(...values)),
      };
    },
    exec: (text) => told(() => sql.exec(text)),
    transaction: (work) =>
      told(() => {
        const result = sql.transaction(work);
        committed();
        return result;
      }),
    close: sql.close,
  };
}

/**
 * Runs both parts, the second one even when the first fails. (With a full disk, acknowledged writes are safe in the log.)
 */
function inTurn(first: () => void, second: () => void): void {
  try {
    first();
  } finally {
    second();
  }
}
