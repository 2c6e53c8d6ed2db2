/** The embedded store as one of the drivers between which stores are copied, in folders that are gone after the tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteSource } from '../../src/store/sqlite/transferFrom.ts';
import { openSqliteTarget } from '../../src/store/sqlite/transferInto.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { CopyDriver } from '../contracts/copy.contract.ts';
import { byHand } from './storeFolder.ts';

export interface SqliteCopies {
  readonly driver: CopyDriver;
  /** Where the store with this name lies. */
  readonly folder: (data: string) => string;
}

export async function sqliteCopies(): Promise<SqliteCopies> {
  const root = await mkdtemp(join(tmpdir(), 'concord-copy-'));
  afterAll(() => rm(root, { recursive: true, force: true }));
  const folder = (data: string): string => join(root, data);
  return {
    folder,
    driver: {
      name: 'SQLite',
      marksApart: false,
      open: (data) => openSqliteStore({ folder: folder(data) }),
      source: (data) => openSqliteSource(folder(data)),
      target: (data, from) => openSqliteTarget(folder(data), from),
      tamper: async (data) =>
        byHand(folder(data), `UPDATE documents SET head = replace(head, 'Common', 'Other') WHERE id = 'una/E-1'`),
      age: async (data) => byHand(folder(data), 'PRAGMA user_version = 99'),
      drop: (data) => rm(folder(data), { recursive: true, force: true }),
    },
  };
}
