import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { outcomesContract } from '../contracts/outcomes.contract.ts';

let folder = '';
outcomesContract({
  name: 'SQLite',
  open: () => openSqliteStore({ folder: (folder ||= mkdtempSync(join(tmpdir(), 'concord-outcomes-'))) }),
  async drop() {
    rmSync(folder, { recursive: true, force: true });
    folder = '';
  },
});
