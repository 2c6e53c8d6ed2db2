import type { CardData } from '../../core/answer.ts';
import { OUR_REASONS, type Delivery, type DeliveryState } from '../../core/envelope.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref, PlatformName } from '../../core/ids.ts';
import type { DeliveryProgress, EntityReach, Requeue } from '../store.ts';
import { reasonsOf } from '../reasons.ts';
import { inNetworks, BULK_TIMEOUT_MS, type Networks } from './documents.ts';
import type { Models } from './models.ts';
import type { DeliveryRow } from './rows.ts';
import { execWithin } from './operations.ts';
import { fromDate, fromText, fromValue, toDate, toText } from './values.ts';

/** The deliveries of the outbox. */
export interface MongoDeliveries {
  due(networks: Networks, now: Instant, limit: number, except: ReadonlySet<string>, line: string): Promise<Delivery[]>;
  lines(networks: Networks): Promise<string[]>;
  list(network: NetworkId, about: Ref | undefined, limit: number | undefined): Promise<Delivery[]>;
  requeueFailed(network: NetworkId, person: PersonId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  requeueGivenUp(network: NetworkId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  requeueAbout(requeue: Requeue): Promise<void>;
  reach(network: NetworkId, about: Ref, card: string, version: string): Promise<EntityReach[]>;
  progress(network: NetworkId, about: Ref, card: string, limit: number): Promise<DeliveryProgress>;
  nextDue(networks: Networks): Promise<Instant | undefined>;
}

/** An entity's deliveries in one state. */
interface ReachGroup {
  readonly _id: { readonly entity: string; readonly state: string };
  readonly count: number;
  readonly first: Date;
  readonly people: readonly string[];
  readonly reasons: readonly (string | null)[];
}
interface EntityCount {
  sent: number;
  queued: number;
  failed: number;
  to: PersonId[];
  sentAt?: Instant;
  readonly why: Map<string, string[]>;
}

export function createDeliveries({ deliveries }: Models): MongoDeliveries {
  const queued = (networks: Networks, line: string, urgent: boolean) => ({
    ...{ state: 'queued', line: toText(line), urgent },
    ...inNetworks(networks),
  });

  async function requeue(failed: object, now: Instant, by: object = {}): Promise<number> {
    const at = toDate(now);
    const early = await twinsOf(failed);
    if (early.length > 0)
      await execWithin(
        deliveries.updateMany({ ...failed, _id: { $in: early } }, { $set: { state: 'dropped', at } }),
        BULK_TIMEOUT_MS,
      );
    return queueAgain(failed, now, by);
  }

  async function queueAgain(which: object, now: Instant, by: object): Promise<number> {
    const at = toDate(now);
    const $set = { state: 'queued', line: '', tries: 0, nextAt: at, at, ...by };
    const $unset = { reason: 1, triedSince: 1 } as const;
    const { modifiedCount } = await execWithin(deliveries.updateMany(which, { $set, $unset }), BULK_TIMEOUT_MS);
    return modifiedCount;
  }

  /** Deliveries for which there is a later one with the same content. */
  async function twinsOf(which: object): Promise<string[]> {
    const rows = await execWithin(
      deliveries.find(which).select({ order: 1, to: 1, about: 1, card: 1, version: 1, data: 1 }).lean(),
      BULK_TIMEOUT_MS,
    );
    // Sorted here, because no index has this order.
    rows.sort((a, b) => b.order - a.order);
    const later = new Set<string>();
    return rows.flatMap(({ _id, to, about, card, version, data }) => {
      const says = JSON.stringify([to, about, card, version, fromValue(data)]);
      const isTwin = later.has(says);
      later.add(says);
      return isTwin ? [_id] : [];
    });
  }

  return {
    async due(networks, now, limit, except, line) {
      const wanted: Delivery[] = [];
      for (const urgent of [true, false]) {
        if (wanted.length >= limit) break;
        const rows = await execWithin(
          deliveries
            .find({ ...queued(networks, line, urgent), nextAt: { $lte: toDate(now) } })
            .sort({ nextAt: 1, order: 1 })
            .limit(limit + except.size)
            .lean(),
          BULK_TIMEOUT_MS,
        );
        for (const delivery of rows.map(toDelivery))
          if (wanted.length < limit && !except.has(delivery.id)) wanted.push(delivery);
      }
      return wanted;
    },
    async lines(networks) {
      const waiting = { state: 'queued', line: { $gt: '' }, ...inNetworks(networks) };
      const groups = deliveries.aggregate<{ _id: string }>([{ $match: waiting }, { $group: { _id: '$line' } }]);
      return (await execWithin(groups, BULK_TIMEOUT_MS)).map(({ _id }) => fromText(_id)).sort();
    },
    async list(network, about, limit) {
      const query = deliveries
        .find({ network, ...(about !== undefined && { about: toText(about) }) })
        .sort({ order: -1 });
      const rows = await execWithin((limit === undefined ? query : query.limit(limit)).lean(), BULK_TIMEOUT_MS);
      return rows.reverse().map(toDelivery);
    },
    async requeueFailed(network, person, now, abouts) {
      return requeue({ network, to: toText(person), state: 'failed', about: { $in: abouts.map(toText) } }, now);
    },
    requeueGivenUp: (network, now, abouts) =>
      requeue({ network, about: { $in: abouts.map(toText) }, state: 'failed', reason: 'triedTooOften' }, now),
    async requeueAbout({ network, about, at, cause }) {
      const by = { requeuedBy: toText(cause) };
      // The relay may repeat this. Deliveries that have failed since the first time must not be queued.
      const here = { network, about: toText(about), requeuedBy: { $ne: by.requeuedBy } };
      await requeue({ ...here, state: 'failed' }, at, by);
      // Whoever asks for another try says that Concord's own access may be back.
      await queueAgain({ ...here, state: 'queued', reason: { $in: [...OUR_REASONS] } }, at, by);
    },
    async reach(network, about, card, version) {
      const groups = await execWithin(
        deliveries.aggregate<ReachGroup>([
          {
            $match: {
              ...{ network, about: toText(about), card: toText(card), version: toText(version) },
              entity: { $exists: true },
            },
          },
          {
            $group: {
              _id: { entity: '$entity', state: '$state' },
              count: { $sum: 1 },
              first: { $min: '$at' },
              people: { $addToSet: '$to' },
              reasons: { $addToSet: '$reason' },
            },
          },
        ]),
        BULK_TIMEOUT_MS,
      );
      const reached = new Map<string, EntityCount>();
      for (const { _id: group, count, reasons, first, people } of groups) {
        const entity: EntityCount = reached.get(group.entity) ?? {
          sent: 0,
          queued: 0,
          failed: 0,
          to: [],
          why: new Map(),
        };
        reached.set(group.entity, entity);
        if (group.state === 'sent') {
          entity.to = people.map((person) => fromText<PersonId>(person)).sort();
          entity.sentAt = fromDate(first);
        }
        if (group.state === 'sent' || group.state === 'queued' || group.state === 'failed') entity[group.state] = count;
        entity.why.set(
          group.state,
          reasons.flatMap((reason) => (reason === null ? [] : fromText(reason))),
        );
      }
      return [...reached]
        .map(([entity, { why, ...counts }]) => ({
          entity: fromText<EntityId>(entity),
          ...counts,
          ...reasonsOf(why.get('failed') ?? [], why.get('queued') ?? []),
        }))
        .sort((a, b) => (a.entity < b.entity ? -1 : 1));
    },
    async progress(network, about, card, limit) {
      const which = { network, about: toText(about), card: toText(card) };
      const groups = await execWithin(
        deliveries.aggregate<{ _id: DeliveryState; count: number; reasons: (string | null)[] }>([
          { $match: which },
          { $group: { _id: '$state', count: { $sum: 1 }, reasons: { $addToSet: '$reason' } } },
        ]),
        BULK_TIMEOUT_MS,
      );
      const counts = { queued: 0, sent: 0, failed: 0, dropped: 0 };
      for (const { _id: state, count } of groups) counts[state] = count;
      const waits = groups.find(({ _id: state }) => state === 'queued')?.reasons ?? [];
      const held = reasonsOf(
        [],
        waits.flatMap((reason) => (reason === null ? [] : fromText(reason))),
      );
      const failed =
        counts.failed === 0
          ? []
          : await execWithin(
              deliveries
                .find({ ...which, state: 'failed' })
                .sort({ order: 1 })
                .limit(limit)
                .lean(),
            );
      return {
        ...counts,
        ...held,
        failures: failed.map(toDelivery).map(({ to, entity, reason }) => ({
          to,
          ...(entity !== undefined && { entity }),
          ...(reason !== undefined && { reason }),
        })),
      };
    },
    async nextDue(networks) {
      const first = async (urgent: boolean): Promise<Date | undefined> => {
        const [row] = await execWithin(
          deliveries
            .find(queued(networks, '', urgent))
            .sort({ nextAt: 1 })
            .limit(1)
            .select({ nextAt: 1 })
            .lean(),
        );
        return row?.nextAt;
      };
      const [earliest] = (await Promise.all([first(true), first(false)]))
        .flatMap((at) => at ?? [])
        .sort((a, b) => a.getTime() - b.getTime());
      return earliest && fromDate(earliest);
    },
  };
}

export function toDelivery(row: DeliveryRow): Delivery {
  const { entity, about, version, platform, messageId, reason, triedSince, shownHash } = row;
  return {
    id: fromText(row._id),
    network: row.network as NetworkId,
    to: fromText<PersonId>(row.to),
    card: fromText(row.card),
    live: row.live,
    urgent: row.urgent,
    createdAt: fromDate(row.createdAt),
    state: row.state as DeliveryState,
    tries: row.tries,
    nextAt: fromDate(row.nextAt),
    at: fromDate(row.at),
    shownVersion: row.shownVersion,
    data: fromValue(row.data) as CardData,
    ...(entity !== undefined && { entity: fromText<EntityId>(entity) }),
    ...(about !== undefined && { about: fromText<Ref>(about) }),
    ...(version !== undefined && { version: fromText(version) }),
    ...(platform !== undefined && { platform: fromText<PlatformName>(platform) }),
    ...(messageId !== undefined && { messageId: fromText(messageId) }),
    ...(reason !== undefined && { reason: fromText(reason) }),
    ...(triedSince !== undefined && { triedSince: fromDate(triedSince) }),
    ...(shownHash !== undefined && { shownHash }),
  };
}
