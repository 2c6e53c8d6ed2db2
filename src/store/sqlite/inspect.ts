import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoreUnusable } from '../store.ts';
import { faultWords } from './faultWords.ts';
import { RESTORE_HINT } from './sameFile.ts';
import { APPLICATION_ID, MARK } from './schema.ts';
import { openDatabase } from './sql.ts';
import type { Database } from './sql.ts';

/**
 * The largest database, in bytes, that `quick_check` reads completely; that takes a few tens of milliseconds. Of a larger
 * one only the length and the schema are checked, and other damage shows when it is read.
 */
export const CHECKED_WHOLE_BYTES = 32 * 1024 * 1024;

/**
 * Checks a database without changing it or the files beside it.
 * @param copying accepts a database into which a copy has begun and not ended
 * @returns its version; undefined when there is no database yet
 * @throws StoreUnusable when it is damaged, half copied, another program's, or made by a newer Concord
 */
export function inspect(file: string, newestKnown: number, copying = false): number | undefined {
  if (!exists(file)) return undefined;
  if (!startsAsDatabase(file)) throw damaged(file, 'it is not a SQLite database');
  const version = withReadOnly(file, (sql) => look(sql, file, copying));
  if (version > newestKnown)
    throw new StoreUnusable(
      'newer',
      `${file} was made by a newer Concord (its version is ${version}, this one knows ${newestKnown}). Start that one.`,
    );
  return version;
}

export const hasLog = (file: string): boolean => size(`${file}-wal`) > 0;

/** Does a database exist? */
export const exists = (file: string): boolean => size(file) > 0 || hasLog(file);

const size = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

export const damaged = (file: string, why: string): StoreUnusable =>
  new StoreUnusable(
    'damaged',
    `${file} cannot be used: ${why}. Nothing was changed. ${
      hasLog(file)
        ? `If this is a backup, move ${basename(file)}-wal and ${basename(file)}-shm away: they belong to what was here before. Otherwise ${RESTORE_HINT}`
        : 'Put a backup in its place.'
    }`,
  );

function startsAsDatabase(file: string): boolean {
  const start = Buffer.alloc(16);
  if (!existsSync(file)) return false;
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start);
  } finally {
    closeSync(handle);
  }
  return start.toString('latin1') === 'SQLite format 3\0';
}

/**
 * Reads a database that no other process is writing to, without changing it.
 *
 * To read a write-ahead log, SQLite needs an index of the log, and normally writes it to a file. It keeps the index in
 * memory when it takes itself for the only user of the database, as it does for a file that it does not lock. Without a
 * log, `immutable` makes it change nothing.
 *
 * The database is attached to an empty one, because detaching releases it at once. A connection of its own would live until
 * its statements are garbage collected. And a connection that takes itself for the only one removes, when it ends, a log
 * that was empty at its start, with everything that the program has written there since.
 * @param part `immutable` ignores an existing log
 * @param work reads all rows of its queries (`all`, not `get`): with a statement that is half read the database cannot be
 * detached
 */
export function withReadOnly<Result>(
  file: string,
  work: (sql: Database) => Result,
  part: 'all' | 'without its log' = 'all',
): Result {
  const unlocked = process.platform === 'win32' ? 'win32-none' : 'unix-none';
  const address = `${pathToFileURL(file).href}?${part === 'all' && hasLog(file) ? `mode=ro&vfs=${unlocked}` : 'immutable=1'}`;
  const sql = openDatabase(':memory:');
  try {
    // The mode also applies to the database that is attached next. It must be set before that is read.
    sql.exec('PRAGMA locking_mode = EXCLUSIVE');
    sql.exec(`ATTACH '${address.replaceAll("'", "''")}' AS ${ATTACHED_SCHEMA}`);
    const result = work(sql);
    sql.exec(`DETACH ${ATTACHED_SCHEMA}`);
    return result;
  } catch (fault) {
    throw fault instanceof StoreUnusable ? fault : damaged(file, faultWords(fault));
  } finally {
    sql.close();
  }
}

/** The schema name of the attached database, to be put before the names of its tables. */
export const ATTACHED_SCHEMA = 'looked_at';

/** @returns the file's version */
function look(sql: Database, file: string, copying: boolean): number {
  const ask = (pragma: string): unknown =>
    Object.values(sql.query<object>(`PRAGMA ${ATTACHED_SCHEMA}.${pragma}`).all()[0] ?? {})[0];
  if (ask('application_id') !== APPLICATION_ID) throw damaged(file, 'it belongs to another program');
  // Reads the schema; fails when the file is shorter than its header says.
  const names = sql.query<{ name: string }>('SELECT name FROM looked_at.sqlite_schema').all();
  if (!copying && names.some(({ name }) => name === MARK))
    throw new StoreUnusable('damaged', `${file} is half copied. Run the same \`store copy\` again to finish it.`);
  const bytes = Number(ask('page_count')) * Number(ask('page_size'));
  const verdict = bytes <= CHECKED_WHOLE_BYTES ? ask('quick_check(1)') : 'ok';
  if (verdict !== 'ok') throw damaged(file, String(verdict));
  return Number(ask('user_version'));
}
