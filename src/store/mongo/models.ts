import type { Same } from '../repeats.ts';
import { Schema, type Connection, type Model, type SchemaOptions } from 'mongoose';

/**
 * The collections, one for each kind of thing. Nothing here needs a transaction, a change stream or an index that
 * deletes: one insert into `journal` is a whole commit, and everything else is worked out from it (`relay.ts`).
 */

/** A number of acts that landed together, and the lines of the audit trail about them. Only ever added to. */
export interface JournalRow {
  /** `network/number`: whoever inserts it first has the place; nobody else's commit can be between it and the one before. */
  readonly _id: string;
  readonly network: string;
  readonly number: number;
  /** The process that wrote it. */
  readonly by: string;
  readonly writtenAt: Date;
  /** The line numbers that it holds: from `first` up to `last`; `last` is one less when there is none. */
  readonly first: number;
  readonly last: number;
  /** The hash of the chain after it. */
  readonly hash: string;
  readonly lines: readonly LineRow[];
  /** The events that have a receipt here. */
  readonly events?: readonly string[];
  readonly oldestReceipt?: Date;
  /** The highest fence of the network's duty up to here. */
  readonly fence: number;
  /** Where the order of its deliveries and follow-ups ends. */
  readonly order: number;
  /** JSON: what it changed, until all of that is in the other collections. */
  readonly changes?: string;
}

export interface LineRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly verb: string;
  readonly target?: string;
  readonly platform: string;
  readonly outcome: string;
  readonly eventId: string;
  readonly document?: { readonly id: string; readonly version: number; readonly was: string; readonly hash: string };
  readonly hash: string;
  /** The receipt, until it is forgotten. */
  readonly answer?: unknown;
  /** What an accepted act is the same as, and what it ends. */
  readonly same?: Same;
}

export interface NetworkRow {
  readonly _id: string;
  /** The journal has been carried into the other collections up to this number. */
  readonly relayed: number;
  /** How the chain of the audit trail ended then. */
  readonly lines: number;
  readonly last: string;
}

export interface DocumentRow {
  readonly _id: string;
  readonly network: string;
  readonly kind: string;
  readonly target: string;
  readonly number: number;
  readonly version: number;
  readonly cardVersion: number;
  readonly stage: string;
  readonly dueAt?: Date;
  /** Its live cards are looked at from then on. */
  readonly refreshAt?: Date;
  /** How often that was asked for. */
  readonly marks?: number;
  readonly uniqueKey?: string;
  /** The append-only lists, whose items are in `entries`; `since` is the version at which it became one. */
  readonly lists: readonly { readonly name: string; readonly since: number; readonly length: number }[];
  readonly state: unknown;
}

export interface EntryRow {
  readonly _id: string;
  readonly document: string;
  readonly list: string;
  readonly since: number;
  readonly seq: number;
  readonly item: unknown;
  /** Over this item and all before it. */
  readonly hash: string;
}

export interface DeliveryRow {
  readonly _id: string;
  readonly network: string;
  readonly to: string;
  readonly entity?: string;
  readonly card: string;
  readonly about?: string;
  readonly version?: string;
  readonly live: boolean;
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly order: number;
  readonly state: string;
  /** The line in which it waits for a platform's limit; empty when it stands in none. */
  readonly line: string;
  readonly tries: number;
  readonly nextAt: Date;
  readonly at: Date;
  readonly platform?: string;
  readonly messageId?: string;
  readonly reason?: string;
  readonly triedSince?: Date;
  readonly shownVersion: number;
  readonly shownHash?: string;
  readonly editAfter?: Date;
  readonly data: unknown;
  /** The event for which it last went back in the queue: the journal is carried here at least once. */
  readonly requeuedBy?: string;
  /** Who was given duty with a lower number than this has no say in it any more. */
  readonly fence: number;
}

export interface FollowUpRow {
  readonly _id: string;
  readonly network: string;
  readonly stamp: string;
  readonly dueAt: Date;
  readonly order: number;
  readonly act: unknown;
}

export interface LeaseRow {
  readonly _id: string;
  /** The process on duty, or null when it was given back. */
  readonly holder: string | null;
  readonly host: string;
  /** One more with each change of hands. */
  readonly fence: number;
  /** One more with each sign of life. */
  readonly beat: number;
  /** For people who look: no clock is compared with it. */
  readonly seenAt: Date;
}

