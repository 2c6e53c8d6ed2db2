import mongoose, { type Connection } from 'mongoose';
import { StoreUnusable } from '../store.ts';
import { openModels, type AboutRow, type Models } from './models.ts';
import { isDuplicate, within } from './patience.ts';
import { watch } from './watch.ts';

/** A step forward. There is none back: an older Concord does not open what a newer one made. */
export interface Migration {
  /** Counts up from 1; kept as the database's `schemaVersion`. */
  readonly version: number;
  /** May run again after it was cut off, so it must not mind finding its work half done. */
  readonly run: (models: Models) => Promise<void>;
}

/** The first version is what `openModels` makes. */
export const MIGRATIONS: readonly Migration[] = [{ version: 1, run: () => Promise.resolve() }];
export const newest = (migrations: readonly Migration[]): number =>
  Math.max(0, ...migrations.map(({ version }) => version));

export interface Opened {
  readonly name: string;
  readonly connection: Connection;
  readonly models: Models;
  close(): Promise<void>;
}

/** Short enough that a person is told to try again while their platform still waits. */
const SELECTION_MS = 1_200;
const OPENING_MS = 10_000;

export interface ConnectOptions {
  /** For the one who copies into it: nobody else opens a database that is half copied. */
  readonly copying?: boolean;
  /** Looks at the database before anything is made there, and throws when it is not what was wanted. */
  readonly first?: (connection: Connection, name: string) => Promise<void>;
}

/** @throws StoreUnusable, with nothing touched */
export async function connect(
  uri: string,
  migrations: readonly Migration[] = MIGRATIONS,
  { copying = false, first }: ConnectOptions = {},
): Promise<Opened> {
  const connection = await reach(uri);
  const name = `MongoDB at ${connection.host}/${connection.name}`;
  try {
    const version = await look(connection, name, migrations, copying);
    await first?.(connection, name);
    const models = await openModels(connection);
    await migrate(models, version, migrations);
    const unwatch = watch(connection, () => connection.openUri(uri, OPTIONS));
    const close = async (): Promise<void> => {
      await unwatch();
      await connection.close();
    };
    return { name, connection, models, close };
  } catch (fault) {
    await connection.close();
    throw fault;
  }
}

const OPTIONS: mongoose.ConnectOptions = {
  bufferCommands: false,
  autoCreate: true,
  autoIndex: true,
  serverSelectionTimeoutMS: SELECTION_MS,
  connectTimeoutMS: SELECTION_MS,
  heartbeatFrequencyMS: 1_000,
  socketTimeoutMS: 30_000,
  maxPoolSize: 32,
  retryWrites: true,
  writeConcern: { w: 'majority' },
  readConcernLevel: 'majority',
  appName: 'concord',
};

async function reach(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, OPTIONS);
  try {
    return await within(connection.asPromise(), OPENING_MS);
  } catch (fault) {
    await connection.close().catch(() => undefined);
    // The address may hold a password, and so may what the driver says about it.
    const why = fault instanceof Error ? fault.name : 'unknown';
    throw new StoreUnusable('unreachable', `MongoDB cannot be reached (${why}). Check its address and start again.`);
  }
}

/** Reads, and writes nothing. Gives the version; undefined when there is no Concord in the database yet. */
async function look(
  connection: Connection,
  name: string,
  migrations: readonly Migration[],
  copying: boolean,
): Promise<number | undefined> {
  const found = await within(connection.collection<AboutRow>('about').findOne({ _id: 'concord' }), OPENING_MS);
  if (!found) return undefined;
  if (found.schemaVersion > newest(migrations))
    throw new StoreUnusable(
      'newer',
      `${name} was made by a newer Concord (its version is ${found.schemaVersion}, this one knows ${newest(migrations)}). Start that one.`,
    );
  if (found.copying && !copying)
    throw new StoreUnusable('damaged', `${name} is half copied. Run the same \`store copy\` again to finish it.`);
  return found.schemaVersion;
}

async function migrate(models: Models, from: number | undefined, migrations: readonly Migration[]): Promise<void> {
  const { about } = models;
  if (from === undefined) {
    const row: AboutRow = { _id: 'concord', schemaVersion: newest(migrations), madeAt: new Date() };
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
