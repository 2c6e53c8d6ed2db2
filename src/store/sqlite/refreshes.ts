import type { Delivery } from '../../core/envelope.ts';
import type { Instant, NetworkId, Ref } from '../../core/ids.ts';
import { documentId, splitDocumentId } from '../store.ts';
import type { DocumentId, Edit } from '../store.ts';
import { DELIVERY_COLUMNS, toDelivery } from './deliveryRow.ts';
import type { DeliveryRow } from './deliveryRow.ts';
import type { Database } from './sql.ts';

/** Live cards that show an older version than their document's. */
export interface CardRefreshes {
  due(now: Instant, limit: number): DocumentId[];
  /** The cards that have been outdated for longest come first. */
  outdated(id: DocumentId, now: Instant, limit: number): Delivery[];
  later(id: DocumentId): void;
  edited(edit: Edit): void;
  /** Records the version that a card shows now. If the version is outdated again, the document is checked again. */
  catchUp(shown: ShownCard): void;
}

export interface ShownCard {
  readonly network: NetworkId;
  readonly about: Ref | null;
  readonly live: 0 | 1;
  readonly shownVersion: number;
  readonly editAfter: Instant;
}

const OUTDATED = `network = ? AND about = ? AND live = 1 AND state = 'sent' AND proof IS NULL
  AND shown_version < (SELECT card_version FROM documents WHERE id = ?)`;
const DUE = 'SELECT id FROM documents WHERE refresh_at <= ? ORDER BY refresh_at, row LIMIT ?';
const FIND = `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE ${OUTDATED} AND edit_after <= ?
  ORDER BY shown_version, edit_after LIMIT ?`;
const LATER = `UPDATE documents SET refresh_at = (SELECT min(edit_after) FROM deliveries WHERE ${OUTDATED})
  WHERE id = ?`;
const EDITED = `UPDATE deliveries SET shown_version = coalesce(?, shown_version), shown_hash = coalesce(?, shown_hash),
  live = coalesce(?, live), edit_after = ? WHERE id = ?
  RETURNING network, about, live, shown_version AS shownVersion, edit_after AS editAfter`;
const CATCH_UP = `UPDATE documents SET refresh_at = min(coalesce(refresh_at, ?), ?) WHERE id = ? AND card_version > ?`;

export const REFRESH_QUERIES = { due: DUE, outdated: FIND, later: LATER, edited: EDITED, catchUp: CATCH_UP } as const;

export function createCardRefreshes(sql: Database): CardRefreshes {
  const due = sql.query<{ id: DocumentId }>(DUE);
  const find = sql.query<DeliveryRow>(FIND);
  const later = sql.query(LATER);
  const edited = sql.query<ShownCard>(EDITED);
  const catchUp = sql.query(CATCH_UP);

  function lookAgain({ network, about, live, shownVersion, editAfter }: ShownCard): void {
    if (live === 1 && about !== null) catchUp.run(editAfter, editAfter, documentId(network, about), shownVersion);
  }

  return {
    due: (now, limit) => due.all(now, limit).map(({ id }) => id),
    outdated(id, now, limit) {
      const { network, target } = splitDocumentId(id);
      return find.all(network, target, id, now, limit).map(toDelivery);
    },
    later(id) {
      const { network, target } = splitDocumentId(id);
      later.run(network, target, id, id);
    },
    edited({ id, shown, live, editAfter }) {
      const now = edited.get(shown?.version ?? null, shown?.hash ?? null, live === false ? 0 : null, editAfter, id);
      if (now) lookAgain(now);
    },
    catchUp: lookAgain,
  };
}