export interface ShelfRow {
  readonly _id: string;
  readonly space: string;
  readonly key: string;
  readonly value: string;
}

/** About the database as a whole. */
export interface AboutRow {
  readonly _id: 'concord';
  readonly schemaVersion: number;
  readonly madeAt: Date;
  /** A copy into it has begun and not ended. */
  readonly copying?: {
    readonly from: string;
    readonly since: Date;
    /** The process that copies. */
    readonly by: string;
    /** What the source came to; absent while what an earlier try left is cleared away. */
    readonly content?: unknown;
    /** How many things of each kind are there. */
    readonly done?: Readonly<Record<string, number>>;
  };
}

const text = { type: String, required: true } as const;
/** `required` would refuse an empty text. */
const any = { type: String } as const;
const count = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;
const plain = { versionKey: false, strict: 'throw', minimize: false, id: false } as const;
const part = { _id: false, strict: 'throw', minimize: false } as const;
const ID = { _id: text };

const schema = <Row = unknown>(shape: object, options: object): Schema<Row> =>
  new Schema(shape, options as SchemaOptions) as unknown as Schema<Row>;

const documentRef = schema({ id: any, version: count, was: text, hash: text }, part);
const line = schema<LineRow>(
  {
    seq: count,
    at: date,
    actor: any,
    onBehalfOf: any,
    verb: any,
    target: any,
    platform: any,
    outcome: any,
    eventId: any,
    document: documentRef,
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
    state: { type: String, enum: ['queued', 'sent', 'failed', 'dropped'], required: true },
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
    data: Schema.Types.Mixed,
    requeuedBy: String,
    fence: count,
  },
  { ...plain, collection: 'deliveries' },
)
  .index({ network: 1, state: 1, line: 1, urgent: 1, nextAt: 1, order: 1 })
  .index({ network: 1, order: 1 })
  .index({ network: 1, about: 1, order: 1 })
  .index({ network: 1, to: 1, state: 1, about: 1 })
  .index({ network: 1, live: 1, state: 1 })
  .index({ network: 1, about: 1, live: 1, shownVersion: 1, editAfter: 1 });

/** Nearly all follow-ups are due as soon as they are written: so they are found in the order in which that was. */
export const IN_ORDER = { network: 1, order: 1, dueAt: 1 } as const;

const followUps = schema<FollowUpRow>(
  { ...ID, network: text, stamp: any, dueAt: date, order: count, act: Schema.Types.Mixed },
  { ...plain, collection: 'followups' },
)
  .index({ network: 1, dueAt: 1, order: 1 })
  .index(IN_ORDER);

const leases = schema<LeaseRow>(
  { ...ID, holder: String, host: text, fence: count, beat: count, seenAt: date },
  { ...plain, collection: 'leases' },
);

const shelf = schema<ShelfRow>({ ...ID, space: any, key: any, value: any }, { ...plain, collection: 'shelf' }).index({
  space: 1,
  key: 1,
});

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
  readonly shelf: Model<ShelfRow>;
  readonly about: Model<AboutRow>;
}

/** Their names in the database. */
export const COLLECTIONS = [
  ...(['journal', 'networks', 'documents', 'entries', 'deliveries', 'followups', 'leases', 'shelf', 'about'] as const),
];

/** Makes the collections and indexes that are missing; resolves when all are there. */
export async function openModels(connection: Connection): Promise<Models> {
  const models: Models = {
    journal: connection.model<JournalRow>('Journal', journal),
    networks: connection.model<NetworkRow>('Network', networks),
    documents: connection.model<DocumentRow>('Document', documents),
    entries: connection.model<EntryRow>('Entry', entries),
    deliveries: connection.model<DeliveryRow>('Delivery', deliveries),
    followUps: connection.model<FollowUpRow>('FollowUp', followUps),
    leases: connection.model<LeaseRow>('Lease', leases),
    shelf: connection.model<ShelfRow>('Shelf', shelf),
    about: connection.model<AboutRow>('About', about),
  };
  await Promise.all(Object.values(models).map((model: Model<unknown>) => model.init()));
  return models;
}
