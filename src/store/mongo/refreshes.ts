import type { Delivery } from '../../core/envelope.ts';
import type { Instant } from '../../core/ids.ts';
import { splitDocumentId } from '../store.ts';
import type { DocumentId } from '../store.ts';
import { toDelivery } from './deliveries.ts';
import { inNetworks, type Networks } from './documents.ts';
import type { Models } from './models.ts';
import { execWithin } from './operations.ts';
import { toDate, toText } from './values.ts';

/** Live cards that show an older version than their document's. */
export interface MongoRefreshes {
  due(networks: Networks, now: Instant, limit: number): Promise<DocumentId[]>;
  outdated(id: DocumentId, now: Instant, limit: number): Promise<Delivery[]>;
  later(id: DocumentId): Promise<void>;
}

const MAX_TRIES = 50;

export function createRefreshes({ deliveries, documents }: Models): MongoRefreshes {
  const outdated = (id: DocumentId, cardVersion: number) => {
    const { network, target } = splitDocumentId(id);
    const which = { network, about: toText(target), live: true, state: 'sent', proof: { $exists: false } };
    return { ...which, shownVersion: { $lt: cardVersion } };
  };

  return {
    async due(networks, now, limit) {
      const rows = await execWithin(
        documents
          .find({ refreshAt: { $lte: toDate(now) }, ...inNetworks(networks) })
          .sort({ refreshAt: 1, _id: 1 })
          .limit(limit)
          .select({ _id: 1 })
          .lean(),
      );
      return rows.map(({ _id }) => _id);
    },
    async outdated(id, now, limit) {
      const row = await execWithin(documents.findById(id).select({ cardVersion: 1 }).lean());
      if (!row) return [];
      const rows = await execWithin(
        deliveries
          .find({ ...outdated(id, row.cardVersion), editAfter: { $lte: toDate(now) } })
          .sort({ shownVersion: 1, editAfter: 1 })
          .limit(limit)
          .lean(),
      );
      return rows.map(toDelivery);
    },
    /** `marks` counts requests for another check. A request that arrives meanwhile changes it, so it is not lost. */
    async later(id) {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const row = await execWithin(documents.findById(id).select({ cardVersion: 1, marks: 1 }).lean());
        if (!row) return;
        const [next] = await execWithin(
          deliveries.aggregate<{ at: Date | null }>([
            { $match: outdated(id, row.cardVersion) },
            { $group: { _id: null, at: { $min: '$editAfter' } } },
          ]),
        );
        const at = next?.at;
        const seen = { _id: id, marks: row.marks ?? { $exists: false } };
        const { matchedCount } = await execWithin(
          documents.updateOne(seen, at ? { $set: { refreshAt: at } } : { $unset: { refreshAt: 1 } }),
        );
        if (matchedCount > 0) return;
      }
    },
  };
}
