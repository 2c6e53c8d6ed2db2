import type { Shelf } from '../../core/shelf.ts';
import type { GroupCommit } from './groupCommit.ts';
import type { Sql } from './sql.ts';

const GET = 'SELECT value FROM shelf WHERE space = ? AND key = ?';
const PUT = `INSERT INTO shelf (space, key, value) VALUES (?, ?, ?)
  ON CONFLICT (space, key) DO UPDATE SET value = excluded.value`;
const PUT_NEW = 'INSERT INTO shelf (space, key, value) VALUES (?, ?, ?) ON CONFLICT (space, key) DO NOTHING';
const REMOVE = 'DELETE FROM shelf WHERE space = ? AND key = ?';
// What begins with the prefix sorts between it and itself followed by the last character there is.
const LIST = 'SELECT key, value FROM shelf WHERE space = ? AND key >= ? AND key < ? ORDER BY key';
const LAST = '\u{10ffff}';

export function createShelf(sql: Sql, group: GroupCommit): Shelf {
  const get = sql.query<{ value: string }>(GET);
  const put = sql.query(PUT);
  const putNew = sql.query(PUT_NEW);
  const remove = sql.query(REMOVE);
  const list = sql.query<{ key: string; value: string }>(LIST);
  return {
    get: async (space, key) => get.get(space, key)?.value,
    put: (space, key, value) => group.run(() => void put.run(space, key, value)),
    putNew: (space, key, value) =>
      group.run(() => {
        putNew.run(space, key, value);
        return get.get(space, key)?.value ?? value;
      }),
    remove: (space, key) => group.run(() => void remove.run(space, key)),
    list: async (space, prefix = '') =>
      list.all(space, prefix, prefix + LAST).map(({ key, value }) => ({ key, value })),
  };
}
