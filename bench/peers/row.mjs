/** What every peer does for a press: one durable row of the same size. The answer is the product's own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export const read = (name) => process.env[name] ?? '';
export const answer = JSON.parse(readFileSync(read('ANSWER'), 'utf8'));
const body = 'w'.repeat(Number(read('WRITE_BYTES')));

function table() {
  const database = new Database(join(read('FOLDER'), 'floor.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE writes (row INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  return { database, insert: database.prepare('INSERT INTO writes (body) VALUES (?)') };
}

/** One commit for each press, as somebody writes it by hand. */
export function alone() {
  const { insert } = table();
  return () => void insert.run([body]);
}

/** One commit for all presses that are waiting. */
export function together() {
  const { database, insert } = table();
  let waiting = [];
  const commit = () => {
    const stored = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    for (const _ of stored) insert.run([body]);
    database.exec('COMMIT');
    for (const resolve of stored) resolve();
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(commit);
    });
}

/** In PostgreSQL. */
export async function inPostgres(url) {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  await pool.query('CREATE TABLE IF NOT EXISTS writes (row SERIAL PRIMARY KEY, body TEXT NOT NULL)');
  return async () => void (await pool.query('INSERT INTO writes (body) VALUES ($1)', [body]));
}

export function endWith(server) {
  process.on('SIGTERM', () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
}

export async function textOf(req) {
  const parts = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts).toString();
}
