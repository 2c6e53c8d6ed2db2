import type { CardData } from '../../core/answer.ts';
import {
  hasCome,
  OUR_REASONS,
  type Delivery,
  type DeliveryState,
  type MailBack,
  type Proof,
} from '../../core/envelope.ts';
import { earliest } from '../../core/ids.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref, PlatformName } from '../../core/ids.ts';
import {
  mailProgress,
  type ChatTook,
  type DeliveryProgress,
  type EntityReach,
  type Requeue,
  type SayingCount,
} from '../store.ts';
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
  one(id: string): Promise<Delivery | undefined>;
  list(network: NetworkId, about: Ref | undefined, limit: number | undefined): Promise<Delivery[]>;
  requeueFailed(network: NetworkId, person: PersonId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  requeueGivenUp(network: NetworkId, now: Instant, abouts: readonly Ref[]): Promise<number>;
  requeueAbout(requeue: Requeue): Promise<void>;
  sayingBefore(network: NetworkId, before: Instant): Promise<SayingCount>;
  reach(network: NetworkId, about: Ref, card: string, version: string): Promise<EntityReach[]>;
  chatTook(network: NetworkId, about: Ref, cards: readonly string[], since: Instant): Promise<ChatTook[]>;
  progress(network: NetworkId, about: Ref, card: string, limit: number): Promise<DeliveryProgress>;
  nextDue(networks: Networks): Promise<Instant | undefined>;
}

/** A mail that came back has failed like any other. */
const FAILED: { readonly $in: DeliveryState[] } = { $in: ['failed', 'returned'] };

