import { createBoundedCache } from '../../core/boundedCache.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { GroupCommit } from './groupCommit.ts';
import type { Database } from './sql.ts';

const GET = 'SELECT value FROM shelf WHERE space = ? AND key = ?';
const PUT = `INSERT INTO shelf (space, key, value) VALUES (?, ?, ?)
  ON CONFLICT (space, key) DO UPDATE SET value = excluded.value`;
const PUT_NEW = 'INSERT INTO shelf (space, key, value) VALUES (?, ?, ?) ON CONFLICT (space, key) DO NOTHING';
const REMOVE = 'DELETE FROM shelf WHERE space = ? AND key = ?';
// Keys with a prefix sort between the prefix and the prefix followed by the last character.
const LIST = 'SELECT key, value FROM shelf WHERE space = ? AND key >= ? AND key < ? ORDER BY key';
const LAST = '\u{10ffff}';

/**
 * The maximum of cached values. The cache holds what was last read or written, because only this process uses the file;
 * long values are not cached.
 */
const MAX_KNOWN = 4000;
const MAX_KNOWN_LENGTH = 1000;

export interface SqliteKeyValueStore extends KeyValueStore {
  /** Clears the cache, which may differ from the file after a rollback. */
  readonly forget: () => void;
}

export function createKeyValueStore(sql: Database, group: GroupCommit): SqliteKeyValueStore {
  const get = sql.query<{ value: string }>(GET);
  const put = sql.query(PUT);
  const putNew = sql.query(PUT_NEW);
  const remove = sql.query(REMOVE);
  const list = sql.query<{ key: string; value: string }>(LIST);
  const known = createBoundedCache<string, string>(MAX_KNOWN);
  const nameOf = (space: string, key: string): string => `${space.length} ${space}${key}`;
  function remember(space: string, key: string, value: string): void {
    if (value.length > MAX_KNOWN_LENGTH) return known.delete(nameOf(space, key));
    known.set(nameOf(space, key), value);
  }
  function read(space: string, key: string): string | undefined {
    const found = known.get(nameOf(space, key));
    if (found !== undefined) return found;
    const value = get.get(space, key)?.value;
    if (value !== undefined) remember(space, key, value);
    return value;
  }
  return {
    get: async (space, key) => read(space, key),
    put: (space, key, value) =>
      group.run(() => {
        put.run(space, key, value);
        remember(space, key, value);
      }),
    putNew: (space, key, value) =>
      group.run(() => {
        putNew.run(space, key, value);
        return read(space, key) ?? value;
      }),
    remove: (space, key) =>
      group.run(() => {
        remove.run(space, key);
        known.delete(nameOf(space, key));
      }),
    forget: () => known.clear(),
    list: async (space, prefix = '') =>
      list.all(space, prefix, prefix + LAST).map(({ key, value }) => ({ key, value })),
  };
}
