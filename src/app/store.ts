/** Opens the store that the settings name. MongoDB's library is only loaded when it is used. */
import type { Config } from '../runtime/config.ts';
import { openSqliteStore } from '../store/sqlite/sqliteStore.ts';
import type { Store } from '../store/store.ts';

/**
 * @param waits called with a sentence when the store does not answer yet and is tried again
 * @throws StoreUnusable when it cannot be used; nothing is changed then
 */
export async function openStore(
  { mongodb, data }: Pick<Config, 'mongodb' | 'data'>,
  waits?: (words: string) => void,
): Promise<Store> {
  if (mongodb === undefined) return openSqliteStore({ folder: data });
  const { openMongoStore } = await import('../store/mongo/mongoStore.ts');
  return openMongoStore(mongodb, { ...(waits && { waits }) });
}
