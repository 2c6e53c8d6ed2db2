/** MongoDB for the benches: the server that the tests would take, started when the first bench asks for it. */
import mongoose from 'mongoose';
import { findMongo, newDatabase, type MongoServer } from '../../test/support/mongo/server.ts';

let server: Promise<MongoServer | undefined> | undefined;

/**
 * Undefined when there is none: the rows that want one are left out, and one line says so.
 * @param isLarge much will be stored there; it counts for the first bench that asks
 */
export const mongo = (isLarge = false): Promise<MongoServer | undefined> =>
  (server ??= findMongo(() => (isMissing = true), isLarge));
let isMissing = false;

/** For below the table. */
export const missingMongo = (): string =>
  isMissing ? 'MongoDB: not measured, for want of a server (MONGODB_TEST_URI, mongod, or Java 17 with Maven)\n' : '';

export async function stopMongo(): Promise<void> {
  await (await server)?.stop();
}

export interface Database {
  readonly uri: string;
  drop(): Promise<void>;
}

export function database(on: MongoServer): Database {
  const name = newDatabase();
  return { uri: on.uri(name), drop: () => on.drop(name) };
}

/** For people: what the figures of a line were measured on, and what that server lacks. */
export const wordsFor = ({ name, real }: MongoServer): string =>
  `on ${name}${real ? '' : ', which has no indexes but unique ones and writes to no disk'}`;

export interface Journal {
  /** How many bytes the last row has, as it was inserted; undefined once what it changed has been struck out. */
  lastRow(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** What each commit writes in its one insert, seen from beside the program. */
export async function watchJournal(uri: string): Promise<Journal> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const rows = connection.collection('journal');
  return {
    async lastRow() {
      const [row] = await rows.find({ network: 'una' }).sort({ number: -1 }).limit(1).toArray();
      return row && 'changes' in row ? mongoose.mongo.BSON.calculateObjectSize(row) : undefined;
    },
    close: () => connection.close(),
  };
}
