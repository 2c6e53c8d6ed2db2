/** What the container image holds and how compose puts it together, as far as a machine without a container engine can try. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../.config/build.mjs';
import { imageTree } from '../../.config/imageTree.mjs';
import { freePort } from '../support/program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const isRoot = process.getuid?.() === 0;
/** Nobody: owns nothing of the image. */
const NOBODY = 65_534;

let image = '';
let data = '';
let program: ChildProcess;
let port = 0;
let output = '';
const env = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  PORT: String(port),
  HOST: '127.0.0.1',
  CONCORD_DATA: data,
  NODE_ENV: '',
});
const asNobody = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

beforeAll(async () => {
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'concord-image-'));
  execFileSync('chmod', ['755', folder]);
  image = join(folder, 'concord');
  await imageTree(image);
  data = mkdtempSync(join(tmpdir(), 'concord-image-data-'));
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  port = await freePort();
  program = spawn(process.execPath, ['dist/main.js'], { cwd: image, env: env(), ...asNobody });
  for (const stream of [program.stdout, program.stderr])
    stream?.on('data', (part: Buffer) => (output += part.toString()));
  for (let waited = 0; waited < 200; waited += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(output);
}, 180_000);
afterAll(async () => {
  const ended = new Promise((done) => program.once('exit', done));
  program.kill('SIGTERM');
  await ended;
  for (const folder of [join(image, '..'), data]) rmSync(folder, { recursive: true, force: true });
});

const found = (...how: readonly string[]): string[] =>
  execFileSync('find', [image, ...how])
    .toString()
    .split('\n')
    .filter(Boolean);

describe('the image', () => {
  const manifest = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;

  it('holds the program, what it loads, and nothing else', () => {
    expect(readdirSync(image).sort()).toEqual([
      '.env.example',
      'LICENSE',
      'NOTICE',
      'dist',
      'manifests',
      'node_modules',
      'package-lock.json',
      'package.json',
    ]);
    const there = (name: string): boolean => existsSync(join(image, 'node_modules', name));
    expect(Object.keys(manifest.dependencies).filter((name) => !there(name))).toEqual([]);
    expect(['typescript', 'vitest', 'eslint', 'esbuild', 'playwright-core', 'tsx', 'prettier'].filter(there)).toEqual(
      [],
    );
    expect(found('-name', '*.map', '-o', '-name', '*.d.ts')).toEqual([]);
    expect(found('-path', '*botbuilder/LICENSE')).toHaveLength(1);
    expect(found('-name', '.env*', '-not', '-path', '*/node_modules/*')).toEqual([join(image, '.env.example')]);
  });

  it('runs for a user who owns none of it, with the health check of the Dockerfile', () => {
    const [, check = ''] = /HEALTHCHECK[^]*?CMD (\[.*\])/.exec(read('Dockerfile')) ?? [];
    const [command = '', ...args] = JSON.parse(check) as string[];
    const checked = spawnSync(command, args, { cwd: image, env: env(), ...asNobody });
    expect(checked.status).toBe(0);
    const wrong = spawnSync(command, args, { cwd: image, env: { ...env(), PORT: '1' }, ...asNobody });
    expect(wrong.status).toBe(1);
    expect(output).not.toMatch(/"level":(50|60)/);
  });

  it('has the administrators’ program, also while it runs', () => {
    const cli = (...args: string[]) =>
      spawnSync(process.execPath, ['dist/cli.js', ...args], { cwd: image, env: env(), ...asNobody });
    expect(cli('--help').status).toBe(0);
    expect(cli('doctor').status).toBe(0);
    const audit = cli('audit');
    expect(audit.status, audit.stderr.toString()).toBe(0);
  });

  it('writes nothing but its data', () => {
    expect(found('-newer', join(image, 'package.json'), '-type', 'f', '-user', String(NOBODY))).toEqual([]);
    expect(readdirSync(data).length).toBeGreaterThan(0);
  });
});

interface Service {
  readonly image?: string;
  readonly ports?: readonly string[];
  readonly network_mode?: string;
  readonly read_only?: boolean;
  readonly env_file?: readonly { readonly path: string; readonly required: boolean }[];
  readonly environment?: Readonly<Record<string, string>>;
}

