/** How a start on MongoDB goes, and what it says when it does not: against a server that answers as each test says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import type { Connection } from 'mongoose';
import { afterAll, describe, expect, test } from 'vitest';
import { connect, MIGRATIONS, type ConnectOptions } from '../../src/store/mongo/connect.ts';
import { startFaultOf } from '../../src/store/mongo/startFaults.ts';
import { StoreUnusable } from '../../src/store/store.ts';
import { member, startScripted, type Script, type Scripted } from '../support/mongo/scripted.ts';
import { freePort } from '../support/program.ts';
import { REAL_TIME } from '../support/realTime.ts';

const servers: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const server of servers.splice(0)) await server.close();
});
async function scripted(script?: Script): Promise<Scripted> {
  const server = await startScripted(script);
  servers.push(server);
  return server;
}

/** Thrown when the start has come as far as looking into the database. */
class Reached extends Error {}
const reached = (): Promise<void> => Promise.reject(new Reached());

const start = (uri: string, options: ConnectOptions = {}): Promise<unknown> =>
  connect(uri, MIGRATIONS, { patienceMs: 0, first: reached, ...options }).catch((fault: unknown) => fault);
const AUTH = {
  ok: 0,
  code: 18,
  codeName: 'AuthenticationFailed',
  errmsg: 'Authentication failed.',
};
const RIGHTS = {
  ok: 0,
  code: 13,
  codeName: 'Unauthorized',
  errmsg: 'not authorized on una to execute command',
};
const NO_LOGIN = {
  ok: 0,
  code: 13,
  codeName: 'Unauthorized',
  errmsg: 'Command find requires authentication',
};

const hasOpenssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0;

describe('a start that cannot use MongoDB says which of these it is, and nothing of the address', () => {
  const at = ({ port }: Scripted, rest = '/una'): string => `mongodb://amina:hush@127.0.0.1:${port}${rest}`;
  const cases: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ['an unknown host', async () => 'mongodb://amina:hush@nowhere.invalid/una', /\(DNS\)/],
    [
      'a port at which nothing listens',
      async () => `mongodb://amina:hush@127.0.0.1:${await freePort()}/una`,
      /nothing listens/,
    ],
    ['TLS that does not come about', async () => at(await scripted(), '/una?tls=true'), /TLS.*certificate/],
    ['a server that hangs up', async () => at(await hangsUp()), /closes the connection/],
    [
      'a wrong password',
      async () => at(await scripted((c) => ('saslStart' in c ? AUTH : undefined))),
      /password is wrong/,
    ],
    [
      'no password',
      async () => at(await scripted((c) => ('find' in c ? NO_LOGIN : undefined))).replace('amina:hush@', ''),
      /has none/,
    ],
    [
      'missing rights',
      async () => at(await scripted((c) => ('find' in c ? RIGHTS : undefined))).replace('amina:hush@', ''),
      /readWrite/,
    ],
    ['another set’s name', async () => at(await inSet('theirs', 'primary'), '/una?replicaSet=ours'), /replicaSet=…/],
    ['a set without a primary', async () => at(await inSet('ours', 'secondary'), '/una?replicaSet=ours'), /no primary/],
    ['a server that is silent', async () => at(await scripted(() => new Promise(() => undefined))), /does not answer/],
    [
      'an old server',
      async () => at(await scripted((c) => (isHello(c) ? { maxWireVersion: 4 } : undefined))),
      /too old/,
    ],
    [
      'a certificate that is not there',
      async () => at(await scripted(), '/una?tls=true&tlsCAFile=/not/there.pem'),
      /file/,
    ],
    ['no database', async () => at(await scripted(), ''), /names no database/],
    ['no database, but options', async () => at(await scripted(), '/?tls=false'), /names no database/],
    ['MongoDB’s own database', async () => at(await scripted(), '/admin'), /its own databases/],
    ['a password with a slash', async () => 'mongodb://amina:hu/sh@127.0.0.1/una', /%2F/],
    ['an option that there is not', async () => at(await scripted(), '/una?retryWrite=false'), /options/],
  ];
  const said: string[] = [];
  test.concurrent.each(cases)('%s', async (_what, address, words) => {
    const uri = await address();
    const fault = await start(uri);
    expect(fault).toBeInstanceOf(StoreUnusable);
    const { message } = fault as StoreUnusable;
    expect(message).toMatch(words);
    const port = /:(\d+)/.exec(uri)?.[1] ?? 'hush';
    for (const part of ['amina', 'hush', 'hu/sh', 'nowhere', '127.0.0.1', port]) expect(message).not.toContain(part);
    said.push(message);
  });

  test('no two of them say the same, but for the two ways to name no database', () => {
    expect(said).toHaveLength(cases.length);
    expect(new Set(said).size).toBe(cases.length - 1);
  });

  test.skipIf(!hasOpenssl)('a certificate that nobody vouches for', async () => {
    const { port } = await selfSigned();
    expect(String(await start(`mongodb://127.0.0.1:${port}/una?tls=true`))).toMatch(/\(TLS\).*certificate/);
  });
});

