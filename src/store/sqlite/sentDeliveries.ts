import type { NetworkId } from '../../core/ids.ts';
import type { Covered } from '../deliveryWitness.ts';
import type { Database } from './sql.ts';

/** The deliveries that lines of the audit trail cover, in the order in which they were written. */
export interface SentDeliveries {
  /** The next ones after a row. Those of other networks are left out, so there may be none before the end. */
  page(
    network: NetworkId,
    after: number,
  ): { readonly deliveries: readonly Covered[]; readonly last: number | undefined };
}

export const SENT_PAGE = `SELECT row, id, network, person AS "to", entity, card, about, version FROM deliveries
  WHERE row > ? AND covered = 1 ORDER BY row LIMIT ?`;
const PAGE_SIZE = 1_000;

type Row = { readonly row: number } & {
  readonly [K in keyof Covered]-?: undefined extends Covered[K] ? Exclude<Covered[K], undefined> | null : Covered[K];
};

export function createSentDeliveries(sql: Database): SentDeliveries {
  const page = sql.query<Row>(SENT_PAGE);
  return {
    page(network, after) {
      const rows = page.all(after, PAGE_SIZE);
      const own = rows.filter((row) => row.network === network);
      return { deliveries: own.map(toCovered), last: rows.at(-1)?.row };
    },
  };
}

const toCovered = ({ id, network, to, entity, card, about, version }: Row): Covered => ({
  ...{ id, network, to, card },
  ...(entity !== null && { entity }),
  ...(about !== null && { about }),
  ...(version !== null && { version }),
});
