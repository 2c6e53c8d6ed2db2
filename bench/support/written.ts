/** How much a press writes, from the rows that it leaves in the embedded store. */
import { join } from 'node:path';
import Database from 'libsql';

type Bytes = { readonly bytes: number | null };

/**
 * Bytes of the rows that a press on this request wrote, on average: its line in the journal, its position, and the
 * document's row, which is written again with each press that comes alone.
 */
export function writtenByPress(data: string, target: string): number {
  const database = new Database(join(data, 'concord.db'), { readonly: true });
  const mean = (table: string, where: string): number =>
    (
      database
        .prepare(`SELECT avg(${lengthOfRow(database, table)}) AS bytes FROM ${table} WHERE ${where}`)
        .get([target]) as Bytes
    ).bytes ?? 0;
  const bytes =
    mean('journal', "target = ? AND actor <> 'concord'") +
    mean('entries', 'document IN (SELECT row FROM documents WHERE target = ?)') +
    mean('documents', 'target = ?');
  database.close();
  return Math.round(bytes);
}

/** The length of a table's row, in bytes, as an expression. */
const lengthOfRow = (database: Database.Database, table: string): string =>
  (database.pragma(`table_info(${table})`) as { name: string }[])
    .map(({ name }) => `coalesce(length(CAST(${name} AS BLOB)), 0)`)
    .join(' + ');

/** Bytes of a delivery's row, on average. */
export function deliveryBytes(data: string): number {
  const database = new Database(join(data, 'concord.db'), { readonly: true });
  const mean = `SELECT avg(${lengthOfRow(database, 'deliveries')}) AS bytes FROM deliveries`;
  const { bytes } = database.prepare(mean).get([]) as Bytes;
  database.close();
  return Math.round(bytes ?? 0);
}

/** The deliveries that were sent, but those to this person. */
export const sentDeliveries = (data: string, except: string): number =>
  counted(
    join(data, 'concord.db'),
    `SELECT count(*) AS count FROM deliveries WHERE state = 'sent' AND person <> '${except}'`,
  );

type Count = { readonly count: number };
const counted = (file: string, query: string): number => {
  const database = new Database(file, { readonly: true });
  const { count } = database.prepare(query).get([]) as Count;
  database.close();
  return count;
};

/** The positions and comments that the embedded store's audit trail has. */
export const acceptedActs = (data: string): number =>
  counted(
    join(data, 'concord.db'),
    `SELECT count(*) AS count FROM journal WHERE outcome = 'accepted'
      AND verb IN ('endorsement.endorse', 'endorsement.abstain', 'endorsement.comment')`,
  );

/** The rows of a floor or of a peer. */
export const rowsIn = (folder: string): number =>
  counted(join(folder, 'floor.db'), 'SELECT count(*) AS count FROM writes');
