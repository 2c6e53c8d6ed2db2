import type { Connection } from 'mongoose';
import { damagedInWords, StoreUnusable } from '../store.ts';
import { connect, MIGRATIONS, newest, type ConnectOptions } from './connect.ts';
import { BULK_TIMEOUT_MS } from './documents.ts';
import type { AboutRow } from './rows.ts';
import { createMongoStore } from './mongoStore.ts';
import { within } from './operations.ts';

interface Found {
  readonly ok: boolean;
  readonly words: string;
}

/** Thrown for an empty database, in which the first start will create everything. */
class EmptyDatabase extends Error {
  override readonly name = 'EmptyDatabase';
}

/** Checks a database as a start would, even while programs use it. Creates nothing. */
export async function checkMongo(
  uri: string,
  patience: Pick<ConnectOptions, 'patienceMs' | 'waits'> = {},
): Promise<readonly Found[]> {
  const first = async (connection: Connection): Promise<void> => {
    const about = await within(connection.collection<AboutRow>('about').findOne({ _id: 'concord' }), BULK_TIMEOUT_MS);
    if (about === null) throw new EmptyDatabase();
  };
  try {
    const opened = await connect(uri, MIGRATIONS, { ...patience, first });
    const store = createMongoStore(opened, { schemaVersion: newest(MIGRATIONS) });
    try {
      const networks = await store.networks();
      const damaged = (await store.damaged?.()) ?? [];
      const whole = {
        ok: true,
        words: `${store.name} can be used; networks in it: ${networks.join(', ') || 'none yet'}`,
      };
      return [whole, ...damaged.map((network) => ({ ok: false, words: damagedInWords(network) }))];
    } finally {
      await store.close();
    }
  } catch (fault) {
    if (fault instanceof EmptyDatabase)
      return [{ ok: true, words: 'MongoDB can be reached; the database is still empty' }];
    if (fault instanceof StoreUnusable) return [{ ok: false, words: fault.message }];
    throw fault;
  }
}
