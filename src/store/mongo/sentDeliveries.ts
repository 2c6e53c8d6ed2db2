import type { DeliveryState, Proof } from '../../core/envelope.ts';
import type { EntityId, NetworkId, PersonId, PlatformName, Ref } from '../../core/ids.ts';
import type { Covered } from '../deliveryWitness.ts';
import type { Outcome } from '../reachProof.ts';
import { BULK_TIMEOUT_MS } from './documents.ts';
import type { Models } from './models.ts';
import { execWithin } from './operations.ts';
import { fromDate, fromText, toText } from './values.ts';

/** Reads the deliveries of a network that lines of the audit trail cover, up to a place in the order of all. */
export type SentDeliveries = (network: NetworkId, order: number) => AsyncGenerator<Covered>;

const PAGE_SIZE = 1_000;

export const createSentDeliveries = ({ deliveries }: Models): SentDeliveries =>
  async function* sent(network, order) {
    // Rows of a copied journal have no place in the order, its deliveries have the first ones.
    const end = order === 0 ? Infinity : order;
    for (let after = -1; ;) {
      const rows = await execWithin(
        deliveries
          .find({ network, order: { $gt: after, $lte: end } })
          .sort({ network: 1, order: 1 })
          .limit(PAGE_SIZE)
          .select({ network: 1, to: 1, entity: 1, card: 1, about: 1, version: 1, order: 1, covered: 1 })
          .lean(),
        BULK_TIMEOUT_MS,
      );
      for (const { _id, to, entity, card, about, version, covered } of rows)
        if (covered)
          yield {
            ...{ id: fromText(_id), network, to: fromText<PersonId>(to), card: fromText(card) },
            ...(entity !== undefined && { entity: fromText<EntityId>(entity) }),
            ...(about !== undefined && { about: fromText<Ref>(about) }),
            ...(version !== undefined && { version: fromText(version) }),
          };
      const last = rows.at(-1)?.order;
      if (last === undefined || rows.length < PAGE_SIZE) return;
      after = last;
    }
  };

/** How these deliveries stand. Ids that are not there are left out. */
export type Outcomes = (ids: readonly string[]) => Promise<readonly Outcome[]>;

export const createOutcomes =
  ({ deliveries }: Models): Outcomes =>
  async (ids) => {
    const rows = await execWithin(
      deliveries
        .find({ _id: { $in: ids.map((id) => toText(id)) } })
        .select({ state: 1, at: 1, platform: 1, proof: 1, provedAt: 1 })
        .lean(),
      BULK_TIMEOUT_MS,
    );
    return rows.map(({ _id, state, at, platform, proof, provedAt }) => ({
      ...{ id: fromText(_id), state: state as DeliveryState, at: fromDate(at) },
      ...(platform && { platform: fromText<PlatformName>(platform) }),
      ...(proof && { proof: proof as Proof }),
      ...(provedAt && { provedAt: fromDate(provedAt) }),
    }));
  };
