import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Models } from './models.ts';
import type { KeyValueRow } from './rows.ts';
import { execWithin, isDuplicate, OPERATION_TIMEOUT_MS, timeLimit, within } from './operations.ts';
import { fromText, toText } from './values.ts';

// Keys with a prefix sort between the prefix and the prefix followed by the last character. A key that MongoDB cannot store
// is kept as JSON, which begins with a quotation mark.
const LAST = '\u{10ffff}';
const between = (from: string, to: string) => ({ key: { $gte: from, $lt: to } });

const AWKWARD = between('"', '#');
const rangesOf = (prefix: string): readonly object[] =>
  prefix === '' ? [{}] : prefix.startsWith('"') ? [AWKWARD] : [between(prefix, prefix + LAST), AWKWARD];

export function createKeyValueStore({ shelf }: Models): KeyValueStore {
  const idOf = (space: string, key: string): string => JSON.stringify([space, key]);
  const rowOf = (space: string, key: string, value: string) => ({
    space: toText(space),
    key: toText(key),
    value: toText(value),
  });

  async function get(space: string, key: string): Promise<string | undefined> {
    // Uses the driver directly: this is read with many presses, and mongoose would build a query first.
    const row = await within(
      shelf.collection.findOne<KeyValueRow>({ _id: idOf(space, key) as never }, timeLimit(OPERATION_TIMEOUT_MS)),
    );
    return row ? fromText(row.value) : undefined;
  }

  async function put(space: string, key: string, value: string): Promise<void> {
    const row = rowOf(space, key, value);
    const write = () => execWithin(shelf.updateOne({ _id: idOf(space, key) }, { $set: row }, { upsert: true }));
    try {
      await write();
    } catch (fault) {
      // Another process has inserted the key at the same time. Now it can be updated.
      if (!isDuplicate(fault)) throw fault;
      await write();
    }
  }

  return {
    get,
    put,
    async putNew(space, key, value) {
      try {
        await within(
          shelf.insertMany([{ _id: idOf(space, key), ...rowOf(space, key, value) }], {
            lean: true,
            ...timeLimit(OPERATION_TIMEOUT_MS),
          }),
        );
        return value;
      } catch (fault) {
        if (!isDuplicate(fault)) throw fault;
        return (await get(space, key)) ?? value;
      }
    },
    async remove(space, key) {
      await execWithin(shelf.deleteOne({ _id: idOf(space, key) }));
    },
    async list(space, prefix = '') {
      // Two queries, each by the index. One query for both would need a sort.
      const rows = await Promise.all(
        rangesOf(prefix).map((keys) => execWithin(shelf.find({ space: toText(space), ...keys }).lean())),
      );
      return rows
        .flat()
        .map(({ key, value }) => ({ key: fromText(key), value: fromText(value) }))
        .filter(({ key }) => key.startsWith(prefix))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