/** An entity's deliveries in one state. */
interface ReachGroup {
  readonly _id: { readonly entity: string; readonly state: string; readonly proof?: string };
  readonly count: number;
  readonly first: Date;
  readonly proved: Date | null;
  readonly people: readonly string[];
  readonly reasons: readonly (string | null)[];
}
interface EntityCount {
  sent: number;
  queued: number;
  failed: number;
  asked: number;
  to: PersonId[];
  sentAt?: Instant;
  askedAt?: Instant;
  byChat?: true;
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
    const $unset = { reason: 1, triedSince: 1, proof: 1, provedAt: 1, proofWords: 1 } as const;
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
    async one(id) {
      const row = await execWithin(deliveries.findById(toText(id)).lean());
      return row ? toDelivery(row) : undefined;
    },
    async list(network, about, limit) {
      const query = deliveries
        .find({ network, ...(about !== undefined && { about: toText(about) }) })
        .sort({ order: -1 });
      const rows = await execWithin((limit === undefined ? query : query.limit(limit)).lean(), BULK_TIMEOUT_MS);
      return rows.reverse().map(toDelivery);
    },
    async requeueFailed(network, person, now, abouts) {
      return requeue({ network, to: toText(person), state: FAILED, about: { $in: abouts.map(toText) } }, now);
    },
    requeueGivenUp: (network, now, abouts) =>
      requeue({ network, about: { $in: abouts.map(toText) }, state: FAILED, reason: 'triedTooOften' }, now),
    async requeueAbout({ network, about, at, cause }) {
      const by = { requeuedBy: toText(cause) };
      // The relay may repeat this. Deliveries that have failed since the first time must not be queued.
      const here = { network, about: toText(about), requeuedBy: { $ne: by.requeuedBy } };
      await requeue({ ...here, state: FAILED }, at, by);
      // Whoever asks for another try says that Concord's own access may be back.
      await queueAgain({ ...here, state: 'queued', reason: { $in: [...OUR_REASONS] } }, at, by);
    },
    async sayingBefore(network, before) {
      const which = { network, createdAt: { $lt: toDate(before) }, data: { $ne: {} } };
      const count = await execWithin(deliveries.countDocuments(which), BULK_TIMEOUT_MS);
      const end = async (direction: 1 | -1): Promise<Instant | undefined> => {
        const query = deliveries.find(which).sort({ network: direction, order: direction }).limit(1);
        const [row] = await execWithin(query.select({ createdAt: 1 }).lean(), BULK_TIMEOUT_MS);
        return row && fromDate(row.createdAt);
      };
      const [oldest, newest] = count === 0 ? [] : await Promise.all([end(1), end(-1)]);
      return { count, ...(oldest && { oldest }), ...(newest && { newest }) };
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
              _id: { entity: '$entity', state: '$state', proof: '$proof' },
              count: { $sum: 1 },
              first: { $min: '$at' },
              proved: { $min: '$provedAt' },
              people: { $addToSet: '$to' },
              reasons: { $addToSet: '$reason' },
            },
          },
        ]),
        BULK_TIMEOUT_MS,
      );
      const reached = new Map<string, EntityCount>();
      for (const group of groups) {
        const { entity: id } = group._id;
        const entity = reached.get(id) ?? { sent: 0, queued: 0, failed: 0, asked: 0, to: [], why: new Map() };
        reached.set(id, entity);
        count(entity, group);
      }
      return [...reached]
        .map(([entity, { why, byChat, ...counts }]) => ({
          entity: fromText<EntityId>(entity),
          ...counts,
          ...(counts.sent > 0 && !byChat && { byMail: true as const }),
          ...reasonsOf(why.get('failed') ?? [], why.get('queued') ?? []),
        }))
        .sort((a, b) => (a.entity < b.entity ? -1 : 1));
    },
    async chatTook(network, about, cards, since) {
      const taken = await execWithin(
        deliveries.aggregate<{ readonly _id: string; readonly at: Date }>([
          {
            $match: {
              ...{ network, about: toText(about), card: { $in: cards.map(toText) }, state: 'sent' },
              ...{ proof: { $exists: false }, entity: { $exists: true }, createdAt: { $gte: toDate(since) } },
            },
          },
          { $group: { _id: '$entity', at: { $min: '$at' } } },
        ]),
        BULK_TIMEOUT_MS,
      );
      return taken
        .map(({ _id, at }) => ({ entity: fromText<EntityId>(_id), at: fromDate(at) }))
        .sort((a, b) => (a.entity < b.entity ? -1 : 1));
    },
    async progress(network, about, card, limit) {
      const which = { network, about: toText(about), card: toText(card) };
      const groups = await execWithin(
        deliveries.aggregate<ProgressGroup>([
          { $match: which },
          {
            $group: {
              _id: { state: '$state', proof: '$proof' },
              count: { $sum: 1 },
              reasons: { $addToSet: '$reason' },
            },
          },
        ]),
        BULK_TIMEOUT_MS,
      );
      const counts = { queued: 0, sent: 0, failed: 0, dropped: 0 };
      const mails = { handed: 0, seen: 0, returned: 0 };
      for (const { _id, count: number } of groups) {
        const { state, proof } = _id;
        counts[state === 'returned' ? 'failed' : state] += number;
        if (state === 'returned') mails.returned += number;
        if (state === 'sent' && proof !== undefined && !hasCome({ state, proof })) mails.handed += number;
        if (state === 'sent' && proof === 'seen') mails.seen += number;
      }
      // Of those whose other ways were tried in vain afterwards.
      if (counts.failed > 0)
        mails.returned += await execWithin(
          deliveries.countDocuments({ ...which, state: 'failed', cameBack: { $ne: null } }),
          BULK_TIMEOUT_MS,
        );
      const waits = groups.flatMap(({ _id: { state }, reasons }) => (state === 'queued' ? reasons : []));
      const held = reasonsOf(
        [],
        waits.flatMap((reason) => (reason === null ? [] : fromText(reason))),
      );
      const failed =
        counts.failed === 0
          ? []
          : await execWithin(
              deliveries
                .find({ ...which, state: FAILED })
                .sort({ order: 1 })
                .limit(limit)
                .lean(),
            );
      return {
        ...counts,
        ...mailProgress(mails),
        ...held,
        failures: failed.map(toDelivery).map(({ to, entity, reason, cameBack }) => ({
          to,
          ...(entity !== undefined && { entity }),
          ...(reason !== undefined && { reason }),
          ...(cameBack && { mailReason: cameBack.reason }),
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

interface ProgressGroup {
  readonly _id: { readonly state: DeliveryState; readonly proof?: Proof };
  readonly count: number;
  readonly reasons: readonly (string | null)[];
}

/** Adds the deliveries of one state, and of one proof, to an entity's. */
function count(entity: EntityCount, { _id, count: number, reasons, first, proved, people }: ReachGroup): void {
  const state = _id.state as DeliveryState;
  const proof = _id.proof as Proof | undefined;
  const why = reasons.flatMap((reason) => (reason === null ? [] : fromText(reason)));
  const at = fromDate(proved ?? first);
  if (state === 'queued') {
    entity.queued += number;
    entity.why.set('queued', why);
  }
  if (state === 'failed' || state === 'returned') {
    entity.failed += number;
    entity.why.set('failed', [...(entity.why.get('failed') ?? []), ...why]);
  }
  if (state !== 'sent') return;
  entity.to = [...new Set([...entity.to, ...people.map((person) => fromText<PersonId>(person))])].sort();
  if (hasCome({ state, ...(proof && { proof }) })) {
    entity.sent += number;
    entity.sentAt = earliest(entity.sentAt, at) ?? at;
    if (proof === undefined) entity.byChat = true;
    return;
  }
  entity.asked += number;
  if (proof === 'handed') entity.askedAt = at;
}

export function toDelivery(row: DeliveryRow): Delivery {
  const { entity, about, version, platform, messageId, reason, triedSince, shownHash } = row;
  const { proof, provedAt, proofWords, address, cameBack } = row;
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
    ...(proof !== undefined && { proof: proof as Proof }),
    ...(provedAt !== undefined && { provedAt: fromDate(provedAt) }),
    ...(proofWords !== undefined && { proofWords: fromText(proofWords) }),
    ...(address !== undefined && { address: fromText(address) }),
    ...(cameBack !== undefined && { cameBack: fromValue(cameBack) as MailBack }),
  };
}
