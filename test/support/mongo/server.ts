/**
 * Where the tests of the MongoDB store get their server, in this order: `MONGODB_TEST_URI`; a `mongod` on PATH; with Java
 * and Maven on PATH a server that speaks MongoDB's protocol over memory; `mongodb-memory-server`, where it is installed.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { freePort, wait } from '../program.ts';
import { bringJars, SERVER, SERVER_NAME } from './jars.ts';

export interface MongoServer {
  /** For people: which one it is. */
  readonly name: string;
  /** Whether it is MongoDB itself: it has indexes, transactions, collations, durability. */
  readonly real: boolean;
  /** The address of a database of this name. */
  uri(database: string): string;
  drop(database: string): Promise<void>;
  stop(): Promise<void>;
}

/** `.ci/run` sets it: without a server the tests fail then, and the jars may come over the network. */
const REQUIRED = process.env['CONCORD_TEST_MONGO'] === 'required';

/**
 * Undefined when there is none to be had in seconds; says so, loudly.
 * @param none says so instead
 * @param isLarge much will be stored: a server in Java gets the memory and the threads for it
 * @throws when one is required
 */
export async function findMongo(none?: () => void, isLarge = false): Promise<MongoServer | undefined> {
  const faults: string[] = [];
  for (const [what, start] of WAYS) {
    try {
      const server = await start(isLarge);
      if (server) {
        console.info(`MongoDB in these tests: ${server.name}`);
        return server;
      }
    } catch (fault) {
      faults.push(`${what}: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
  }
  const words = `NO MONGODB FOR TESTS (MONGODB_TEST_URI, mongod, Java 17 with Maven, or mongodb-memory-server). ${faults.join('; ')}`;
  if (REQUIRED) throw new Error(words);
  if (none) none();
  else console.warn(`\n!! ${words}\n!! The tests of the MongoDB store are skipped.\n`);
  return undefined;
}

const WAYS: readonly (readonly [string, (isLarge: boolean) => Promise<MongoServer | undefined>])[] = [
  ['MONGODB_TEST_URI', given],
  ['mongod', mongod],
  ['Java', javaServer],
  ['mongodb-memory-server', memoryServer],
];

const has = (command: string, flag: string): boolean => spawnSync(command, [flag], { stdio: 'ignore' }).status === 0;

async function given(): Promise<MongoServer | undefined> {
  const uri = process.env['MONGODB_TEST_URI'];
  if (!uri) return undefined;
  const at = new URL(uri);
  return over(`MONGODB_TEST_URI (${at.host})`, true, (database) => {
    const to = new URL(uri);
    to.pathname = `/${database}`;
    return to.href;
  });
}

async function mongod(): Promise<MongoServer | undefined> {
  if (!has('mongod', '--version')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'concord-mongod-'));
  const port = await freePort();
  const args = ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet'];
  const child = spawn('mongod', args, { stdio: 'ignore' });
  return started('mongod', true, port, child, () => rmSync(folder, { recursive: true, force: true }));
}

const SMALL = ['-Xmx768m'];
/**
 * With a thread for each connection, as MongoDB has one: a query that reads much holds up no other, nor the driver's question
 * whether the server lives.
 */
const LARGE = ['-Xmx6g', '-Dio.netty.eventLoopThreads=64'];

async function javaServer(isLarge: boolean): Promise<MongoServer | undefined> {
  if (!has('java', '-version') || !has('mvn', '-v')) return undefined;
  const jars = await bringJars(!REQUIRED);
  const flags = [...(isLarge ? LARGE : SMALL), '-cp', join(jars, '*')];
  const child = spawn('java', [...flags, SERVER], { stdio: ['pipe', 'pipe', 'ignore'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}`)));
  });
  child.removeAllListeners('exit');
  return started(`${SERVER_NAME}, in memory`, false, port, child);
}

interface MemoryServers {
  readonly MongoMemoryServer: {
    create(): Promise<{ getUri(database?: string): string; stop(): Promise<unknown> }>;
  };
}

async function memoryServer(): Promise<MongoServer | undefined> {
  const name = 'mongodb-memory-server';
  const found = (await import(name).catch(() => undefined)) as MemoryServers | undefined;
  if (!found) return undefined;
  const server = await found.MongoMemoryServer.create();
  return {
    ...over(name, true, (database) => server.getUri(database)),
    stop: async () => void (await server.stop()),
  };
}

async function started(
  name: string,
  real: boolean,
  port: number,
  child: ChildProcess,
  after: () => void = () => undefined,
): Promise<MongoServer> {
  const server = over(name, real, (database) => `mongodb://127.0.0.1:${port}/${database}`);
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  await answers(server.uri('admin'), child);
  return {
    ...server,
    async stop() {
      process.removeListener('exit', end);
      end();
      if (child.exitCode === null && child.signalCode === null)
        await new Promise((resolve) => child.once('exit', resolve));
      after();
    },
  };
}

async function answers(uri: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    try {
      const connection = await mongoose.createConnection(uri, { serverSelectionTimeoutMS: 500 }).asPromise();
      await connection.close();
      return;
    } catch {
      await wait(100);
    }
  }
  child.kill('SIGKILL');
  throw new Error('it does not answer');
}

const over = (name: string, real: boolean, uri: (database: string) => string): MongoServer => ({
  name,
  real,
  uri,
  async drop(database) {
    const connection = await mongoose.createConnection(uri(database)).asPromise();
    await connection.dropDatabase();
    await connection.close();
  },
  stop: () => Promise.resolve(),
});

/** A name that no other test has, also where many share one server. */
export const newDatabase = (): string => `concord_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
