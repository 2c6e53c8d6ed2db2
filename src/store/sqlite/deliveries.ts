import { OUR_REASONS, type Envelope, type Delivery } from '../../core/envelope.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref } from '../../core/ids.ts';
import { mailProgress, type ChatTook, type DeliveryProgress, type EntityReach, type SayingCount } from '../store.ts';
import { DELIVERY_COLUMNS, toDelivery } from './deliveryRow.ts';
import type { DeliveryRow } from './deliveryRow.ts';
import { isCovered } from '../deliveryWitness.ts';
import { reasonsOf } from '../reasons.ts';
import { NO_LIMIT } from './lookups.ts';
import { listOf, listOfRows } from './sql.ts';
import type { Database } from './sql.ts';

/** The deliveries of the outbox. */
export interface SqliteDeliveries {
  /** @param events those whose lines will cover them @returns the covered ones that are new */
  queue(envelopes: readonly Envelope[], events: ReadonlySet<string>): readonly Envelope[];
  /** The due deliveries: urgent ones first, then by `nextAt`. */
  due(now: Instant, limit: number, except: ReadonlySet<string>, line: string): Delivery[];
  lines(): string[];
  /** The deliveries in the order in which they were written; with a limit, the latest. */
  one(id: string): Delivery | undefined;
  list(network: NetworkId, about: Ref | undefined, limit: number | undefined): Delivery[];
  /** Queues failed deliveries again, with no tries counted. Of those with the same content only the latest is queued. */
  requeueFailed(network: NetworkId, person: PersonId, now: Instant, abouts: readonly Ref[]): number;
  requeueGivenUp(network: NetworkId, now: Instant, abouts: readonly Ref[]): number;
  /** Queues everybody's failed deliveries about this document again. */
  requeueAbout(network: NetworkId, about: Ref, now: Instant): void;
  sayingBefore(network: NetworkId, before: Instant): SayingCount;
  reach(network: NetworkId, about: Ref, card: string, version: string): EntityReach[];
  chatTook(network: NetworkId, about: Ref, cards: readonly string[], since: Instant): ChatTook[];
  progress(network: NetworkId, about: Ref, card: string, limit: number): DeliveryProgress;
}

/** One statement for everybody who gets the same: what differs comes as JSON. To run one for each person takes twice as long. */
const QUEUE = `INSERT INTO deliveries (id, person, entity, covered, network, card, about, version, live, urgent, data,
  created_at, next_at, at, state, tries, shown_version)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0
  FROM json_each(?) WHERE true ON CONFLICT (id) DO NOTHING RETURNING id`;
const DUE = `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE state = 'queued' AND line = ? AND urgent = ?
  AND next_at <= ?ORDER BY next_at, row LIMIT ?`;
const LINES = `SELECT DISTINCT line FROM deliveries WHERE state = 'queued' AND line > ''`;
const ONE = `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE id = ?`;
const LIST = `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE network = ? ORDER BY row DESC LIMIT ?`;
const LIST_ABOUT = `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE network = ? AND about = ?
  ORDER BY row DESC LIMIT ?`;
/** A mail that came back has failed like any other. */
const FAILED = `state IN ('failed', 'returned')`;
/** @param too a condition on the later delivery of two with the same content, which is the one that is sent */
const dropTwins = (which: string, too = ''): string => `UPDATE deliveries SET state = 'dropped', at = ?
  WHERE ${FAILED} AND ${which}
  AND EXISTS (SELECT 1 FROM deliveries AS late WHERE late.state IN ('failed', 'returned') AND late.network = deliveries.network
    AND late.person = deliveries.person AND late.about = deliveries.about AND late.card = deliveries.card
    AND late.version IS deliveries.version AND late.data = deliveries.data AND late.row > deliveries.row ${too})`;
const requeue = (which: string, state = FAILED): string =>
  `UPDATE deliveries SET state = 'queued', line = '', tries = 0, next_at = ?, at = ?, reason = NULL,
  tried_since = NULL, proof = NULL, proved_at = NULL, proof_words = NULL WHERE ${state} AND ${which}`;
const OF_PERSON = 'network = ? AND person = ? AND about IN (SELECT value FROM json_each(?))';
const GIVEN_UP = `network = ? AND reason = 'triedTooOften' AND about IN (SELECT value FROM json_each(?))`;
const ABOUT = 'network = ? AND about = ?';
/** It also waits for Concord's own access: whoever asks for another try says that this may be back. */
const FAILED_OR_HELD = `(${FAILED} OR state = 'queued' AND reason IN (${OUR_REASONS.map((one) => `'${one}'`).join()}))`;
const HAS_COME = `state = 'sent' AND (proof IS NULL OR proof IN ('delivered', 'seen'))`;
const REACH = `SELECT entity, count(*) FILTER (WHERE ${HAS_COME}) AS sent, sum(state = 'queued') AS queued,
  sum(${FAILED}) AS failed, min(coalesce(proved_at, at)) FILTER (WHERE ${HAS_COME}) AS sentAt,
  count(*) FILTER (WHERE ${HAS_COME} AND proof IS NULL) AS byChat,
  count(*) FILTER (WHERE state = 'sent' AND proof IN ('handed', 'delayed')) AS asked,
  min(proved_at) FILTER (WHERE state = 'sent' AND proof = 'handed') AS askedAt,
  json_group_array(DISTINCT person) FILTER (WHERE state = 'sent') AS sentTo,
  json_group_array(DISTINCT reason) FILTER (WHERE ${FAILED} AND reason IS NOT NULL) AS whyFailed,
  json_group_array(DISTINCT reason) FILTER (WHERE state = 'queued' AND reason IS NOT NULL) AS whyQueued
  FROM deliveries WHERE network = ? AND about = ? AND card = ? AND version = ? AND entity IS NOT NULL
  GROUP BY entity ORDER BY entity`;
