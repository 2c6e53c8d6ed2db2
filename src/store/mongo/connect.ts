import mongoose, { type Connection } from 'mongoose';
import { StoreUnusable } from '../store.ts';
import { readAddress } from './address.ts';
import { COLLECTIONS, openModels, type Models } from './models.ts';
import type { AboutRow } from './rows.ts';
import { isDuplicate, OPERATION_TIMEOUT_MS, StoreTimeout, within } from './operations.ts';
import { asUnusable, startFaultOf } from './startFaults.ts';
import { watch } from './watch.ts';

/** A migration. It cannot be undone, and an older Concord does not open a newer database. */
export interface Migration {
  /** Counts up from 1; kept as the database's `schemaVersion`. */
  readonly version: number;
  /** Must be repeatable, because it may have been interrupted. */
  readonly run: (models: Models) => Promise<void>;
}

/** The first version is what `openModels` creates. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, run: () => Promise.resolve() },
  // An older Concord would relay deliveries without saying that a line covers them.
  { version: 2, run: () => Promise.resolve() },
];
export const newest = (migrations: readonly Migration[]): number =>
  Math.max(0, ...migrations.map(({ version }) => version));

export interface MongoConnection {
  readonly name: string;
  readonly connection: Connection;
  readonly models: Models;
  close(): Promise<void>;
}

/** Short enough that the person is told to try again before their platform gives up. */
const SERVER_SELECTION_TIMEOUT_MS = 1_200;
const OPEN_TIMEOUT_MS = 10_000;
/** Long enough for a replica set to elect a primary, and for a server that starts together with this program. */
const START_TIMEOUT_MS = 30_000;
const RETRY_DELAY_MS = 500;
/** Enough for the queries of the largest card, a press at the same time, and this process's own queries. */
const MIN_CONNECTIONS = 16;

export interface ConnectOptions {
  /** This process copies into the database. Other processes do not open a database that is half copied. */
  readonly copying?: boolean;
  /** Checks the database before anything is created there. Throws when it is not the expected one. */
  readonly first?: (connection: Connection, name: string) => Promise<void>;
  /** How long to wait for a server and its primary, in milliseconds. */
  readonly patienceMs?: number;
  /** Called once, when the start has to wait. */
  readonly waits?: (words: string) => void;
}

/** @throws StoreUnusable; nothing is changed then */
export async function connect(
  uri: string,
  migrations: readonly Migration[] = MIGRATIONS,
  { copying = false, first, ...patience }: ConnectOptions = {},
): Promise<MongoConnection> {
  const address = readAddress(uri);
  const settings = copying ? COPY_OPTIONS : OPTIONS;
  const connection = await reach(address.uri, settings, patience);
  const name = `MongoDB at ${connection.host}/${connection.name}`;
  try {
    const version = await look(connection, name, migrations, copying);
    await first?.(connection, name);
    const models = await openModels(connection);
    await migrate(models, version, migrations);
    const unwatch = watch(
      connection,
      () => connection.openUri(address.uri, settings),
      copying ? COPY_PATIENCE_MS : undefined,
    );
    const close = async (): Promise<void> => {
      await unwatch();
      await connection.close();
    };
    return { name, connection, models, close };
  } catch (fault) {
    await connection.close();
    throw asUnusable(fault) ?? fault;
  }
}

/** Options that the program fixes. `address.ts` has removed them from the address. */
const OPTIONS: mongoose.ConnectOptions = {
  bufferCommands: false,
  autoCreate: true,
  autoIndex: true,
  serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
  connectTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
  heartbeatFrequencyMS: 1_000,
  socketTimeoutMS: 30_000,
  maxPoolSize: 32,
  // A new connection costs a round trip before its first query, and the driver opens only two at a time. So enough
  // connections for several people are opened beforehand.
  minPoolSize: MIN_CONNECTIONS,
  maxConnecting: MIN_CONNECTIONS,
  // After this time the caller has given up.
  waitQueueTimeoutMS: OPERATION_TIMEOUT_MS,
  readPreference: 'primary',
  writeConcern: { w: 'majority' },
  readConcernLevel: 'majority',
  appName: 'concord',
};

