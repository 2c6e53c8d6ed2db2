import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StoreUnusable } from '../store.ts';
import { inspect } from './inspect.ts';
import { takeLock } from './lock.ts';
import { migrate, newest } from './schema.ts';
import type { Migration } from './schema.ts';
import { openSql } from './sql.ts';
import type { Sql } from './sql.ts';

export interface OpenFile {
  readonly name: string;
  readonly sql: Sql;
  readonly close: () => void;
}

/**
 * @param copyingInto given by the one who copies into it: looks at the file before anything is done to it, and throws
 * when it is not a place for that; nobody else opens a file that is half copied
 * @throws StoreUnusable, with every file as it was
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
/** For people. */
export const nameOf = (file: string): string => `SQLite at ${file}`;

function openInMemory(migrations: readonly Migration[]): OpenFile {
  const sql = openSql(':memory:');
  migrate(sql, 0, migrations);
  return { name: 'SQLite in memory', sql, close: () => sql.close() };
}

function openFolder(
  folder: string,
  migrations: readonly Migration[],
  copyingInto: ((file: string) => void) | undefined,
): OpenFile {
  makeWritable(resolve(folder));
  const file = fileIn(folder);
  const lockFile = join(folder, 'lock.db');
  const look = (): number | undefined => {
    const version = inspect(file, newest(migrations), copyingInto !== undefined);
    copyingInto?.(file);
    return version;
  };
  // Where nobody has held the lock yet, looking comes first, and leaves nothing behind in a folder that is not ours.
  if (!existsSync(lockFile)) look();
  const lock = takeLock(lockFile);
  try {
    const sql = openLocked(file, look(), migrations);
    const close = (): void => inTurn(() => closeClean(sql), lock.release);
    return { name: nameOf(file), sql, close };
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

/** Step by step, for its owner alone: Node's own recursive making never ends where the system will not make any (`/proc`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function makeWritable(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK);
    for (const name of ['concord.db', 'concord.db-wal'])
      if (existsSync(join(folder, name))) accessSync(join(folder, name), constants.R_OK | constants.W_OK);
  } catch (fault) {
    throw new StoreUnusable('unwritable', `${folder} cannot be written to: ${String(fault)}`);
  }
}

/** @param version what the file has; undefined when there is none yet */
function openLocked(file: string, version: number | undefined, migrations: readonly Migration[]): Sql {
  if (version === undefined) create(file, migrations);
  const sql = openSql(file);
  try {
    sql.exec(DURABLE);
    if (version !== undefined && version < newest(migrations)) {
      migrate(sql, version, migrations);
      sql.exec(CHECKPOINT);
    }
    return sql;
  } catch (fault) {
    sql.close();
    throw fault;
  }
}

/** FULL: what was answered survives a loss of power. A log that one large commit has made long is cut back. */
const DURABLE = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864';
const CHECKPOINT = 'PRAGMA wal_checkpoint(TRUNCATE)';

/** Under another name first, and on the disk before it gets its own: what was only half made is never taken for a whole. */
function create(file: string, migrations: readonly Migration[]): void {
  const unfinished = `${file}.new`;
  for (const part of ['', '-wal', '-shm']) rmSync(`${unfinished}${part}`, { force: true });
  const sql = openSql(unfinished);
  inTurn(() => {
    sql.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    migrate(sql, 0, migrations);
    sql.exec('PRAGMA journal_mode = WAL');
  }, sql.close);
  sync(unfinished, 'r+');
  renameSync(unfinished, file);
  sync(dirname(file), 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  fsyncSync(handle);
  closeSync(handle);
}

/** Leaves one file that can be copied; what SQLite may leave beside it is empty. */
const closeClean = (sql: Sql): void => inTurn(() => sql.exec(CHECKPOINT), sql.close);

/** The second is done even when the first fails (a full disk: what was answered is safe in the log). */
function inTurn(first: () => void, second: () => void): void {
  try {
    first();
  } finally {
    second();
  }
}
