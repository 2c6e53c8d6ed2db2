import type { NetworkId, PersonId } from '../../core/ids.ts';
import { bareData, toldBy, wordRemover, type ReceiptRemoval, type WordRemoval, type WordRemover } from '../removal.ts';
import type { ContentRemoval } from '../store.ts';
import type { GroupCommit } from './groupCommit.ts';
import type { Database, PreparedQuery } from './sql.ts';

/**
 * Takes words out of deliveries, receipts, follow-ups and the platforms' own data. Each batch is a transaction of its own,
 * so presses go on meanwhile. SQLite overwrites what is removed (`secure_delete`), and the log is cut off at the end.
 */
export interface Removals {
  remove(removal: ContentRemoval): Promise<number>;
}

const EMPTY = `data = '{}', state = CASE state WHEN 'queued' THEN 'dropped' ELSE state END`;
export const REMOVAL_QUERIES = {
  ofDocument: 'SELECT row, data FROM deliveries WHERE row > ? AND network = ? AND about = ? ORDER BY row LIMIT ?',
  withoutAddress: `UPDATE deliveries SET address = NULL, came_back = json_remove(came_back, '$.address')
    WHERE row = ? AND (address IS NOT NULL OR came_back IS NOT NULL)`,
  bare: `UPDATE deliveries SET data = ?, state = CASE state WHEN 'queued' THEN 'dropped' ELSE state END WHERE row = ?`,
  rowsBefore: `SELECT row FROM deliveries WHERE row > ? AND network = ? AND created_at < ? AND data <> '{}' ORDER BY row LIMIT ?`,
  empty: `UPDATE deliveries SET ${EMPTY}, live = 0 WHERE row = ?`,
  forget: `UPDATE deliveries SET ${EMPTY}, live = 0, message_id = NULL, shown_hash = NULL, proof_words = NULL,
    address = NULL, came_back = json_remove(came_back, '$.words', '$.address') WHERE row = ?`,
  deliveries: 'SELECT row, network, person, data FROM deliveries WHERE row > ? ORDER BY row LIMIT ?',
  setData: 'UPDATE deliveries SET data = ? WHERE row = ?',
  receipts: `SELECT row, actor, answer FROM journal
    WHERE row > ? AND network = ? AND answer IS NOT NULL ORDER BY row LIMIT ?`,
  setAnswer: 'UPDATE journal SET answer = ? WHERE row = ?',
  forgetAnswer: 'UPDATE journal SET answer = NULL WHERE row = ?',
  acts: 'SELECT row, event_id AS event FROM journal WHERE row > ? AND network = ? AND actor = ? ORDER BY row LIMIT ?',
  toldBy: 'SELECT row, data FROM deliveries WHERE id >= ? AND id < ?',
  tasks: 'SELECT written AS row, act FROM tasks WHERE written > ? ORDER BY written LIMIT ?',
  setAct: 'UPDATE tasks SET act = ? WHERE written = ?',
  shelf: 'SELECT space, key, value FROM shelf',
  setValue: 'UPDATE shelf SET value = ? WHERE space = ? AND key = ?',
  removeKey: 'DELETE FROM shelf WHERE space = ? AND key = ?',
} as const;

const BATCH_SIZE = 500;
/** An act may have told everybody. */
const ACTS_BATCH_SIZE = 20;

interface Row {
  readonly row: number;
}

interface Removing {
  readonly finish: () => void;
  readonly forget: () => void;
  /** @returns how many */
  readonly forgetReceipts: (of: ReceiptRemoval) => Promise<number>;
}