const CHAT_TOOK = `SELECT entity, min(at) AS at FROM deliveries
  WHERE network = ? AND about = ? AND card IN (SELECT value FROM json_each(?)) AND created_at >= ?
  AND state = 'sent' AND proof IS NULL AND entity IS NOT NULL GROUP BY entity ORDER BY entity`;
const PROGRESS = `SELECT count(*) FILTER (WHERE state = 'queued') AS queued, count(*) FILTER (WHERE state = 'sent') AS sent,
  count(*) FILTER (WHERE ${FAILED}) AS failed, count(*) FILTER (WHERE state = 'dropped') AS dropped,
  count(*) FILTER (WHERE state = 'sent' AND proof IN ('handed', 'delayed')) AS handed,
  count(*) FILTER (WHERE state = 'sent' AND proof = 'seen') AS seen,
  count(*) FILTER (WHERE state = 'returned' OR state = 'failed' AND came_back IS NOT NULL) AS returned,
  json_group_array(DISTINCT reason) FILTER (WHERE state = 'queued' AND reason IS NOT NULL) AS whyQueued
  FROM deliveries WHERE network = ? AND about = ? AND card = ?`;
const FAILURES = `SELECT person AS "to", entity, reason, json_extract(came_back, '$.reason') AS mailReason FROM deliveries
  WHERE network = ? AND about = ? AND card = ? AND ${FAILED} ORDER BY row LIMIT ?`;

const SAYING = `SELECT count(*) AS count, min(created_at) AS oldest, max(created_at) AS newest FROM deliveries
  WHERE network = ? AND created_at < ? AND data <> '{}'`;

export const DELIVERY_QUERIES = {
  due: DUE,
  lines: LINES,
  one: ONE,
  list: LIST,
  listAbout: LIST_ABOUT,
  dropTwins: dropTwins(OF_PERSON),
  requeue: requeue(OF_PERSON),
  dropTwinsGivenUp: dropTwins(GIVEN_UP, `AND late.reason = 'triedTooOften'`),
  requeueGivenUp: requeue(GIVEN_UP),
  dropTwinsAbout: dropTwins(ABOUT),
  requeueAbout: requeue(ABOUT, FAILED_OR_HELD),
  reach: REACH,
  chatTook: CHAT_TOOK,
  progress: PROGRESS,
  failures: FAILURES,
} as const;

interface FailureRow {
  readonly to: PersonId;
  readonly entity: EntityId | null;
  readonly reason: string | null;
  readonly mailReason: string | null;
}

/** The distinct reasons as JSON. */
interface Why {
  readonly whyFailed: string;
  readonly whyQueued: string;
}
const texts = <T extends string = string>(json: string): T[] => JSON.parse(json) as T[];

type ReachRow = Pick<EntityReach, 'entity' | 'sent' | 'queued' | 'failed' | 'asked'> &
  Why & {
    readonly sentAt: Instant | null;
    readonly askedAt: Instant | null;
    readonly byChat: number;
    /** The people as JSON. */
    readonly sentTo: string;
  };

type ProgressRow = Required<Omit<DeliveryProgress, 'failures' | 'held'>> & Pick<Why, 'whyQueued'>;

/** The envelopes in runs of those that differ only in whom they go to. */
function runsOf(envelopes: readonly Envelope[]): readonly (readonly Envelope[])[] {
  const runs: Envelope[][] = [];
  let before: Envelope | undefined;
  for (const envelope of envelopes) {
    if (before && isAlike(before, envelope)) runs.at(-1)?.push(envelope);
    else runs.push([envelope]);
    before = envelope;
  }
  return runs;
}

const isAlike = (a: Envelope, b: Envelope): boolean =>
  a.data === b.data &&
  a.card === b.card &&
  a.about === b.about &&
  a.version === b.version &&
  a.live === b.live &&
  a.urgent === b.urgent &&
  a.network === b.network &&
  a.createdAt === b.createdAt;