/**
 * Nobody waits for a copy, and it keeps the server and this process busy: an answer to the driver's own question whether the
 * server lives comes late then, and the driver would give up everything that is under way.
 */
const COPY_PATIENCE_MS = 20_000;
const COPY_OPTIONS: mongoose.ConnectOptions = {
  ...OPTIONS,
  connectTimeoutMS: COPY_PATIENCE_MS,
  waitQueueTimeoutMS: COPY_PATIENCE_MS,
};

async function reach(
  uri: string,
  settings: mongoose.ConnectOptions,
  { patienceMs = START_TIMEOUT_MS, waits }: Pick<ConnectOptions, 'patienceMs' | 'waits'>,
): Promise<Connection> {
  const from = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await reachOnce(uri, settings);
    } catch (fault) {
      const tried = performance.now() - from;
      const known = startFaultOf(fault);
      if (!known?.mayPass || tried >= patienceMs) throw asUnusable(fault, tried) ?? fault;
      if (tries === 1) waits?.(`MongoDB cannot be used yet. ${known.words}. It is tried for ${patienceMs / 1_000} s.`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
    }
  }
}

async function reachOnce(uri: string, settings: mongoose.ConnectOptions): Promise<Connection> {
  const connection = mongoose.createConnection(uri, settings);
  try {
    return await within(connection.asPromise(), OPEN_TIMEOUT_MS);
  } catch (fault) {
    await connection.close().catch(() => undefined);
    throw fault;
  }
}

/** Reads the database's version without changing anything; undefined for a database without Concord. */
async function look(
  connection: Connection,
  name: string,
  migrations: readonly Migration[],
  copying: boolean,
): Promise<number | undefined> {
  const found = await within(connection.collection<AboutRow>('about').findOne({ _id: 'concord' }), OPEN_TIMEOUT_MS);
  if (!found) {
    await mustBeEmpty(connection, name);
    return undefined;
  }
  if (found.schemaVersion > newest(migrations))
    throw new StoreUnusable(
      'newer',
      `${name} was made by a newer Concord (its version is ${found.schemaVersion}, this one knows ${newest(migrations)}). Start that one.`,
    );
  if (found.copying && !copying)
    throw new StoreUnusable('damaged', `${name} is half copied. Run the same \`store copy\` again to finish it.`);
  return found.schemaVersion;
}

/** Refuses a database that contains another program's data or a partly restored Concord. */
async function mustBeEmpty(connection: Connection, name: string): Promise<void> {
  const names = await namesIn(connection);
  const own = new Set<string>(COLLECTIONS);
  const isUsed = async (collection: string): Promise<boolean> =>
    !own.has(collection) || (await within(connection.collection(collection).findOne({}), OPEN_TIMEOUT_MS)) !== null;
  const used = await Promise.all(names.map(isUsed));
  if (!used.includes(true)) return;
  // Another process may have created Concord's data here at the same time.
  if (await within(connection.collection<AboutRow>('about').findOne({ _id: 'concord' }), OPEN_TIMEOUT_MS)) return;
  throw new StoreUnusable(
    'notOurs',
    `${name} has data that is not Concord’s, or only part of a Concord’s. Name a database of its own in the address. Nothing was changed.`,
  );
}

async function namesIn(connection: Connection): Promise<readonly string[]> {
  const list = connection.db?.listCollections({}, { nameOnly: true, authorizedCollections: true }).toArray();
  const found = await within(list ?? Promise.reject(new StoreTimeout('not connected')), OPEN_TIMEOUT_MS);
  return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
}

async function migrate(models: Models, from: number | undefined, migrations: readonly Migration[]): Promise<void> {
  const { about } = models;
  if (from === undefined) {
    const row: AboutRow = {
      _id: 'concord',
      schemaVersion: newest(migrations),
      madeAt: new Date(),
    };
    await about.insertMany([row], { lean: true }).catch((fault: unknown) => {
      if (!isDuplicate(fault)) throw fault;
    });
    return;
  }
  for (const step of migrations.filter(({ version }) => version > from)) {
    await step.run(models);
    await about.updateOne({ _id: 'concord', schemaVersion: { $lt: step.version } }, { schemaVersion: step.version });
  }
}