/** As a server with the certificate that an administrator makes in a minute. */
async function selfSigned(): Promise<{ port: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-tls-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
  spawnSync('openssl', [...made, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  const server = createTls({ key: readFileSync(keyFile), cert: readFileSync(certFile) }, (socket) => {
    socket.on('error', () => undefined);
  });
  rmSync(folder, { recursive: true });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({ close: () => new Promise<void>((resolve) => void server.close(() => resolve())) });
  return { port: (server.address() as { port: number }).port };
}

const isHello = (command: object): boolean => ['hello', 'ismaster', 'isMaster'].some((name) => name in command);

async function inSet(name: string, ...roles: ('primary' | 'secondary')[]): Promise<Scripted> {
  let asked = 0;
  const server: Scripted = await scripted((command) => {
    if (!isHello(command)) return undefined;
    const role = roles[Math.min(asked, roles.length - 1)] ?? 'primary';
    asked += 1;
    return member(server.port, name, role);
  });
  return server;
}

async function hangsUp(): Promise<Scripted> {
  const server = createServer((socket) => socket.on('error', () => undefined).destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  servers.push({ close });
  return {
    port: (server.address() as { port: number }).port,
    commands: [],
    close,
  };
}

/** What no test can bring about on one machine: as the driver tells it, inside what it knows of its servers. */
describe('a start that the network keeps from MongoDB', () => {
  test.each([
    ['a name server that is away', 'EAI_AGAIN', /name server \(DNS\) does not answer/],
    ['a name server that has a fault', 'ESERVFAIL', /name server \(DNS\) does not answer/],
    ['no way to the host', 'EHOSTUNREACH', /no way to its host/],
    ['no way to the network', 'ENETUNREACH', /no way to its host/],
  ])('%s is told as that, and may pass', (_what, code, words) => {
    const error = new Error('connection failed', { cause: Object.assign(new Error(code), { code }) });
    const reason = { type: 'Unknown', servers: new Map([['host:27017', { type: 'Unknown', error }]]) };
    const known = startFaultOf(Object.assign(new Error('server selection timed out'), { reason }));
    expect(known?.words).toMatch(words);
    expect(known?.mayPass).toBe(true);
  });
});

describe('a start waits', () => {
  /** A set whose primary is elected once the program has said that it waits for one. */
  async function elected(said: readonly string[]): Promise<string> {
    const server: Scripted = await scripted((command) =>
      isHello(command) ? member(server.port, 'ours', said.length > 0 ? 'primary' : 'secondary') : undefined,
    );
    return `mongodb://127.0.0.1:${server.port}/una?replicaSet=ours`;
  }

  test('for a primary to be elected, and says so once', async () => {
    const said: string[] = [];
    const waits = (words: string): void => void said.push(words);
    const fault = await start(await elected(said), { patienceMs: 20_000, waits });
    expect(fault).toBeInstanceOf(Reached);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/no primary.*tried for 20 s/);
  });

  test('for thirty seconds where nothing else is said', async () => {
    const said: string[] = [];
    const waits = (words: string): void => void said.push(words);
    await expect(connect(await elected(said), MIGRATIONS, { first: reached, waits })).rejects.toBeInstanceOf(Reached);
    expect(said).toMatchObject([expect.stringContaining('tried for 30 s') as string]);
  });

  test('not at all for what does not pass by itself', REAL_TIME, async () => {
    const { port } = await scripted((command) => ('saslStart' in command ? AUTH : undefined));
    const from = performance.now();
    await expect(connect(`mongodb://a:b@127.0.0.1:${port}/una`)).rejects.toBeInstanceOf(StoreUnusable);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('the address decides', () => {
  /** What a first write and the first read look like on their way. */
  async function sent(options: string): Promise<{ insert: object | undefined; find: object | undefined }> {
    const { port, commands } = await inSet('ours', 'primary');
    const first = async (connection: Connection): Promise<void> => {
      await connection.collection('about').insertOne({ said: 'x' });
      throw new Reached();
    };
    expect(
      await start(`mongodb://127.0.0.1:${port}/una?replicaSet=ours${options}`, {
        first,
      }),
    ).toBeInstanceOf(Reached);
    return {
      insert: commands.find((command) => 'insert' in command),
      find: commands.find((command) => 'find' in command),
    };
  }

  test('whether writes are repeated by the driver: Amazon DocumentDB refuses those that may be', async () => {
    expect((await sent('')).insert).toHaveProperty('txnNumber');
    expect((await sent('&retryWrites=false')).insert).not.toHaveProperty('txnNumber');
  });

  test.each(['&readPreference=secondary', '&readPreference=nearest&readPreferenceTags=dc:ny&maxStalenessSeconds=120'])(
    'not from which server is read: %s',
    async (options) => {
      const { find } = await sent(options);
      expect(find).toBeDefined();
      // Nothing said is the primary.
      expect(find).not.toHaveProperty('$readPreference');
    },
  );

  test('not how surely is written and read', async () => {
    const { insert, find } = await sent('&w=1&journal=false&wTimeoutMS=1&readConcernLevel=local');
    expect(insert).toMatchObject({ writeConcern: { w: 'majority' } });
    expect(insert).not.toHaveProperty('writeConcern.wtimeout');
    expect(find).toMatchObject({ readConcern: { level: 'majority' } });
  });
});
