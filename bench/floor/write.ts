/** What every floor does: one durable write of `WRITE_BYTES` to the embedded store, and the answer in the file `ANSWER`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export const read = (name: string): string => process.env[name] ?? '';

const database = new Database(join(read('FOLDER'), 'floor.db'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE writes (row INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
const insert = database.prepare('INSERT INTO writes (body) VALUES (?)');
const written = 'w'.repeat(Number(read('WRITE_BYTES')));

export const write = (): void => void insert.run([written]);

/** What the product answered to such a press. */
export const answer = JSON.parse(readFileSync(read('ANSWER'), 'utf8')) as object;
