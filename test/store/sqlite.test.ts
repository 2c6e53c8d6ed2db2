import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { storeContract } from '../contracts/store.contract.ts';

const root = await mkdtemp(join(tmpdir(), 'concord-store-'));

storeContract({
  name: 'SQLite',
  open: (data) => openSqliteStore({ folder: join(root, data) }),
  drop: (data) => rm(join(root, data), { recursive: true }),
});
