import { Schema, type Connection, type Model, type SchemaOptions } from 'mongoose';
import type {
  AboutRow,
  DeliveryRow,
  DocumentRow,
  EntryRow,
  FollowUpRow,
  JournalRow,
  LeaseRow,
  LineRow,
  NetworkRow,
  KeyValueRow,
} from './rows.ts';

/**
 * The collections. Nothing needs a transaction, a change stream or a TTL index: one insert into `journal` is a whole
 * commit, and everything else is derived from it (`relay.ts`).
 */

const text = { type: String, required: true } as const;
/** The type of any string. mongoose's `required` would refuse an empty one. */
const any = { type: String } as const;
const count = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;
const plain = { versionKey: false, strict: 'throw', minimize: false, id: false } as const;
const part = { _id: false, strict: 'throw', minimize: false } as const;
const ID = { _id: text };

const schema = <Row = unknown>(shape: object, options: object): Schema<Row> =>
  new Schema(shape, options as SchemaOptions) as unknown as Schema<Row>;

const documentRef = schema({ id: any, version: count, was: text, hash: text, items: Schema.Types.Mixed }, part);
const proof = schema({ delivery: text, at: date, platform: any, proof: any, provedAt: Date }, part);
const line = schema<LineRow>(
  {
    seq: count,
    at: date,
    actor: any,
    onBehalfOf: any,
    verb: any,
    target: any,
    platform: any,
    via: any,
    outcome: any,
    eventId: any,
    document: documentRef,
    removal: schema({ rule: any }, part),
    sent: schema({ count, hash: text }, part),
    proves: { type: [proof], default: undefined },
    hash: text,
    answer: Schema.Types.Mixed,
    same: schema({ act: text, ends: [any] }, part),
  },
  part,
);

const journal = schema<JournalRow>(
  {
    ...ID,
    network: text,
    number: count,
    by: text,
    writtenAt: date,
    first: count,
    last: count,
    hash: text,
    lines: [line],
    events: { type: [String], default: undefined },
    oldestReceipt: Date,
    fence: count,
    order: count,
    changes: String,
  },
  { ...plain, collection: 'journal' },
)
  .index({ network: 1, number: 1 })
  .index({ network: 1, last: 1 })
  .index({ events: 1 }, { unique: true, sparse: true })
  .index({ oldestReceipt: 1 }, { sparse: true });

const networks = schema<NetworkRow>(
  { ...ID, relayed: count, lines: count, last: text },
  { ...plain, collection: 'networks' },
);

const documents = schema<DocumentRow>(
  {
    ...ID,
    network: text,
    kind: text,
    target: text,
    number: count,
    version: count,
    cardVersion: count,
    stage: any,
    dueAt: Date,
    refreshAt: Date,
    marks: Number,
    uniqueKey: String,
    lists: [schema({ name: any, since: count, length: count }, part)],
    state: Schema.Types.Mixed,
  },
  { ...plain, collection: 'documents' },
)
  .index({ network: 1, kind: 1, number: 1, target: 1 })
  .index({ network: 1, kind: 1, stage: 1, number: 1, target: 1 })
  .index({ network: 1, kind: 1, uniqueKey: 1 })
  .index({ network: 1, dueAt: 1, number: 1, _id: 1 })
  .index({ network: 1, refreshAt: 1, _id: 1 })
  .index({ target: 1, network: 1 });

const entries = schema<EntryRow>(
  { ...ID, document: text, list: any, since: count, seq: count, item: Schema.Types.Mixed, hash: text },
  { ...plain, collection: 'entries' },
).index({ document: 1, list: 1, seq: 1 });

const deliveries = schema<DeliveryRow>(
  {
    ...ID,
    network: text,
    to: any,
    entity: String,
    card: any,
    about: String,
    version: String,
    live: Boolean,
    urgent: Boolean,
    createdAt: date,
    order: count,
    state: { type: String, enum: ['queued', 'sent', 'failed', 'dropped', 'returned'], required: true },
    line: any,
    tries: count,
    nextAt: date,
    at: date,
    platform: String,
    messageId: String,
    reason: String,
    triedSince: Date,
    shownVersion: count,
    shownHash: String,
    editAfter: Date,
    proof: String,
    provedAt: Date,
    proofWords: String,
    address: String,
    cameBack: Schema.Types.Mixed,
    data: Schema.Types.Mixed,
    requeuedBy: String,
    fence: count,
    covered: Boolean,
  },
  { ...plain, collection: 'deliveries' },
)
  .index({ network: 1, state: 1, line: 1, urgent: 1, nextAt: 1, order: 1 })
  .index({ network: 1, order: 1 })
  .index({ network: 1, about: 1, order: 1 })
  .index({ network: 1, to: 1, state: 1, about: 1 })
  .index({ network: 1, live: 1, state: 1 })
  .index({ network: 1, about: 1, live: 1, shownVersion: 1, editAfter: 1 });

/** The index of follow-ups. Nearly all are due when they are written, so they are found by their order. */
export const IN_ORDER = { network: 1, order: 1, dueAt: 1 } as const;

const followUps = schema<FollowUpRow>(
  { ...ID, network: text, stamp: any, dueAt: date, order: count, act: Schema.Types.Mixed },
  { ...plain, collection: 'followups' },
)
  .index({ network: 1, dueAt: 1, order: 1 })
  .index(IN_ORDER);

const leases = schema<LeaseRow>(
  { ...ID, holder: String, host: text, fence: count, beat: count, asked: Number, seenAt: date },
  { ...plain, collection: 'leases' },
);

const shelf = schema<KeyValueRow>({ ...ID, space: any, key: any, value: any }, { ...plain, collection: 'shelf' }).index(
  {
    space: 1,
    key: 1,
  },
);

const about = schema<AboutRow>(
  {
    ...ID,
    schemaVersion: count,
    madeAt: date,
    copying: schema({ from: text, since: date, by: text, content: Schema.Types.Mixed, done: Schema.Types.Mixed }, part),
  },
  { ...plain, collection: 'about' },
);

export interface Models {
  readonly journal: Model<JournalRow>;
  readonly networks: Model<NetworkRow>;
  readonly documents: Model<DocumentRow>;
  readonly entries: Model<EntryRow>;
  readonly deliveries: Model<DeliveryRow>;
  readonly followUps: Model<FollowUpRow>;
  readonly leases: Model<LeaseRow>;
  readonly shelf: Model<KeyValueRow>;
  readonly about: Model<AboutRow>;
}

/** The names of the collections. */
export const COLLECTIONS = [
  ...(['journal', 'networks', 'documents', 'entries', 'deliveries', 'followups', 'leases', 'shelf', 'about'] as const),
];

/** Creates missing collections and indexes; resolves when all exist. */
export async function openModels(connection: Connection): Promise<Models> {
  const models: Models = {
    journal: connection.model<JournalRow>('Journal', journal),
    networks: connection.model<NetworkRow>('Network', networks),
    documents: connection.model<DocumentRow>('Document', documents),
    entries: connection.model<EntryRow>('Entry', entries),
    deliveries: connection.model<DeliveryRow>('Delivery', deliveries),
    followUps: connection.model<FollowUpRow>('FollowUp', followUps),
    leases: connection.model<LeaseRow>('Lease', leases),
    shelf: connection.model<KeyValueRow>('Shelf', shelf),
    about: connection.model<AboutRow>('About', about),
  };
  await Promise.all(Object.values(models).map((model: Model<unknown>) => model.init()));
  return models;
}