export function createRemovals(
  sql: Database,
  group: GroupCommit,
  { finish, forget, forgetReceipts }: Removing,
): Removals {
  /** Handles all rows of a query, a batch in each transaction. @returns how many `change` changed */
  async function inBatches<R extends Row>(
    query: PreparedQuery<R>,
    values: readonly string[],
    change: (row: R) => boolean,
    size = BATCH_SIZE,
  ): Promise<number> {
    let changed = 0;
    for (let after = 0; ;) {
      const rows = await group.run(() => {
        const some = query.all(after, ...values, size);
        changed += some.filter(change).length;
        return some;
      });
      const last = rows.at(-1)?.row;
      if (last === undefined || rows.length < size) return changed;
      after = last;
    }
  }

  function removeDeliveries(removal: Exclude<ContentRemoval, WordRemoval | ReceiptRemoval>): Promise<number> {
    const { ofDocument, bare, withoutAddress, rowsBefore, empty } = REMOVAL_QUERIES;
    if ('about' in removal) {
      const [update, address] = [sql.query(bare), sql.query(withoutAddress)];
      const about = sql.query<Row & { readonly data: string }>(ofDocument);
      return inBatches(about, [removal.network, removal.about], ({ row, data }) => {
        const next = JSON.stringify(bareData(JSON.parse(data)));
        address.run(row);
        return update.run(next, row) > 0 && next !== data;
      });
    }
    const one = sql.query(empty);
    return inBatches(sql.query<Row>(rowsBefore), [removal.network, removal.before], ({ row }) => one.run(row) > 0);
  }

  /** What others were told by the person's acts: it may say words of theirs that are stored nowhere else any more. */
  function bareOwnNews({ network, person }: WordRemoval): Promise<number> {
    const { acts, toldBy: told, setData } = REMOVAL_QUERIES;
    const [news, update] = [sql.query<Row & { readonly data: string }>(told), sql.query(setData)];
    const bareNews = ({ event }: { readonly event: string }): boolean =>
      news.all(...toldBy(network, event)).filter(({ row, data }) => {
        const next = JSON.stringify(bareData(JSON.parse(data)));
        return next !== data && update.run(next, row) > 0;
      }).length > 0;
    const own = sql.query<Row & { readonly event: string }>(acts);
    return inBatches(own, [network, person], bareNews, ACTS_BATCH_SIZE);
  }

  async function removeWords(removal: WordRemoval): Promise<number> {
    const { network, person } = removal;
    const remover = wordRemover(removal);
    const set = (text: string): ((json: string, row: number) => boolean) => {
      const update = sql.query(text);
      return (json, row) => {
        const next = remover.cleanJson(json);
        return next !== undefined && update.run(next, row) > 0;
      };
    };
    const {
      deliveries,
      forget: forgetRow,
      setData,
      receipts,
      setAnswer,
      forgetAnswer,
      tasks,
      setAct,
    } = REMOVAL_QUERIES;
    const [one, own] = [sql.query(forgetRow), sql.query(forgetAnswer)];
    const [data, answer, act] = [set(setData), set(setAnswer), set(setAct)];
    type Receipt = Row & { readonly actor: string; readonly answer: string };
    type Sent = Row & { readonly network: NetworkId; readonly person: PersonId; readonly data: string };
    const changed = [
      await bareOwnNews(removal),
      await inBatches(sql.query<Sent>(deliveries), [], (row) =>
        row.network !== network ? false : row.person === person ? one.run(row.row) > 0 : data(row.data, row.row),
      ),
      // What the person was shown may hold words of theirs that were stored nowhere else.
      await inBatches(sql.query<Receipt>(receipts), [network], (row) =>
        row.actor === person ? own.run(row.row) > 0 : answer(row.answer, row.row),
      ),
      await inBatches(sql.query<Row & { readonly act: string }>(tasks), [], (row) => act(row.act, row.row)),
      await group.run(() => removeFromShelf(sql, remover)),
    ];
    forget();
    return changed.reduce((sum, n) => sum + n, 0);
  }

  function removed(removal: ContentRemoval): Promise<number> {
    if (removal.type === 'words') return removeWords(removal);
    return removal.type === 'receipts' ? forgetReceipts(removal) : removeDeliveries(removal);
  }

  return {
    async remove(removal) {
      const changed = await removed(removal);
      await group.run(() => undefined);
      finish();
      return changed;
    },
  };
}

/** A row under the person's name goes, and what is sealed; in others the words are replaced. */
function removeFromShelf(sql: Database, remover: WordRemover): number {
  const [setValue, removeKey] = [sql.query(REMOVAL_QUERIES.setValue), sql.query(REMOVAL_QUERIES.removeKey)];
  let changed = 0;
  for (const { space, key, value } of sql
    .query<{ readonly space: string; readonly key: string; readonly value: string }>(REMOVAL_QUERIES.shelf)
    .all()) {
    const goes = remover.goes(key, value);
    const next = goes ? undefined : remover.cleanJson(value);
    if (goes) changed += removeKey.run(space, key);
    else if (next !== undefined) changed += setValue.run(next, space, key);
  }
  return changed;
}
