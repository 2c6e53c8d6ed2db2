import type { NetworkId } from '../../core/ids.ts';
import type { Covered } from '../deliveryWitness.ts';
import type { Outcome } from '../reachProof.ts';
import { listOf, type Database } from './sql.ts';

/** The deliveries that lines of the audit trail cover, in the order in which they were written. */
export interface SentDeliveries {
  /** The next ones after a row. Those of other networks are left out, so there may be none before the end. */
  page(
    network: NetworkId,
    after: number,
  ): { readonly deliveries: readonly Covered[]; readonly last: number | undefined };
  /** How these deliveries stand. Ids that are not there are left out. */
  outcomes(ids: readonly string[]): readonly Outcome[];
}

export const SENT_PAGE = `SELECT row, id, network, person AS "to", entity, card, about, version FROM deliveries
  WHERE row > ? AND covered = 1 ORDER BY row LIMIT ?`;
const OUTCOMES = `SELECT id, state, at, platform, proof, proved_at AS provedAt FROM deliveries
  WHERE id IN (SELECT value FROM json_each(?))`;
const PAGE_SIZE = 1_000;

type Row = { readonly row: number } & {
  readonly [K in keyof Covered]-?: undefined extends Covered[K] ? Exclude<Covered[K], undefined> | null : Covered[K];
};

type OutcomeRow = { readonly [K in keyof Outcome]-?: Exclude<Outcome[K], undefined> | null } & Pick<
  Outcome,
  'id' | 'state' | 'at'
>;

export function createSentDeliveries(sql: Database): SentDeliveries {
  const page = sql.query<Row>(SENT_PAGE);
  const outcomes = sql.query<OutcomeRow>(OUTCOMES);
  return {
    page(network, after) {
      const rows = page.all(after, PAGE_SIZE);
      const own = rows.filter((row) => row.network === network);
      return { deliveries: own.map(toCovered), last: rows.at(-1)?.row };
    },
    outcomes: (ids) =>
      outcomes.all(listOf(ids)).map(({ id, state, at, platform, proof, provedAt }) => ({
        ...{ id, state, at },
        ...(platform !== null && { platform }),
        ...(proof !== null && { proof }),
        ...(provedAt !== null && { provedAt }),
      })),
  };
}

const toCovered = ({ id, network, to, entity, card, about, version }: Row): Covered => ({
  ...{ id, network, to, card },
  ...(entity !== null && { entity }),
  ...(about !== null && { about }),
  ...(version !== null && { version }),
});
