import { StoreUnusable } from '../store.ts';
import { faultWords } from './faultWords.ts';
import { createPrivate } from './folder.ts';
import { openDatabase } from './sql.ts';
import type { Database } from './sql.ts';

export interface Lock {
  readonly release: () => void;
}

/**
 * Reserves a data folder for this process, because the driver's caches are only valid while no other process writes. The
 * lock is an open transaction on an empty SQLite file, which the operating system releases however the process ends. The
 * file itself stays and means nothing.
 */
export function takeLock(file: string): Lock {
  const sql = opened(file);
  try {
    // Without a journal, the transaction leaves no second file behind.
    sql.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (fault) {
    sql.close();
    throw refusal(file, fault);
  }
  return {
    release() {
      sql.exec('ROLLBACK');
      sql.close();
    },
  };
}

function opened(file: string): Database {
  try {
    createPrivate(file);
    return openDatabase(file);
  } catch (fault) {
    throw new StoreUnusable('unwritable', `${file} cannot be opened: ${faultWords(fault)}`);
  }
}

const LOCK_HOLDS_NOTHING = 'It only says that Concord runs: make sure that none does, move it away, and start again.';

function refusal(file: string, fault: unknown): Error {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code.startsWith('SQLITE_BUSY'))
    return new StoreUnusable('inUse', `Another Concord is using this data folder (it holds ${file}). Stop it first.`);
  const more = code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT') ? ` ${LOCK_HOLDS_NOTHING}` : '';
  return new StoreUnusable('unwritable', `${file} cannot be locked: ${faultWords(fault)}.${more}`);
}
