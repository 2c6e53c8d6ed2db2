import { never } from '../../core/ids.ts';
import { proofsBelow } from '../../core/envelope.ts';
import { backOf, type Settlement } from '../store.ts';
import type { CardRefreshes, ShownCard } from './refreshes.ts';
import { listOf } from './sql.ts';
import type { Database } from './sql.ts';

// Only queued deliveries are settled. A late outcome of a settled one changes nothing. Proofs are for sent ones.
const SENT = `UPDATE deliveries SET state = 'sent', tries = tries + 1, at = ?, platform = ?, message_id = ?, reason = NULL,
  shown_version = ?, shown_hash = ?, edit_after = ?, proof = ?, proved_at = ?, proof_words = ?, address = ?
  WHERE id = ? AND state = 'queued'
  RETURNING network, about, live, shown_version AS shownVersion, edit_after AS editAfter`;
const AGAIN = `UPDATE deliveries SET line = '', tries = tries + ?, platform = coalesce(?, platform), next_at = ?, reason = ?,
  tried_since = coalesce(tried_since, ?) WHERE id = ? AND state = 'queued'`;
const LATER = `UPDATE deliveries SET line = ?, next_at = ?, reason = coalesce(?, reason),
  tried_since = coalesce(tried_since, ?) WHERE id = ? AND state = 'queued'`;
const FAILED = `UPDATE deliveries SET state = 'failed', tries = tries + 1, at = ?, platform = coalesce(?, platform),
  reason = ? WHERE id = ? AND state = 'queued'`;
const PROVED = `UPDATE deliveries SET proof = ?, proved_at = ?, proof_words = coalesce(?, proof_words)
  WHERE id = ? AND state = 'sent' AND proof IN (SELECT value FROM json_each(?))`;
const RETURNED = `UPDATE deliveries SET state = ?, at = ?, next_at = ?, line = '', tries = 0, tried_since = NULL,
  reason = ?, proof = NULL, proved_at = NULL, proof_words = ?, came_back = ?
  WHERE id = ? AND state = 'sent' AND proof <> 'seen'`;
const DROPPED = `UPDATE deliveries SET state = 'dropped', at = ? WHERE id = ? AND state = 'queued'`;

/** Writes the outcomes of sending. */
export function createSettling(sql: Database, refreshes: CardRefreshes): (settlement: Settlement) => void {
  const sent = sql.query<ShownCard>(SENT);
  const again = sql.query(AGAIN);
  const later = sql.query(LATER);
  const failed = sql.query(FAILED);
  const dropped = sql.query(DROPPED);
  const proved = sql.query(PROVED);
  const returned = sql.query(RETURNED);

  return (settlement) => {
    const { id, at } = settlement;
    switch (settlement.type) {
      case 'sent': {
        const { platform, messageId, shownVersion, shownHash, editAfter } = settlement;
        const { proof = null, proofWords = null, address = null } = settlement;
        const known = [proof, proof && at, proofWords, address];
        const shown = sent.get(at, platform, messageId, shownVersion, shownHash, editAfter, ...known, id);
        // The document may have changed while the card was being sent.
        if (shown) refreshes.catchUp(shown);
        return;
      }
      case 'again': {
        const { platform = null, nextAt, reason, uncounted } = settlement;
        return void again.run(uncounted ? 0 : 1, platform, nextAt, reason, at, id);
      }
      case 'later': {
        const { line = '', nextAt, reason = null, isRefused } = settlement;
        return void later.run(line, nextAt, reason, isRefused ? at : null, id);
      }
      case 'failed':
        return void failed.run(at, settlement.platform ?? null, settlement.reason, id);
      case 'dropped':
        return void dropped.run(at, id);
      case 'proved':
        return void proved.run(
          settlement.proof,
          at,
          settlement.words ?? null,
          id,
          listOf(proofsBelow(settlement.proof)),
        );
      case 'returned': {
        const { reason, words = null, again } = settlement;
        return void returned.run(
          again ? 'queued' : 'returned',
          at,
          at,
          reason,
          words,
          JSON.stringify(backOf(settlement)),
          id,
        );
      }
      default:
        never(settlement);
    }
  };
}
