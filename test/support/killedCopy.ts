/** Started by `kill.copy.test.ts`: copies a store, and is killed by itself, with no warning, in the middle of a batch. */
import { copyStore } from '../../src/store/transfer/transfer.ts';
import { openMongoSource } from '../../src/store/mongo/transferFrom.ts';
import { openMongoTarget } from '../../src/store/mongo/transferInto.ts';
import { openSqliteSource } from '../../src/store/sqlite/transferFrom.ts';
import { openSqliteTarget } from '../../src/store/sqlite/transferInto.ts';

const [from = '', to = '', batches = ''] = process.argv.slice(2);
const isMongo = (address: string): boolean => address.startsWith('mongodb://');

const source = await (isMongo(from) ? openMongoSource(from) : openSqliteSource(from));
const target = await (isMongo(to) ? openMongoTarget(to, source.name) : openSqliteTarget(to, source.name));
let puts = 0;
await copyStore(
  source,
  {
    ...target,
    async put(kind, things, done) {
      const written = target.put(kind, things, done);
      if (++puts === Number(batches)) process.kill(process.pid, 'SIGKILL');
      await written;
    },
  },
  { atOnce: 5 },
);
