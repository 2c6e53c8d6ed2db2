import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Models, ShelfRow } from './models.ts';
import { asked, isDuplicate, PATIENCE_MS, upTo, within } from './patience.ts';
import { fromText, toText } from './values.ts';

// What begins with the prefix sorts between it and itself followed by the last character there is; awkward keys are kept
// as JSON, which begins with a quotation mark.
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
    // By the driver itself: this is asked with many a press, and mongoose makes a query of it first.
    const row = await within(shelf.collection.findOne<ShelfRow>({ _id: idOf(space, key) as never }, upTo(PATIENCE_MS)));
    return row ? fromText(row.value) : undefined;
  }

  async function put(space: string, key: string, value: string): Promise<void> {
    const row = rowOf(space, key, value);
    const write = () => asked(shelf.updateOne({ _id: idOf(space, key) }, { $set: row }, { upsert: true }));
    try {
      await write();
    } catch (fault) {
      // Somebody has put something there at the same moment; now it is there to be written over.
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
            ...upTo(PATIENCE_MS),
          }),
        );
        return value;
      } catch (fault) {
        if (!isDuplicate(fault)) throw fault;
        return (await get(space, key)) ?? value;
      }
    },
    async remove(space, key) {
      await asked(shelf.deleteOne({ _id: idOf(space, key) }));
    },
    async list(space, prefix = '') {
      // Two questions, each along the index; together they would be answered with a sort.
      const rows = await Promise.all(
        rangesOf(prefix).map((keys) => asked(shelf.find({ space: toText(space), ...keys }).lean())),
      );
      return rows
        .flat()
        .map(({ key, value }) => ({ key: fromText(key), value: fromText(value) }))
        .filter(({ key }) => key.startsWith(prefix))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
