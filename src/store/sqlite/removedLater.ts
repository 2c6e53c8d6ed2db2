/** Reads the ends of trails and the later removals from a data folder or a backup, without changing it. */
import type { Instant } from '../../core/ids.ts';
import type { Removal } from '../store.ts';
import { byRule, type LaterRemovals, type TrailHead } from '../stillHeld.ts';
import { ATTACHED_SCHEMA as AT, withReadOnly } from './inspect.ts';
import { journalRow } from './journal.ts';
import { fileIn } from './openFile.ts';
import type { Database } from './sql.ts';

const HEADS = `SELECT network, lines, last FROM ${AT}.chains WHERE lines > 0 ORDER BY network`;
const CHAIN = `SELECT chain FROM ${AT}.chains WHERE network = ?`;
const HASH = `SELECT hash FROM ${AT}.journal WHERE row = ?`;
/** A file of an earlier release has no such column, and no removals. */
const HAS_REMOVALS = `SELECT name FROM pragma_table_info('journal', '${AT}') WHERE name = 'besides'`;
const REMOVALS = `SELECT at, verb, besides FROM ${AT}.journal
  WHERE row > ? AND row < ? AND besides LIKE '%"removal":%' ORDER BY row`;

/** The ends of the trails in a data folder that no program uses. */
export const headsIn = (folder: string): readonly TrailHead[] =>
  withReadOnly(fileIn(folder), (sql) => sql.query<TrailHead>(HEADS).all());

/**
 * The removals after each head, as the trails in a newer data folder or backup say, which no program uses.
 * @returns for each head its removals by rule; undefined where the trail does not go on from the head
 */
export const removedLater = (
  newer: string,
  heads: readonly TrailHead[],
): readonly (readonly LaterRemovals[] | undefined)[] =>
  withReadOnly(fileIn(newer), (sql) => heads.map((head) => removedAfter(sql, head)));

function removedAfter(sql: Database, { network, lines, last }: TrailHead): LaterRemovals[] | undefined {
  const [found] = sql.query<{ readonly chain: number }>(CHAIN).all(network);
  if (!found) return undefined;
  const row = journalRow(found.chain, lines);
  const [line] = sql.query<{ readonly hash: string }>(HASH).all(row);
  if (line?.hash !== last) return undefined;
  if (sql.query(HAS_REMOVALS).all().length === 0) return [];
  const below = journalRow(found.chain + 1, 0);
  const rows = sql
    .query<{ readonly at: Instant; readonly verb: string; readonly besides: string }>(REMOVALS)
    .all(row, below);
  return byRule(
    rows.flatMap(({ at, verb, besides }) => {
      const { removal } = JSON.parse(besides) as { readonly removal?: Removal };
      return removal ? [{ at, verb, rule: removal.rule }] : [];
    }),
  );
}
