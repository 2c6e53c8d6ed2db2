import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { onTestFinished } from 'vitest';

/** A new folder, gone when the test has ended. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const databaseIn = (folder: string): string => join(folder, 'concord.db');

/** Every file in it, by the hash of what it holds. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => {
      const content = readFileSync(join(folder, name));
      return [name, `${content.length} ${createHash('sha256').update(content).digest('hex')}`];
    }),
  );

/** What a crash at this moment would leave: the files as they are, without the lock. */
export function crashCopy(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes('lock.db') });
  return copy;
}

/** Writes to a database that nobody else has open, as a SQLite shell does: the last to close it leaves no log. */
export const byHand = (folder: string, ...statements: readonly string[]): void =>
  besideConcord(folder, ...statements, 'PRAGMA wal_checkpoint(TRUNCATE)');

/** The same while the program runs, or where it is to leave a log. */
export function besideConcord(folder: string, ...statements: readonly string[]): void {
  const database = new Database(databaseIn(folder));
  for (const statement of statements) database.exec(statement);
  database.close();
}

export function askByHand(folder: string, question: string): unknown[] {
  const database = new Database(databaseIn(folder));
  const rows = database.prepare(question).raw(true).all();
  database.close();
  return rows;
}

/** How many transactions, and how many pages of them, the write-ahead log holds. */
export function logged(folder: string): { transactions: number; pages: number } {
  const file = `${databaseIn(folder)}-wal`;
  const log = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  if (log.length === 0) return { transactions: 0, pages: 0 };
  const [header, page] = [32, 24 + log.readUInt32BE(8)];
  const frames = Array.from({ length: Math.floor((log.length - header) / page) }, (_, place) => header + place * page);
  // The second word of a page's header is set on the last page of a transaction.
  return { transactions: frames.filter((frame) => log.readUInt32BE(frame + 4) > 0).length, pages: frames.length };
}
