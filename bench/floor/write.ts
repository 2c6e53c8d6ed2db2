/**
 * What every floor does: one durable write of `WRITE_BYTES` to the store that the product has (embedded, or the MongoDB of
 * `MONGODB_URI`), and the answer in the file `ANSWER`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export const read = (name: string): string => process.env[name] ?? '';

const written = 'w'.repeat(Number(read('WRITE_BYTES')));

function embedded(): () => void {
  const database = new Database(join(read('FOLDER'), 'floor.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE writes (row INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO writes (body) VALUES (?)');
  return () => void insert.run([written]);
}

/** Acknowledged by most of the replica set, as every write of the product is. */
async function mongodb(uri: string): Promise<() => Promise<void>> {
  const { default: mongoose } = await import('mongoose');
  const options = { writeConcern: { w: 'majority' }, maxPoolSize: 32 } as const;
  const connection = await mongoose.createConnection(uri, options).asPromise();
  const writes = connection.collection('writes');
  return async () => void (await writes.insertOne({ body: written }));
}

export const write: () => void | Promise<void> =
  read('MONGODB_URI') === '' ? embedded() : await mongodb(read('MONGODB_URI'));

/** What the product answered to such a press. */
export const answer = JSON.parse(readFileSync(read('ANSWER'), 'utf8')) as object;
