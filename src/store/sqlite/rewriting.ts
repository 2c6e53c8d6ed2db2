/**
 * Writes the database anew after something was removed from it. Where SQLite moved a row inside a page, or to another one, a
 * piece of it may stay in the unused part until that is used again, though `secure_delete` is on. The rows of a file that is
 * written anew have never lain elsewhere.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { createPrivate } from './folder.ts';
import type { Database } from './sql.ts';

/** Its new pages are on the disk before the log is cut off. */
const REWRITE = 'PRAGMA synchronous = NORMAL; VACUUM';
const CUT = 'PRAGMA wal_checkpoint(TRUNCATE)';
/** A database of this size, in bytes, is written anew in about a second, in which nobody is answered. */
const MAX_AT_ONCE = 128 * 1024 * 1024;

/** Its presence says that the database is to be written anew at the next start. */
const markOf = (file: string): string => `${file}.rewrite`;

export interface Rewriting {
  /** Something was removed. A program that ends before the rest is done leaves it to the next start. */
  readonly begin: () => void;
  /** Copies the log into the database and cuts it off, as far as nobody reads it. */
  readonly cut: () => void;
  /**
   * Writes the database anew. Leaves a large one for the next start, and one whose log is still read, as by a backup: what the
   * log says stays until that has finished.
   */
  readonly finish: () => void;
}

export function createRewriting(sql: Database, file: string, cut: () => void, maxAtOnce = MAX_AT_ONCE): Rewriting {
  return {
    begin: () => createPrivate(markOf(file)),
    cut,
    finish() {
      cut();
      if (statSync(file).size > maxAtOnce || statSync(`${file}-wal`).size > 0) return;
      sql.exec(REWRITE);
      cut();
      rmSync(markOf(file), { force: true });
    },
  };
}

/** Call it when nobody uses the database yet. */
export function rewriteAtStart(sql: Database, file: string): void {
  if (!existsSync(markOf(file))) return;
  sql.exec(`${REWRITE}; ${CUT}`);
  rmSync(markOf(file), { force: true });
}