export function createDeliveries(sql: Database): SqliteDeliveries {
  const queue = sql.query<{ id: string }>(QUEUE);
  const due = sql.query<DeliveryRow>(DUE);
  const lines = sql.query<{ line: string }>(LINES);
  const one = sql.query<DeliveryRow>(ONE);
  const list = sql.query<DeliveryRow>(LIST);
  const listAbout = sql.query<DeliveryRow>(LIST_ABOUT);
  const dropTwins = sql.query(DELIVERY_QUERIES.dropTwins);
  const requeue = sql.query(DELIVERY_QUERIES.requeue);
  const dropTwinsAbout = sql.query(DELIVERY_QUERIES.dropTwinsAbout);
  const dropTwinsGivenUp = sql.query(DELIVERY_QUERIES.dropTwinsGivenUp);
  const requeueGivenUp = sql.query(DELIVERY_QUERIES.requeueGivenUp);
  const requeueAbout = sql.query(DELIVERY_QUERIES.requeueAbout);
  const reach = sql.query<ReachRow>(REACH);
  const chatTook = sql.query<ChatTook>(CHAT_TOOK);
  const progress = sql.query<ProgressRow>(PROGRESS);
  const failures = sql.query<FailureRow>(FAILURES);
  const saying = sql.query<{ count: number; oldest: Instant | null; newest: Instant | null }>(SAYING);

  /** @returns the covered ones that are new */
  function queueAlike(alike: readonly Envelope[], events: ReadonlySet<string>): readonly Envelope[] {
    const [first] = alike;
    if (!first) return [];
    const { network, card, data, about, version, live, urgent, createdAt } = first;
    const covered = alike.map((envelope) => isCovered(events, envelope));
    const each = alike.map(({ id, to, entity }, i) => [id, to, entity ?? null, covered[i] ? 1 : 0]);
    const subject = [network, card, about ?? null, version ?? null, live ? 1 : 0, urgent ? 1 : 0, JSON.stringify(data)];
    const made = queue.all(...subject, createdAt, createdAt, createdAt, listOfRows(each));
    const ids = made.length === alike.length ? undefined : new Set(made.map(({ id }) => id));
    // Deleted, because the same delivery may be there twice.
    return alike.filter(({ id }, i) => (ids?.delete(id) ?? true) && covered[i]);
  }

  return {
    queue: (envelopes, events) => runsOf(envelopes).flatMap((alike) => queueAlike(alike, events)),
    due(now, limit, except, line) {
      const wanted: Delivery[] = [];
      for (const urgent of [1, 0])
        for (const row of due.all(line, urgent, now, limit + except.size))
          if (wanted.length < limit && !except.has(row.id)) wanted.push(toDelivery(row));
      return wanted;
    },
    lines: () => lines.all().map(({ line }) => line),
    one(id) {
      const row = one.get(id);
      return row && toDelivery(row);
    },
    list(network, about, limit = NO_LIMIT) {
      const rows = about === undefined ? list.all(network, limit) : listAbout.all(network, about, limit);
      return rows.reverse().map(toDelivery);
    },
    requeueFailed(network, person, now, abouts) {
      dropTwins.run(now, network, person, listOf(abouts));
      return requeue.run(now, now, network, person, listOf(abouts));
    },
    requeueGivenUp(network, now, abouts) {
      dropTwinsGivenUp.run(now, network, listOf(abouts));
      return requeueGivenUp.run(now, now, network, listOf(abouts));
    },
    requeueAbout(network, about, now) {
      dropTwinsAbout.run(now, network, about);
      requeueAbout.run(now, now, network, about);
    },
    sayingBefore(network, before) {
      const { count, oldest, newest } = saying.get(network, before) ?? { count: 0, oldest: null, newest: null };
      return { count, ...(oldest !== null && { oldest }), ...(newest !== null && { newest }) };
    },
    reach: (network, about, card, version) =>
      reach
        .all(network, about, card, version)
        .map(({ whyFailed, whyQueued, sentAt, askedAt, byChat, sentTo, ...counts }) => ({
          ...counts,
          to: texts<PersonId>(sentTo).sort(),
          ...(sentAt !== null && { sentAt }),
          ...(askedAt !== null && { askedAt }),
          ...(counts.sent > 0 && byChat === 0 && { byMail: true }),
          ...reasonsOf(texts(whyFailed), texts(whyQueued)),
        })),
    chatTook: (network, about, cards, since) => chatTook.all(network, about, listOf(cards), since),
    progress(network, about, card, limit) {
      const nothing: ProgressRow = {
        ...{ handed: 0, seen: 0, returned: 0 },
        queued: 0,
        sent: 0,
        failed: 0,
        dropped: 0,
        whyQueued: '[]',
      };
      const { whyQueued, handed, seen, returned, ...counts } = progress.get(network, about, card) ?? nothing;
      const failed = counts.failed === 0 ? [] : failures.all(network, about, card, limit);
      return {
        ...counts,
        ...mailProgress({ handed, seen, returned }),
        ...reasonsOf([], texts(whyQueued)),
        failures: failed.map(({ to, entity, reason, mailReason }) => ({
          to,
          ...(entity !== null && { entity }),
          ...(reason !== null && { reason }),
          ...(mailReason !== null && { mailReason }),
        })),
      };
    },
  };
}
