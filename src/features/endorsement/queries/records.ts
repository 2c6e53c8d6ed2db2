/** Requests in the shape of the contract's records. */
import { documentsOf } from '../../../kit/records.ts';
import { unreached } from '../rules/stands.ts';
import { settles, type Endorsement } from '../rules/state.ts';

/** Positions for an earlier text are marked. Objections and requests for discussion count for every text. */
const record = (e: Endorsement): unknown => ({
  ...e,
  positions: e.positions.map((p) => ({
    ...p,
    stale: p.revision < e.revision && settles(p.position),
  })),
  unreached: e.outcome ? e.outcome.unreached : unreached(e),
});

export const records = { endorsements: documentsOf('endorsements', record) };
