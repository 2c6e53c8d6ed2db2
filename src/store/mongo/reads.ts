import type { NetworkId } from '../../core/ids.ts';
import { splitDocumentId, type Store } from '../store.ts';
import type { MongoDeliveries } from './deliveries.ts';
import type { MongoDocuments } from './documents.ts';
import type { Journals } from './journals.ts';

export type Reads = Pick<
  Store,
  | 'deliveries'
  | 'chatTook'
  | 'delivery'
  | 'findByKey'
  | 'latest'
  | 'count'
  | 'list'
  | 'load'
  | 'nextNumber'
  | 'progress'
  | 'reach'
  | 'sayingBefore'
>;

interface Parts {
  readonly documents: MongoDocuments;
  readonly deliveries: MongoDeliveries;
  readonly journals: Journals;
}

/** @param before called before each read: reads the journal first where the newest state is needed */
export function createReads(
  { documents, deliveries, journals }: Parts,
  before: (network: NetworkId) => Promise<void>,
): Reads {
  /** Deliveries are read from their collection, so the journals' changes must have arrived there. */
  const beforeDeliveries = async (network: NetworkId): Promise<void> => {
    await before(network);
    await journals.allRelayed();
  };
  return {
    async load(id) {
      await before(splitDocumentId(id).network);
      return (await documents.find(id))?.stored;
    },
    async list(network, kind, options) {
      await before(network);
      return (await documents.list(network, kind, options)).map(({ stored }) => stored);
    },
    async latest(network, kind, options) {
      await before(network);
      return (await documents.latest(network, kind, options)).map(({ stored }) => stored);
    },
    async count(network, kind, stages) {
      await before(network);
      return documents.count(network, kind, stages);
    },
    async findByKey(network, kind, uniqueKey) {
      await before(network);
      return documents.holder(network, kind, uniqueKey);
    },
    async nextNumber(network, kind) {
      await before(network);
      return (await documents.highestNumber(network, kind)) + 1;
    },
    async delivery(id) {
      await journals.allRelayed();
      return deliveries.one(id);
    },
    async deliveries(network, { about, limit } = {}) {
      await beforeDeliveries(network);
      return deliveries.list(network, about, limit);
    },
    async sayingBefore(network, before) {
      await beforeDeliveries(network);
      return deliveries.sayingBefore(network, before);
    },
    async reach(network, about, card, version) {
      await beforeDeliveries(network);
      return deliveries.reach(network, about, card, version);
    },
    async chatTook(network, about, cards, since) {
      await beforeDeliveries(network);
      return deliveries.chatTook(network, about, cards, since);
    },
    async progress(network, about, card, limit) {
      await beforeDeliveries(network);
      return deliveries.progress(network, about, card, limit);
    },
  };
}