describe('compose', () => {
  const { load } = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };
  const { services } = load(read('compose.yaml')) as { services: Readonly<Record<string, Service>> };

  it('publishes the proxy alone, and only to this machine unless told otherwise', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((each) => [name, each]));
    expect(services['proxy']?.network_mode).toBe('service:concord');
    expect(published).toEqual([
      ['concord', '${PUBLISH:-127.0.0.1}:80:80'],
      ['concord', '${PUBLISH:-127.0.0.1}:443:443'],
    ]);
    expect(services['concord']?.environment?.['HOST']).toBe('127.0.0.1');
  });

  it('names exact releases, needs no .env, and gives MongoDB a user', () => {
    const images = [
      ...Object.values(services).flatMap(({ image: name }) => name ?? []),
      ...(read('Dockerfile').match(/(?<=^FROM )\S+/gm) ?? []),
    ];
    expect(images.filter((name) => !/:\d+\.\d+\.\d+/.test(name))).toEqual([]);
    expect(services['concord']?.env_file).toEqual([{ path: '.env', required: false }]);
    expect(services['concord']?.environment?.['MONGODB_URI']).toMatch(
      /^mongodb:\/\/concord:\$\{MONGO_PASSWORD:-concord\}@mongo/,
    );
    expect(services['mongo']?.environment).toHaveProperty('MONGO_INITDB_ROOT_PASSWORD', '${MONGO_PASSWORD:-concord}');
    expect(services['concord']?.read_only).toBe(true);
  });

  it('keeps secrets out of what is sent to be built', () => {
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env', '.env.*', '.git', 'data']));
  });
});

const hasCaddy = spawnSync('caddy', ['version']).status === 0;
// On a machine of CI it is installed; elsewhere it may be missing.
describe.skipIf(!hasCaddy && !process.env['CI'])('the proxy', () => {
  let caddy: ChildProcess;
  let https = 0;
  const agent = new Agent({ rejectUnauthorized: false });
  interface Answer {
    readonly status: number;
    readonly body: string;
  }
  const call = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: https, servername: 'localhost', method, path, agent };
      const sent = request({ ...options, headers: { Host: `localhost:${https}`, ...headers } }, (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const press = (origin: string, more: Record<string, string> = {}): Promise<Answer> =>
    call(
      'POST',
      '/local/people/una-1/act',
      { Origin: origin, 'Content-Type': 'application/json', ...more },
      JSON.stringify({ verb: 'home' }),
    );

  beforeAll(async () => {
    https = await freePort();
    const home = mkdtempSync(join(tmpdir(), 'concord-caddy-'));
    caddy = spawn('caddy', ['run', '--config', join(root, '.config/Caddyfile'), '--adapter', 'caddyfile'], {
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        XDG_DATA_HOME: home,
        HTTP_PORT: String(await freePort()),
        HTTPS_PORT: String(https),
        CONSOLE_PORT: `:${https}`,
        CONCORD_PORT: String(port),
      },
      stdio: 'ignore',
    });
    for (let waited = 0; waited < 100; waited += 1) {
      if (await call('GET', '/healthz').catch(() => undefined)) return;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error('the proxy does not answer');
  }, 30_000);
  afterAll(async () => {
    const ended = new Promise((done) => caddy.once('exit', done));
    caddy.kill('SIGTERM');
    await ended;
  });

  it('leads to the console, and lets only its own page press there', async () => {
    expect(await call('GET', '/')).toMatchObject({ status: 200, body: expect.stringContaining('<html') as string });
    const own = await press(`https://localhost:${https}`);
    expect({ ...own, body: JSON.parse(own.body) as unknown }).toMatchObject({ status: 200, body: { ok: true } });
    expect((await press('https://evil.example')).status).toBe(403);
    expect((await press(`http://127.0.0.1:${port}`, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  it('answers nobody who asks for another name', async () => {
    const other = await call('GET', '/local/networks', { Host: 'evil.example' });
    expect(other.body).not.toContain('una');
  });
});
